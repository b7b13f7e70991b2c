/** Writes so many rows as the database put them together, into `room` where that is large enough. */
export type WriteLines = (
  lines: Uint8Array,
  rows: number,
  room: ArrayBuffer | undefined,
) => Uint8Array<ArrayBuffer>;

/** Sizes are even, so that memory of one batch does for most others. */
const step = 65_536;

/** Memory for so many bytes: that which is given if it is large enough. */
export function roomFor(bytes: number, given: ArrayBuffer | undefined): ArrayBuffer {
  if (given !== undefined && given.byteLength >= bytes) return given;
  return new ArrayBuffer(Math.ceil(bytes / step) * step);
}
