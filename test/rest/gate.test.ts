import { describe, expect, test } from '@jest/globals';
import { createGate, placeAt, type Release } from '../../src/rest/gate.ts';
import { fakeClock, settle } from '../kit/fake-clock.ts';

const long = Number.MAX_SAFE_INTEGER;

function gateWith(options: { concurrency?: number; callsPerMinute?: number } = {}) {
  const clock = fakeClock();
  return { clock, gate: createGate({ concurrency: 2, ...options, clock }) };
}

/** What became of a promise so far. */
function watch(work: Promise<Release>) {
  const state: { release?: Release; error?: { code?: string; details?: Record<string, unknown> } } = {};
  work.then(
    (release) => {
      state.release = release;
    },
    (error) => {
      state.error = error;
    },
  );
  return state;
}

describe('places in flight', () => {
  test('are never more than allowed, and are given in the order of asking', async () => {
    const { gate } = gateWith({ concurrency: 1 });
    const first = await placeAt(gate, long);
    const second = watch(placeAt(gate, long));
    const third = watch(placeAt(gate, long));
    await settle();
    expect(gate.snapshot()).toMatchObject({ inFlight: 1, waiting: 2, concurrency: 1 });
    first();
    await settle();
    expect(second.release).toBeDefined();
    expect(third.release).toBeUndefined();
    second.release?.();
    await settle();
    expect(third.release).toBeDefined();
  });

  test('are given to those first whose time is over first, but to nobody before who has waited for a second', async () => {
    const { clock, gate } = gateWith({ concurrency: 1 });
    let release: Release | undefined = await placeAt(gate, long);
    const start = clock.now();
    const order: string[] = [];
    const ask = (name: string, ms: number) =>
      gate.admit(start + ms, {
        enter(leave) {
          order.push(name);
          release = leave;
        },
        refuse: () => undefined,
      });
    ask('late', 60_000);
    ask('soon', 50_000);
    ask('as soon', 50_000);
    await clock.advance(1_000);
    ask('sooner', 40_000);
    await clock.advance(1);
    ask('soonest, and too late for that', 30_000);
    expect(order).toEqual([]);
    for (let time = 0; time < 5; time += 1) release?.();
    expect(order).toEqual(['sooner', 'soon', 'as soon', 'late', 'soonest, and too late for that']);
    release?.();
    expect(gate.snapshot()).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  test('are given back once, however often release is called', async () => {
    const { gate } = gateWith({ concurrency: 2 });
    const release = await placeAt(gate, long);
    await placeAt(gate, long);
    release();
    release();
    expect(gate.snapshot().inFlight).toBe(1);
  });

  test('are not asked for after the deadline: that is UPSTREAM_TIMEOUT, and nobody was throttled', async () => {
    const { clock, gate } = gateWith();
    const late = watch(placeAt(gate, clock.now() - 1));
    await settle();
    expect(late.error?.code).toBe('UPSTREAM_TIMEOUT');
    expect(gate.snapshot().inFlight).toBe(0);
  });

  test('not free by the deadline end the wait with UPSTREAM_TIMEOUT at the deadline', async () => {
    const { clock, gate } = gateWith({ concurrency: 1 });
    await placeAt(gate, long);
    const waiting = watch(placeAt(gate, clock.now() + 500));
    await clock.advance(499);
    expect(waiting.error).toBeUndefined();
    await clock.advance(1);
    expect(waiting.error?.code).toBe('UPSTREAM_TIMEOUT');
    expect(gate.snapshot().waiting).toBe(0);
    expect(clock.sleeping).toBe(0);
  });

  test('that are given back as soon as they are taken let any number pass', async () => {
    const { gate } = gateWith({ concurrency: 1 });
    const release = await placeAt(gate, long);
    let entered = 0;
    const hasty = {
      enter(leave: Release) {
        entered += 1;
        leave();
      },
      refuse: () => undefined,
    };
    for (let visitor = 0; visitor < 20_000; visitor += 1) gate.admit(long, hasty);
    release();
    expect(entered).toBe(20_000);
    expect(gate.snapshot()).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  test('are waited for by any number', async () => {
    const { clock, gate } = gateWith({ concurrency: 1 });
    const release = await placeAt(gate, long);
    const start = clock.now();
    let [entered, refused] = [0, 0];
    const patient = {
      enter() {
        entered += 1;
      },
      refuse() {
        refused += 1;
      },
    };
    for (let visitor = 0; visitor < 200_000; visitor += 1)
      gate.admit(start + 60_000 - (visitor % 7), patient);
    await clock.advance(59_995);
    expect([entered, refused, gate.snapshot().waiting]).toEqual([0, 57_142, 142_858]);
    release();
    expect(entered).toBe(1);
  });

  test('are waited for until each deadline of its own, by one timer, which ends with the last who waits', async () => {
    const { clock, gate } = gateWith({ concurrency: 1 });
    const release = await placeAt(gate, long);
    const start = clock.now();
    const waiting = [900, 300, 600, 2_000].map((ms) => watch(placeAt(gate, start + ms)));
    expect(clock.sleeping).toBe(1);
    const late = () => waiting.map(({ error }) => error?.code === 'UPSTREAM_TIMEOUT');
    await clock.advance(299);
    expect(late()).toEqual([false, false, false, false]);
    await clock.advance(1);
    expect(late()).toEqual([false, true, false, false]);
    await clock.advance(599);
    expect(late()).toEqual([false, true, true, false]);
    expect(clock.sleeping).toBe(1);
    await clock.advance(1);
    expect(late()).toEqual([true, true, true, false]);
    release();
    await settle();
    expect(waiting[3]?.release).toBeDefined();
    expect(clock.sleeping).toBe(0);
  });
});

describe('a pause', () => {
  test('holds every call until it is over', async () => {
    const { clock, gate } = gateWith();
    gate.pauseUntil(clock.now() + 5_000);
    const waiting = watch(placeAt(gate, clock.now() + 30_000));
    await clock.advance(4_999);
    expect(waiting.release).toBeUndefined();
    expect(gate.snapshot().pausedUntil).toBe(clock.now() + 1);
    await clock.advance(1);
    expect(waiting.release).toBeDefined();
    expect(gate.snapshot().pausedUntil).toBeNull();
  });

  test('longer than the caller can wait refuses it at once, with the seconds to wait', async () => {
    const { clock, gate } = gateWith();
    gate.pauseUntil(clock.now() + 20_400);
    const refused = watch(placeAt(gate, clock.now() + 20_000));
    await settle();
    expect(refused.error).toMatchObject({ code: 'UPSTREAM_THROTTLED', details: { retryAfterSeconds: 21 } });
  });

  test('that begins while calls wait refuses those at once that cannot wait for its end', async () => {
    const { clock, gate } = gateWith({ concurrency: 1 });
    const release = await placeAt(gate, long);
    const hasty = watch(placeAt(gate, clock.now() + 1_000));
    const patient = watch(placeAt(gate, clock.now() + 60_000));
    gate.pauseUntil(clock.now() + 10_000);
    await settle();
    expect(hasty.error?.code).toBe('UPSTREAM_THROTTLED');
    release();
    await clock.advance(9_999);
    expect(patient.release).toBeUndefined();
    await clock.advance(1);
    expect(patient.release).toBeDefined();
  });

  test('is never shortened', async () => {
    const { clock, gate } = gateWith();
    const end = clock.now() + 9_000;
    gate.pauseUntil(end);
    gate.pauseUntil(end - 5_000);
    expect(gate.snapshot().pausedUntil).toBe(end);
  });

  test('notes when it began and how many calls came before', async () => {
    const { clock, gate } = gateWith();
    await placeAt(gate, long);
    await placeAt(gate, long);
    gate.pauseUntil(clock.now() + 1_000);
    expect(gate.snapshot()).toMatchObject({ lastThrottledAt: clock.now(), callsBeforeThrottle: 2 });
  });
});

describe('a known quota', () => {
  test('lets that many calls begin in a minute, and the next when the first is a minute old', async () => {
    const { clock, gate } = gateWith({ concurrency: 10, callsPerMinute: 2 });
    await placeAt(gate, long);
    await clock.advance(1_000);
    await placeAt(gate, long);
    const third = watch(placeAt(gate, clock.now() + 90_000));
    await clock.advance(58_999);
    expect(third.release).toBeUndefined();
    await clock.advance(1);
    expect(third.release).toBeDefined();
  });

  test('counts those who wait already: a call that cannot begin in time is refused at once', async () => {
    const { clock, gate } = gateWith({ concurrency: 10, callsPerMinute: 1 });
    await placeAt(gate, long);
    const second = watch(placeAt(gate, clock.now() + 70_000));
    const third = watch(placeAt(gate, clock.now() + 70_000));
    await settle();
    expect(second.error).toBeUndefined();
    expect(third.error).toMatchObject({ code: 'UPSTREAM_THROTTLED', details: { retryAfterSeconds: 120 } });
    await clock.advance(60_000);
    expect(second.release).toBeDefined();
  });

  test('is null in the snapshot when none is known, and calls are counted all the same', async () => {
    const { clock, gate } = gateWith({ concurrency: 100 });
    for (let call = 0; call < 70; call += 1) (await placeAt(gate, long))();
    expect(gate.snapshot()).toMatchObject({ callsPerMinute: null, callsInLastMinute: 70 });
    await clock.advance(62_000);
    expect(gate.snapshot().callsInLastMinute).toBe(0);
  });
});

describe('a service that fails most calls', () => {
  async function fail(gate: ReturnType<typeof gateWith>['gate'], calls: number): Promise<void> {
    for (let call = 0; call < calls; call += 1) (await placeAt(gate, long))(true);
  }

  test('is spared: callers are refused at once with UPSTREAM_UNAVAILABLE, and told when to come back', async () => {
    const { gate } = gateWith();
    await fail(gate, 50);
    const refused = watch(placeAt(gate, long));
    await settle();
    expect(refused.error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', details: { retryAfterSeconds: 1 } });
    expect(String(refused.error)).toMatch(/nothing was sent.*Ask again in 1 s/);
  });

  test('is not called by those who waited for a place when it was found out', async () => {
    const { gate, clock } = gateWith({ concurrency: 1 });
    await fail(gate, 49);
    const last = await placeAt(gate, long);
    const waiting = [watch(placeAt(gate, long)), watch(placeAt(gate, long))];
    last(true);
    await settle();
    expect(waiting.map(({ error }) => error?.code)).toEqual(['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE']);
    expect(gate.snapshot()).toMatchObject({ inFlight: 0, waiting: 0 });
    expect(clock.sleeping).toBe(0);
  });

  test('is tried by one caller after a second, and by all when that goes well', async () => {
    const { gate, clock } = gateWith();
    await fail(gate, 50);
    await clock.advance(1_000);
    const [probe, other] = [watch(placeAt(gate, long)), watch(placeAt(gate, long))];
    await settle();
    expect([probe.release !== undefined, other.error?.code]).toEqual([true, 'UPSTREAM_UNAVAILABLE']);
    probe.release?.(false);
    expect(await placeAt(gate, long)).toBeDefined();
  });

  test('is told of: that the breaker opened and closed, and each call that was refused', async () => {
    const clock = fakeClock();
    const told: unknown[] = [];
    const observer = {
      breaker: (open: boolean) => void told.push(open),
      breakerRefused: () => void told.push('refused'),
      retryRefused: () => void told.push('retry'),
    };
    const gate = createGate({ concurrency: 2, clock, observer });
    await fail(gate, 50);
    await placeAt(gate, long).catch(() => undefined);
    await clock.advance(1_000);
    (await placeAt(gate, long))(false);
    for (let retry = 0; retry < 31; retry += 1) gate.retries.take();
    expect(told).toEqual([true, 'refused', false, 'retry']);
  });

  test('does not hide a pause: who cannot wait for its end is throttled, and no probe is spent', async () => {
    const { gate, clock } = gateWith();
    await fail(gate, 50);
    gate.pauseUntil(clock.now() + 60_000);
    await clock.advance(1_000);
    const throttled = watch(placeAt(gate, clock.now() + 1_000));
    await settle();
    expect(throttled.error?.code).toBe('UPSTREAM_THROTTLED');
  });
});
