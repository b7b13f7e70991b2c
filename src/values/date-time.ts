import type { Coerced } from './coerced.ts';

/**
 * Reads a date of the service in any of its forms (no zone means UTC; local offsets; a date alone; up to seven
 * decimals) as RFC 3339 in UTC with `Z`. Null for everything else, and for year 1, which stands for "none".
 */
export function readDateTime(wire: unknown): string | null {
  if (typeof wire !== 'string') return null;
  const parts = lenient.exec(wire);
  const utc = parts === null ? null : inUtc(parts);
  return parts?.[1] === '0001' || utc?.startsWith('0001') ? null : utc;
}

/** Takes a caller's date: RFC 3339 with its zone, or a plain date, which means midnight UTC; as UTC with `Z`. */
export function coerceDateTimeInput(value: unknown): Coerced {
  const parts = typeof value === 'string' ? strict.exec(value) : null;
  if (parts === null) return { ok: false, reason: expected };
  const utc = inUtc(parts);
  if (utc === null) return { ok: false, reason: `${expected} This one is no date of the calendar.` };
  if (utc.startsWith('0001'))
    return { ok: false, reason: 'The service takes year 1 for no date; leave the field out.' };
  return { ok: true, value: utc };
}

const expected =
  'Expected a date and time with its zone, such as "2026-01-31T09:30:00Z" (RFC 3339), or a date, such as "2026-01-31".';

const day = '([0-9]{4})-([0-9]{2})-([0-9]{2})';
const zone = '(Z|[+-][0-9]{2}:[0-9]{2})';
const lenient = new RegExp(
  `^${day}(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.]([0-9]+))?)? ?${zone}?)?$`,
  'i',
);
const strict = new RegExp(`^${day}(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.]([0-9]{1,9}))?${zone})?$`, 'i');

/** Of the groups year, month, day, hour, minute, second, fraction, zone; null when they are no moment of years 1 to 9999. */
function inUtc(parts: RegExpExecArray): string | null {
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const [hour, minute, second] = [Number(parts[4] ?? 0), Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
  const offset = offsetMinutes(parts[8]);
  if (offset === null || hour > 23 || minute > 59 || second > 59) return null;
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== date) return null;
  moment.setUTCHours(hour, minute - offset, second);
  const utcYear = moment.getUTCFullYear();
  if (utcYear < 1 || utcYear > 9999) return null;
  return `${moment.toISOString().slice(0, 19)}${fraction(parts[7])}Z`;
}

/** Minutes east of UTC. */
function offsetMinutes(text = 'Z'): number | null {
  if (text.length === 1) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4));
  if (hours > 23 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Nothing for a zero; else at least milliseconds and at most the seven decimals that the service keeps. */
function fraction(decimals = ''): string {
  const digits = decimals.slice(0, 7).replace(/0+$/, '');
  return digits === '' ? '' : `.${digits.padEnd(3, '0')}`;
}
