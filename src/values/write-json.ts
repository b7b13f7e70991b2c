/**
 * `JSON.stringify` for plain data, with bigints written bare as their digits: how 64-bit numbers are sent. Undefined
 * members are dropped, null ones kept. What JSON cannot say (undefined, a function) is `null`, as in arrays.
 */
export function writeJson(value: unknown): string {
  return write(value) ?? 'null';
}

function write(value: unknown): string | undefined {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON());
  return Array.isArray(value) ? writeArray(value) : writeObject(value);
}

function writeArray(items: readonly unknown[]): string {
  return `[${Array.from(items, writeJson).join(',')}]`;
}

function writeObject(object: object): string {
  const members: string[] = [];
  for (const [name, member] of Object.entries(object)) {
    const text = write(member);
    if (text !== undefined) members.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${members.join(',')}}`;
}
