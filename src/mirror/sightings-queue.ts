import type { Clock } from '../values/clock.ts';
import type { FaultKind } from './database/database-fault.ts';
import type { MirrorObserver } from './mirror-observer.ts';
import type { Sighting } from './sightings/sighting.ts';

/** What a queue is made of. */
export interface SightingsQueueParts {
  /** Writes sightings, all or nothing; gives why they were not written, `closed` while there is no database. */
  readonly take: (sightings: readonly Sighting[]) => Promise<FaultKind | undefined>;
  readonly observer: Pick<MirrorObserver, 'sightingsLost'>;
  readonly clock: Pick<Clock, 'sleep'>;
}

/** Sightings on their way into a database that may be away for a while. */
export interface SightingsQueue {
  /** How many wait. */
  readonly waiting: number;
  /** Takes them, to be written in their order. Never waits, and never fails. */
  note(sightings: readonly Sighting[]): void;
  /** There is a database again. */
  resume(): void;
  /** Writes what waits, as far as that can be done at once. */
  close(): Promise<void>;
}

/** Some minutes of a busy gateway. Beyond that the oldest are let go: what they were of is read again in time. */
const mostWaiting = 20_000;

/** Sightings in one transaction. */
const mostAtOnce = 500;

/** Between two tries on a database that takes nothing, as with a full disk. */
const againMs = 10_000;

/** An empty one. */
export function createSightingsQueue(parts: SightingsQueueParts): SightingsQueue {
  return new Queue(parts);
}

class Queue implements SightingsQueue {
  readonly #parts: SightingsQueueParts;
  readonly #closing = new AbortController();
  #sightings: Sighting[] = [];
  #writing: Promise<void> | undefined;
  #askedAgain = false;

  constructor(parts: SightingsQueueParts) {
    this.#parts = parts;
  }

  get waiting(): number {
    return this.#sightings.length;
  }

  note(sightings: readonly Sighting[]): void {
    this.#sightings.push(...sightings);
    this.#letGo();
    this.resume();
  }

  resume(): void {
    if (this.#writing !== undefined) {
      // It may be about to give up.
      this.#askedAgain = true;
      return;
    }
    this.#writing = this.#write().finally(() => {
      this.#writing = undefined;
      if (!this.#askedAgain) return;
      this.#askedAgain = false;
      this.resume();
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#writing;
  }

  #letGo(): void {
    const tooMany = this.#sightings.length - mostWaiting;
    if (tooMany <= 0) return;
    this.#sightings.splice(0, tooMany);
    this.#parts.observer.sightingsLost(tooMany);
  }

  async #write(): Promise<void> {
    // What one answer brings is written together.
    await Promise.resolve();
    while (this.#sightings.length > 0) {
      const batch = this.#sightings.splice(0, mostAtOnce);
      const fault = await this.#parts.take(batch);
      if (fault === undefined) continue;
      const left = fault === 'other' ? await this.#oneByOne(batch) : batch;
      this.#sightings.unshift(...left);
      this.#letGo();
      if (left.length === 0) continue;
      // A database that was lost is opened again, and then there is `resume`.
      if (this.#closing.signal.aborted || (fault !== 'full' && fault !== 'other')) return;
      await this.#parts.clock.sleep(againMs, this.#closing.signal).catch(() => undefined);
    }
  }

  /** One that no database takes must not keep the others back. @returns all of them when none could be written */
  async #oneByOne(batch: readonly Sighting[]): Promise<readonly Sighting[]> {
    let written = 0;
    for (const sighting of batch) {
      if ((await this.#parts.take([sighting])) === undefined) written += 1;
    }
    if (written === 0) return batch;
    this.#parts.observer.sightingsLost(batch.length - written);
    return [];
  }
}
