import type { WireRecord } from '../dashboard/wire-record.ts';

/** What a create answered, where the thing cannot be read afresh: nothing that was created may be lost from sight. */
export async function orStandIn(
  reading: Promise<WireRecord | null>,
  answer: WireRecord | undefined,
): Promise<WireRecord | null> {
  if (answer === undefined) return reading;
  return (await reading.catch(() => answer)) ?? answer;
}
