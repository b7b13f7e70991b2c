import type { Store } from '../store/store.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { writeNodeId } from '../values/node-id.ts';
import { waitAfterFailure } from './failed-poll.ts';
import { pollInterval } from './poll-interval.ts';
import { factsOf, readSnapshot, type Sighting, type Snapshot, type WatchKey } from './snapshot.ts';
import { NothingToWatch } from './watch-errors.ts';

/** The polling of one thing; it goes on until it is stopped or fails for good. */
export interface Poll {
  /** Looks at once, unless what is known was read after this time (in the clock's milliseconds). */
  lookSince(time: number): void;
  /** The thing was changed just now: what was read before does not count, and changes are to be expected. */
  changedNow(): void;
  stop(): void;
}

interface PollParts {
  readonly key: WatchKey;
  /** Where replicas leave snapshots for each other. */
  readonly storeKey: string;
  readonly read: (key: WatchKey) => Promise<Sighting | null>;
  readonly store: Store;
  readonly readMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly found: (snapshot: Snapshot) => void;
  readonly failed: (error: Error) => void;
}

/** A shared store is looked into this often: another replica may have polled, or changed the thing. */
const glanceMs = 15_000;
/** Between two looks for what the replica that is polling finds. */
const heldMs = 300;
/** Waits are made longer by up to this share. */
const jitter = 0.1;
/** Reads in a row that must not find a thing that was there, before it is given up. */
const missesLimit = 3;
const keepMs = 15 * 60_000;

/** Begins to poll at once. */
export function createPoll(parts: PollParts): Poll {
  return new ThingPoll(parts);
}

class ThingPoll implements Poll {
  readonly #parts: PollParts;
  #stopped = false;
  #latest: Snapshot | undefined;
  /** Only what was read after this time is news. */
  #since = Number.NEGATIVE_INFINITY;
  #wokenAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #misses = 0;
  #alarm = new AbortController();

  constructor(parts: PollParts) {
    this.#parts = parts;
    this.#run().catch((error: unknown) => {
      if (!this.#stopped) parts.failed(error instanceof Error ? error : new Error(String(error)));
    });
  }

  lookSince(time: number): void {
    this.#since = Math.max(this.#since, time);
    this.#alarm.abort();
  }

  changedNow(): void {
    this.#wokenAt = this.#parts.clock.now();
    if (this.#parts.store.shared) void this.#parts.store.delete(this.#parts.storeKey);
    this.lookSince(this.#wokenAt);
  }

  stop(): void {
    this.#stopped = true;
    this.#alarm.abort();
  }

  async #run(): Promise<void> {
    // Whoever made the poll says first from when on things are news.
    await Promise.resolve();
    while (!this.#stopped) {
      const waitMs = await this.#look().catch((error: unknown) => this.#waitAfter(error));
      if (!this.#stopped) await this.#wait(waitMs);
    }
  }

  /** Takes what another replica has found, or polls. @returns how long to wait for the next look. */
  async #look(): Promise<number> {
    const snapshot = (await this.#glance()) ?? (await this.#pollAlone());
    if (snapshot === undefined) return heldMs;
    this.#failures = 0;
    this.#take(snapshot);
    return this.#untilDue(snapshot);
  }

  #take(snapshot: Snapshot): void {
    if (this.#stopped) return;
    this.#latest = snapshot;
    this.#since = Math.max(this.#since, snapshot.readAt);
    this.#parts.found(snapshot);
  }

  /** Nothing while a change was made that the snapshot may not show. */
  #untilDue(snapshot: Snapshot): number {
    const { clock, random } = this.#parts;
    if (this.#since > snapshot.readAt) return 0;
    const interval = pollInterval(snapshot.progress, clock.now() - snapshot.changedAt);
    return snapshot.readAt + interval * (1 + jitter * random()) - clock.now();
  }

  /** What another replica has left in the store, if it is news. */
  async #glance(): Promise<Snapshot | undefined> {
    const { key, store, storeKey } = this.#parts;
    if (!store.shared) return undefined;
    const kept = readSnapshot(await store.get(storeKey));
    return kept !== undefined && kept.readAt > this.#since ? { ...kept, key } : undefined;
  }

  /** Polls, unless another replica is at it: then undefined. */
  async #pollAlone(): Promise<Snapshot | undefined> {
    const { store, storeKey, readMs } = this.#parts;
    if (!store.shared) return this.#poll();
    const lock = await store.lock(`${storeKey}:poll`, readMs);
    if (lock === 'held') return undefined;
    try {
      return (await this.#glance()) ?? (await this.#poll());
    } finally {
      if (lock !== 'unavailable') await lock.release();
    }
  }

  async #poll(): Promise<Snapshot | undefined> {
    const { clock, key, store, storeKey } = this.#parts;
    const readAt = clock.now();
    const sighting = await this.#parts.read(key);
    if (sighting === null) throw new NothingToWatch(key);
    this.#misses = 0;
    const before = this.#latest ?? (store.shared ? readSnapshot(await store.get(storeKey)) : undefined);
    const same = before !== undefined && factsOf(before) === factsOf(sighting);
    const changedAt = Math.max(same ? before.changedAt : readAt, this.#wokenAt);
    const snapshot: Snapshot = { ...sighting, key, readAt, changedAt };
    // A write that came meanwhile has taken the old one away; it must not come back.
    if (store.shared && this.#wokenAt <= readAt) await store.set(storeKey, snapshot, keepMs);
    return snapshot;
  }

  /** @throws the error when it is no use to wait. */
  #waitAfter(error: unknown): number {
    if (error instanceof NothingToWatch && this.#latest !== undefined) {
      this.#misses += 1;
      if (this.#misses < missesLimit) return pollInterval(this.#latest.progress, 0);
    }
    const waitMs = waitAfterFailure(error, this.#failures);
    if (waitMs === undefined) throw error;
    if (this.#failures === 0) {
      const reason = error instanceof Error ? error.name : 'unknown';
      this.#parts.logger.warn({ id: writeNodeId(this.#parts.key), reason }, 'poll failed; watching goes on');
    }
    this.#failures += 1;
    return waitMs * (1 + jitter * this.#parts.random());
  }

  /** Waits, or until something happened that makes waiting wrong. */
  async #wait(ms: number): Promise<void> {
    const { clock, store } = this.#parts;
    const until = clock.now() + ms;
    for (let left = ms; left > 0 && !this.#stopped; left = until - clock.now()) {
      const woken = await this.#sleep(store.shared ? Math.min(left, glanceMs) : left);
      if (woken || this.#stopped || clock.now() >= until) return;
      if (this.#failures > 0 || this.#latest === undefined) continue;
      const kept = readSnapshot(await store.get(this.#parts.storeKey));
      if (kept?.readAt !== this.#latest.readAt) return;
    }
  }

  /** @returns true when it was woken. */
  async #sleep(ms: number): Promise<boolean> {
    const asleep = new AbortController();
    this.#alarm = asleep;
    await this.#parts.clock.sleep(ms, asleep.signal).catch(() => undefined);
    return asleep.signal.aborted;
  }
}
