import type { Clock } from '../values/clock.ts';

/** Which generation a part of the account is in. Every write begins a new one for what it touches. */
export interface Generation {
  /** Equal only while nothing has been written, here or in a replica that is known of. */
  readonly stamp: string;
  /** What all replicas call it; undefined where they share nothing, or this one knows more than they do. */
  readonly shared: number | undefined;
  /** Something was written within the last ten minutes, as far as is known. */
  readonly settling: boolean;
}

/** The generations of an account's parts, over all replicas: counted, so that forgetting needs no search. */
export interface Generations {
  /** Goes up whenever something is known to have been written, wherever in the account. */
  readonly changes: number;
  /** Learns whether replicas have written something: to be awaited once a request. Undefined where nobody shares. */
  look(): Promise<void> | undefined;
  of(scope: string): Generation | Promise<Generation>;
  /** What is known in this process, at once. */
  stamp(scope: string): string;
  /** Something was written: a new generation here at once, and everywhere when this resolves. Never rejects. */
  begin(scopes: readonly string[]): Promise<void>;
}

/** Numbers that replicas add to; undefined where that cannot be done now. */
export interface SharedNumbers {
  add(key: string, amount: number, ttlMs: number): Promise<number | undefined>;
}

interface GenerationsParts {
  /** Undefined for a process by itself. */
  readonly counter: SharedNumbers | undefined;
  readonly accountId: string;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** The service shows some changes late, and works on others for minutes. */
const settlingMs = 10 * 60_000;
/** More than anything is kept for. */
const rememberMs = 24 * 60 * 60_000;
/** Parts whose generation is known at once; beyond it all of them are learnt anew. */
const mostScopes = 50_000;
const largestStep = 2 ** 30;

/** Every part is in its first generation. */
export function createGenerations(parts: GenerationsParts): Generations {
  return new CountedGenerations(parts);
}

interface ScopeState {
  readonly writes: number;
  readonly changedAt: number;
  readonly shared: number | undefined;
  /** The round in which `shared` was looked up. */
  readonly round: number;
}

const unknown: ScopeState = {
  writes: 0,
  changedAt: Number.NEGATIVE_INFINITY,
  shared: undefined,
  round: 0,
};

class CountedGenerations implements Generations {
  changes = 0;
  readonly #parts: GenerationsParts;
  readonly #scopes = new Map<string, ScopeState>();
  /** Writes that replicas have not been told of, by part. */
  readonly #owed = new Map<string, number>();
  #writes = 0;
  /** Goes up when nothing of before counts any more. */
  #era = 0;
  /** Goes up when replicas have written, so that each part's number has to be looked up again. */
  #round = 1;
  #seen: number | undefined;
  #looking: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(parts: GenerationsParts) {
    this.#parts = parts;
  }

  /** A look that has begun may miss what was written since, so whoever comes later waits for the next one. */
  look(): Promise<void> | undefined {
    if (this.#parts.counter === undefined) return undefined;
    if (this.#looking === undefined) {
      this.#looking = this.#lookOnce().finally(() => {
        this.#looking = undefined;
      });
      return this.#looking;
    }
    this.#next ??= this.#looking.then(() => {
      this.#next = undefined;
      return this.look();
    });
    return this.#next;
  }

  of(scope: string): Generation | Promise<Generation> {
    const state = this.#state(scope);
    if (this.#parts.counter === undefined || state.round === this.#round) return this.#generation(scope);
    return this.#learn(scope).then(() => this.#generation(scope));
  }

  stamp(scope: string): string {
    const { writes, shared } = this.#state(scope);
    return `${this.#era}.${writes}.${shared ?? ''}`;
  }

  async begin(scopes: readonly string[]): Promise<void> {
    const changedAt = this.#parts.clock.now();
    for (const scope of scopes) {
      this.#writes += 1;
      this.#put(scope, { ...this.#state(scope), writes: this.#writes, changedAt });
      if (this.#parts.counter !== undefined) this.#owed.set(scope, this.#writes);
    }
    await this.#settle();
  }

  #generation(scope: string): Generation {
    const { changedAt, shared, round } = this.#state(scope);
    const known = round === this.#round && !this.#owed.has(scope);
    return {
      stamp: this.stamp(scope),
      shared: known ? shared : undefined,
      settling: this.#parts.clock.now() - changedAt < settlingMs,
    };
  }

  async #lookOnce(): Promise<void> {
    await this.#settle();
    const sum = await this.#add(this.#epochKey(), 0);
    if (sum === undefined || sum === this.#seen) return;
    this.#seen = sum;
    this.#round += 1;
    if (sum > 0) return;
    // Redis is new, or was emptied: numbers may come again, and must not mean what they meant before.
    this.#era += 1;
    this.changes += 1;
    this.#seen = await this.#add(this.#epochKey(), this.#step());
  }

  async #learn(scope: string): Promise<void> {
    const round = this.#round;
    const { writes } = this.#state(scope);
    const shared = await this.#add(this.#scopeKey(scope), 0);
    const state = this.#state(scope);
    // A write of our own that came meanwhile knows better.
    if (shared === undefined || state.writes !== writes) return;
    const changed = shared !== (state.shared ?? 0);
    this.#put(scope, {
      ...state,
      shared,
      round,
      ...(changed && { changedAt: this.#parts.clock.now() }),
    });
  }

  /** Tells the replicas what was written: each part's number first, then the one that says that there is news. */
  async #settle(): Promise<void> {
    const owed = [...this.#owed];
    if (owed.length === 0) return;
    const sums = await Promise.all(owed.map(([scope]) => this.#add(this.#scopeKey(scope), this.#step())));
    if (sums.includes(undefined)) return;
    const step = this.#step();
    const epoch = await this.#add(this.#epochKey(), step);
    if (epoch === undefined) return;
    if (this.#seen !== undefined && epoch === this.#seen + step) this.#seen = epoch;
    for (const [index, [scope, writes]] of owed.entries()) {
      if (this.#owed.get(scope) !== writes) continue;
      this.#owed.delete(scope);
      this.#put(scope, { ...this.#state(scope), shared: sums[index], round: this.#round });
    }
  }

  #state(scope: string): ScopeState {
    return this.#scopes.get(scope) ?? unknown;
  }

  #put(scope: string, state: ScopeState): void {
    this.changes += 1;
    if (this.#scopes.size >= mostScopes && !this.#scopes.has(scope)) {
      this.#scopes.clear();
      this.#era += 1;
    }
    this.#scopes.set(scope, state);
  }

  async #add(key: string, amount: number): Promise<number | undefined> {
    return this.#parts.counter?.add(key, amount, rememberMs);
  }

  /** Never the same twice, in all likelihood, so that a number that was lost does not come again. */
  #step(): number {
    return 1 + Math.floor(this.#parts.random() * largestStep);
  }

  #epochKey(): string {
    return `memory:${this.#parts.accountId}:writes`;
  }

  #scopeKey(scope: string): string {
    return `memory:${this.#parts.accountId}:writes:${scope}`;
  }
}
