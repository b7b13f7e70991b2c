import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pollInterval } from '../../src/workflow/poll-interval.ts';
import type { Progress } from '../../src/workflow/snapshot.ts';

const hour = 3_600_000;

describe('the time to the next poll', () => {
  test.each<[Progress, number, number]>([
    ['PROCESSING', 0, 1_000],
    ['PROCESSING', 5_000, 1_000],
    ['PROCESSING', 60_000, 6_000],
    ['PROCESSING', hour, 15_000],
    ['IN_REVIEW', 0, 1_000],
    ['IN_REVIEW', hour, 60_000],
    ['AWAITING_APPROVAL', 0, 1_000],
    ['AWAITING_APPROVAL', hour, 300_000],
    ['AWAITING_PACKAGE', hour, 30_000],
  ])('of %s, %i ms after its last change, is %i ms', (progress, sinceChange, expected) => {
    expect(pollInterval(progress, sinceChange)).toBe(expected);
  });

  test('never shrinks while nothing changes, and stays between one second and five minutes', () => {
    const progress = fc.constantFrom<Progress>(
      'PROCESSING',
      'IN_REVIEW',
      'AWAITING_APPROVAL',
      'AWAITING_PACKAGE',
    );
    fc.assert(
      fc.property(progress, fc.nat(), fc.nat(), (standing, since, more) => {
        const earlier = pollInterval(standing, since);
        const later = pollInterval(standing, since + more);
        expect(later).toBeGreaterThanOrEqual(earlier);
        expect(earlier).toBeGreaterThanOrEqual(1_000);
        expect(later).toBeLessThanOrEqual(300_000);
      }),
    );
  });

  test('makes two weeks of waiting for an approval some four thousand calls', () => {
    let polls = 0;
    for (let time = 0; time < 14 * 24 * hour; polls += 1) time += pollInterval('AWAITING_APPROVAL', time);
    expect(polls).toBeLessThan(4_100);
  });
});
