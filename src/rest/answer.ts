import type { NoAnswer } from './exchange.ts';
import type { RestResponse } from './http.ts';

/** An answer that could be read, whatever its status. */
export interface Answer {
  readonly kind: 'response';
  readonly response: RestResponse;
  /** The body as it came, for hints that stand in no JSON. Never logged, never shown. */
  readonly text: string;
}

/** How one try of a call ended. Failures are values, so that strategies can look at them without catching. */
export type TryResult =
  | Answer
  /** A whole answer that is not what the endpoint promises; `reason` says what is wrong, and quotes nothing. */
  | { readonly kind: 'unreadable'; readonly status: number; readonly reason: string }
  | Exclude<NoAnswer, { kind: 'tooLarge' }>;

/** The status where there is one, else the kind of failure, for logs and metrics. */
export function statusOf(result: TryResult): number | Exclude<TryResult['kind'], 'response'> {
  return result.kind === 'response' ? result.response.status : result.kind;
}

/** True for an answer of this status. */
export function hasStatus(result: TryResult, status: number): result is Answer {
  return result.kind === 'response' && result.response.status === status;
}

/** True where the service said that it failed. */
export function isServerError(result: TryResult): result is Answer {
  return result.kind === 'response' && result.response.status >= 500;
}
