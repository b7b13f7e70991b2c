import type { Store } from '../store/store.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { writeNodeId } from '../values/node-id.ts';
import { type BoundedQueue, createBoundedQueue } from './bounded-queue.ts';
import { createPoll, type Poll } from './poll.ts';
import { factsOf, isFinal, type Sighting, type Snapshot, type WatchKey } from './snapshot.ts';
import { WatcherTooSlow } from './watch-errors.ts';

/** Watching submissions and shipping labels until they are done. */
export interface Watchers {
  /**
   * The present state, then each change once, ending when it is final. Fails with NothingToWatch, WatcherTooSlow, or
   * the refusal that ended the polling; outages and throttling only delay it.
   */
  watch(key: WatchKey): AsyncIterableIterator<Snapshot>;
  /** Something was changed: whoever watches it, here or in another replica, looks at once. */
  wake(key: WatchKey): void;
  /** Ends all of it. */
  close(): void;
}

/** What watching needs. */
export interface WatchersParts {
  /** Reads a thing, as a request of its own; null when there is none. */
  readonly read: (key: WatchKey) => Promise<Sighting | null>;
  readonly store: Store;
  /** Names the account in the store, which several may share. */
  readonly accountId: string;
  /** The longest that a read takes. */
  readonly readMs: number;
  readonly clock: Clock;
  /** From 0 up to 1, so that the polls of many things do not fall together. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** Snapshots that may wait for one watcher: more than a thing goes through in its whole life. */
const queueLimit = 64;

/** A snapshot this young is the present state. */
const presentMs = 5_000;

/** Watches whatever is asked for, each thing by one poll however many watch it; nothing is polled at first. */
export function createWatchers(parts: WatchersParts): Watchers {
  const watched = new Map<string, Watched>();

  function begin(id: string, key: WatchKey): Watched {
    const forget = () => {
      if (watched.get(id) === thing) watched.delete(id);
    };
    const thing = new Watched(key, parts, forget);
    watched.set(id, thing);
    return thing;
  }

  return {
    watch(key) {
      const id = writeNodeId(key);
      return (watched.get(id) ?? begin(id, key)).join();
    },
    wake(key) {
      const id = writeNodeId(key);
      const thing = watched.get(id);
      if (thing !== undefined) thing.wake();
      // Where the store is shared, others look there now and then, and find that what they knew is gone.
      else if (parts.store.shared) void parts.store.delete(watchedUnder(parts.accountId, id));
    },
    close() {
      for (const thing of [...watched.values()]) thing.end();
    },
  };
}

/** One thing, and all who watch it in this process. */
class Watched {
  readonly #parts: WatchersParts;
  readonly #poll: Poll;
  readonly #forget: () => void;
  /** What each has been told last. */
  readonly #told = new Map<BoundedQueue<Snapshot>, string | undefined>();
  #latest: Snapshot | undefined;

  constructor(key: WatchKey, parts: WatchersParts, forget: () => void) {
    this.#parts = parts;
    this.#forget = forget;
    this.#poll = createPoll({
      ...parts,
      key,
      storeKey: watchedUnder(parts.accountId, writeNodeId(key)),
      found: (snapshot) => this.#tell(snapshot),
      failed: (error) => this.end(error),
    });
  }

  join(): AsyncIterableIterator<Snapshot> {
    const queue: BoundedQueue<Snapshot> = createBoundedQueue({
      limit: queueLimit,
      full: (waiting) => new WatcherTooSlow(waiting),
      onClose: () => this.#leave(queue),
    });
    this.#told.set(queue, undefined);
    const youngest = this.#parts.clock.now() - presentMs;
    if (this.#latest !== undefined && this.#latest.readAt >= youngest) this.#hand(queue, this.#latest);
    else this.#poll.lookSince(youngest);
    return queue;
  }

  wake(): void {
    this.#poll.changedNow();
  }

  end(error?: Error): void {
    this.#forget();
    this.#poll.stop();
    for (const queue of [...this.#told.keys()]) queue.end(error);
  }

  #tell(snapshot: Snapshot): void {
    this.#latest = snapshot;
    for (const queue of [...this.#told.keys()]) this.#hand(queue, snapshot);
    if (isFinal(snapshot.progress)) this.end();
  }

  #hand(queue: BoundedQueue<Snapshot>, snapshot: Snapshot): void {
    const facts = factsOf(snapshot);
    if (this.#told.get(queue) === facts) return;
    this.#told.set(queue, facts);
    queue.push(snapshot);
  }

  #leave(queue: BoundedQueue<Snapshot>): void {
    this.#told.delete(queue);
    if (this.#told.size === 0) this.end();
  }
}

function watchedUnder(accountId: string, id: string): string {
  return `watch:${accountId}:${id}`;
}
