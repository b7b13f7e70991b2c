import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createProcessMemory } from '../../src/memory/process-memory.ts';
import { weigh } from '../../src/memory/weigh.ts';

const signedUntil = (moment: string) =>
  `https://blob.test/a?se=${encodeURIComponent(moment)}&sp=r&sig=abc%3D`;

test('what holds signed addresses expires with the first of them', () => {
  const value = {
    downloads: {
      items: [{ url: signedUntil('2026-01-03T00:00:00Z') }, { url: signedUntil('2026-01-02T00:00:00Z') }],
    },
    other: 'https://example.test/?se=2001-01-01',
  };
  expect(weigh(value).expiresAt).toBe(Date.parse('2026-01-02T00:00:00Z'));
  expect(weigh([]).expiresAt).toBe(Number.POSITIVE_INFINITY);
});

test('a signed address that does not say when it expires counts as expired', () => {
  expect(weigh({ url: 'https://blob.test/a?sp=r&SIG=abc' }).expiresAt).toBe(0);
});

test('nothing is found lighter than its text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { bytes } = weigh(value);
      expect(bytes).toBeGreaterThanOrEqual(stringsIn(value));
    }),
  );
});

test('the memory of a process stays within its bytes, and what was used last stays', () => {
  const entry = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    bytes: fc.integer({ min: 1, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 50 }), (entries) => {
      const memory = createProcessMemory(800);
      for (const { key, bytes } of entries) {
        memory.set(key, held(bytes));
        expect(memory.bytes).toBeLessThanOrEqual(800);
        // An eighth is the most that one thing may take.
        expect(memory.get(key) === undefined).toBe(bytes > 100);
      }
    }),
  );
});

function held(bytes: number) {
  return {
    value: bytes,
    readAt: 0,
    freshUntil: 1,
    graceUntil: 1,
    lastUntil: 1,
    stamp: '',
    bytes,
    gone: false,
    used: false,
  };
}

function stringsIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + stringsIn(one), 0);
}
