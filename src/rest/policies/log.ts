import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { statusOf, type TryResult } from '../answer.ts';
import type { RestObserver } from '../observer.ts';
import type { Policy } from '../pipeline.ts';

interface LogOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: RestObserver;
}

/**
 * Logs and counts each try. Fields are named one by one: no path (its query holds continuation tokens), header or body
 * can get in.
 */
export function logPolicy({ clock, logger, observer }: LogOptions): Policy {
  return async (call, next) => {
    const startedAt = clock.now();
    const result = await next(call);
    const ms = clock.now() - startedAt;
    const { endpoint, method } = call.request;
    const status = statusOf(result);
    observer.upstreamCall(endpoint, status, ms);
    const fields = {
      endpoint,
      method,
      status,
      ms,
      attempt: call.attempt,
      correlationId: call.scope.correlationId,
    };
    if (isWell(result)) logger.debug(fields, 'upstream call');
    else logger.warn({ ...fields, ...reasonOf(result) }, 'upstream call failed');
    return result;
  };
}

function isWell(result: TryResult): boolean {
  return result.kind === 'response' && result.response.status < 500 && result.response.status !== 429;
}

function reasonOf(result: TryResult): { reason?: string } {
  return 'reason' in result ? { reason: result.reason } : {};
}
