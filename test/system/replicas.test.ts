import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';
import { documentHash } from '../../src/documents/document-hash.ts';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { createLoadClient, type Sent, startLoad } from '../kit/load.ts';
import { type RealRedis, startRealRedis } from '../kit/real-redis.ts';
import { newSubmission, numberOf } from '../kit/submissions.ts';
import { startTcpBalancer, type TcpBalancer } from '../kit/tcp-balancer.ts';

let redis: RealRedis;
let emulator: RunningEmulator;
let balancer: TcpBalancer;
/** All that were ever started. */
const gateways: BuiltGateway[] = [];
/** Those that serve behind the balancer. */
let fleet: BuiltGateway[] = [];
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [redis, emulator] = await Promise.all([startRealRedis(), startEmulator({ speed: 0 })]);
  balancer = await startTcpBalancer([]);
  fleet = await Promise.all([join(), join(), join(), join()]);
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  emulator.control.clearFaults();
  emulator.control.forgetCalls();
});
afterAll(async () => {
  await balancer?.close();
  await Promise.all(gateways.map((gateway) => gateway.stop('SIGKILL')));
  await redis?.kill();
  await emulator?.close();
});

test('a cold start under hundreds of requests asks for one token, and keeps the quota of the fleet', async () => {
  await redis.flush();
  emulator.control.forgetCalls();
  emulator.control.addFault({ kind: 'delay', delayMs: 1_000, times: null, match: { kind: 'token' } });
  const cold = await Promise.all(
    Array.from({ length: 4 }, () => start({ UPSTREAM_CALLS_PER_MINUTE: '50', REQUEST_TIMEOUT_MS: '10000' })),
  );
  // Each asks for another product, which is not there and costs a call.
  const answers = await Promise.all(
    cold.flatMap(({ url }, replica) =>
      Array.from({ length: 75 }, (_, i) =>
        ask(url, `{ product(productId: "${1_000 + replica * 100 + i}") { id } }`),
      ),
    ),
  );
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'served');
  const served = codes.filter((code) => code === 'served').length;
  expect(codes.filter((code) => code === 'UPSTREAM_THROTTLED')).toHaveLength(300 - served);
  expect(emulator.control.calls({ kind: 'api' })).toHaveLength(served);
  // Where the machine is too busy for Redis to answer in time, a replica says so and goes on alone.
  const alone = cold.filter((gateway) =>
    gateway.log().some(({ msg }) => /does not answer/.test(String(msg))),
  );
  expect(served).toBeGreaterThanOrEqual(50);
  expect(served).toBeLessThanOrEqual(50 * (1 + alone.length));
  expect(emulator.control.tokenRequests()).toHaveLength(1);
  await Promise.all(cold.map((gateway) => gateway.stop('SIGKILL')));
});

test('a persisted query that one replica was told is known to all, and sealed in Redis', async () => {
  const query = 'query Kept { audiences { name } }';
  await eventually('the others to know it', () => isShared(query));
  const kept = JSON.stringify([...(await redis.contents())]);
  expect(kept).toContain(documentHash(query));
  expect(kept).not.toContain('query Kept');
});

test('a rolling restart under load loses no request and fails none', async () => {
  const load = startLoad(balancer, 8, nextRead);
  for (const old of [...fleet]) {
    const coming = join();
    const ended = old.stop('SIGTERM');
    await eventually('the end to be told', async () => {
      const ready = await fetch(`${old.url}/readyz`).catch(() => undefined);
      return ready?.status !== 200;
    });
    balancer.drop(old.url);
    expect(await ended).toBe(0);
    fleet = [...fleet.filter((gateway) => gateway !== old), await coming];
  }
  const sent = await load.stop();
  expect(sent.length).toBeGreaterThan(100);
  expect(sent.filter((one) => !isServed(one))).toEqual([]);
}, 90_000);

test('killed at any instant, a replica takes only its own connections along, and nothing is done twice', async () => {
  // The service takes its time, so that some are killed between its work and its answer.
  const slow = { kind: 'delay', delayMs: 120, times: null, match: { method: 'POST' } } as const;
  emulator.control.addFault({ ...slow, afterProcessing: true });
  const watched = await newSubmission(balancer.url);
  const seen = watch(watched);
  closing.push(seen.stop);
  await eventually('the present state', () => seen.progress.length > 0);
  const reads = startLoad(balancer, 4, nextRead);
  const writers = Array.from({ length: 4 }, (_, writer) => startWriter(writer));
  const dead: (string | undefined)[] = [];
  for (let kill = 0; kill < 4; kill += 1) {
    await pause(200 + Math.random() * 600);
    const [victim] = fleet.splice(Math.floor(Math.random() * fleet.length), 1);
    dead.push(victim?.url);
    await victim?.stop('SIGKILL');
    fleet.push(await join());
    balancer.drop(victim?.url ?? '');
  }
  const written = (await Promise.all(writers.map((writer) => writer.stop()))).flat();
  const sent = [...(await reads.stop()), ...written.flatMap(({ tries }) => tries)];
  const broken = sent.flatMap((one) => ('broken' in one ? [one] : []));
  expect(broken.filter(({ server }) => !dead.includes(server))).toEqual([]);
  expect(sent.length - broken.length).toBeGreaterThan(100);
  const made = await namesOfProducts();
  for (const { name, answered } of written) {
    const copies = made.filter((other) => other === name).length;
    expect({ name, copies }).toEqual({ name, copies: answered ? 1 : Math.min(copies, 1) });
  }
  expect(written.filter(({ answered }) => answered).length).toBeGreaterThan(10);

  emulator.control.submission(numberOf(watched), { finish: true });
  await eventually('the news at whoever took over', () => seen.progress.includes('READY'), 45_000);
}, 120_000);

test('a Redis that stalls, is flushed, dies and comes back holds nobody up and fails nobody', async () => {
  const load = startLoad(balancer, 8, nextRead);
  redis.stall();
  await pause(2_500);
  redis.resume();
  await pause(500);
  await redis.flush();
  await pause(500);
  await redis.kill();
  await pause(1_500);
  await redis.restart();
  await pause(500);
  const sent = await load.stop();
  expect(sent.filter((one) => !isServed(one))).toEqual([]);
  // The deadline of each; in truth they take milliseconds.
  expect(Math.max(...sent.map(({ ms }) => ms))).toBeLessThan(Number(requestTimeoutMs));
  let round = 0;
  await eventually(
    'the shared cache to serve all again',
    () => isShared(`query Back${round++} { audiences { name } }`),
    20_000,
  );
});

const requestTimeoutMs = '4000';

async function start(environment: Record<string, string> = {}): Promise<BuiltGateway> {
  const gateway = await startBuiltGateway({
    ...environmentFor(emulator),
    CACHE_URL: redis.url,
    REQUEST_TIMEOUT_MS: requestTimeoutMs,
    ...environment,
  });
  gateways.push(gateway);
  return gateway;
}

/** A new replica, which is ready and gets its share. */
async function join(): Promise<BuiltGateway> {
  const gateway = await start();
  await eventually('readiness', async () => (await fetch(`${gateway.url}/readyz`)).ok);
  balancer.add(gateway.url);
  return gateway;
}

const readings = [
  '{ audiences { name } }',
  '{ products(first: 3) { nodes { id name submissions { nodes { id progress } } } } }',
  '{ product(productId: "9007199267351835") { id name testHarness } }',
];
let turn = 0;

function nextRead() {
  turn += 1;
  return { query: readings[turn % readings.length] ?? '' };
}

function isServed(one: Sent): boolean {
  return 'answer' in one && one.answer.errors === undefined && one.answer.data != null;
}

/** One product that somebody wanted, however often it had to be said. */
interface Write {
  readonly name: string;
  readonly tries: readonly Sent[];
  /** Was it said in the end that it is there? */
  readonly answered: boolean;
}

/** Makes products one after the other, each under a key, and repeats whatever was not answered. */
function startWriter(writer: number): { stop(): Promise<Write[]> } {
  let stopped = false;
  const work = (async () => {
    const client = createLoadClient(balancer);
    const writes: Write[] = [];
    while (!stopped) writes.push(await write(client, `made by ${writer}, number ${writes.length}`));
    client.close();
    return writes;
  })();
  return {
    stop() {
      stopped = true;
      return work;
    },
  };
}

async function write(client: ReturnType<typeof createLoadClient>, name: string): Promise<Write> {
  const tries: Sent[] = [];
  // Longer than a dead replica's turn with the key lasts.
  const until = Date.now() + 20_000;
  for (;;) {
    const one = await client.send(createProduct, { name });
    tries.push(one);
    const answered = 'answer' in one && one.answer.data?.createProduct?.product?.name === name;
    if (answered || Date.now() > until) return { name, tries, answered };
    await pause(300);
  }
}

const createProduct = `mutation($name: String!) {
  createProduct(input: {
    name: $name testHarness: ATTESTATION deviceType: EXTERNAL requestedSignatures: ["WINDOWS_v100_X64_RS5_FULL"]
    idempotencyKey: $name
  }) { product { name } userErrors { code path } }
}`;

async function namesOfProducts(): Promise<string[]> {
  const query = '{ products(first: 1000) { nodes { name } } }';
  const { data } = await ask(balancer.url, query, {}, { 'cache-control': 'no-cache' });
  return data.products.nodes.map(({ name }: { name: string }) => name);
}

/** Watches a submission through the balancer, and connects anew whenever a replica dies under it. */
function watch(id: string): { readonly progress: string[]; stop(): Promise<void> } {
  const progress: string[] = [];
  const client = createWsClient({
    url: `${balancer.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 1_000,
    retryWait: () => pause(200),
    shouldRetry: () => true,
  });
  const query = 'subscription($id: ID!) { submissionUpdated(id: $id) { progress } }';
  const sink = {
    next: ({ data }: { data?: Record<string, unknown> | null }) => {
      const submission = data?.['submissionUpdated'] as { progress: string } | undefined;
      if (submission !== undefined) progress.push(submission.progress);
    },
    error: () => {},
    complete: () => {},
  };
  client.subscribe({ query, variables: { id } }, sink);
  return { progress, stop: async () => client.dispose() };
}

/** Is a persisted query that one replica is told now known to the others? */
async function isShared(query: string): Promise<boolean> {
  const extensions = { persistedQuery: { version: 1, sha256Hash: documentHash(query) } };
  const [first, ...others] = fleet;
  await post(first, { query, extensions });
  await pause(100);
  const answers = await Promise.all(others.map((gateway) => post(gateway, { extensions })));
  return answers.every((answer) => 'data' in answer);
}

async function post(gateway: BuiltGateway | undefined, body: object): Promise<object> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${gateway?.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return (await response.json()) as object;
}
