import type { Clock } from '../values/clock.ts';

/** Keeps callers from a server that has just failed. */
export interface Breaker {
  /** True when a call may be made. After the rest, one call at a time tries whether the server is back. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
}

/** A breaker that leaves the server alone for `restMs` after each failure; `onChange` hears when it is away or back. */
export function createBreaker(clock: Clock, restMs: number, onChange: (away: boolean) => void): Breaker {
  let restUntil: number | undefined;
  return {
    allows() {
      if (restUntil === undefined) return true;
      const now = clock.now();
      if (now < restUntil) return false;
      // Whoever comes while this call is under way finds the breaker resting.
      restUntil = now + restMs;
      return true;
    },
    succeeded() {
      const wasAway = restUntil !== undefined;
      restUntil = undefined;
      if (wasAway) onChange(false);
    },
    failed() {
      const wasAway = restUntil !== undefined;
      restUntil = clock.now() + restMs;
      if (!wasAway) onChange(true);
    },
  };
}
