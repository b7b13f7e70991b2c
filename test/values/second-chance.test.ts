import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forgetUnused, type Usable } from '../../src/values/second-chance.ts';

test('what was used is passed over once', () => {
  const entries = new Map<string, Usable>();
  for (const key of ['a', 'b', 'c']) entries.set(key, { used: key === 'a' });
  forgetUnused(entries);
  expect([...entries.keys()]).toEqual(['c', 'a']);
  forgetUnused(entries);
  expect([...entries.keys()]).toEqual(['a']);
  expect(forgetUnused(entries)).toEqual({ used: false });
  expect(forgetUnused(entries)).toBeUndefined();
});

test('one is forgotten each time, also where all were used: then the first', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1 }), (uses) => {
      const entries = new Map(uses.map((used, index) => [index, { used, index }]));
      const first = uses.indexOf(false);
      expect(forgetUnused(entries)?.index).toBe(Math.max(0, first));
      expect(entries.size).toBe(uses.length - 1);
    }),
  );
});
