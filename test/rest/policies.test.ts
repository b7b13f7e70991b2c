import { describe, expect, test } from '@jest/globals';
import type { TryResult } from '../../src/rest/answer.ts';
import { createGate, type Visitor } from '../../src/rest/gate.ts';
import type { RestRequest } from '../../src/rest/http.ts';
import type { RestObserver } from '../../src/rest/observer.ts';
import { assemble, type Call, type Next, type Policy } from '../../src/rest/pipeline.ts';
import { authorizePolicy } from '../../src/rest/policies/authorize.ts';
import { identifyPolicy } from '../../src/rest/policies/identify.ts';
import { listenOnPolicy } from '../../src/rest/policies/listen-on.ts';
import { logPolicy } from '../../src/rest/policies/log.ts';
import { retryPolicy } from '../../src/rest/policies/retry.ts';
import { throttlePolicy } from '../../src/rest/policies/throttle.ts';
import { failedRead } from '../../src/rest/retry-strategies/failed-read.ts';
import { throttled } from '../../src/rest/retry-strategies/throttled.ts';
import { Secret } from '../../src/values/secret.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { fakeClock, settle } from '../kit/fake-clock.ts';

const read: RestRequest = {
  endpoint: 'getProduct',
  method: 'GET',
  path: '/products/1?token=t',
  repeatable: true,
};
const write: RestRequest = { endpoint: 'commit', method: 'POST', path: '/x/commit', repeatable: false };
const status = (code: number, headers = {}): TryResult => ({
  kind: 'response',
  response: { status: code, headers, body: undefined },
  text: '',
});
const observer: RestObserver = { upstreamCall() {}, tokenRequest() {}, paused() {}, retry() {} };

function callOf(request: RestRequest, deadline: number): Call {
  const scope = { correlationId: 'c-1', deadline, countCall() {} };
  return { request, scope, attempt: 1, headers: {}, memo: { tokenRenewed: false }, onSent: () => {} };
}

function scripted(...results: TryResult[]): { next: Next; calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    next: async (call) => {
      calls.push(call);
      call.onSent();
      return results.shift() ?? status(200);
    },
  };
}

describe('the pipeline', () => {
  test('meets the policies in the order of their list', async () => {
    const seen: string[] = [];
    const named =
      (name: string): Policy =>
      (call, next) => {
        seen.push(name);
        return next(call);
      };
    await assemble([named('a'), named('b'), named('c')], scripted().next)(callOf(read, 0));
    expect(seen).toEqual(['a', 'b', 'c']);
  });
});

describe('retry', () => {
  const clock = fakeClock();
  const policy = retryPolicy({ strategies: [failedRead], clock, random: () => 1, observer });

  test('tries four times more at most, with growing waits', async () => {
    const { next, calls } = scripted(...Array<TryResult>(9).fill(status(500)));
    const result = policy(callOf(read, clock.now() + 30_000), next);
    await clock.advance(200 + 400 + 800 + 1_599);
    expect(calls.map((call) => call.attempt)).toEqual([1, 2, 3, 4]);
    await clock.advance(1);
    expect(calls).toHaveLength(5);
    expect(await result).toEqual(status(500));
  });

  test('does not begin a wait that would pass the deadline, and gives the last failure at once', async () => {
    const { next, calls } = scripted(status(503), status(503));
    const result = await policy(callOf(read, clock.now() + 200), next);
    expect(result).toEqual(status(503));
    expect(calls).toHaveLength(1);
  });
});

describe('the retry budget', () => {
  const spent = { first() {}, take: () => false };

  test('that is spent lets a failed call end with its first failure', async () => {
    const clock = fakeClock();
    const policy = retryPolicy({ strategies: [failedRead], clock, random: () => 1, observer, budget: spent });
    const { next, calls } = scripted(status(503));
    expect(await policy(callOf(read, clock.now() + 30_000), next)).toEqual(status(503));
    expect(calls).toHaveLength(1);
  });

  test('is not asked after a 429, for then the service itself says when', async () => {
    const clock = fakeClock();
    const policy = retryPolicy({ strategies: [throttled], clock, random: () => 1, observer, budget: spent });
    const { next } = scripted(status(429), status(200));
    expect(await policy(callOf(read, clock.now() + 30_000), next)).toEqual(status(200));
  });

  test('counts a call once as a first try, and its retries by taking them', async () => {
    const clock = fakeClock();
    const seen: string[] = [];
    const budget = {
      first: () => void seen.push('first'),
      take: () => {
        seen.push('retry');
        return true;
      },
    };
    const policy = retryPolicy({ strategies: [failedRead], clock, random: () => 1, observer, budget });
    const result = policy(callOf(read, clock.now() + 30_000), scripted(status(503), status(503)).next);
    await clock.advance(1_000);
    await result;
    expect(seen).toEqual(['first', 'retry', 'retry']);
  });

  test('is not asked for a wait that would pass the deadline', async () => {
    const clock = fakeClock();
    const budget = {
      first() {},
      take: () => {
        throw new Error('asked');
      },
    };
    const policy = retryPolicy({ strategies: [failedRead], clock, random: () => 1, observer, budget });
    expect(await policy(callOf(read, clock.now() + 100), scripted(status(503)).next)).toEqual(status(503));
  });
});

describe('what the gate is told of a try', () => {
  const ends: [string, TryResult, RestRequest, number, boolean | undefined][] = [
    ['a server error', status(503), read, 1, true],
    ['a cut', { kind: 'cut' }, write, 1, true],
    ['no connection', { kind: 'refused', reason: 'ECONNREFUSED' }, read, 1, true],
    ['a timeout of a read', { kind: 'timeout', sent: true }, read, 500, true],
    ['a read that had no time', { kind: 'timeout', sent: true }, read, 499, undefined],
    ['a write that is still under way', { kind: 'timeout', sent: true }, write, 30_000, undefined],
    ['a write that found no connection in time', { kind: 'timeout', sent: false }, write, 5_000, true],
    ['a refusal', status(404), read, 1, false],
    ['a throttling', status(429), read, 1, false],
    ['an answer', status(200), read, 1, false],
  ];

  test.each(ends)('after %s', async (_, result, request, ms, failed) => {
    const clock = fakeClock();
    const told: unknown[] = [];
    const gate = {
      ...createGate({ concurrency: 1, clock }),
      admit: (_: number, visitor: Visitor) => visitor.enter((one) => void told.push(one)),
    };
    const policy = throttlePolicy({
      gate: Object.assign(gate, { pauseUntil() {} }),
      clock,
      logger: capturedLogger(),
      observer,
    });
    await policy(callOf(request, clock.now() + 60_000), async () => {
      await clock.advance(ms);
      return result;
    });
    expect(told).toEqual([failed]);
  });
});

describe('authorization', () => {
  const tokensOf = (...texts: string[]) => {
    const discarded: string[] = [];
    const get = async () => new Secret(texts[0] ?? '');
    const discard = (token: Secret) => {
      discarded.push(token.unwrap());
      texts.shift();
    };
    return { get, discard, discarded };
  };

  test('gives each request the bearer token', async () => {
    const { next, calls } = scripted();
    await authorizePolicy(tokensOf('one'))(callOf(read, 0), next);
    expect(calls[0]?.headers).toEqual({ authorization: 'Bearer one' });
  });

  test('throws a refused token away and sends once more with a fresh one, writes too', async () => {
    const tokens = tokensOf('old', 'new');
    const { next, calls } = scripted(status(401), status(202));
    expect(await authorizePolicy(tokens)(callOf(write, 0), next)).toEqual(status(202));
    expect(tokens.discarded).toEqual(['old']);
    expect(calls.map((call) => call.headers['authorization'])).toEqual(['Bearer old', 'Bearer new']);
  });

  test.each([
    [read, undefined],
    [write, 'REJECTED'],
  ])('ends with UPSTREAM_UNAUTHENTICATED when the fresh token is refused too', async (request, outcome) => {
    const { next, calls } = scripted(status(401), status(401), status(200));
    const error = await authorizePolicy(tokensOf('a', 'b', 'c'))(callOf(request, 0), next).catch(
      (one) => one,
    );
    expect(error.code).toBe('UPSTREAM_UNAUTHENTICATED');
    expect(error.details.outcome).toBe(outcome);
    expect(calls).toHaveLength(2);
  });

  test('takes one fresh token in the life of a call, its retries included', async () => {
    const tokens = tokensOf('a', 'b', 'c');
    const call = callOf(read, 0);
    const { next } = scripted(status(401), status(503), status(401));
    await authorizePolicy(tokens)(call, next);
    await expect(authorizePolicy(tokens)(call, next)).rejects.toMatchObject({
      code: 'UPSTREAM_UNAUTHENTICATED',
    });
    expect(tokens.discarded).toEqual(['a']);
  });
});

describe('throttling', () => {
  test('shuts the gate for the whole account after a 429', async () => {
    const clock = fakeClock();
    const gate = createGate({ concurrency: 4, clock });
    const paused: number[] = [];
    const logger = capturedLogger();
    const policy = throttlePolicy({
      gate,
      clock,
      logger,
      observer: { ...observer, paused: (ms) => paused.push(ms) },
    });
    await policy(callOf(read, clock.now() + 1), scripted(status(429, { 'retry-after': '7' })).next);
    expect(gate.snapshot()).toMatchObject({ pausedUntil: clock.now() + 7_000, inFlight: 0 });
    expect(paused).toEqual([7_000]);
    const { next, calls } = scripted();
    const refused = policy(callOf(read, clock.now() + 6_000), next);
    await expect(refused).rejects.toMatchObject({ code: 'UPSTREAM_THROTTLED' });
    expect(calls).toHaveLength(0);
  });

  test('gives the place back when sending throws', async () => {
    const clock = fakeClock();
    const gate = createGate({ concurrency: 1, clock });
    const policy = throttlePolicy({ gate, clock, logger: capturedLogger(), observer });
    const failing = policy(callOf(read, clock.now() + 1), () => Promise.reject(new Error('bug')));
    await expect(failing).rejects.toThrow('bug');
    expect(gate.snapshot().inFlight).toBe(0);
  });
});

describe('listening on', () => {
  function slow(after: number, clock: ReturnType<typeof fakeClock>, sent: boolean): Next {
    return async (call) => {
      if (sent) call.onSent();
      await clock.sleep(after);
      return status(202);
    };
  }

  test('tells the caller of a write at the deadline, and logs what became of it', async () => {
    const clock = fakeClock();
    const logger = capturedLogger();
    const result = listenOnPolicy({ clock, logger })(
      callOf(write, clock.now() + 1_000),
      slow(90_000, clock, true),
    );
    await clock.advance(1_000);
    expect(await result).toEqual({ kind: 'timeout', sent: true });
    expect(logger.lines).toHaveLength(0);
    await clock.advance(89_000);
    const fields = { endpoint: 'commit', method: 'POST', status: 202, ms: 90_000, correlationId: 'c-1' };
    expect(logger.lines).toEqual([{ level: 'warn', message: 'late write answer', fields }]);
  });

  test('waits for the pipeline to say why a write was not sent by the deadline', async () => {
    const clock = fakeClock();
    const next: Next = async () => {
      await clock.sleep(1_000);
      await settle();
      return { kind: 'timeout', sent: false };
    };
    const result = listenOnPolicy({ clock, logger: capturedLogger() })(
      callOf(write, clock.now() + 1_000),
      next,
    );
    await clock.advance(1_000);
    expect(await result).toEqual({ kind: 'timeout', sent: false });
  });

  test('leaves reads alone', async () => {
    const clock = fakeClock();
    const result = listenOnPolicy({ clock, logger: capturedLogger() })(callOf(read, 0), slow(5, clock, true));
    await clock.advance(5);
    expect(await result).toEqual(status(202));
  });
});

describe('logging', () => {
  test('names endpoint, status, time, try and correlation id, and nothing that could hold a secret', async () => {
    const clock = fakeClock();
    const logger = capturedLogger();
    const calls: unknown[] = [];
    const counted = { ...observer, upstreamCall: (...call: unknown[]) => void calls.push(call) };
    const call = { ...callOf(read, 0), headers: { authorization: 'Bearer secret-token' } };
    await logPolicy({ clock, logger, observer: counted })(call, scripted(status(500)).next);
    const fields = {
      endpoint: 'getProduct',
      method: 'GET',
      status: 500,
      ms: 0,
      attempt: 1,
      correlationId: 'c-1',
    };
    expect(logger.lines).toEqual([{ level: 'warn', message: 'upstream call failed', fields }]);
    expect(calls).toEqual([['getProduct', 500, 0]]);
  });
});

describe('identification', () => {
  test('sends one correlation id for the request and a new request id for each try', async () => {
    const { next, calls } = scripted();
    await identifyPolicy(callOf(read, 0), next);
    await identifyPolicy(callOf(read, 0), next);
    const [first, second] = calls.map((call) => call.headers);
    expect(first?.['MS-CorrelationId']).toBe('c-1');
    expect(first?.['MS-RequestId']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(second?.['MS-RequestId']).not.toBe(first?.['MS-RequestId']);
  });
});
