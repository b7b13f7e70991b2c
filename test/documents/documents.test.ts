import { describe, expect, test } from '@jest/globals';
import { documentHash } from '../../src/documents/document-hash.ts';
import { createDocuments } from '../../src/documents/documents.ts';
import { createPersistedQueries } from '../../src/documents/persisted-queries.ts';
import { settle } from '../kit/fake-clock.ts';

const text = '{ hello }';
const hash = documentHash(text);
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash } },
});

/** What replicas share: texts by key, and whether it can be reached. */
function sharedStore() {
  const kept = new Map<string, unknown>();
  return {
    shared: true,
    kept,
    away: false,
    async get(key: string) {
      return this.away ? undefined : kept.get(key);
    },
    async keep(key: string, value: unknown) {
      if (!this.away) kept.set(key, value);
      return !this.away;
    },
  };
}

describe('a document that a client registered', () => {
  test('is found by its hash once it was kept, and not before', async () => {
    const documents = createDocuments();
    const registered = await documents.find({ query: text, ...persisted(hash) });
    await expect(documents.find(persisted(hash))).rejects.toMatchObject({
      code: 'PERSISTED_QUERY_NOT_FOUND',
      message: 'PersistedQueryNotFound',
    });
    registered.keep();
    expect((await documents.find(persisted(hash))).text).toBe(text);
    expect((await documents.find({ documentId: `sha256:${hash}` })).text).toBe(text);
    expect((await documents.find({ query: '', ...persisted(hash) })).text).toBe(text);
  });

  test('at one replica is found by the others', async () => {
    const store = sharedStore();
    const [one, other] = [0, 1].map(() => createDocuments({ persisted: createPersistedQueries(store) }));
    (await one?.find({ query: text, ...persisted(hash) }))?.keep();
    await settle();
    expect((await other?.find(persisted(hash)))?.text).toBe(text);
  });

  test('is still found by its own replica when the store has lost it, or is away', async () => {
    const store = sharedStore();
    const queries = createPersistedQueries(store);
    store.away = true;
    queries.keep(hash, text);
    expect(await queries.get(hash)).toBe(text);
    expect(await createPersistedQueries(store).get(hash)).toBeUndefined();
  });

  test('is not believed when the store holds another text under its hash', async () => {
    const store = sharedStore();
    store.kept.set(`document:${hash}`, '{ other }');
    expect(await createPersistedQueries(store).get(hash)).toBeUndefined();
  });

  test('is forgotten for others that were used since, and never takes their place when it is very long', async () => {
    const queries = createPersistedQueries(undefined, 20);
    for (const key of ['a', 'b']) queries.keep(key, key.repeat(8));
    await queries.get('a');
    queries.keep('c', 'c'.repeat(8));
    queries.keep('d', 'd'.repeat(70_000));
    const found = await Promise.all(['a', 'b', 'c', 'd'].map((key) => queries.get(key)));
    expect(found.map((one) => one !== undefined)).toEqual([true, false, true, false]);
  });
});

test.each([
  ['a hash of another text', { query: '{ other }', ...persisted(hash) }],
  ['a hash in upper case', persisted(hash.toUpperCase())],
  ['no hash', persisted(undefined)],
  ['another version', persisted(hash, 2)],
  ['a persistedQuery that is no object', { extensions: { persistedQuery: 'x' } }],
  ['a documentId with half a hash', { documentId: 'sha256:abc' }],
  ['two names', { documentId: 'report', ...persisted(hash) }],
  ['a name and a text', { documentId: 'report', query: text }],
])('%s is refused with BAD_REQUEST', async (_what, request) => {
  await expect(Promise.resolve(request).then(createDocuments().find)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('a name that nobody knows is not found', async () => {
  await expect(createDocuments().find({ documentId: 'constructor' })).rejects.toMatchObject({
    code: 'PERSISTED_QUERY_NOT_FOUND',
  });
});
