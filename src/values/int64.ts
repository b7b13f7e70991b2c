import type { Coerced } from './coerced.ts';

/**
 * A signed 64-bit integer as its decimal digits, in canonical form: no plus, no leading zeros, no `-0`.
 * Text, because most numbers of the service lie above 2^53, where a JavaScript number loses the last digit.
 */
export type Int64 = string;

const canonical = /^(?:0|-?[1-9][0-9]{0,18})$/;
const greatest = '9223372036854775807';
const least = '9223372036854775808';

/** True for canonical digits within the range. */
export function isInt64(text: string): text is Int64 {
  return canonical.test(text) && inRange(text);
}

/** Reads a number of the service: a safe JSON number or a text of digits; null for everything else. */
export function readInt64(wire: unknown): Int64 | null {
  if (typeof wire === 'number') return Number.isSafeInteger(wire) ? String(wire) : null;
  if (typeof wire !== 'string') return null;
  if (wire === '-0') return '0';
  return isInt64(wire) ? wire : null;
}

/** Orders by numeric value, for `Array.sort`; both must be canonical. */
export function compareInt64(a: Int64, b: Int64): number {
  if (a === b) return 0;
  const aNegative = a.startsWith('-');
  if (aNegative !== b.startsWith('-')) return aNegative ? -1 : 1;
  const larger = a.length === b.length ? a > b : a.length > b.length;
  return larger === aNegative ? -1 : 1;
}

/**
 * Takes a caller's number: a text of digits, a bigint, or a number that is a safe integer. A larger JSON number is
 * refused rather than guessed at, for whoever wrote it has rounded it already.
 */
export function coerceInt64Input(value: unknown): Coerced {
  if (typeof value === 'bigint') return coerceDigits(value.toString());
  if (typeof value === 'number') return coerceNumber(value);
  if (typeof value === 'string') return coerceDigits(value);
  return { ok: false, reason: expected };
}

const expected = 'Expected a 64-bit integer as a string of decimal digits, such as "9007199267351835".';
const beyond = 'Expected a 64-bit integer, from -9223372036854775808 to 9223372036854775807.';
const lost =
  'This JSON number is above 2^53, so its last digits were already lost before it arrived here. ' +
  'Send the number as a string of decimal digits, such as "9007199267351835".';

function coerceNumber(value: number): Coerced {
  if (Number.isSafeInteger(value)) return { ok: true, value: String(value) };
  if (!Number.isInteger(value)) return { ok: false, reason: expected };
  return { ok: false, reason: Math.abs(value) > 2 ** 63 ? beyond : lost };
}

function coerceDigits(text: string): Coerced {
  const [, sign, digits] = /^(-?)0*([0-9]+)$/.exec(text) ?? [];
  if (digits === undefined) return { ok: false, reason: expected };
  const value = digits === '0' ? '0' : `${sign}${digits}`;
  return isInt64(value) ? { ok: true, value } : { ok: false, reason: beyond };
}

function inRange(text: string): boolean {
  if (text.length < greatest.length) return true;
  if (text.startsWith('-')) return text.length <= greatest.length || text.slice(1) <= least;
  return text <= greatest;
}
