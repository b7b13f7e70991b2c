import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';
import { documentHash } from '../../src/documents/document-hash.ts';
import { createDocuments } from '../../src/documents/documents.ts';
import { createPersistedQueries } from '../../src/documents/persisted-queries.ts';
import { readTrustedDocuments } from '../../src/documents/trusted-documents.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { newsSchema } from './news-schema.ts';
import { startTinyGateway, type TinyGateway } from './tiny-gateway.ts';
import { tinySchema } from './tiny-schema.ts';

const text = 'query Cost { calls(n: 2) }';
const named = (query: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: documentHash(query) } },
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A GET with these parameters; objects become JSON. */
async function get(
  gateway: TinyGateway,
  parameters: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return fetch(`${gateway.graphql}?${new URLSearchParams(texts)}`, { headers });
}

const codeOf = ({ body }: Awaited<ReturnType<TinyGateway['post']>>) => body.errors?.[0]?.extensions['code'];

describe('a persisted query', () => {
  test.each([
    ['is refused before it is validated', `{ ${'a: hello '.repeat(60)} }`, 'OPERATION_TOO_EXPENSIVE'],
    ['is not valid', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['is no document', '{ hello', 'GRAPHQL_PARSE_FAILED'],
  ])('that %s is not kept', async (_what, query, code) => {
    const gateway = await startTinyGateway();
    expect(codeOf(await gateway.post({ query, ...named(query) }))).toBe(code);
    expect(codeOf(await gateway.post(named(query)))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('whose hash is that of another text is refused with 400', async () => {
    const gateway = await startTinyGateway();
    const answer = await gateway.post({ query: '{ hello }', ...named(text) });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  test('that nobody knows is answered 200, so that the client sends the text', async () => {
    const gateway = await startTinyGateway();
    const answer = await gateway.post(named(text));
    expect([answer.status, codeOf(answer), answer.headers.get('cache-control')]).toEqual([
      200,
      'PERSISTED_QUERY_NOT_FOUND',
      'private, no-store',
    ]);
  });

  test('is one and the same at every door', async () => {
    const { schema, queues } = newsSchema();
    const gateway = await startTinyGateway({}, { schema });
    const subscription = 'subscription Told { news }';
    const ws = createWsClient({
      url: gateway.graphql.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const sse = createSseClient({ url: gateway.graphql, retryAttempts: 0 });
    closing.push(
      () => ws.dispose(),
      () => sse.dispose(),
    );
    const events: unknown[] = [];
    const sink = {
      next: (event: unknown) => void events.push(event),
      error: (error: unknown) => void events.push(error),
      complete: () => {},
    };
    ws.subscribe({ query: '', ...named(subscription) }, sink);
    await eventually('the refusal', () => events.length === 1);
    expect(events.pop()).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
    // Registered over a WebSocket, it is found there and in an event stream.
    ws.subscribe({ query: subscription, ...named(subscription) }, sink);
    await eventually('the first stream', () => queues.length === 1);
    ws.subscribe({ query: '', ...named(subscription) }, sink);
    await eventually('the second stream', () => queues.length === 2);
    sse.subscribe({ query: '', ...named(subscription) }, sink);
    await eventually('the third stream', () => queues.length === 3);
    for (const queue of queues) queue.push('x');
    await eventually('three events', () => events.length === 3);
    for (const event of events) expect(event).toMatchObject({ data: { news: 'x' } });
  });

  test('registered with one replica is known to another', async () => {
    const kept = new Map<string, unknown>();
    const store = {
      shared: true,
      get: async (key: string) => kept.get(key),
      keep: async (key: string, value: unknown) => kept.set(key, value).has(key),
    };
    const replica = () =>
      startTinyGateway({}, { documents: createDocuments({ persisted: createPersistedQueries(store) }) });
    const [one, other] = [await replica(), await replica()];
    await one.post({ query: text, ...named(text) });
    expect((await other.post(named(text))).body.data).toEqual({ calls: 2 });
    const [key] = kept.keys();
    expect(key).toBe(`document:${documentHash(text)}`);
  });
});

describe('a trusted document', () => {
  async function trusting(): Promise<TinyGateway> {
    const folder = newFolder();
    writeFileSync(join(folder, 'cost.graphql'), text);
    writeFileSync(join(folder, 'write.graphql'), 'mutation Write { write }');
    const schema = tinySchema();
    const trusted = readTrustedDocuments(folder, { schema, checkText: () => {} });
    return startTinyGateway({}, { schema, documents: createDocuments({ trusted }) });
  }

  test('is served by its name and by its hash, with nobody having sent its text', async () => {
    const gateway = await trusting();
    const answers = [
      await gateway.post({ documentId: 'cost' }),
      await gateway.post({ documentId: `sha256:${documentHash(text)}` }),
      await gateway.post(named(text)),
    ];
    for (const { body } of answers) expect(body.data).toEqual({ calls: 2 });
    expect(await (await get(gateway, { documentId: 'cost' })).json()).toMatchObject({ data: { calls: 2 } });
  });

  test('that changes something is not run by a GET', async () => {
    const gateway = await trusting();
    expect((await get(gateway, { documentId: 'write' })).status).toBe(405);
    expect((await gateway.post({ documentId: 'write' })).body.data).toEqual({ write: 'written' });
  });

  test('by a name that is none is not found, whatever every object is called', async () => {
    const gateway = await trusting();
    for (const documentId of ['nothing', '__proto__', '../cost', ''])
      expect(codeOf(await gateway.post({ documentId }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('the answer to a GET of a document by its hash', () => {
  const [first, second] = ['query A { calls(n: 2) }', 'query B($n: Int!) { calls(n: $n) }'];

  async function registered(): Promise<TinyGateway> {
    const gateway = await startTinyGateway();
    for (const query of [first, second]) await gateway.post({ query, ...named(query), variables: { n: 1 } });
    return gateway;
  }

  test('has a strong tag, may be kept by its caller alone, and says what it depends on', async () => {
    const response = await get(await registered(), named(first));
    expect(response.headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('vary')).toBe('Origin, Authorization, X-API-Key, X-Hardware-Account, Accept');
  });

  test('is 304 without a body for whoever has it, however the tag is sent', async () => {
    const gateway = await registered();
    const etag = (await get(gateway, named(first))).headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await get(gateway, named(first), { 'if-none-match': known });
      expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([304, '', etag]);
      expect(response.headers.get('cache-control')).toBe('private, no-cache');
    }
    expect((await get(gateway, named(first), { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('has another tag for other data, and for another form', async () => {
    const gateway = await registered();
    const tags = [
      await get(gateway, named(first)),
      await get(gateway, { ...named(second), variables: { n: 2 } }),
      await get(gateway, { ...named(second), variables: { n: 3 } }),
      await get(gateway, named(first), { accept: 'application/graphql-response+json' }),
    ].map(({ headers }) => headers.get('etag'));
    expect(tags[0]).toBe(tags[1]);
    expect(new Set(tags).size).toBe(3);
  });

  test('is not to be kept where there are errors, or where the text itself was sent', async () => {
    const gateway = await registered();
    const failed = await get(gateway, { ...named(second), variables: { n: 'x' } });
    const whole = await get(gateway, { query: first });
    for (const response of [failed, whole]) {
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(response.headers.get('etag')).toBeNull();
    }
  });
});
