import type { WireRecord } from '../dashboard/wire-record.ts';
import { detailFields } from './carried-field.ts';

/**
 * What a create answered, where the thing cannot be read afresh: nothing that was created may be lost from sight.
 * @param field What is wanted of it. What the answer does not say, and only the reading could, fails with the reading.
 */
export function orStandIn(
  reading: Promise<WireRecord | null>,
  answer: WireRecord | undefined,
  field = '',
): Promise<WireRecord | null> {
  if (answer === undefined) return reading;
  const silent = detailFields.has(field) && !Object.hasOwn(answer, field);
  return (silent ? reading : reading.catch(() => answer)).then((record) => record ?? answer);
}
