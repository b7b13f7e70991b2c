import type { EmulatorClock } from './clock.ts';
import { json, type Reply } from './http/reply.ts';
import type { Settings } from './settings.ts';

/** Counts calls over a sliding window and refuses what is beyond the quota (sections 6.5, A.7). */
export class Quota {
  readonly #clock: EmulatorClock;
  readonly #settings: Settings;
  #admitted: number[] = [];

  constructor(clock: EmulatorClock, settings: Settings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** The 429 for this call, or undefined when it may pass; refused calls do not count. */
  refuse(): Reply | undefined {
    const { callsPerMinute, quotaWindowMs } = this.#settings;
    if (callsPerMinute === null) return undefined;
    const now = this.#clock.wall();
    this.#admitted = this.#admitted.filter((time) => time > now - quotaWindowMs);
    if (this.#admitted.length < callsPerMinute) {
      this.#admitted.push(now);
      return undefined;
    }
    const oldest = this.#admitted[this.#admitted.length - Math.max(callsPerMinute, 1)] ?? now;
    const seconds = Math.max(1, Math.ceil((oldest + quotaWindowMs - now) / 1000));
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
    return json(429, { statusCode: 429, message }, { 'retry-after': `${seconds}` });
  }
}
