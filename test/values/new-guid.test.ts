import { expect, test } from '@jest/globals';
import { isGuid } from '../../src/values/guid.ts';
import { newGuid } from '../../src/values/new-guid.ts';

test('new GUIDs are GUIDs, each another', () => {
  const made = Array.from({ length: 10_000 }, newGuid);
  expect(made.filter((guid) => !isGuid(guid))).toEqual([]);
  expect(new Set(made).size).toBe(made.length);
});
