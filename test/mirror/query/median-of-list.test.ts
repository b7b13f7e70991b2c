import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { medianOfList } from '../../../src/mirror/query/median-of-list.ts';

test('the median has as many numbers below it as above it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 100_000 }), { minLength: 1 }), (numbers) => {
      const median = medianOfList(numbers.join(',')) ?? Number.NaN;
      const below = numbers.filter((number) => number < median).length;
      const above = numbers.filter((number) => number > median).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(numbers.length / 2);
      const ordered = numbers.toSorted((a, b) => a - b);
      const middle = numbers.length >> 1;
      const two = [ordered[middle], numbers.length % 2 === 0 ? ordered[middle - 1] : ordered[middle]];
      expect(median).toBe(two.reduce<number>((sum, number = 0) => sum + number, 0) / 2);
    }),
  );
});

test('nothing has no median', () => {
  expect(medianOfList(null)).toBeNull();
  expect(medianOfList(7)).toBe(7);
});
