import { beforeEach, expect, test } from '@jest/globals';
import type { FaultKind } from '../../src/mirror/database/database-fault.ts';
import type { Sighting } from '../../src/mirror/sightings/sighting.ts';
import { createSightingsQueue, type SightingsQueue } from '../../src/mirror/sightings-queue.ts';
import { eventually } from '../kit/eventually.ts';
import { type FakeClock, fakeClock } from '../kit/fake-clock.ts';
import { seenSubmission } from '../kit/sightings.ts';

const seen = (id: number) => seenSubmission(id, '2026-01-01T00:00:00.000Z');
let fault: (batch: readonly Sighting[]) => FaultKind | undefined;
let written: string[];
let lost: number;
let clock: FakeClock;
let queue: SightingsQueue;

beforeEach(() => {
  fault = () => undefined;
  written = [];
  lost = 0;
  clock = fakeClock();
  queue = createSightingsQueue({
    async take(batch) {
      const told = fault(batch);
      if (told === undefined) written.push(...batch.map(numberOf));
      return told;
    },
    observer: {
      sightingsLost: (count) => {
        lost += count;
      },
    },
    clock,
  });
});

const numberOf = (sighting: Sighting) => ('id' in sighting ? String(sighting.id.split('/').at(-1)) : '');

test('what a lost database did not take is written, in its order, when there is one again', async () => {
  fault = () => 'unreachable';
  queue.note([seen(1), seen(2)]);
  await eventually('it was tried', () => queue.waiting === 2);
  queue.note([seen(3)]);
  await eventually('it was tried', () => queue.waiting === 3);
  fault = () => undefined;
  queue.resume();
  await eventually('all is written', () => written.length === 3);
  expect([written, lost]).toEqual([['1', '2', '3'], 0]);
});

test('what a full disk did not take is tried again by itself', async () => {
  fault = () => 'full';
  queue.note([seen(1)]);
  await eventually('it sleeps', () => clock.sleeping === 1);
  expect(queue.waiting).toBe(1);
  fault = () => undefined;
  await clock.advance(10_000);
  await eventually('it is written', () => written.length === 1);
  expect(lost).toBe(0);
});

test('one that no database takes does not keep the others back, and is counted', async () => {
  fault = (batch) => (batch.some((one) => numberOf(one) === '2') ? 'other' : undefined);
  queue.note([seen(1), seen(2), seen(3)]);
  await eventually('the others are written', () => written.length === 2);
  await eventually('nothing waits', () => queue.waiting === 0);
  expect([written, lost]).toEqual([['1', '3'], 1]);
});

test('where none of them can be written they wait, and the end does not wait for them', async () => {
  fault = () => 'other';
  queue.note([seen(1), seen(2)]);
  await eventually('it sleeps', () => clock.sleeping === 1);
  await queue.close();
  expect([queue.waiting, lost]).toEqual([2, 0]);
});

test('beyond twenty thousand the oldest are let go, and counted', async () => {
  fault = () => 'closed';
  for (let at = 0; at < 21; at += 1)
    queue.note(Array.from({ length: 1_000 }, (_, one) => seen(at * 1_000 + one)));
  await eventually('it was tried', () => queue.waiting === 20_000);
  expect(lost).toBe(1_000);
  fault = () => undefined;
  queue.resume();
  await eventually('the rest is written', () => written.length === 20_000);
  expect([written[0], written.at(-1)]).toEqual(['1000', '20999']);
});

test('the end writes what waits', async () => {
  queue.note([seen(1)]);
  await queue.close();
  expect(written).toEqual(['1']);
});
