import { backoffMs } from './backoff.ts';
import type { RetryStrategy } from './retry-strategy.ts';

/** No connection, so nothing was processed: any call may go again. */
export const nothingSent: RetryStrategy = ({ result, retries, random }) => {
  const unsent = result.kind === 'refused' || (result.kind === 'timeout' && !result.sent);
  return unsent ? backoffMs(retries, random) : undefined;
};
