import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallRecord } from '../../src/emulator/call-memory.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { type Stage, type StageOptions, setStage } from '../kit/stage.ts';

// What throttling teaches a gateway lasts, so most tests have one of their own.
let stage: Stage;

async function open(environment: Record<string, string>, emulator: StageOptions['emulator'] = {}) {
  stage = await setStage({ emulator: { products: 30, ...emulator }, environment });
}

describe('a 429', () => {
  beforeAll(() => open({ REQUEST_TIMEOUT_MS: '6000' }));
  beforeEach(() => stage.calm());
  afterAll(() => stage.close());

  test('pauses every call of the account, and all are answered after it', async () => {
    throttle(2);
    const first = stage.ask(read(0));
    await eventually('the 429', () => stage.calls('GET').some(({ status }) => status === 429));
    const others = await Promise.all([1, 2, 3, 4].map((n) => stage.ask(read(n))));
    for (const { errors } of [await first, ...others]) expect(errors).toBeUndefined();
    const [refused, ...later] = stage.calls('GET').map(timeOf);
    expect(later).toHaveLength(5);
    for (const time of later) expect(time - (refused ?? 0)).toBeGreaterThanOrEqual(1_900);
  });

  test('whose answer says the time only in words is understood', async () => {
    stage.emulator.control.addFault({
      kind: 'status',
      status: 429,
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 1 seconds.' },
    });
    const { errors } = await stage.ask(read(0));
    expect(errors).toBeUndefined();
    const [refused, again] = stage.calls('GET').map(timeOf);
    expect((again ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(900);
  });
});

describe('a 429 that asks for more time than callers have', () => {
  beforeAll(async () => {
    await open({ REQUEST_TIMEOUT_MS: '6000' });
    throttle(30);
  });
  afterAll(() => stage.close());

  test('is told at once, with the seconds to wait, and nothing more is sent', async () => {
    const startedAt = Date.now();
    const { data, errors } = await stage.ask(read(0));
    const { data: second, errors: secondErrors } = await stage.ask(read(1));
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    expect([data.node, second.node]).toEqual([null, null]);
    for (const [error] of [errors ?? [], secondErrors ?? []]) {
      expect(error?.extensions['code']).toBe('UPSTREAM_THROTTLED');
      expect(error?.extensions['retryAfterSeconds']).toBeGreaterThanOrEqual(25);
      expect(error?.extensions['retryAfterSeconds']).toBeLessThanOrEqual(30);
    }
    expect(stage.calls('GET')).toHaveLength(1);
  });

  test('keeps writes from being sent, and says so', async () => {
    const { errors } = await stage.ask(
      'mutation { createProduct(input: { name: "later", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["X"] }) { product { id } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_THROTTLED', outcome: 'NOT_SENT' });
    expect(stage.calls('POST')).toEqual([]);
  });

  test('shows in `rateLimit`, in the metrics and in the log', async () => {
    const { data } = await stage.ask('{ rateLimit { pausedUntil lastThrottledAt } }');
    expect(Date.parse(data.rateLimit.pausedUntil)).toBeGreaterThan(Date.now() + 20_000);
    expect(Date.parse(data.rateLimit.lastThrottledAt)).toBeLessThanOrEqual(Date.now());
    const metrics = await (await fetch(`${stage.gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/^hardware_gateway_throttle_pauses_total\{account="default"\} 1$/m);
    expect(metrics).toMatch(/^hardware_gateway_throttle_pause_seconds_total\{account="default"\} 30$/m);
    expect(
      stage.gateway.log().some(({ msg, pauseMs }) => msg === 'account paused' && pauseMs === 30_000),
    ).toBe(true);
  });

  test('does not make the gateway unready', async () => {
    expect((await fetch(`${stage.gateway.url}/readyz`)).status).toBe(200);
  });
});

describe('a quota of the service', () => {
  afterEach(() => stage.close());

  test('is borne: a query of more calls than it allows waits, and is whole', async () => {
    await open({ REQUEST_TIMEOUT_MS: '15000' }, { settings: { callsPerMinute: 10, quotaWindowMs: 1_000 } });
    const { data, errors } = await stage.ask(
      '{ products(first: 30) { nodes { submissions { nodes { id } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.products.nodes).toHaveLength(30);
    for (const { submissions } of data.products.nodes) expect(submissions.nodes).toHaveLength(1);
  });
});

describe('UPSTREAM_CONCURRENCY', () => {
  afterEach(() => stage.close());

  test('bounds the calls in flight, whoever asks', async () => {
    await open({ UPSTREAM_CONCURRENCY: '3' });
    stage.emulator.control.addFault({ kind: 'delay', delayMs: 100, times: null });
    let most = 0;
    let done = false;
    const watching = (async () => {
      while (!done) {
        most = Math.max(most, stage.calls('GET').filter(({ status }) => status === undefined).length);
        await pause(5);
      }
    })();
    const answers = await Promise.all(Array.from({ length: 15 }, (_, n) => stage.ask(read(n))));
    done = true;
    await watching;
    for (const { errors } of answers) expect(errors).toBeUndefined();
    expect(most).toBe(3);
  });

  test('lets those who cannot have a place in time know', async () => {
    await open({ UPSTREAM_CONCURRENCY: '1', REQUEST_TIMEOUT_MS: '800', UPSTREAM_TIMEOUT_MS: '20000' });
    stage.emulator.control.addFault({ kind: 'hang', times: null });
    const answers = await Promise.all([stage.ask(read(0)), stage.ask(read(1))]);
    for (const { errors } of answers) expect(errors?.[0]?.extensions['code']).toBe('UPSTREAM_TIMEOUT');
  });
});

describe('UPSTREAM_CALLS_PER_MINUTE', () => {
  afterEach(() => stage.close());

  test('is kept: the call beyond it is refused at once with the time to wait, and not sent', async () => {
    await open({ UPSTREAM_CALLS_PER_MINUTE: '3', REQUEST_TIMEOUT_MS: '5000' });
    for (const n of [0, 1, 2]) expect((await stage.ask(read(n))).errors).toBeUndefined();
    const startedAt = Date.now();
    const { errors } = await stage.ask(read(3));
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_THROTTLED' });
    expect(errors?.[0]?.extensions['retryAfterSeconds']).toBeGreaterThan(40);
    expect(errors?.[0]?.extensions['retryAfterSeconds']).toBeLessThanOrEqual(60);
    expect(stage.calls('GET')).toHaveLength(3);
    const { data } = await stage.ask('{ rateLimit { callsPerMinute callsInLastMinute } }');
    expect(data.rateLimit).toEqual({ callsPerMinute: 3, callsInLastMinute: 3 });
  });
});

function throttle(seconds: number): void {
  stage.emulator.control.addFault({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': String(seconds) },
  });
}

/** Single reads of things that do not exist cost a call each. */
function readOf(n: number): string {
  return `node(id: "products/900719926735${1000 + n}") { id }`;
}

function read(n: number): string {
  return `{ ${readOf(n)} }`;
}

function timeOf({ time }: CallRecord): number {
  return Date.parse(time);
}
