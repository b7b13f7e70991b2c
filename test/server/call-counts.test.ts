import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CallCounts } from '../../src/server/call-counts.ts';

const labels = fc.constantFrom(undefined, 'first', 'second', 'third');

test('calls are counted by the label of their account', () => {
  fc.assert(
    fc.property(fc.array(labels), (called) => {
      const counts = new CallCounts();
      const expected = new Map<string | undefined, number>();
      for (const label of called) {
        counts.add(label);
        expected.set(label, (expected.get(label) ?? 0) + 1);
      }
      for (const label of [undefined, 'first', 'second', 'third'])
        expect(counts.get(label)).toBe(expected.get(label));
      expect(counts.labels()).toEqual([...expected.keys()].filter((label) => label !== undefined));
    }),
  );
});
