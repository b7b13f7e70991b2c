import type { Clock } from '../../values/clock.ts';

/** What is known of the account's calls, as the gate tells it. */
export interface Traffic {
  readonly inFlight: number;
  readonly waiting: number;
  readonly concurrency: number;
  readonly callsPerMinute: number | null;
  readonly callsInLastMinute: number;
  readonly pausedUntil: number | null;
  readonly lastThrottledAt: number | null;
}

/** Between two looks whether callers are done. */
const yieldMs = 1_000;
const minuteMs = 60_000;
/** After so long without a 429 the share grows again, by a quarter. */
const calmMs = 5 * minuteMs;

/**
 * When the synchroniser may call: so many times a minute, evenly, and never while callers need the way. Each 429 halves its
 * share, down to one call a minute; calm brings it back. Half of a known quota is always left free for callers.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #traffic: () => Traffic;
  readonly #most: number;
  #share: number;
  #changedAt: number;
  #lastCallAt = Number.NEGATIVE_INFINITY;

  constructor(parts: {
    readonly clock: Clock;
    readonly traffic: () => Traffic;
    readonly callsPerMinute: number;
  }) {
    this.#clock = parts.clock;
    this.#traffic = parts.traffic;
    this.#most = parts.callsPerMinute;
    this.#share = parts.callsPerMinute;
    this.#changedAt = parts.clock.now();
  }

  /** Calls a minute at present. */
  get share(): number {
    return this.#share;
  }

  /** Time between two calls. */
  get slotMs(): number {
    return minuteMs / this.#share;
  }

  /** Waits until a call may be sent, and counts it. Rejects when the signal is aborted. */
  async turn(signal: AbortSignal): Promise<void> {
    for (;;) {
      this.#adapt();
      const now = this.#clock.now();
      const waitMs = Math.max(this.#lastCallAt + this.slotMs - now, this.#yield(now));
      if (waitMs <= 0) break;
      await this.#clock.sleep(waitMs, signal);
    }
    this.#lastCallAt = this.#clock.now();
  }

  #yield(now: number): number {
    const { pausedUntil, waiting, inFlight, concurrency, callsPerMinute, callsInLastMinute } =
      this.#traffic();
    if (pausedUntil !== null) return Math.max(pausedUntil - now, yieldMs);
    const busy = waiting > 0 || inFlight * 2 >= concurrency;
    const scarce =
      callsPerMinute !== null && callsInLastMinute > 0 && (callsInLastMinute + 1) * 2 > callsPerMinute;
    return busy || scarce ? yieldMs : 0;
  }

  #adapt(): void {
    const now = this.#clock.now();
    const throttledAt = this.#traffic().lastThrottledAt ?? Number.NEGATIVE_INFINITY;
    if (throttledAt > this.#changedAt) {
      this.#share = Math.max(1, this.#share / 2);
      this.#changedAt = now;
    } else if (this.#share < this.#most && now - this.#changedAt >= calmMs) {
      this.#share = Math.min(this.#most, this.#share * 1.25);
      this.#changedAt = now;
    }
  }
}
