import type { BasisRecord } from './basis.ts';
import type { Generations } from './generations.ts';
import { MadeOf } from './made-of.ts';
import type { Held } from './process-memory.ts';

/** Where an answer's oldest part comes from: the service now, the memory, or the memory beyond its time. */
export type FreshnessSource = 'SERVICE' | 'MEMORY' | 'STALE';

/** What `extensions.freshness` says; `age` in whole seconds. */
export interface Freshness {
  readonly age: number;
  readonly source: FreshnessSource;
}

/** What one request wants of the memory, and what it was given. */
export interface Reading {
  /** The oldest answer that it takes, in milliseconds; 0 for the service alone. It may become stricter on the way. */
  maxAgeMs: number;
  readonly counts: ReadCounts;
  /** The memory answered a read, with what was read of the service at `readAt`. */
  remembered(source: Exclude<FreshnessSource, 'SERVICE'>, readAt: number): void;
  /** The same, by this process alone, with what is fresh. */
  recalled(held: Held, generations: Generations): void;
  /** Something went into the answer that this process does not remember. */
  passed(): void;
  /** Something went into the answer that is no read of the API, or changes from moment to moment. */
  changing(): void;
  /** What the answer is made of; undefined where something {@link passed}, or nothing was read. */
  madeOf(): MadeOf | undefined;
  /** A read of another request, begun before, answered this one's too. */
  shared(): void;
  freshness(now: number): Freshness;
  /** Where it is noted what the answer is made of, whether it is remembered or not; undefined where nobody wants to know. */
  basis: BasisRecord | undefined;
}

/** Reads that cost their request no call. */
export interface ReadCounts {
  readonly remembered: number;
  /** Those of `remembered` that were beyond their time. */
  readonly stale: number;
  readonly shared: number;
}

/** The reading of a request that has read nothing yet. @param maxAgeMs Without it, as old as the memory allows. */
export function createReading(maxAgeMs = Number.POSITIVE_INFINITY): Reading {
  return new RequestReading(maxAgeMs);
}

class RequestReading implements Reading {
  maxAgeMs: number;
  basis: BasisRecord | undefined;
  readonly counts = { remembered: 0, stale: 0, shared: 0 };
  #oldest = Number.POSITIVE_INFINITY;
  #made: MadeOf | undefined;
  #hasPassed = false;

  constructor(maxAgeMs: number) {
    this.maxAgeMs = maxAgeMs;
  }

  remembered(source: Exclude<FreshnessSource, 'SERVICE'>, readAt: number): void {
    this.#hasPassed = true;
    this.counts.remembered += 1;
    if (source === 'STALE') this.counts.stale += 1;
    this.#oldest = Math.min(this.#oldest, readAt);
  }

  recalled(held: Held, generations: Generations): void {
    this.counts.remembered += 1;
    this.#oldest = Math.min(this.#oldest, held.readAt);
    if (this.#hasPassed) return;
    this.#made ??= new MadeOf();
    this.#made.add(held, generations);
  }

  passed(): void {
    this.#hasPassed = true;
    this.#made = undefined;
  }

  changing(): void {
    this.passed();
    this.basis?.spoil();
  }

  madeOf(): MadeOf | undefined {
    return this.#hasPassed ? undefined : this.#made;
  }

  shared(): void {
    this.#hasPassed = true;
    this.counts.shared += 1;
  }

  freshness(now: number): Freshness {
    const { remembered, stale } = this.counts;
    if (remembered === 0) return { age: 0, source: 'SERVICE' };
    const age = Math.max(0, Math.floor((now - this.#oldest) / 1_000));
    return { age, source: stale > 0 ? 'STALE' : 'MEMORY' };
  }
}
