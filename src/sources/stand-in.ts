import type { WireRecord } from '../dashboard/wire-record.ts';
import type { NodeKey } from '../values/node-id.ts';
import { detailFields } from './carried-field.ts';
import type { SingleLoader } from './single-loader.ts';

/** What is in hand of a node whose list leaves something out. */
interface PartlyKnown<Key> {
  readonly key: Key;
  readonly record?: WireRecord | undefined;
  /** The record is that of the single read. */
  readonly whole?: boolean;
  readonly answer?: WireRecord | undefined;
}

/** The record of the single read, read where it is not in hand, or what stands in for it. @param field As of {@link orStandIn} */
export function wholeRecord<Key extends NodeKey>(
  loader: SingleLoader<Key>,
  { key, record, whole, answer }: PartlyKnown<Key>,
  field?: string,
): Promise<WireRecord | null> {
  if (whole && record !== undefined) return Promise.resolve(record);
  return orStandIn(loader.load(key), answer, field);
}

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
