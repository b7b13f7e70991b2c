import type { Clock } from '../values/clock.ts';
import { BoundedMap } from './bounded-map.ts';
import { createMemoryStore } from './memory-store.ts';

const limit = 10_000;

/** What happened in this process while the shared store was away. */
export interface OutageMemory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Makes the shared store forget what it missed, and then forgets it here too: what it still holds under those keys is
   * older than what we know, and what we hold may be older than what other replicas wrote since.
   */
  settle(forget: (keys: string[]) => Promise<unknown>): Promise<void>;
}

/** An empty memory. */
export function createOutageMemory(clock: Clock): OutageMemory {
  const values = createMemoryStore({ clock, observer: { storeCall: () => undefined }, limit });
  const missed = new BoundedMap<true>(limit);
  return {
    get: (key) => values.get(key),
    async set(key, value, ttlMs) {
      missed.set(key, true);
      await values.set(key, value, ttlMs);
    },
    async delete(key) {
      missed.set(key, true);
      await values.delete(key);
    },
    async settle(forget) {
      if (missed.size === 0) return;
      const keys = [...missed.keys()];
      await forget(keys);
      for (const key of keys) {
        missed.delete(key);
        await values.delete(key);
      }
    },
  };
}
