import { describe, expect, test } from '@jest/globals';
import { BoundedMap } from '../../src/store/bounded-map.ts';
import { openStore } from '../../src/store/open-store.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { fakeClock } from '../kit/fake-clock.ts';

function open(clock = systemClock) {
  const results: string[] = [];
  const observer = {
    storeCall: (operation: string, result: string) => void results.push(`${operation} ${result}`),
  };
  return { results, store: openStore({ secrets: [], clock, logger: capturedLogger(), observer }) };
}

describe('a store in memory', () => {
  test('keeps, gives and forgets', async () => {
    const { results, store } = open();
    expect(await store.get('k')).toBeUndefined();
    await store.set('k', { a: [1] }, 60_000);
    expect(await store.get('k')).toEqual({ a: [1] });
    await store.delete('k');
    expect(await store.get('k')).toBeUndefined();
    expect(results).toEqual(['get miss', 'set ok', 'get hit', 'delete ok', 'get miss']);
  });

  test('keeps a value no longer than its time', async () => {
    const { store } = open();
    await store.set('k', 'v', 20);
    await systemClock.sleep(30);
    expect(await store.get('k')).toBeUndefined();
  });

  test('is ready at once and not shared', async () => {
    const { store } = open();
    expect(await store.connected(0)).toBe(true);
    expect(store.shared).toBe(false);
    await store.close();
  });

  test('gives a lock to one at a time, and to the next when its time is over', async () => {
    const clock = fakeClock();
    const { store } = open(clock);
    const first = await store.lock('l', 1_000);
    expect(await store.lock('l', 1_000)).toBe('held');
    await clock.advance(1_000);
    const second = await store.lock('l', 1_000);
    expect(second).toEqual({ release: expect.any(Function) });
    if (typeof first === 'object') await first.release();
    expect(await store.lock('l', 1_000)).toBe('held');
    if (typeof second === 'object') await second.release();
    expect(await store.lock('l', 1_000)).not.toBe('held');
  });
});

describe('a bounded map', () => {
  test('forgets what was used longest ago', () => {
    const map = new BoundedMap<number>(2);
    map.set('a', 1).set('b', 2);
    map.get('a');
    map.set('c', 3);
    expect([...map.keys()]).toEqual(['a', 'c']);
    map.set('a', 4).set('d', 5);
    expect([...map.entries()]).toEqual([
      ['a', 4],
      ['d', 5],
    ]);
  });
});
