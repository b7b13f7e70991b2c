import { expect, test } from '@jest/globals';
import type { VisitRow } from '../../../src/mirror/schema/tables.ts';
import { chooseVisit } from '../../../src/mirror/walk/choose-visit.ts';
import { newVisit } from '../../../src/mirror/walk/visit.ts';

const now = Date.parse('2026-03-01T10:00:00.000Z');
const slotMs = 10_000;

test('moving submissions wait while all of them can still be read in time', () => {
  const other = visit('other', 0);
  const tenInTime = Array.from({ length: 10 }, (_, place) => visit(`m${place}`, (place + 1) * slotMs + 1));
  expect(chooseVisit({ moving: tenInTime, other }, now, slotMs, 0)).toBe(other);
  const tenAtOnce = Array.from({ length: 10 }, (_, place) => visit(`m${place}`, 90_000));
  expect(chooseVisit({ moving: tenAtOnce, other }, now, slotMs, 0)).toBe(tenAtOnce[0]);
  expect(chooseVisit({ moving: tenInTime, other: undefined }, now, slotMs, 0)).toBeUndefined();
});

test('after ten calls for moving submissions another one has its turn, however many move', () => {
  const moving = Array.from({ length: 50 }, (_, place) => visit(`m${place}`, -60_000));
  const other = visit('other', 0);
  expect(chooseVisit({ moving, other }, now, slotMs, 9)).toBe(moving[0]);
  expect(chooseVisit({ moving, other }, now, slotMs, 10)).toBe(other);
  expect(chooseVisit({ moving, other: undefined }, now, slotMs, 10)).toBe(moving[0]);
});

function visit(thing: string, inMs: number): VisitRow {
  const dueAt = new Date(now + inMs).toISOString();
  return newVisit({ task: 'submission', thing, account: '', rank: 0, dueAt, known: 'stays' }, dueAt);
}
