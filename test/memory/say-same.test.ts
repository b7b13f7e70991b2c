import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { saySame } from '../../src/memory/say-same.ts';

const anyJson = fc.jsonValue({ maxDepth: 4 });

test('a copy says the same', () => {
  fc.assert(fc.property(anyJson, (value) => expect(saySame(value, structuredClone(value))).toBe(true)));
});

test('two values say the same only if they are written in the same way', () => {
  fc.assert(
    fc.property(anyJson, anyJson, (one, other) =>
      expect(saySame(one, other)).toBe(JSON.stringify(one) === JSON.stringify(other)),
    ),
    {
      examples: [
        [{}, []],
        [[null], [[]]],
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        [1, '1'],
        [null, {}],
      ].map(pair),
    },
  );
});

const pair = ([one, other]: readonly unknown[]) => [one, other] as [never, never];

test('what is nested very deeply is compared to its end', () => {
  const nested = (text: string) => JSON.parse(`${'['.repeat(100_000)}"${text}"${']'.repeat(100_000)}`);
  expect(saySame(nested('one'), nested('one'))).toBe(true);
  expect(saySame(nested('one'), nested('two'))).toBe(false);
});

const blob = 'https://account.blob.core.windows.net/container/blob';

test.each([
  [
    'signed again',
    '?sp=r&st=2026-01-01&se=2026-01-02&sig=a%2Bb',
    '?sp=r&st=2026-01-02&se=2026-01-03&sig=c',
    true,
  ],
  ['signed by another key of the same', '?skoid=1&skt=1&sp=r&sig=a', '?skoid=2&skt=2&sp=r&sig=b', true],
  ['that allows more now', '?sp=r&sig=a', '?sp=rw&sig=b', false],
  ['that is signed now', '', '?sp=r&sig=a', false],
  ['of another blob', '-one?sp=r&sig=a', '-two?sp=r&sig=a', false],
  ['without a signature', '?page=1&se=1', '?page=1&se=2', false],
])('an address %s', (_, before, now, same) => {
  const record = (query: string) => ({ downloads: { items: [{ url: blob + query }] } });
  expect(saySame(record(before), record(now))).toBe(same);
});
