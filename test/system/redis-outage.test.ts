import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { type RealRedis, startRealRedis } from '../kit/real-redis.ts';

let redis: RealRedis;
let emulator: RunningEmulator;
let awaiting: string;
let gateway: BuiltGateway | undefined;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
});
beforeEach(async () => {
  redis = await startRealRedis();
});
afterEach(async () => {
  await gateway?.stop('SIGKILL');
  gateway = undefined;
  await redis.kill();
  emulator.control.forgetCalls();
});
afterAll(() => emulator.close());

describe('a Redis that stalls', () => {
  test('costs 150 ms a call at most, then nothing, and never an answer', async () => {
    await startWarm();
    const well = await timed(20);
    redis.stall();
    const first = await timed(1);
    // While it is left alone, each answer comes from memory.
    const rest = await timed(20);
    redis.resume();
    for (const answer of [...well, ...first, ...rest]) expect(answer.progress).toBe('AWAITING_PACKAGE');
    // Wide, for the machine is busy too; the gateway's own measure below is the sharp one.
    expect(first[0]?.ms).toBeLessThan(1_000);
    expect(median(rest)).toBeLessThan(150);
    expect(await slowStoreCalls()).toBe(0);
  });

  test('for long is connected to anew, and serves again', async () => {
    await startWarm();
    redis.stall();
    const until = Date.now() + 12_000;
    while (Date.now() < until) {
      const [answer] = await timed(1);
      expect(answer?.progress).toBe('AWAITING_PACKAGE');
      await pause(200);
    }
    redis.resume();
    await eventually('the shared cache to serve again', hits, 15_000);
    expect(await slowStoreCalls()).toBe(0);
  });

  test('at the start holds readiness up for about two seconds and no longer', async () => {
    redis.stall();
    const startedAt = Date.now();
    await start();
    await eventually('readiness', isReady);
    expect(Date.now() - startedAt).toBeLessThan(8_000);
    expect((await timed(1))[0]?.progress).toBe('AWAITING_PACKAGE');
    redis.resume();
  });
});

describe('a Redis that dies', () => {
  test('takes no answer with it, and serves again when it is back', async () => {
    await startWarm();
    await redis.kill();
    for (const { progress, ms } of await timed(20)) {
      expect(progress).toBe('AWAITING_PACKAGE');
      expect(ms).toBeLessThan(1_000);
    }
    expect((await fetch(`${gateway?.url}/readyz`)).status).toBe(200);
    await redis.restart();
    await eventually('the shared cache to serve again', hits, 15_000);
  });

  test('is told once in the log, and once when it is back', async () => {
    await startWarm();
    await redis.kill();
    await timed(30);
    await redis.restart();
    await eventually('the news', () => logged('shared cache connected').length === 2, 15_000);
    expect(logged('shared cache not connected')).toHaveLength(1);
  });

  test('under load loses nobody', async () => {
    await startWarm();
    const load = timed(300);
    await pause(100);
    await redis.kill();
    await pause(200);
    await redis.restart();
    for (const { progress } of await load) expect(progress).toBe('AWAITING_PACKAGE');
  });

  test('before the start holds readiness up for about two seconds and no longer', async () => {
    await redis.kill();
    const startedAt = Date.now();
    await start();
    const early = await fetch(`${gateway?.url}/readyz`);
    await eventually('readiness', isReady);
    expect(Date.now() - startedAt).toBeLessThan(8_000);
    expect(await early.text()).toMatch(/starting|ready/);
    expect((await timed(1))[0]?.progress).toBe('AWAITING_PACKAGE');
    await redis.restart();
    await eventually('the shared cache to serve', hits, 15_000);
  });

  test('during the drain does not keep the process from ending', async () => {
    await startWarm();
    await redis.kill();
    expect(await gateway?.stop()).toBe(0);
  });
});

async function start(): Promise<void> {
  gateway = await startBuiltGateway({ ...environmentFor(emulator), CACHE_URL: redis.url });
}

async function startWarm(): Promise<void> {
  await start();
  await eventually('readiness', isReady);
  await eventually('the shared cache', () => logged('shared cache connected').length === 1);
}

async function isReady(): Promise<boolean> {
  return (await fetch(`${gateway?.url}/readyz`)).status === 200;
}

/** Asks so many times, side by side, for what looks into the store. */
async function timed(count: number): Promise<{ progress: string; ms: number }[]> {
  awaiting ??= await awaitingSubmission();
  return Promise.all(
    Array.from({ length: count }, async () => {
      const startedAt = Date.now();
      const { data } = await ask(
        gateway?.url ?? '',
        `{ node(id: "${awaiting}") { ... on Submission { progress } } }`,
      );
      return { progress: data.node.progress, ms: Date.now() - startedAt };
    }),
  );
}

async function awaitingSubmission(): Promise<string> {
  const { data } = await ask(
    gateway?.url ?? '',
    '{ products(first: 1000) { nodes { submissions(filter: { progress: AWAITING_PACKAGE }) { nodes { id } } } } }',
  );
  return data.products.nodes.flatMap(
    (product: { submissions: { nodes: { id: string }[] } }) => product.submissions.nodes,
  )[0].id;
}

function median(answers: readonly { readonly ms: number }[]): number {
  return answers.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(answers.length / 2)] ?? 0;
}

function logged(message: string): Record<string, unknown>[] {
  return gateway?.log().filter(({ msg }) => msg === message) ?? [];
}

/** True when a question just reached the shared cache: it counted as a miss or a hit. */
async function hits(): Promise<boolean> {
  const before = await counted();
  await timed(1);
  return (await counted()) > before;
}

async function counted(): Promise<number> {
  const text = await metrics();
  const lines =
    text.match(/^hardware_gateway_cache_calls_total\{operation="get",result="(hit|miss)"\} \d+$/gm) ?? [];
  return lines.reduce((sum, line) => sum + Number(line.split(' ')[1]), 0);
}

/** Store calls that took more than a quarter of a second, by the gateway's own measure. */
async function slowStoreCalls(): Promise<number> {
  const text = await metrics();
  const read = (label: string) => {
    const pattern = new RegExp(
      `^hardware_gateway_cache_call_duration_seconds_bucket\\{le="${label}",operation="get"\\} (\\d+)$`,
      'm',
    );
    return Number(pattern.exec(text)?.[1]);
  };
  return read('\\+Inf') - read('0.25');
}

async function metrics(): Promise<string> {
  return (await fetch(`${gateway?.url}/metrics`)).text();
}
