/**
 * Whether an answer's `data`, 64-bit numbers as strings, is the truth: in enums apart from the way they are written, and in
 * ids to the last digit, or where a server is known to round them (`exact` false) to what JavaScript's numbers hold.
 */
export function agrees(data: unknown, truth: unknown, exact: boolean): boolean {
  if (Array.isArray(truth)) {
    return (
      Array.isArray(data) &&
      data.length === truth.length &&
      truth.every((each, index) => agrees(data[index], each, exact))
    );
  }
  if (typeof truth === 'object' && truth !== null) {
    if (typeof data !== 'object' || data === null) return false;
    return Object.entries(truth).every(([name, each]) =>
      enums.has(name) ? folded(read(data, name)) === folded(each) : agrees(read(data, name), each, exact),
    );
  }
  if (typeof truth === 'string' && longNumber.test(truth))
    return exact ? data === truth : Number(data) === Number(truth);
  return data === truth;
}

const enums = new Set(['type', 'state', 'destination']);
const longNumber = /^\d{16,}$/;

function read(object: object, name: string): unknown {
  return (object as Record<string, unknown>)[name];
}

function folded(value: unknown): string {
  return String(value).replaceAll('_', '').toLowerCase();
}
