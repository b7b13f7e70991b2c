import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import type { Dispatcher } from 'undici';
import { type Connections, createConnections } from '../../src/rest/connections.ts';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { createGate, type Gate, placeAt } from '../../src/rest/gate.ts';
import { LostAnswer, type RestRequest, type Send } from '../../src/rest/http.ts';
import { createSend, type SendOptions } from '../../src/rest/send.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { Secret } from '../../src/values/secret.ts';
import { type CapturedLogger, capturedLogger } from '../kit/captured-logger.ts';
import { type Answer, type ScriptedServer, scriptedServer } from '../kit/scripted-server.ts';
import { type RecordedSpan, recordSpans, stopRecording } from '../kit/tracing.mjs';

const read: RestRequest = { endpoint: 'getProduct', method: 'GET', path: '/products/1', repeatable: true };
const create: RestRequest = {
  endpoint: 'createProduct',
  method: 'POST',
  path: '/products',
  body: '{"a":1}',
  repeatable: false,
};
const commit: RestRequest = { endpoint: 'commit', method: 'POST', path: '/s/commit', repeatable: false };

let server: ScriptedServer;
let dispatcher: Dispatcher;
let connections: Connections;
let gate: Gate;
let logger: CapturedLogger;
let discarded: string[];
let observed: unknown[];

beforeEach(async () => {
  server = await scriptedServer();
  dispatcher = createDispatcher({ environment: {} });
  connections = createConnections({ environment: {}, clock: systemClock }) as Connections;
  gate = createGate({ concurrency: 4, clock: systemClock });
  logger = capturedLogger();
  discarded = [];
  observed = [];
});

afterEach(async () => {
  await dispatcher.destroy();
  await connections.destroy();
  await server.close();
});

function sender(options: Partial<SendOptions> = {}): Send {
  const token = () => new Secret(`token-${discarded.length + 1}`);
  const tokens = {
    get: async () => token(),
    inHand: token,
    discard: (token: Secret) => void discarded.push(token.unwrap()),
  };
  return createSend({
    baseUrl: `${server.origin}/v2.0/my/hardware/`,
    dispatcher,
    connections,
    tokens,
    gate,
    clock: systemClock,
    random: () => 0,
    logger,
    observer: {
      upstreamCall: (endpoint, status) => void observed.push([endpoint, status]),
      tokenRequest() {},
      paused() {},
      retry: (endpoint, reason) => void observed.push(['retry', endpoint, reason]),
    },
    readTimeoutMs: 300,
    writeTimeoutMs: 2_000,
    ...options,
  });
}

function scopeOf(ms = 10_000) {
  const scope = {
    correlationId: '6f9a2f0e-0000-4000-8000-000000000001',
    deadline: systemClock.now() + ms,
    calls: 0,
    countCall() {
      scope.calls += 1;
    },
  };
  return scope;
}

function failureOf(work: Promise<unknown>) {
  return work.then(
    () => {
      throw new Error('expected a failure');
    },
    (error) => error,
  );
}

describe('what goes on the wire', () => {
  test('is the path byte for byte below the base, with the names of the call', async () => {
    await sender()({ ...read, path: '/products?continuationToken=a%2Bb%3D&x=%20+' }, scopeOf());
    const [request] = server.seen;
    expect(request?.url).toBe('/v2.0/my/hardware/products?continuationToken=a%2Bb%3D&x=%20+');
    expect(request?.headers).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer token-1',
      'ms-correlationid': '6f9a2f0e-0000-4000-8000-000000000001',
    });
    expect(request?.headers['ms-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(request?.headers['content-type']).toBeUndefined();
  });

  test('names the span of each try, where somebody traces', async () => {
    const spans: RecordedSpan[] = [];
    recordSpans((span) => spans.push(span));
    try {
      server.next({ status: 503 }, { status: 200, body: '{}' });
      await sender({ tracer: trace.getTracer('test') })(read, scopeOf());
    } finally {
      stopRecording();
    }
    const sent = server.seen.map(({ headers }) => headers['traceparent']);
    expect(sent).toEqual(spans.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`));
    expect(spans.map(({ attributes }) => attributes['hardware.attempt'])).toEqual([1, 2]);
    expect(server.seen.map(({ headers }) => headers['baggage'])).toEqual([undefined, undefined]);
  });

  test('has a JSON type with a body, and on a POST without one', async () => {
    await sender()(create, scopeOf());
    await sender()(commit, scopeOf());
    await sender()({ ...commit, endpoint: 'cancel', method: 'PUT' }, scopeOf());
    const seen = server.seen.map(({ body, headers }) => [
      body,
      headers['content-type'],
      headers['content-length'],
    ]);
    expect(seen).toEqual([
      ['{"a":1}', 'application/json; charset=utf-8', '7'],
      ['', 'application/json', '0'],
      ['', undefined, '0'],
    ]);
  });
});

describe('an answer', () => {
  test('is read without losing a digit', async () => {
    server.next({ status: 200, body: '{"id":9007199254740993,"n":7}' });
    expect((await sender()(read, scopeOf())).body).toEqual({ id: '9007199254740993', n: 7 });
  });

  test('of 202 or 204 may be empty', async () => {
    server.next({ status: 204 }, { status: 202 });
    expect(await sender()(commit, scopeOf())).toMatchObject({ status: 204, body: undefined });
    expect(await sender()(commit, scopeOf())).toMatchObject({ status: 202, body: undefined });
  });

  test('of 4xx is final, with its body where that is JSON', async () => {
    server.next({ status: 422, body: '{"error":{"code":"invalidInput"}}' }, { status: 404, body: '<html>' });
    const scope = scopeOf();
    expect(await sender()(create, scope)).toMatchObject({
      status: 422,
      body: { error: { code: 'invalidInput' } },
    });
    expect(await sender()(read, scope)).toMatchObject({ status: 404, body: undefined });
    expect(scope.calls).toBe(2);
  });
});

describe('a read', () => {
  const passing: [string, Answer][] = [
    ['a server error', { status: 500, body: '{"statusCode":500,"message":"Internal server error"}' }],
    ['a server error without JSON', { status: 502, body: '<html>' }],
    ['a cut socket', 'cut'],
    ['a cut body', 'cut body'],
    ['text instead of JSON', { status: 200, body: 'hello' }],
    ['a body that is no UTF-8', { status: 200, body: Buffer.from([0x22, 0xff, 0x22]) }],
    ['a redirect', { status: 302, headers: { location: 'http://example.invalid/' } }],
    ['no answer in the time of a try', 'hang'],
  ];
  test.each(passing)('is tried again after %s', async (_, answer) => {
    server.next(answer, { status: 200, body: '{"name":"x"}' });
    const scope = scopeOf();
    expect((await sender()(read, scope)).body).toEqual({ name: 'x' });
    expect(server.seen).toHaveLength(2);
    expect(scope.calls).toBe(2);
  });

  test('is tried again when the body is not what the endpoint promises', async () => {
    server.next({ status: 200, body: '{}' }, { status: 200, body: '{"id":1}' });
    const fault = (body: unknown) => (Object.keys(body as object).length === 0 ? 'no id' : undefined);
    expect((await sender()({ ...read, fault }, scopeOf())).body).toEqual({ id: 1 });
  });

  test('is sent five times at most, and fails with the code of its last failure', async () => {
    server.fallback(() => ({ status: 503 }));
    const scope = scopeOf();
    expect(await failureOf(sender()(read, scope))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      details: {},
    });
    expect(server.seen).toHaveLength(5);
    expect(scope.calls).toBe(5);
    expect(observed.slice(0, 2)).toEqual([
      ['getProduct', 503],
      ['retry', 'getProduct', '503'],
    ]);
  });

  test.each<[string, Answer, string]>([
    ['cut', 'cut', 'UPSTREAM_UNAVAILABLE'],
    ['unreadable', { status: 200, body: 'x' }, 'UPSTREAM_INVALID_RESPONSE'],
    ['unanswered', 'hang', 'UPSTREAM_TIMEOUT'],
  ])('that stays %s ends within its deadline with the right code', async (_, answer, code) => {
    server.fallback(() => answer);
    const startedAt = systemClock.now();
    expect(await failureOf(sender()(read, scopeOf(700)))).toMatchObject({ code });
    expect(systemClock.now() - startedAt).toBeLessThan(900);
  });

  test('that finds no server ends with UPSTREAM_UNAVAILABLE and counts no call', async () => {
    const scope = scopeOf(500);
    const send = sender({ baseUrl: `http://127.0.0.1:${await closedPort()}` });
    const error = await failureOf(send(read, scope));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(error.message).toContain('ECONNREFUSED');
    expect(scope.calls).toBe(0);
  });
});

describe('a 401', () => {
  test('is answered with one fresh token, for a write too', async () => {
    server.next({ status: 401 }, { status: 201, body: '{"id":1}' });
    expect(await sender()(create, scopeOf())).toMatchObject({ status: 201 });
    expect(server.seen.map((one) => one.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  test('again says that our credentials are refused', async () => {
    server.fallback(() => ({ status: 401 }));
    const error = await failureOf(sender()(create, scopeOf()));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED', details: { outcome: 'REJECTED' } });
    expect(server.seen).toHaveLength(2);
  });
});

describe('a 429', () => {
  test('pauses all calls of the account, and then the call goes on', async () => {
    server.next({ status: 429, headers: { 'retry-after': '1' } });
    const send = sender();
    const startedAt = systemClock.now();
    const first = send(create, scopeOf());
    await systemClock.sleep(100);
    await Promise.all([first, send(read, scopeOf()), send(read, scopeOf())]);
    expect(systemClock.now() - startedAt).toBeGreaterThanOrEqual(990);
    expect(server.seen).toHaveLength(4);
  });

  test('with a pause beyond the deadline is UPSTREAM_THROTTLED at once, and nothing more is sent', async () => {
    server.next({
      status: 429,
      body: '{"statusCode":429,"message":"Rate limit is exceeded. Try again in 17 seconds."}',
    });
    const send = sender();
    const startedAt = systemClock.now();
    const error = await failureOf(send(create, scopeOf(5_000)));
    expect(error).toMatchObject({
      code: 'UPSTREAM_THROTTLED',
      details: { retryAfterSeconds: 17, outcome: 'NOT_SENT' },
    });
    const other = await failureOf(send(read, scopeOf(5_000)));
    expect(other).toMatchObject({ code: 'UPSTREAM_THROTTLED' });
    expect(other.details.outcome).toBeUndefined();
    expect(systemClock.now() - startedAt).toBeLessThan(500);
    expect(server.seen).toHaveLength(1);
  });
});

describe('a write', () => {
  test.each<[string, Answer, string]>([
    [
      'a server error',
      { status: 502, body: '{"error":{"code":"requestInvalidForCurrentState"}}' },
      'UPSTREAM_UNAVAILABLE',
    ],
    ['a cut socket', 'cut', 'UPSTREAM_UNAVAILABLE'],
    ['a cut body', 'cut body', 'UPSTREAM_UNAVAILABLE'],
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }, 'UPSTREAM_INVALID_RESPONSE'],
    ['an unreadable body', { status: 201, body: 'created' }, 'UPSTREAM_INVALID_RESPONSE'],
  ])('is never sent again after %s: its answer is lost', async (_, answer, code) => {
    server.next(answer);
    const fault = (body: unknown) => (body === undefined ? 'nothing' : undefined);
    const lost = await failureOf(sender()({ ...create, fault }, scopeOf()));
    expect(lost).toBeInstanceOf(LostAnswer);
    expect(lost.error).toMatchObject({ code, details: { outcome: 'INDETERMINATE' } });
    await systemClock.sleep(300);
    expect(server.seen).toHaveLength(1);
  });

  test('that ended in a server error hands its answer on', async () => {
    server.next({ status: 502, body: '{"error":{"code":"requestInvalidForCurrentState"}}' });
    const lost: LostAnswer = await failureOf(sender()(commit, scopeOf()));
    expect(lost.response).toMatchObject({
      status: 502,
      body: { error: { code: 'requestInvalidForCurrentState' } },
    });
  });

  test('unanswered at the deadline is lost then, and its late answer is logged', async () => {
    server.next({ status: 202, delayMs: 700 });
    const startedAt = systemClock.now();
    const lost: LostAnswer = await failureOf(sender()(commit, scopeOf(250)));
    expect(systemClock.now() - startedAt).toBeLessThan(450);
    expect(lost.error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', details: { outcome: 'INDETERMINATE' } });
    expect(gate.snapshot().inFlight).toBe(0);
    await systemClock.sleep(700);
    const late = logger.lines.filter((line) => line.message === 'late write answer');
    expect(late).toMatchObject([{ fields: { endpoint: 'commit', status: 202 } }]);
  });

  test('is listened for until the write time is over', async () => {
    server.next('hang');
    await failureOf(sender({ writeTimeoutMs: 400 })(commit, scopeOf(100)));
    await systemClock.sleep(500);
    expect(logger.lines.at(-1)).toMatchObject({
      message: 'late write answer',
      fields: { status: 'timeout' },
    });
    expect(gate.snapshot().inFlight).toBe(0);
  });

  test('may take longer than a read', async () => {
    server.next({ status: 202, delayMs: 500 });
    expect(await sender({ readTimeoutMs: 200 })(commit, scopeOf())).toMatchObject({ status: 202 });
  });

  test('that finds no server is tried again, and in the end was NOT_SENT', async () => {
    const send = sender({ baseUrl: `http://127.0.0.1:${await closedPort()}` });
    const error = await failureOf(send(create, scopeOf(600)));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', details: { outcome: 'NOT_SENT' } });
    expect(observed.filter((one) => (one as string[])[0] === 'retry').length).toBeGreaterThan(0);
  });

  test('without a place before its deadline was NOT_SENT', async () => {
    gate = createGate({ concurrency: 1, clock: systemClock });
    const release = await placeAt(gate, systemClock.now() + 10_000);
    const error = await failureOf(sender()(create, scopeOf(100)));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', details: { outcome: 'NOT_SENT' } });
    release();
    expect(server.seen).toHaveLength(0);
  });
});

describe('a read whose token is in hand', () => {
  const scripts: [string, ...Answer[]][] = [
    ['an answer', { status: 200, body: '{"id":1}' }],
    ['nothing there', { status: 404, body: '{}' }],
    ['a refused token', { status: 401 }, { status: 200, body: '{"id":1}' }],
    ['two refused tokens', { status: 401 }, { status: 401 }],
    ['a refused token and an outage', { status: 401 }, { status: 503 }, { status: 200, body: '{"id":1}' }],
    ['a cut', 'cut', { status: 200, body: '{"id":1}' }],
    ['an unreadable body', { status: 200, body: 'html' }, { status: 200, body: '{"id":1}' }],
    [
      'a throttling',
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 500 },
      { status: 200, body: '{"id":1}' },
    ],
  ];

  test('and is refused together with others throws away that token, and no newer one', async () => {
    let current = new Secret('token-1');
    const tokens = {
      get: async () => current,
      inHand: () => current,
      discard(token: Secret) {
        discarded.push(token.unwrap());
        if (token === current) current = new Secret('token-2');
      },
    };
    server.fallback(({ headers }) => ({
      status: headers.authorization === 'Bearer token-1' ? 401 : 200,
      body: '{"id":1}',
      delayMs: Math.random() * 20,
    }));
    const send = sender({ tokens });
    const reads = Array.from({ length: 12 }, () => send(read, scopeOf()));
    await Promise.all(reads);
    expect(current.unwrap()).toBe('token-2');
    expect(new Set(discarded)).toEqual(new Set(['token-1']));
  });

  test('is not sent when its time is over', async () => {
    expect((await failureOf(sender()(read, scopeOf(-1)))).code).toBe('UPSTREAM_TIMEOUT');
    expect([server.seen, observed, gate.snapshot().callsInLastMinute]).toEqual([[], [], 0]);
  });

  test('gives its place back when reading the answer fails as nobody foresaw', async () => {
    const fault = () => {
      throw new Error('a bug');
    };
    await expect(sender()({ ...read, fault }, scopeOf())).rejects.toThrow('a bug');
    expect(gate.snapshot()).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  test.each(scripts)('goes the way of one that waits for it, after %s', async (_, ...script) => {
    const ways: unknown[] = [];
    for (const waits of [false, true]) {
      discarded = [];
      observed = [];
      gate = createGate({ concurrency: 1, clock: systemClock });
      logger = capturedLogger();
      server.next(...script);
      const scope = scopeOf();
      const from = server.seen.length;
      const token = () => new Secret(`token-${discarded.length + 1}`);
      const tokens = {
        get: async () => token(),
        ...(waits ? {} : { inHand: token }),
        discard: (refused: Secret) => void discarded.push(refused.unwrap()),
      };
      const outcome = await sender({ tokens })(read, scope).catch((error) => error.code);
      const sent = server.seen.slice(from).map(({ url, headers }) => [url, headers.authorization]);
      const lines = logger.lines.map(({ message, fields }) => [message, fields['status'], fields['attempt']]);
      const { inFlight, waiting } = gate.snapshot();
      ways.push({ outcome: outcome.body ?? outcome, sent, lines, observed, discarded, inFlight, waiting });
      expect(scope.calls).toBe(script.length);
    }
    expect(ways[0]).toEqual(ways[1]);
  });
});

describe('an outage', () => {
  test('is not made worse: retries are 30 or a fifth of the calls, and then the service is spared', async () => {
    server.fallback(() => ({ status: 503 }));
    gate = createGate({ concurrency: 16, clock: systemClock });
    const send = sender();
    const errors = await Promise.all(Array.from({ length: 200 }, () => failureOf(send(read, scopeOf()))));
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['UPSTREAM_UNAVAILABLE']));
    // 50 calls find out; up to 15 more are under way by then, and a probe may go each second.
    expect(server.seen.length).toBeGreaterThanOrEqual(50);
    expect(server.seen.length).toBeLessThan(75);
    expect(observed.filter((one) => (one as string[])[0] === 'retry').length).toBeLessThanOrEqual(30);
  });

  test('ends with the first probe that finds the service back', async () => {
    server.fallback(() => ({ status: 503 }));
    gate = createGate({ concurrency: 16, clock: systemClock });
    const send = sender();
    await Promise.all(Array.from({ length: 80 }, () => failureOf(send(read, scopeOf(300)))));
    const [sent, startedAt] = [server.seen.length, systemClock.now()];
    const error = await failureOf(send(create, scopeOf()));
    expect(error).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      details: { outcome: 'NOT_SENT', retryAfterSeconds: 1 },
    });
    expect(systemClock.now() - startedAt).toBeLessThan(100);
    expect(server.seen).toHaveLength(sent);
    server.fallback(() => ({ status: 200, body: '{"name":"x"}' }));
    await systemClock.sleep(1_000);
    expect((await send(read, scopeOf())).body).toEqual({ name: 'x' });
    expect((await send(create, scopeOf())).status).toBe(200);
  });
});

describe('an answer that was made to hurt', () => {
  test('by compression is not unpacked, for it was not asked for', async () => {
    const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024, ' '));
    server.fallback(() => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body: bomb }));
    expect(await failureOf(sender()(read, scopeOf(150)))).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
    expect(server.seen[0]?.headers['accept-encoding']).toBeUndefined();
  });

  test('by members named like those of every object is read as data', async () => {
    server.next({
      status: 200,
      body: '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}',
    });
    const { body } = await sender()(read, scopeOf());
    expect(Object.keys(body as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('by nesting is an answer like any other', async () => {
    const depth = 50_000;
    server.next({ status: 200, body: `${'['.repeat(depth)}${']'.repeat(depth)}` });
    expect((await sender()(read, scopeOf())).status).toBe(200);
  });

  test('by dripping does not outlast the deadline, also where a file was asked for', async () => {
    const dripping = createHttpServer((_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve));
    const { port } = dripping.address() as AddressInfo;
    const startedAt = systemClock.now();
    const file = { ...read, file: { headers: {} } };
    const answer = await sender({ baseUrl: `http://127.0.0.1:${port}` })(file, scopeOf(300));
    expect(answer.status).toBe(404);
    expect(systemClock.now() - startedAt).toBeLessThan(550);
    dripping.closeAllConnections();
    await new Promise((resolve) => dripping.close(resolve));
  });
});

describe('what may be seen', () => {
  test('in errors and logs is no token, no address, no query and no body', async () => {
    server.fallback(() => ({ status: 500, body: '{"message":"upstream-secret"}' }));
    const send = sender();
    const errors = [
      await failureOf(send({ ...read, path: '/products?continuationToken=page-secret' }, scopeOf(400))),
      (await failureOf(send({ ...create, body: '{"a":"body-secret"}' }, scopeOf()))).error,
    ];
    const shown = logger.text + errors.map((error) => `${error.stack}${JSON.stringify(error)}`).join('');
    for (const hidden of ['token-1', 'page-secret', 'body-secret', 'upstream-secret', server.origin]) {
      expect(shown).not.toContain(hidden);
    }
  });
});

async function closedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
