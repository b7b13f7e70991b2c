import { readDateTime } from '../../values/date-time.ts';
import { readInt64 } from '../../values/int64.ts';
import { usageError } from '../command-error.ts';
import { membersOf } from '../members.ts';

/** Reads a member's value; undefined where it says nothing, and so is left out. @throws CommandError naming `where` */
export type Read = (value: unknown, where: string, ignored: string[]) => unknown;

/** For each member how it is read, and our name for it where that is another. */
export type Shape = Readonly<Record<string, Read | readonly [name: string, read: Read]>>;

/**
 * Reads an object as SDCM does: names without regard to case, nulls are nothing, unknown members are left out; their
 * names are added to `ignored`. Empty texts and lists, and dates in year 1, are nothing too.
 */
export function object(shape: Shape): Read {
  const readers = new Map(
    Object.entries(shape).map(([name, reader]) => [
      name.toLowerCase(),
      typeof reader === 'function' ? ([name, reader] as const) : reader,
    ]),
  );
  return (value, where, ignored) => {
    if (membersOf(value) === undefined) throw usageError(`${where} expects an object.`);
    const bound: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value as object)) {
      const reader = readers.get(name.toLowerCase());
      if (reader === undefined) ignored.push(`${where}.${name}`);
      else if (member !== null) {
        const [ours, read] = reader;
        const result = read(member, `${where}.${ours}`, ignored);
        if (result !== undefined) bound[ours] = result;
      }
    }
    return Object.keys(bound).length === 0 ? undefined : bound;
  };
}

/** A text; numbers and truth values are taken as their texts. */
export const text: Read = (value, where) => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw usageError(`${where} expects a text.`);
  return value.trim() === '' ? undefined : value;
};

export const flag: Read = (value, where) => {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw usageError(`${where} expects true or false.`);
};

export const integer: Read = (value, where) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (value === '') return undefined;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw usageError(`${where} expects a whole number.`);
};

/** A 64-bit number, as its digits. */
export const number64: Read = (value, where) => {
  const digits = readInt64(value);
  if (digits === null) throw usageError(`${where} expects a whole number of at most 64 bits.`);
  return digits;
};

/** A date without a zone is in UTC, as the service takes it. */
export const date: Read = (value, where) => {
  if (value === '' || (typeof value === 'string' && value.startsWith('0001-'))) return undefined;
  const moment = readDateTime(value);
  if (moment === null) throw usageError(`${where} expects a date, such as 2026-01-31T09:30:00Z.`);
  return moment;
};

/** One of the words, in any letter case, with or without underscores: `anotherPartner`. */
export function word(words: readonly string[]): Read {
  const plain = (one: string) => one.replaceAll(/[_-]/g, '').toLowerCase();
  return (value, where) => {
    const found = words.find((one) => plain(one) === plain(String(value)));
    if (found === undefined) throw usageError(`${where} expects one of ${words.join(', ')}.`);
    return found;
  };
}

export function list(read: Read): Read {
  return (value, where, ignored) => {
    if (!Array.isArray(value)) throw usageError(`${where} expects a list.`);
    const items = value.flatMap((item, index) => read(item, `${where}[${index}]`, ignored) ?? []);
    return items.length === 0 ? undefined : items;
  };
}
