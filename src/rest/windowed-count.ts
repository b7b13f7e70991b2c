/** Counts events of the last while, in slices of time: small at any rate, and never counting an event for too long. */
export class WindowedCount {
  readonly #windowMs: number;
  readonly #sliceMs: number;
  /** Events by slice, oldest first. */
  readonly #slices = new Map<number, number>();
  #total = 0;

  /** @param sliceMs How much shorter than `windowMs` an event may be counted. */
  constructor(windowMs: number, sliceMs: number) {
    this.#windowMs = windowMs;
    this.#sliceMs = sliceMs;
  }

  /** Notes an event at `now`, in the clock's milliseconds. */
  add(now: number): void {
    this.#prune(now);
    const slice = Math.floor(now / this.#sliceMs);
    this.#slices.set(slice, (this.#slices.get(slice) ?? 0) + 1);
    this.#total += 1;
  }

  /** The events that are no older than the window. */
  count(now: number): number {
    this.#prune(now);
    return this.#total;
  }

  clear(): void {
    this.#slices.clear();
    this.#total = 0;
  }

  #prune(now: number): void {
    for (const [slice, events] of this.#slices) {
      if (slice * this.#sliceMs > now - this.#windowMs) break;
      this.#slices.delete(slice);
      this.#total -= events;
    }
  }
}
