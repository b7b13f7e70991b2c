import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { hasStatus, isServerError, type TryResult } from '../answer.ts';
import type { Gate } from '../gate.ts';
import type { RestRequest } from '../http.ts';
import type { RestObserver } from '../observer.ts';
import type { Policy } from '../pipeline.ts';
import { retryAfterMs } from '../retry-after.ts';

interface ThrottleOptions {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: RestObserver;
}

/**
 * Takes a place at the gate for each try, tells the gate how it ended, and after a 429 shuts the gate for as long as the
 * service asks.
 */
export function throttlePolicy({ gate, clock, logger, observer }: ThrottleOptions): Policy {
  return async (call, next) => {
    const release = await gate.admit(call.scope.deadline);
    const startedAt = clock.now();
    let failed: boolean | undefined;
    try {
      const result = await next(call);
      failed = isFailure(call.request, result, clock.now() - startedAt);
      if (hasStatus(result, 429)) {
        const now = clock.now();
        const ms = retryAfterMs(result.response, result.text, now);
        gate.pauseUntil(now + ms);
        observer.paused(ms);
        const { endpoint } = call.request;
        logger.warn({ endpoint, pauseMs: ms, correlationId: call.scope.correlationId }, 'account paused');
      }
      return result;
    } finally {
      release(failed);
    }
  };
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
