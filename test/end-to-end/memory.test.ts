import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { type Answer, ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { lateCacheCalls } from '../kit/late-cache-calls.ts';
import { otherClient } from '../kit/other-client.ts';
import { newSubmission } from '../kit/submissions.ts';
import { type TinyRedis, tinyRedis } from '../kit/tiny-redis.ts';

let emulator: RunningEmulator;
let redis: TinyRedis;
let gateway: BuiltGateway;
let replica: BuiltGateway;
let productId: string;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
  redis = await tinyRedis();
  [gateway, replica] = (await Promise.all([start(), start()])) as [BuiltGateway, BuiltGateway];
  const { data } = await ask(gateway.url, '{ products(first: 1) { nodes { productId } } }');
  productId = data.products.nodes[0].productId;
  emulator.control.forgetCalls();
});
afterEach(() => {
  emulator.control.clearFaults();
  emulator.control.forgetCalls();
});
afterAll(async () => {
  await Promise.all([gateway, replica].map((one) => one.stop('SIGKILL')));
  await redis.close();
  await emulator.close();
});

describe('what the gateway was told', () => {
  test('is not asked again, and the answer says so', async () => {
    const first = await ask(gateway.url, nameOf(productId), {}, noCache);
    expect(first.extensions).toMatchObject({
      cost: { upstreamCalls: 1 },
      freshness: { age: 0, source: 'SERVICE' },
    });
    const again = await remembered(() => ask(gateway.url, nameOf(productId)));
    expect(again.data).toEqual(first.data);
    expect(again.extensions.cost.upstreamCalls).toBe(0);
  });

  test('is used by another replica', async () => {
    await ask(gateway.url, nameOf(productId), {}, noCache);
    const theirs = await remembered(() => ask(replica.url, nameOf(productId)));
    expect(theirs.extensions.cost.upstreamCalls).toBe(0);
  });

  test.each([{ 'cache-control': 'no-cache' }, { 'cache-control': 'max-age=0' }])(
    'is asked again on demand (%j)',
    async (headers) => {
      await ask(gateway.url, nameOf(productId));
      const answer = await ask(gateway.url, nameOf(productId), {}, headers);
      expect(answer.extensions).toMatchObject({
        cost: { upstreamCalls: 1 },
        freshness: { age: 0, source: 'SERVICE' },
      });
    },
  );

  test('is asked again on demand over a WebSocket, by the extensions of a message', async () => {
    const answer = await overWebSocket(nameOf(productId), { cacheControl: 'no-cache' });
    expect(answer.extensions?.['cost']).toEqual({ upstreamCalls: 1 });
    const again = await overWebSocket(nameOf(productId));
    expect(again.extensions).toHaveProperty('freshness.source');
  });

  test('is told to be stale while the service is down, and shown', async () => {
    const [id, number] = await moving();
    const query = `{ node(id: "${id}") { ... on Submission { submissionId progress } } }`;
    await ask(gateway.url, query, {}, noCache);
    emulator.control.addFault({ kind: 'status', status: 503, times: null });
    const stale = await eventually('an answer beyond its time', async () => {
      const answer = await ask(gateway.url, query);
      return freshnessOf(answer)?.source === 'STALE' && answer;
    });
    expect(stale.errors).toBeUndefined();
    expect(stale.data.node).toEqual({ submissionId: number, progress: 'PROCESSING' });
    expect(freshnessOf(stale)?.age).toBeGreaterThanOrEqual(2);
    const strict = await ask(gateway.url, query, {}, noCache);
    expect(strict.errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
  });

  test('never holds an upload address: that is always the service’s own', async () => {
    const id = await newSubmission(gateway.url);
    const query = `{ node(id: "${id}") { ... on Submission { uploadUrl } } }`;
    for (const _ of [1, 2]) {
      const answer = await ask(gateway.url, query);
      expect(answer.data.node.uploadUrl).toMatch(/^http/);
      expect(answer.extensions).toMatchObject({
        cost: { upstreamCalls: 1 },
        freshness: { source: 'SERVICE' },
      });
    }
  });

  test('is counted, and told in the log', async () => {
    await ask(gateway.url, nameOf(productId), {}, noCache);
    await remembered(() => ask(gateway.url, nameOf(productId)));
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    for (const by of ['service', 'process']) {
      expect(metrics).toMatch(new RegExp(`hardware_gateway_reads_total{answered_by="${by}"} [1-9]`));
    }
    await eventually('its log line', () =>
      gateway
        .log()
        .some(
          (line) => line['msg'] === 'operation' && line['remembered'] === 1 && line['upstreamCalls'] === 0,
        ),
    );
  });
});

describe('a write', () => {
  test.each(['the same replica', 'another one'])('is seen by the next query, at %s', async (where) => {
    const reader = where === 'another one' ? replica : gateway;
    for (let n = 0, rounds = 0; rounds < 3; n += 1) {
      const late = await lateCacheCalls(gateway.url, replica.url);
      for (const { url } of [gateway, replica]) await ask(url, all(productId));
      const written = await ask(gateway.url, rename(productId, `name ${n}`));
      expect(written.data.updateProduct).toEqual({ product: { name: `name ${n}` }, userErrors: [] });
      const { data } = await ask(reader.url, all(productId));
      if ((await lateCacheCalls(gateway.url, replica.url)) !== late) continue;
      rounds += 1;
      const inList = data.products.nodes.find((node: { productId: string }) => node.productId === productId);
      expect([data.product.name, inList.name]).toEqual([`name ${n}`, `name ${n}`]);
    }
  });

  test('by somebody else shows on demand at once', async () => {
    await ask(gateway.url, nameOf(productId));
    await otherClient(emulator).call('PATCH', `/products/${productId}`, { productName: 'by somebody else' });
    const { data } = await ask(gateway.url, nameOf(productId), {}, noCache);
    expect(data.product.name).toBe('by somebody else');
  });
});

test('equal reads at the same time are one call, which one of them pays', async () => {
  emulator.control.addFault({ kind: 'delay', delayMs: 2_000, times: null });
  // One that nothing was asked about before.
  const query = nameOf(String(emulator.control.account.products[7]?.id));
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(gateway.url, query)));
  expect(new Set(answers.map(({ data }) => data.product.name)).size).toBe(1);
  expect(emulator.control.calls({ method: 'GET' })).toHaveLength(1);
  const costs = answers.map(({ extensions }) => extensions.cost.upstreamCalls);
  expect(costs.toSorted()).toEqual([...Array(19).fill(0), 1]);
});

const noCache = { 'cache-control': 'no-cache' };

async function start(): Promise<BuiltGateway> {
  const environment = { CACHE_URL: redis.url, MEMORY_MAX_AGE_SECONDS: '3600' };
  return startBuiltGateway({ ...environmentFor(emulator), ...environment });
}

function nameOf(id: string): string {
  return `{ product(productId: "${id}") { name } }`;
}

function rename(id: string, name: string): string {
  const input = `{ id: "products/${id}", name: "${name}" }`;
  return `mutation { updateProduct(input: ${input}) { product { name } userErrors { message } } }`;
}

function all(id: string): string {
  return `{ product(productId: "${id}") { name submissions { nodes { name } } } products { nodes { productId name } } }`;
}

function freshnessOf({ extensions }: Answer): { age: number; source: string } | undefined {
  return (extensions as { freshness?: { age: number; source: string } }).freshness;
}

/** The answer once it comes from memory: what was told of the write before may still make the first one new. */
function remembered(attempt: () => Promise<Answer>): Promise<Answer> {
  return eventually('an answer from memory', async () => {
    const answer = await attempt();
    return freshnessOf(answer)?.source === 'MEMORY' && answer;
  });
}

/** A submission that is being worked on: its node id and its number. */
async function moving(): Promise<[id: string, number: string]> {
  const id = await newSubmission(gateway.url);
  const number = id.slice(id.lastIndexOf('/') + 1);
  emulator.control.submission(number, {
    commitStatus: 'commitComplete',
    step: 'scanning',
    state: 'started',
  } as never);
  return [id, number];
}

function overWebSocket(query: string, extensions?: Record<string, unknown>) {
  const client = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
  });
  return new Promise<{ data?: unknown; extensions?: Record<string, unknown> | undefined }>(
    (resolve, reject) => {
      client.subscribe(
        { query, ...(extensions && { extensions }) },
        { next: resolve as never, error: reject, complete: () => void client.dispose() },
      );
    },
  );
}
