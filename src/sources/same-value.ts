import { readRecord } from '../dashboard/wire-record.ts';
import { readDateTime } from '../values/date-time.ts';
import { readInt64 } from '../values/int64.ts';

/**
 * True when the service shows a field as it was sent: the letter case of member names and enum values, the order of
 * lists, the form of dates and empty members do not count. For proving that a record is the result of a write.
 */
export function sameValue(sent: unknown, shown: unknown): boolean {
  if (isEmpty(sent)) return isEmpty(shown);
  if (Array.isArray(sent)) return Array.isArray(shown) && sameList(sent, shown);
  const record = readRecord(sent);
  if (record !== null) return sameMembers(record, readRecord(shown));
  if (typeof sent === 'bigint' || typeof sent === 'number') return String(sent) === readInt64(shown);
  if (typeof sent !== 'string' || typeof shown !== 'string') return sent === shown;
  return sent === shown || sameMoment(sent, shown);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Each that was sent has one of its own among those shown. */
function sameList(sent: readonly unknown[], shown: readonly unknown[]): boolean {
  const left = [...shown];
  return (
    sent.length === shown.length &&
    sent.every((one) => {
      const place = left.findIndex((other) => sameValue(one, other));
      return place >= 0 && left.splice(place, 1).length === 1;
    })
  );
}

function sameMembers(
  sent: Readonly<Record<string, unknown>>,
  shown: Readonly<Record<string, unknown>> | null,
): boolean {
  const byName = new Map(Object.entries(shown ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.entries(sent).every(([name, value]) => {
    const other = byName.get(name.toLowerCase());
    return sameValue(value, other) || (enumFields.has(name) && sameWord(value, other));
  });
}

/** Fields whose values the service answers in a letter case of its own. */
const enumFields = new Set(['testHarness', 'deviceType', 'type']);

function sameWord(sent: unknown, shown: unknown): boolean {
  return typeof sent === 'string' && typeof shown === 'string' && sent.toLowerCase() === shown.toLowerCase();
}

function sameMoment(sent: string, shown: string): boolean {
  const moment = /^\d{4}-\d\d-\d\dT/.test(sent) ? readDateTime(sent) : null;
  return moment !== null && moment === readDateTime(shown);
}
