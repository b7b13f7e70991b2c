import { expect, test } from '@jest/globals';
import { lostBetween } from './stalls.ts';

const stall = (from: number, until: number, workedMs = 0) => ({ from, until, workedMs });

test('what was lost at once counts once, and only as far as it lies within', () => {
  expect(lostBetween(100, 200, [])).toBe(0);
  expect(lostBetween(100, 200, [stall(50, 120), stall(180, 300), stall(10, 90), stall(210, 220)])).toBe(40);
  expect(lostBetween(100, 200, [stall(150, 180), stall(110, 160), stall(120, 130)])).toBe(70);
  expect(lostBetween(100, 200, [stall(0, 1_000)])).toBe(100);
});

test('what a process worked meanwhile was not lost', () => {
  expect(lostBetween(0, 100, [stall(0, 100, 100)])).toBe(0);
  expect(lostBetween(0, 100, [stall(0, 200, 50)])).toBe(75);
});
