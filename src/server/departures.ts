import type { HeldLog } from '../values/logger.ts';

/** An answer that is ready. */
export interface Departing {
  /** Puts it on its way. */
  depart(): void;
}

/**
 * Answers that become ready in one turn of the event loop leave at its end, one after the other. Their log lines take one
 * write, and what a write to a socket costs depends on whether who reads sleeps: the first of them wakes a reader of several
 * (`docs/performance.md` has the figures).
 */
export class Departures {
  readonly #held: HeldLog | undefined;
  #ready: Departing[] = [];

  /** @param held Where their log lines wait: these are written before the first of them leaves. */
  constructor(held: HeldLog | undefined) {
    this.#held = held;
  }

  add(one: Departing): void {
    if (this.#ready.push(one) === 1) setImmediate(this.#departAll);
  }

  readonly #departAll = (): void => {
    const all = this.#ready;
    this.#ready = [];
    let left = 0;
    try {
      this.#held?.release();
      for (const one of all) {
        left += 1;
        one.depart();
      }
    } finally {
      // One that cannot leave keeps nobody else back.
      for (const one of all.slice(left)) this.add(one);
    }
  };
}
