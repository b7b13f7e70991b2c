/** A lock that this process holds over all replicas until it is released or its time is over. */
export interface Lock {
  /** Gives the lock back if it is still ours. Never throws. */
  release(): Promise<void>;
}

/**
 * What outlives a request: values with a life time, in this process or shared by all replicas.
 * No method ever hangs: a store that is away answers as if it were empty, and a call costs 150 ms at most. None throws
 * but `recall`; that and `keep` are for what must not be forgotten in silence.
 */
export interface Store {
  /** The value kept under the key; undefined when there is none, it has expired, or cannot be read. */
  get(key: string): Promise<unknown>;
  /** Keeps a JSON value for `ttlMs`, or less when room is short. */
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** As `get`, but throws StoreAway where `get` would answer for a store that is away. */
  recall(key: string): Promise<unknown>;
  /** As `set`, but says whether the value is kept where all replicas find it; when not, what was there before stays. */
  keep(key: string, value: unknown, ttlMs: number): Promise<boolean>;
  /** `'held'`: somebody else has it. `'unavailable'`: nobody can tell, so the caller goes on without a lock. */
  lock(key: string, ttlMs: number): Promise<Lock | 'held' | 'unavailable'>;
  /** Waits up to `timeoutMs` for the shared store to be ready; true at once for a store in memory. */
  connected(timeoutMs: number): Promise<boolean>;
  /** True when replicas share it. */
  readonly shared: boolean;
  close(): Promise<void>;
}

/** Numbers that all replicas add to, in a shared store. */
export interface Counter {
  /**
   * Adds to a number, at once for all replicas, and gives the sum. It begins at 0 and is forgotten `ttlMs` after the last
   * addition. Undefined for a store that is not shared or away. Costs 150 ms at most, and never throws.
   */
  add(key: string, amount: number, ttlMs: number): Promise<number | undefined>;
  /**
   * Takes places of a window that all replicas share: at no instant are more than `limit` taken, by the store's own clock.
   * Undefined for a store that is not shared or away. Costs 150 ms at most, and never throws.
   */
  takePlaces(key: string, request: PlacesRequest): Promise<PlacesAnswer | undefined>;
}

/** What is asked of a window. */
export interface PlacesRequest {
  readonly wanted: number;
  readonly limit: number;
  /** How long a place stays taken; it may be a second longer. */
  readonly windowMs: number;
  /** The window of the last answer, which is another when the store has forgotten. Nothing is done in one that is not known. */
  readonly window: string | undefined;
  /** Places that were used without asking, to be counted now, beyond the limit too. */
  readonly untold: readonly UsedPlaces[];
}

/** Places that were used so long ago. */
export interface UsedPlaces {
  readonly agoMs: number;
  readonly places: number;
}

/** What came of it. */
export interface PlacesAnswer {
  /** Which window this is. Where it is not the one that was named in the request, nothing was taken and nothing counted. */
  readonly window: string;
  /** As many as were wanted, or as there were. */
  readonly taken: number;
  /** When the places that are taken now will be free again, the soonest first. */
  readonly frees: readonly { readonly inMs: number; readonly places: number }[];
}
