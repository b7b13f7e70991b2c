import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createGate, type Gate, placeAt } from '../../src/rest/gate.ts';
import type { Clock } from '../../src/values/clock.ts';
import { type FakeClock, fakeClock, settle } from '../kit/fake-clock.ts';
import { type FakePlaces, fakePlaces } from '../kit/fake-places.ts';

const long = Number.MAX_SAFE_INTEGER;
const minute = 60_000;

interface Fleet {
  readonly clock: FakeClock;
  readonly places: FakePlaces;
  readonly gates: Gate[];
  /** When each call began, by the one true clock, and at which replica. */
  readonly begun: { readonly at: number; readonly replica: number }[];
  /** Sends a call; resolves when it began, with the code of the refusal where it never does. */
  call(replica: number, options?: { waitMs?: number; lastsMs?: number }): Promise<string>;
}

/** Replicas that share one window, each with a clock of its own that is wrong by `skews`. */
function fleet(callsPerMinute: number, skews: readonly number[], concurrency = 8): Fleet {
  const clock = fakeClock();
  const places = fakePlaces(clock);
  const skewed = (ms: number): Clock => ({ ...clock, now: () => clock.now() + ms });
  const gates = skews.map((ms) =>
    createGate({
      concurrency,
      callsPerMinute,
      clock: skewed(ms),
      takePlaces: (request) => places.take(request),
    }),
  );
  const begun: Fleet['begun'] = [];
  return {
    clock,
    places,
    gates,
    begun,
    async call(replica, { waitMs = long, lastsMs = 0 } = {}) {
      const deadline = waitMs === long ? long : clock.now() + (skews[replica] ?? 0) + waitMs;
      const gate = gates[replica];
      if (gate === undefined) return 'no such replica';
      const entered = await placeAt(gate, deadline).catch(({ code }) => String(code));
      if (typeof entered !== 'function') return entered;
      begun.push({ at: clock.now(), replica });
      void clock.sleep(lastsMs).then(() => entered());
      return 'begun';
    },
  };
}

/** The most calls that began within any minute. */
function mostInAMinute(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const counts = sorted.map((from) => sorted.filter((at) => at >= from && at < from + minute).length);
  return Math.max(0, ...counts);
}

const steps = fc.array(
  fc.record({
    replica: fc.nat(2),
    afterMs: fc.oneof(fc.constant(0), fc.nat(400), fc.nat(9_000)),
    calls: fc.integer({ min: 1, max: 5 }),
    lastsMs: fc.nat(3_000),
    latencyMs: fc.nat(70),
  }),
  { minLength: 1, maxLength: 30 },
);
const skews = fc.tuple(fc.nat(5_000), fc.nat(5_000), fc.nat(5_000));
const quotas = fc.integer({ min: 1, max: 12 });

describe('one quota over replicas', () => {
  test('is kept in every minute, whatever the replicas, their clocks and the ways to the store do', async () => {
    await fc.assert(
      fc.asyncProperty(quotas, skews, steps, async (quota, clocks, run) => {
        const { clock, places, begun, call } = fleet(quota, clocks);
        let sent = 0;
        for (const { replica, afterMs, calls, lastsMs, latencyMs } of run) {
          await clock.advance(afterMs);
          places.latencyMs = latencyMs;
          for (let i = 0; i < calls; i += 1) void call(replica, { lastsMs });
          sent += calls;
        }
        // Time for all of them: a little over a minute for as many as the quota has.
        await clock.advance((Math.ceil(sent / quota) + 1) * (minute + 2_000));
        expect(begun).toHaveLength(sent);
        expect(mostInAMinute(begun.map(({ at }) => at))).toBeLessThanOrEqual(quota);
      }),
      { numRuns: 60 },
    );
  });

  test('is kept by each replica for itself while the store is away, and by all as soon as it is back', async () => {
    await fc.assert(
      fc.asyncProperty(quotas, skews, steps, steps, async (quota, clocks, alone, together) => {
        const { clock, places, begun, call } = fleet(quota, clocks);
        const send = async (run: typeof alone) => {
          for (const { replica, afterMs, calls, lastsMs, latencyMs } of run) {
            await clock.advance(afterMs);
            places.latencyMs = latencyMs;
            for (let i = 0; i < calls; i += 1) void call(replica, { lastsMs });
          }
        };
        places.away = true;
        await send(alone);
        places.away = false;
        // Whoever just found it away may go on alone for a second.
        await clock.advance(1_200);
        const back = clock.now();
        await send(together);
        await clock.advance(5 * minute);
        for (const replica of [0, 1, 2]) {
          const own = begun.filter((one) => one.replica === replica);
          expect(mostInAMinute(own.map(({ at }) => at))).toBeLessThanOrEqual(quota);
        }
        const since = begun.filter(({ at }) => at >= back);
        expect(mostInAMinute(since.map(({ at }) => at))).toBeLessThanOrEqual(quota);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the store', () => {
  test('is asked once for calls that wait together, and once for each that comes alone', async () => {
    const { clock, places, call } = fleet(100, [0]);
    await call(0);
    // The first time, it is asked which window there is.
    expect(places.asked).toBe(2);
    places.latencyMs = 5;
    const together = Promise.all(Array.from({ length: 8 }, () => call(0)));
    await clock.advance(100);
    await together;
    // One for the first, one for all who came while it was under way.
    expect(places.asked).toBe(4);
    for (let i = 0; i < 5; i += 1) {
      const alone = call(0);
      await clock.advance(10);
      expect(await alone).toBe('begun');
    }
    expect(places.asked).toBe(9);
  });

  test('that stalls holds a call up for its 150 ms, and the next ones not at all', async () => {
    const { clock, places, begun, call } = fleet(100, [0]);
    await call(0);
    places.away = true;
    places.latencyMs = 1;
    const startedAt = clock.now();
    void call(0);
    void call(0);
    await clock.advance(150);
    for (let i = 0; i < 20; i += 1) void call(0);
    await settle();
    expect(begun.slice(1).map(({ at }) => at - startedAt)).toEqual(Array(22).fill(150));
  });

  test('is told what was sent without it, before anybody is let in', async () => {
    const { clock, places, call, gates } = fleet(5, [0, 0]);
    places.away = true;
    for (let i = 0; i < 4; i += 1) await call(0);
    places.away = false;
    await clock.advance(1_000);
    expect(await call(0)).toBe('begun');
    expect(await call(1, { waitMs: 5_000 })).toBe('UPSTREAM_THROTTLED');
    expect(gates[1]?.snapshot().callsInLastMinute).toBe(5);
  });

  test('that has forgotten everything is told again', async () => {
    const { places, call } = fleet(5, [0, 0]);
    for (let i = 0; i < 3; i += 1) await call(0);
    places.flush();
    await call(0);
    expect(await call(1)).toBe('begun');
    expect(await call(1, { waitMs: 5_000 })).toBe('UPSTREAM_THROTTLED');
  });

  test('that forgets with every question is no store: each goes on alone', async () => {
    const { places, call } = fleet(5, [0]);
    const take = places.take.bind(places);
    places.take = (request) => {
      places.flush();
      return take(request);
    };
    expect(await call(0)).toBe('begun');
  });
});

describe('a call that finds no place', () => {
  test('is let in when the first one is free again, wherever that was used', async () => {
    const { clock, begun, call } = fleet(2, [0, 0]);
    const startedAt = clock.now();
    await call(0);
    await call(1);
    void call(1);
    await clock.advance(minute);
    expect(begun).toHaveLength(2);
    await clock.advance(2_000);
    expect(begun).toHaveLength(3);
    expect((begun[2]?.at ?? 0) - startedAt).toBeLessThanOrEqual(61_500);
  });

  test('by its deadline is refused as soon as that is known, with the seconds to wait', async () => {
    const { clock, call, gates } = fleet(1, [0, 0]);
    await call(0);
    expect(await call(1, { waitMs: 30_000 })).toBe('UPSTREAM_THROTTLED');
    const [, gate] = gates as [Gate, Gate];
    const refusal = await placeAt(gate, clock.now() + 30_000).catch((error) => error);
    expect(refusal).toMatchObject({ details: { retryAfterSeconds: 62 } });
    expect(gates[1]?.snapshot()).toMatchObject({ waiting: 0, callsInLastMinute: 1 });
  });

  test('and would not find one soon costs the store no further question', async () => {
    const { places, call } = fleet(1, [0, 0]);
    await call(0);
    await call(1, { waitMs: 30_000 });
    const before = places.asked;
    for (let i = 0; i < 10; i += 1) expect(await call(1, { waitMs: 30_000 })).toBe('UPSTREAM_THROTTLED');
    expect(places.asked).toBe(before);
  });
});
