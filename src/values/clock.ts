/** Time as a parameter, so that tests need no waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when that is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Calls `run` after `ms`, unless the result is called before. For what nearly always ends sooner: it costs a fifth of a
   * sleep that is aborted.
   */
  after(ms: number, run: () => void): () => void;
}
