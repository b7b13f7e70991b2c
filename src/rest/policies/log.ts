import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { statusOf, type TryResult } from '../answer.ts';
import type { RestObserver } from '../observer.ts';
import type { Policy, Try } from '../pipeline.ts';

/** What telling of a try needs. */
export interface LogOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: RestObserver;
}

/**
 * Logs and counts each try. Fields are named one by one: no path (its query holds continuation tokens), header or body
 * can get in.
 */
export function logPolicy(options: LogOptions): Policy {
  const { clock } = options;
  return (call, next) => {
    const startedAt = clock.now();
    return next(call).then((result) => {
      logTry(options, call, result, clock.now() - startedAt);
      return result;
    });
  };
}

/** Tells of a try that has ended. */
export function logTry({ logger, observer }: LogOptions, call: Try, result: TryResult, ms: number): void {
  const { endpoint, method } = call.request;
  const status = statusOf(result);
  observer.upstreamCall(endpoint, status, ms);
  const { attempt } = call;
  const fields = { endpoint, method, status, ms, attempt, correlationId: call.scope.correlationId };
  if (isWell(result)) logger.debug(fields, 'upstream call');
  else logger.warn({ ...fields, ...reasonOf(result) }, 'upstream call failed');
}

function isWell(result: TryResult): boolean {
  return result.kind === 'response' && result.response.status < 500 && result.response.status !== 429;
}

function reasonOf(result: TryResult): { reason?: string } {
  return 'reason' in result ? { reason: result.reason } : {};
}
