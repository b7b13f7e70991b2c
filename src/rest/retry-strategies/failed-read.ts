import { isServerError } from '../answer.ts';
import { backoffMs } from './backoff.ts';
import type { RetryStrategy } from './retry-strategy.ts';

/**
 * A read that ended in a server error, a cut, a timeout or an unreadable body may go again. A write never: it may have
 * been done, and a second one would leave a second product.
 */
export const failedRead: RetryStrategy = ({ request, result, retries, random }) => {
  if (!request.repeatable) return undefined;
  const failed = result.kind !== 'response' || isServerError(result);
  return failed ? backoffMs(retries, random) : undefined;
};
