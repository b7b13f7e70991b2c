/** What the emulator sends and reads: JSON whose large integers are BigInts; undefined members are left out. */
export type Json =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [name: string]: Json };

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Writes JSON text; 64-bit integers stand bare, as the service writes them (section 4.1). */
export function writeJson(value: Json): string {
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'string':
    case 'number':
    case 'boolean':
      return JSON.stringify(value);
    case 'undefined':
      return 'null';
    default:
      if (value === null) return 'null';
      return isList(value) ? `[${value.map(writeJson).join(',')}]` : writeObject(value);
  }
}

function writeObject(object: JsonObject): string {
  const members: string[] = [];
  for (const [name, value] of Object.entries(object)) {
    if (value !== undefined) members.push(`${JSON.stringify(name)}:${writeJson(value)}`);
  }
  return `{${members.join(',')}}`;
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
