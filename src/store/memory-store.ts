import { Keyv } from 'keyv';
import type { Clock } from '../values/clock.ts';
import { BoundedMap } from './bounded-map.ts';
import type { StoreObserver, StoreResult } from './observer.ts';
import type { Lock, Store } from './store.ts';

/** Entries; the least used goes first. */
const defaultLimit = 10_000;

interface MemoryStoreOptions {
  readonly clock: Clock;
  readonly observer: StoreObserver;
  readonly limit?: number;
}

/** A store for one process: bounded, and as it is not shared, with locks that only this process sees. */
export function createMemoryStore({ clock, observer, limit = defaultLimit }: MemoryStoreOptions): Store {
  // Values stay objects: nothing leaves the process, so there is nothing to write out or to encrypt.
  const keyv = new Keyv({ store: new BoundedMap<unknown>(limit) });
  keyv.serialize = undefined;
  keyv.deserialize = undefined;
  const locks = new Map<string, { until: number }>();
  const count = (operation: Parameters<StoreObserver['storeCall']>[0], result: StoreResult) =>
    observer.storeCall(operation, result, 0);

  async function get(key: string): Promise<unknown> {
    const value: unknown = await keyv.get(key);
    count('get', value === undefined ? 'miss' : 'hit');
    return value;
  }

  async function set(key: string, value: unknown, ttlMs: number): Promise<void> {
    await keyv.set(key, value, ttlMs);
    count('set', 'ok');
  }

  return {
    shared: false,
    get,
    set,
    recall: get,
    async keep(key, value, ttlMs) {
      await set(key, value, ttlMs);
      return true;
    },
    async delete(key) {
      await keyv.delete(key);
      count('delete', 'ok');
    },
    async lock(key, ttlMs): Promise<Lock | 'held'> {
      const now = clock.now();
      const other = locks.get(key);
      if (other !== undefined && other.until > now) return 'held';
      const mine = { until: now + ttlMs };
      locks.set(key, mine);
      count('lock', 'ok');
      return {
        async release() {
          if (locks.get(key) === mine) locks.delete(key);
        },
      };
    },
    connected: async () => true,
    async close() {},
  };
}
