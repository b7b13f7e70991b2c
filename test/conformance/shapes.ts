import { readFileSync } from 'node:fs';
import type { Wire, WireObject } from './exact-json.ts';

/**
 * Field tables of the service's records, `test/wire/fields.json`: a type for each field. `?` may be null or absent, `[]`
 * is a list; `integer` stands bare, `digits` is quoted; `enum:` and `record:` name a set of values and another table.
 */
const TABLES = load<Record<string, Record<string, string>>>('fields.json');

/** The service's sets of values, in its spelling: `test/wire/values.json`. */
export const VALUES = load<Record<string, string[]>>('values.json');

/** What of a record is not as its table says, each as a path with what was expected; never a value. */
export function faultsOf(value: Wire | undefined, table: string, path = table): string[] {
  if (!isObject(value)) return [`${path}: expected an object, found ${kindOf(value)}`];
  return Object.entries(TABLES[table] ?? {}).flatMap(([name, type]) =>
    fieldFaults(value[name], type, `${path}.${name}`),
  );
}

/** Members that a record has and its table lacks, as paths; those of the records in it too. */
export function unknownMembers(value: Wire | undefined, table: string, path = table): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const type = TABLES[table]?.[name];
    if (type === undefined) return [`${path}.${name}`];
    const inner = /^record:(\w+)/.exec(type)?.[1];
    if (inner === undefined) return [];
    const members = Array.isArray(member) ? member : [member];
    return members.flatMap((one) => unknownMembers(one, inner, `${path}.${name}`));
  });
}

/** Whether a text is a member of one of the sets, in any letter case. */
export function isValueOf(set: string, value: Wire | undefined): boolean {
  return typeof value === 'string' && isListed(set, value);
}

/** The forms in which the service writes dates: with `Z`, with an offset, without a zone; up to seven decimals. */
export const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)?$/;

export const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isObject(value: Wire | undefined): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What kind of value it is, in words that give nothing away. */
export function kindOf(value: Wire | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'bigint' || Number.isInteger(value)) return 'a bare integer';
  return typeof value === 'string' ? (value === '' ? 'an empty text' : 'a text') : `a ${typeof value}`;
}

function fieldFaults(value: Wire | undefined, type: string, path: string): string[] {
  const [, base = '', list, optional] = /^([\w:]+)(\[\])?(\?)?$/.exec(type) ?? [];
  if (value === undefined || value === null) {
    return optional === undefined ? [`${path}: expected ${base}, found ${kindOf(value)}`] : [];
  }
  if (list === undefined) return valueFaults(value, base, path);
  if (!Array.isArray(value)) return [`${path}: expected a list, found ${kindOf(value)}`];
  return value.flatMap((item, index) => valueFaults(item, base, `${path}[${index}]`));
}

function valueFaults(value: Wire, base: string, path: string): string[] {
  const [kind = '', name = ''] = base.split(':');
  if (kind === 'record') return faultsOf(value, name, path);
  const fits = kind === 'enum' ? isValueOf(name, value) : (FITS[kind]?.(value) ?? false);
  return fits ? [] : [`${path}: expected ${base}, found ${kindOf(value)}`];
}

const FITS: Readonly<Record<string, (value: Wire) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: isInteger,
  digits: (value) => typeof value === 'string' && /^\d+$/.test(value),
  integerOrDigits: (value) => isInteger(value) || (typeof value === 'string' && /^\d+$/.test(value)),
  date: (value) => typeof value === 'string' && (value === '' || DATE.test(value)),
  guid: (value) => typeof value === 'string' && GUID.test(value),
  map: (value) => isObject(value),
  step: (value) => typeof value === 'string' || isInteger(value),
};

function isInteger(value: Wire): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

function isListed(set: string, value: string): boolean {
  return (VALUES[set] ?? []).some((known) => known.toLowerCase() === value.toLowerCase());
}

function load<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../wire/${name}`, import.meta.url), 'utf8')) as T;
}
