import type { Outcome } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import {
  UpstreamInvalidResponse,
  UpstreamThrottled,
  UpstreamTimeout,
  UpstreamUnauthenticated,
  UpstreamUnavailable,
} from '../errors/upstream-errors.ts';

const classes = [
  UpstreamInvalidResponse,
  UpstreamTimeout,
  UpstreamUnauthenticated,
  UpstreamUnavailable,
] as const;

/** The same error, saying also what became of the write; an outcome that it says already stays. */
export function withOutcome(error: GatewayError, outcome: Outcome): GatewayError {
  if (error.details.outcome !== undefined) return error;
  const details = { ...error.details, outcome };
  if (error instanceof UpstreamThrottled)
    return new UpstreamThrottled(details.retryAfterSeconds ?? 1, details);
  const Same = classes.find((one) => error instanceof one);
  if (Same !== undefined) return new Same(error.message, details, error.cause);
  return new GatewayError(error.code, error.message, details, error.cause);
}
