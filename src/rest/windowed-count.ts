/** Counts events of the last while, in slices of time: small at any rate, and never counting an event for too long. */
export class WindowedCount {
  readonly #windowMs: number;
  readonly #sliceMs: number;
  /** Events by slice, oldest first, but for the latest slice. */
  readonly #slices = new Map<number, number>();
  /** The latest slice, and its events: most come soon after another. */
  #slice = Number.NEGATIVE_INFINITY;
  #events = 0;
  #total = 0;

  /** @param sliceMs How much shorter than `windowMs` an event may be counted. */
  constructor(windowMs: number, sliceMs: number) {
    this.#windowMs = windowMs;
    this.#sliceMs = sliceMs;
  }

  /** Notes an event at `now`, in the clock's milliseconds. */
  add(now: number): void {
    const slice = Math.floor(now / this.#sliceMs);
    if (slice !== this.#slice) {
      this.#prune(now);
      this.#slice = slice;
    }
    this.#events += 1;
    this.#total += 1;
  }

  /** The events that are no older than the window. */
  count(now: number): number {
    this.#prune(now);
    return this.#total;
  }

  clear(): void {
    this.#slices.clear();
    this.#events = 0;
    this.#total = 0;
  }

  /** Forgets what is older than the window, of the latest slice too. */
  #prune(now: number): void {
    if (this.#events > 0) this.#slices.set(this.#slice, (this.#slices.get(this.#slice) ?? 0) + this.#events);
    this.#events = 0;
    for (const [old, events] of this.#slices) {
      if (old * this.#sliceMs > now - this.#windowMs) break;
      this.#slices.delete(old);
      this.#total -= events;
    }
  }
}
