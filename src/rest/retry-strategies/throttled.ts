import { hasStatus } from '../answer.ts';
import type { RetryStrategy } from './retry-strategy.ts';

/** A 429 was not processed: any call may go again, and the gate holds it until the account's pause is over. */
export const throttled: RetryStrategy = ({ result }) => (hasStatus(result, 429) ? 0 : undefined);
