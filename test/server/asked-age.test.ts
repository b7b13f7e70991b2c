import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askedAge } from '../../src/server/asked-age.ts';

test.each([
  ['no-cache', 0],
  ['No-Cache, max-age=10', 0],
  ['max-age=10', 10_000],
  ['max-age="10"', 10_000],
  ['max-age=10, max-age=3', 3_000],
  ['max-age=soon', 0],
  ['max-age', 0],
  ['max-age=-1', 0],
  ['no-store', undefined],
  ['x-no-cache', undefined],
  ['', undefined],
  [undefined, undefined],
  [7, undefined],
])('%j allows %j ms', (cacheControl, age) => {
  expect(askedAge(cacheControl)).toBe(age);
});

test('any text is read without a throw, and never as a negative age', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(max-age|no-cache)[=", 0-9a-z-]*$/)), (text) => {
      expect(askedAge(text) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});
