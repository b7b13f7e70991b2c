import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { Secret } from '../values/secret.ts';
import { createFileStore } from './file-store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { StoreObserver } from './observer.ts';
import { reasonOf } from './reason-of.ts';
import type { Counter, Store } from './store.ts';

interface OpenStoreOptions {
  /** `redis://…` or `rediss://…`; without it everything stays in this process. */
  readonly url?: string | undefined;
  /** Encrypt what leaves the process: the first closes, all open. Needed with `url`. */
  readonly secrets: readonly Secret[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: StoreObserver;
}

/** Opens the store. Connecting goes on in the background; {@link Store.connected} waits for it. Never throws. */
export function openStore(options: OpenStoreOptions): Store & Counter {
  const { url } = options;
  return url === undefined ? countingNothing(createMemoryStore(options)) : openRedis({ ...options, url });
}

/**
 * Opens the place for what must survive a restart: the shared store, else a store on the folder, else nothing better
 * than the process's memory. Throws when the folder cannot be used.
 */
export function openDurableStore(
  options: Omit<OpenStoreOptions, 'url'> & { readonly folder: string | undefined },
  store: Store,
): Store {
  const { folder } = options;
  return store.shared || folder === undefined ? store : createFileStore({ ...options, folder });
}

/** A store that is there at once, while the client is still being loaded: a start without Redis does not pay for it. */
function openRedis(options: OpenStoreOptions & { readonly url: string }): Store & Counter {
  const opened = import('./redis-store.ts')
    .then(({ createRedisStore }) => createRedisStore(options))
    .catch((error: unknown) => {
      options.logger.error(
        { reason: reasonOf(error) },
        'shared cache cannot be opened; memory serves instead',
      );
      return countingNothing(createMemoryStore(options));
    });
  return {
    shared: true,
    get: async (key) => (await opened).get(key),
    set: async (key, value, ttlMs) => (await opened).set(key, value, ttlMs),
    delete: async (key) => (await opened).delete(key),
    recall: async (key) => (await opened).recall(key),
    keep: async (key, value, ttlMs) => (await opened).keep(key, value, ttlMs),
    add: async (key, amount, ttlMs) => (await opened).add(key, amount, ttlMs),
    takePlaces: async (key, request) => (await opened).takePlaces(key, request),
    lock: async (key, ttlMs) => (await opened).lock(key, ttlMs),
    connected: async (timeoutMs) => {
      const store = await opened;
      return store.shared && store.connected(timeoutMs);
    },
    close: async () => (await opened).close(),
  };
}

/** Nobody shares it: whoever counts has the sum already. */
function countingNothing(store: Store): Store & Counter {
  return { ...store, add: async () => undefined, takePlaces: async () => undefined };
}
