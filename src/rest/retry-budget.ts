import type { Clock } from '../values/clock.ts';
import { WindowedCount } from './windowed-count.ts';

/** So many retries of a minute are never refused: a slip now and then is not an outage. */
const freeRetries = 30;
/** Beyond them, retries may be this share of the first tries: an outage is not made worse by those who wait for its end. */
const share = 0.2;
const windowMs = 60_000;
const sliceMs = 1_000;

/** Keeps retries from multiplying the load of a service that fails everything. */
export interface RetryBudget {
  /** A call was tried for the first time. */
  first(): void;
  /** True when a failed call may be tried again; the retry counts from then on. */
  take(): boolean;
}

/**
 * A budget over the last minute: 30 retries, or a fifth of the first tries where that is more.
 * @param refused Told of each retry that is not made.
 */
export function createRetryBudget(clock: Clock, refused: () => void = () => undefined): RetryBudget {
  const firsts = new WindowedCount(windowMs, sliceMs);
  const retries = new WindowedCount(windowMs, sliceMs);
  return {
    first: () => firsts.add(clock.now()),
    take() {
      const now = clock.now();
      const allowed = Math.max(freeRetries, Math.floor(firsts.count(now) * share));
      if (retries.count(now) >= allowed) {
        refused();
        return false;
      }
      retries.add(now);
      return true;
    },
  };
}
