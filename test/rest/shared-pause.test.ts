import { describe, expect, test } from '@jest/globals';
import { createGate, placeAt } from '../../src/rest/gate.ts';
import { createSharedPause } from '../../src/rest/shared-pause.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { fakeClock, settle } from '../kit/fake-clock.ts';

/** Two replicas that share one store. Its entries end by the machine's clock, so the fake one starts at its time. */
function replicas(change: (store: Store) => Store = (store) => store) {
  const clock = fakeClock(Date.now());
  let reads = 0;
  const memory = createMemoryStore({
    clock,
    observer: {
      storeCall(operation) {
        if (operation === 'get') reads += 1;
      },
    },
  });
  const store = change(memory);
  const logger = capturedLogger();
  const replica = () =>
    createSharedPause(createGate({ concurrency: 8, clock }), { store, key: 'pause:a:b', clock, logger });
  return { clock, logger, memory, one: replica(), other: replica(), reads: () => reads };
}

/** Asks for a place and gives it back at once; the code of the refusal, or `in`. */
function knock(gate: ReturnType<typeof replicas>['one'], deadline: number): Promise<unknown> {
  return placeAt(gate, deadline).then(
    (release) => {
      release();
      return 'in';
    },
    ({ code }) => code,
  );
}

describe('a pause', () => {
  test('reaches the other replicas with the next call but one', async () => {
    const { clock, logger, one, other } = replicas();
    one.pauseUntil(clock.now() + 30_000);
    await settle();
    expect(await knock(other, clock.now() + 5_000)).toBe('in');
    await settle();
    expect(await knock(other, clock.now() + 5_000)).toBe('UPSTREAM_THROTTLED');
    expect(other.snapshot()).toMatchObject({ pausedUntil: clock.now() + 30_000 });
    expect(logger.lines).toEqual([
      { level: 'info', message: 'account paused by another replica', fields: { pauseMs: 30_000 } },
    ]);
  });

  test('of another replica tells nothing of our own quota', async () => {
    const { clock, one, other } = replicas();
    one.pauseUntil(clock.now() + 30_000);
    await settle();
    await knock(other, clock.now() + 5_000);
    await settle();
    expect(other.snapshot()).toMatchObject({ lastThrottledAt: null, callsBeforeThrottle: null });
  });

  test('is over for all at the same time', async () => {
    const { clock, one, other } = replicas();
    one.pauseUntil(clock.now() + 5_000);
    await settle();
    await knock(other, clock.now() + 1_000);
    await settle();
    let admitted = false;
    const waiting = placeAt(other, clock.now() + 10_000).then(() => {
      admitted = true;
    });
    await clock.advance(4_999);
    expect(admitted).toBe(false);
    await clock.advance(1);
    expect(admitted).toBe(true);
    await waiting;
  });

  test('that is shorter never takes the place of a longer one', async () => {
    const { clock, memory, one, other } = replicas();
    one.pauseUntil(clock.now() + 30_000);
    await settle();
    other.pauseUntil(clock.now() + 1_000);
    await settle();
    expect(await memory.get('pause:a:b')).toEqual({ until: clock.now() + 30_000 });
  });

  test('that would last for days is cut to an hour', async () => {
    const { clock, memory, other } = replicas();
    await memory.set('pause:a:b', { until: clock.now() + 1e9 }, 60_000);
    await knock(other, clock.now() + 1_000);
    await settle();
    expect(other.snapshot().pausedUntil).toBe(clock.now() + 3_600_000);
  });

  test('that is over, or no pause at all, holds nobody up', async () => {
    const { clock, memory, other } = replicas();
    for (const kept of [{ until: clock.now() - 1 }, { until: 'soon' }, 'x', null]) {
      await memory.set('pause:a:b', kept, 60_000);
      expect(await knock(other, clock.now())).toBe('in');
      await settle();
      expect(other.snapshot().pausedUntil).toBeNull();
      await clock.advance(1_000);
    }
  });
});

describe('the store', () => {
  test('is looked at once a second at most', async () => {
    const { clock, other, reads } = replicas();
    for (let call = 0; call < 50; call += 1) await knock(other, clock.now());
    await settle();
    expect(reads()).toBe(1);
    await clock.advance(1_000);
    await knock(other, clock.now());
    await settle();
    expect(reads()).toBe(2);
  });

  test('that never answers, or fails, slows no call', async () => {
    const broken = [() => new Promise<undefined>(() => {}), () => Promise.reject(new Error('away'))];
    for (const get of broken) {
      const { clock, one } = replicas((store) => ({ ...store, get }));
      expect(await knock(one, clock.now())).toBe('in');
      one.pauseUntil(clock.now() + 2_000);
      await settle();
      expect(await knock(one, clock.now() + 1_000)).toBe('UPSTREAM_THROTTLED');
    }
  });
});
