import type { Dashboard } from '../dashboard/dashboard.ts';
import { UpstreamThrottled, UpstreamTimeout, UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { Clock } from '../values/clock.ts';
import { createFlights, type Flight, OUT_OF_TIME, waitFor } from './flights.ts';
import type { Generation, Generations } from './generations.ts';
import { lifeOf } from './life-of.ts';
import type { MemoryObserver } from './memory-observer.ts';
import { createProcessMemory, type Held, type Kept } from './process-memory.ts';
import type { Reading } from './reading.ts';
import type { SharedMemory } from './shared-memory.ts';
import { weigh } from './weigh.ts';

/** One read of the service. */
export interface Read {
  /** The endpoint's name, which decides how long the answer is kept. */
  readonly endpoint: string;
  /** The path with all that belongs to it: equal for equal reads. */
  readonly key: string;
  /** The part of the account that it belongs to. */
  readonly scope: string;
  readonly load: (dashboard: Dashboard) => Promise<unknown>;
}

/** Who reads. */
export interface Reader {
  /** The label of the account; undefined for one without. */
  readonly account: string | undefined;
  /** The service itself, by calls that belong to this request. */
  readonly dashboard: Dashboard;
  /** In the clock's milliseconds. */
  readonly deadline: number;
  readonly reading: Reading;
}

/** What an account remembers of what it read. Each read is answered by the youngest of what its reader takes. */
export interface ReadMemory {
  /** The answer: one under way, one that is kept, or the service's. Rejects as the service's does. */
  read(read: Read, reader: Reader): Promise<unknown>;
  readonly generations: Generations;
}

/** What a memory is made of. */
export interface ReadMemoryParts {
  readonly generations: Generations;
  /** What replicas keep for each other; undefined for a process by itself. */
  readonly shared: SharedMemory | undefined;
  /** The longest that an answer is used; 0 keeps none. */
  readonly maxAgeMs: number;
  /** The service itself, by calls that belong to no request and end at this deadline. */
  readonly background: (deadline: number) => Dashboard;
  /** How long a call behind an answer may take. */
  readonly requestMs: number;
  readonly clock: Clock;
  readonly observer: MemoryObserver;
}

/** Answers kept in the process. */
const mostBytes = 32 * 1024 * 1024;
/** A reserve before a signed address expires, so that whoever is given it can still use it. */
const signedMarginMs = 5 * 60_000;

/** An empty memory. */
export function createReadMemory(parts: ReadMemoryParts): ReadMemory {
  return new AccountReads(parts);
}

class AccountReads implements ReadMemory {
  readonly generations: Generations;
  readonly #parts: ReadMemoryParts;
  readonly #flights = createFlights();
  readonly #process = createProcessMemory(mostBytes);

  constructor(parts: ReadMemoryParts) {
    this.#parts = parts;
    this.generations = parts.generations;
  }

  read(read: Read, reader: Reader): Promise<unknown> {
    const generation = this.generations.of(read.scope);
    return generation instanceof Promise
      ? generation.then((later) => this.#readIn(read, reader, later))
      : this.#readIn(read, reader, generation);
  }

  #readIn(read: Read, reader: Reader, generation: Generation): Promise<unknown> {
    if (reader.reading.maxAgeMs <= 0) return this.#ask(read, reader, generation);
    const found = this.#recall(read, generation);
    if (found === undefined) return this.#shareOrAsk(read, reader, generation);
    return found instanceof Promise
      ? found.then((later) => this.#answer(read, reader, generation, later))
      : this.#answer(read, reader, generation, found);
  }

  async #answer(
    read: Read,
    reader: Reader,
    generation: Generation,
    found: Found | undefined,
  ): Promise<unknown> {
    const { maxAgeMs } = reader.reading;
    if (found === undefined || this.#now() - found.kept.readAt > maxAgeMs) {
      return this.#shareOrAsk(read, reader, generation);
    }
    const { kept, level } = found;
    if (this.#now() < kept.freshUntil) {
      if (level === 'store' || this.#isPast(read, generation)) return this.#remembered(kept, level, reader);
      this.#parts.observer.read('process');
      reader.reading.recalled(kept, this.generations);
      return kept.value;
    }
    if (this.#now() < kept.graceUntil && maxAgeMs === Number.POSITIVE_INFINITY) {
      this.#refresh(read, generation);
      return this.#remembered(kept, 'stale', reader);
    }
    return this.#shareOrAsk(read, reader, generation).catch((error: unknown) => {
      const now = this.#now();
      const usable = now < kept.lastUntil && now - kept.readAt <= maxAgeMs;
      if (!isOutage(error) || !usable || this.#isPast(read, generation)) throw error;
      return this.#remembered(kept, 'stale', reader);
    });
  }

  /** What is kept and may be used in this generation: the younger of both levels where the process's is not fresh. */
  #recall(read: Read, { stamp, shared }: Generation): Found | undefined | Promise<Found | undefined> {
    if (this.#parts.maxAgeMs === 0) return undefined;
    const held = this.#process.get(read.key);
    const usable = held !== undefined && held.stamp === stamp && this.#now() < held.lastUntil;
    const mine: Found | undefined = usable ? { kept: held, level: 'process' } : undefined;
    if (usable && this.#now() < held.freshUntil) return mine;
    if (this.#parts.shared === undefined || shared === undefined) return mine;
    return this.#recallShared(this.#parts.shared, read, stamp, shared, mine);
  }

  async #recallShared(
    memory: SharedMemory,
    read: Read,
    stamp: string,
    generation: number,
    mine: Found | undefined,
  ): Promise<Found | undefined> {
    const theirs = await memory.get(read.key, generation);
    if (theirs === undefined || this.#now() >= theirs.lastUntil) return mine;
    if (mine !== undefined && mine.kept.readAt >= theirs.readAt) return mine;
    this.#hold(read.key, { ...theirs, stamp, bytes: weigh(theirs.value).bytes, gone: false, used: false });
    return { kept: theirs, level: 'store' };
  }

  #remembered(kept: Kept, answeredBy: 'process' | 'store' | 'stale', { reading }: Reader): unknown {
    this.#parts.observer.read(answeredBy);
    reading.remembered(answeredBy === 'stale' ? 'STALE' : 'MEMORY', kept.readAt);
    return kept.value;
  }

  /** Takes part in a read of another request where one is under way that is young enough, in this generation. */
  #shareOrAsk(read: Read, reader: Reader, generation: Generation): Promise<unknown> {
    const flight = this.#flights.get(read.key);
    if (flight?.stamp !== generation.stamp) return this.#ask(read, reader, generation);
    if (this.#now() - flight.startedAt > reader.reading.maxAgeMs) return this.#ask(read, reader, generation);
    return this.#share(flight, read, reader);
  }

  async #share(flight: Flight, read: Read, reader: Reader): Promise<unknown> {
    this.#parts.observer.read('flight');
    reader.reading.shared();
    const result = await waitFor(flight, reader.deadline, this.#parts.clock);
    // Generations may have gone on meanwhile; whoever waited is as good as new.
    return result === OUT_OF_TIME ? this.read(read, reader) : result;
  }

  #ask(read: Read, { dashboard, deadline, reading }: Reader, generation: Generation): Promise<unknown> {
    this.#parts.observer.read('service');
    reading.passed();
    return this.#fly(read, dashboard, deadline, generation);
  }

  /** One at a time, for nobody in particular. */
  #refresh(read: Read, generation: Generation): void {
    if (this.#flights.get(read.key)?.stamp === generation.stamp) return;
    const deadline = this.#now() + this.#parts.requestMs;
    this.#fly(read, this.#parts.background(deadline), deadline, generation).catch(() => undefined);
  }

  #fly(read: Read, dashboard: Dashboard, deadline: number, generation: Generation): Promise<unknown> {
    const startedAt = this.#now();
    const begun = { stamp: generation.stamp, startedAt, deadline };
    return this.#flights.begin(read.key, begun, read.load(dashboard), (value) => {
      this.#keep(read, value, startedAt, generation);
      return value;
    });
  }

  /** Keeps an answer, unless something was written since it was asked for. What is missing drives out what was there. */
  #keep(read: Read, value: unknown, readAt: number, generation: Generation): void {
    const { shared, maxAgeMs } = this.#parts;
    if (maxAgeMs === 0 || this.#isPast(read, generation)) return;
    const { bytes, ...kept } = this.#weighed(read, value, readAt, generation);
    if (kept.freshUntil <= readAt) {
      this.#process.delete(read.key);
      return;
    }
    this.#hold(read.key, { ...kept, stamp: generation.stamp, bytes, gone: false, used: false });
    if (shared !== undefined && generation.shared !== undefined) {
      void shared.set(read.key, generation.shared, kept);
    }
  }

  /** An answer with its life, which no signed address in it outlives. */
  #weighed({ endpoint }: Read, value: unknown, readAt: number, { settling }: Generation) {
    const life = lifeOf(endpoint, value, { capMs: this.#parts.maxAgeMs, settling });
    const { bytes, expiresAt } = life.freshMs > 0 ? weigh(value) : { bytes: 0, expiresAt: 0 };
    const until = (ms: number) => Math.min(readAt + ms, expiresAt - signedMarginMs);
    const [freshUntil, graceUntil] = [until(life.freshMs), until(life.graceMs)];
    return { value, readAt, freshUntil, graceUntil, lastUntil: until(life.lastMs), bytes };
  }

  #hold(key: string, held: Held): void {
    const other = this.#process.get(key);
    if (other === undefined || other.stamp !== held.stamp || other.readAt <= held.readAt) {
      this.#process.set(key, held);
    }
  }

  #isPast({ scope }: Read, { stamp }: Generation): boolean {
    return this.generations.stamp(scope) !== stamp;
  }

  #now(): number {
    return this.#parts.clock.now();
  }
}

type Found =
  | { readonly kept: Held; readonly level: 'process' }
  | { readonly kept: Kept; readonly level: 'store' };

/** The service is down, or lets nobody pass: then an older answer is better than none. */
function isOutage(error: unknown): boolean {
  return (
    error instanceof UpstreamUnavailable ||
    error instanceof UpstreamThrottled ||
    error instanceof UpstreamTimeout
  );
}
