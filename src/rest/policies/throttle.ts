import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { hasStatus } from '../answer.ts';
import type { Gate } from '../gate.ts';
import type { RestObserver } from '../observer.ts';
import type { Policy } from '../pipeline.ts';
import { retryAfterMs } from '../retry-after.ts';

interface ThrottleOptions {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: RestObserver;
}

/** Takes a place at the gate for each try, and after a 429 shuts the gate for as long as the service asks. */
export function throttlePolicy({ gate, clock, logger, observer }: ThrottleOptions): Policy {
  return async (call, next) => {
    const release = await gate.admit(call.scope.deadline);
    try {
      const result = await next(call);
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
      release();
    }
  };
}
