import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/**
 * Milliseconds until a poll that failed is tried again, after `failures` others in a row; undefined when trying again
 * helps nobody: credentials or roles are refused, the thing is gone, or the fault is our own.
 */
export function waitAfterFailure(error: unknown, failures: number): number | undefined {
  if (!(error instanceof GatewayError) || !passing.has(error.code)) return undefined;
  const backoff = Math.min(firstWaitMs * 2 ** Math.min(failures, 10), longestWaitMs);
  return Math.max(backoff, (error.details.retryAfterSeconds ?? 0) * 1_000);
}

/** What passes by itself: whoever waits for weeks does not mind an outage. */
const passing: ReadonlySet<string> = new Set([
  ErrorCode.UpstreamThrottled,
  ErrorCode.UpstreamTimeout,
  ErrorCode.UpstreamUnavailable,
  ErrorCode.UpstreamInvalidResponse,
]);
