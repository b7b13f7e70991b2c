import { ErrorCode } from '../errors/codes.ts';
import type { DoorLimits } from './door-limits.ts';
import { HttpError } from './http-error.ts';

/** What there can be too much of, with the seconds after which it makes sense to come back. */
const waits = { operations: 1, webSockets: 5, subscriptions: 5, uploads: 15, reports: 5 } as const;

export type Crowded = keyof typeof waits;

/** How many of each are under way, each up to its limit. */
export interface Crowd {
  readonly limits: DoorLimits;
  /** @throws HttpError 503 when there is no place for one more. */
  expectRoom(what: Crowded): void;
  /** Takes a place; call the result to give it back. @throws HttpError 503 when there is none. */
  enter(what: Crowded): () => void;
}

/** Nobody is there at first. @param refused Told of each that is turned away. */
export function createCrowd(limits: DoorLimits, refused: (what: Crowded) => void): Crowd {
  const taken: Record<Crowded, number> = {
    operations: 0,
    webSockets: 0,
    subscriptions: 0,
    uploads: 0,
    reports: 0,
  };

  function expectRoom(what: Crowded): void {
    if (taken[what] < limits[what]) return;
    refused(what);
    throw overloaded(what);
  }

  return {
    limits,
    expectRoom,
    enter(what) {
      expectRoom(what);
      taken[what] += 1;
      let left = false;
      return () => {
        if (!left) taken[what] -= 1;
        left = true;
      };
    },
  };
}

/**
 * RATE_LIMITED says whose limit it is, the gateway's and not the service's (UPSTREAM_THROTTLED); 503 says that it is not
 * the caller's own doing, which would be 429.
 */
function overloaded(what: Crowded): HttpError {
  const retryAfterSeconds = waits[what];
  return new HttpError(
    503,
    ErrorCode.RateLimited,
    `The gateway has as many ${what} under way as it can carry, and did nothing for this one. Ask again in ${retryAfterSeconds} s.`,
    { 'retry-after': String(retryAfterSeconds) },
    { details: { retryAfterSeconds, outcome: 'NOT_SENT' } },
  );
}
