import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { type Answer, hasStatus, isServerError, type TryResult } from '../answer.ts';
import { type Gate, placeAt, type Release } from '../gate.ts';
import type { RestRequest } from '../http.ts';
import type { RestObserver } from '../observer.ts';
import type { Call, Next, Policy, Try } from '../pipeline.ts';
import { retryAfterMs } from '../retry-after.ts';

/** What keeping to the gate needs. */
export interface ThrottleOptions {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: RestObserver;
}

/**
 * Takes a place at the gate for each try, tells the gate how it ended, and after a 429 shuts the gate for as long as the
 * service asks.
 */
export function throttlePolicy(options: ThrottleOptions): Policy {
  const { gate, clock } = options;

  function sendWith(release: Release, call: Call, next: Next): Promise<TryResult> {
    const startedAt = clock.now();
    return next(call).then(
      (result) => {
        endAdmission(options, call, result, clock.now() - startedAt, release);
        return result;
      },
      (error: unknown) => {
        release();
        throw error;
      },
    );
  }

  return (call, next) => placeAt(gate, call.scope.deadline).then((release) => sendWith(release, call, next));
}

/** Tells the gate how a try has ended. */
export function endAdmission(
  options: ThrottleOptions,
  call: Try,
  result: TryResult,
  ms: number,
  release: Release,
): void {
  // Before its place is given to the next.
  if (hasStatus(result, 429)) pause(options, call, result);
  release(isFailure(call.request, result, ms));
}

function pause({ gate, clock, logger, observer }: ThrottleOptions, call: Try, refusal: Answer): void {
  const now = clock.now();
  const ms = retryAfterMs(refusal.response, refusal.text, now);
  gate.pauseUntil(now + ms);
  observer.paused(ms);
  const { endpoint } = call.request;
  logger.warn({ endpoint, pauseMs: ms, correlationId: call.scope.correlationId }, 'account paused');
}

/** A timeout that came sooner was the caller's own lack of time. */
const fairMs = 500;

/**
 * Did the service fail this try? Undefined when it cannot be told: a try whose caller had hardly any time left, and a
 * write that is still under way, for a commit may well take minutes.
 */
function isFailure(request: RestRequest, result: TryResult, ms: number): boolean | undefined {
  if (result.kind !== 'timeout')
    return result.kind === 'cut' || result.kind === 'refused' || isServerError(result);
  const tells = !result.sent || request.repeatable;
  return tells && ms >= fairMs ? true : undefined;
}
