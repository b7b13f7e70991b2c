import type { TryResult } from '../answer.ts';
import type { RestRequest } from '../http.ts';

/** What a strategy may look at. */
export interface RetryQuestion {
  readonly request: RestRequest;
  readonly result: TryResult;
  /** Retries made so far: 0 after the first try. */
  readonly retries: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Milliseconds to wait before the next try, or undefined when this strategy sees no reason for one. Pure. */
export type RetryStrategy = (question: RetryQuestion) => number | undefined;
