import { GatewayError } from '../errors/gateway-error.ts';
import {
  UpstreamInvalidResponse,
  UpstreamThrottled,
  UpstreamTimeout,
  UpstreamUnavailable,
} from '../errors/upstream-errors.ts';
import { hasStatus, type TryResult } from './answer.ts';
import { LostAnswer, type RestRequest, type RestResponse } from './http.ts';
import { withOutcome } from './with-outcome.ts';

/**
 * What the caller of a call is told about its last try: the response, or a throw. A read throws the error of its last
 * failure; a write throws LostAnswer when it was sent and nobody can tell what became of it.
 */
export function settle(
  request: RestRequest,
  result: TryResult,
  retryAfterSeconds: () => number,
): RestResponse {
  if (result.kind === 'response' && isFinal(result.response.status)) return result.response;
  const error = errorOf(result, retryAfterSeconds);
  if (request.repeatable) throw error;
  if (wasNotProcessed(result)) throw withOutcome(error, 'NOT_SENT');
  const response = result.kind === 'response' ? result.response : undefined;
  throw new LostAnswer(withOutcome(error, 'INDETERMINATE'), response);
}

/** An error of the pipeline itself, thrown before anything was sent; for a write it says so. */
export function notSent(request: RestRequest, error: unknown): unknown {
  return request.repeatable || !(error instanceof GatewayError) ? error : withOutcome(error, 'NOT_SENT');
}

/** True for the status of an answer that no further try would change. */
export function isFinal(status: number): boolean {
  return status < 500 && status !== 429;
}

function wasNotProcessed(result: TryResult): boolean {
  if (result.kind === 'timeout') return !result.sent;
  return result.kind === 'refused' || hasStatus(result, 429);
}

function errorOf(result: TryResult, retryAfterSeconds: () => number): GatewayError {
  switch (result.kind) {
    case 'response':
      return result.response.status === 429
        ? new UpstreamThrottled(retryAfterSeconds())
        : new UpstreamUnavailable(
            `The Hardware Dashboard service failed (status ${result.response.status}).`,
          );
    case 'unreadable':
      return new UpstreamInvalidResponse(
        `The Hardware Dashboard service gave an answer that cannot be read (status ${result.status}: ${result.reason}).`,
      );
    case 'cut':
      return new UpstreamUnavailable(
        'The Hardware Dashboard service ended the connection before its answer was complete.',
      );
    case 'refused':
      return new UpstreamUnavailable(
        `No connection to the Hardware Dashboard service could be made (${result.reason}).`,
      );
    case 'timeout':
      return new UpstreamTimeout(
        result.sent
          ? 'The Hardware Dashboard service did not answer in time.'
          : 'No connection to the Hardware Dashboard service could be made in time.',
      );
  }
}
