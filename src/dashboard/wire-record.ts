/** An object of the service's JSON as it came, 64-bit integers as strings of digits. Decoders read it field by field. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** The value as an object; null when it is anything else, lists included. */
export function readRecord(value: unknown): WireRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as WireRecord) : null;
}

/** The value as a list of objects, leaving out what is none; a single object counts as a list of one. */
export function readRecords(value: unknown): WireRecord[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map(readRecord).filter((record) => record !== null);
}
