import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createDocumentStore } from '../../src/server/document-store.ts';

/** A document of exactly so many characters. */
function documentOf(length: number) {
  return parse(`{a${' '.repeat(length - 3)}}`);
}

describe('the store of documents', () => {
  test('forgets the one used longest ago when all texts together grow too long', async () => {
    const store = createDocumentStore(100, 50);
    await store.set('a', documentOf(40));
    await store.set('b', documentOf(40));
    await store.get('a');
    await store.set('c', documentOf(40));
    expect(await Promise.all(['a', 'b', 'c'].map((key) => store.get(key).then(Boolean)))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('does not keep a very long one, for which many others would have to go', async () => {
    const store = createDocumentStore(100, 50);
    await store.set('a', documentOf(40));
    await store.set('b', documentOf(51));
    expect(await store.get('b')).toBeUndefined();
    expect(await store.get('a')).toBeDefined();
  });

  test('counts a document once that is put twice, and not at all when it is deleted', async () => {
    const store = createDocumentStore(100, 100);
    for (let time = 0; time < 10; time += 1) await store.set('a', documentOf(60));
    expect(await store.get('a')).toBeDefined();
    expect([await store.delete('a'), await store.delete('a')]).toEqual([true, false]);
    await store.set('b', documentOf(50));
    await store.set('c', documentOf(50));
    expect(await store.get('b')).toBeDefined();
  });
});
