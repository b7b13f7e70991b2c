import type { ErrorCode, Outcome } from './codes.ts';

/** What an error tells a program beside its message; it becomes `extensions` of the GraphQL error. */
export interface ErrorDetails {
  readonly outcome?: Outcome;
  /** Whole seconds until it makes sense to come back. */
  readonly retryAfterSeconds?: number;
  readonly [key: string]: unknown;
}

/**
 * An error whose message was written for the person who asked: what happened, what it means, what to do.
 * Nothing else crosses the edge; any other error is answered as INTERNAL_SERVER_ERROR and logged.
 * The message never quotes an upstream body, address, token or stack.
 */
export class GatewayError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    // Where it was made nobody is told, and finding that out costs more than all the rest of it: an answer may have
    // a thousand of them.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message, cause === undefined ? undefined : { cause });
    Error.stackTraceLimit = stackTraceLimit;
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }

  /** What graphql-js copies into the answer. */
  get extensions(): Record<string, unknown> {
    return { ...this.details, code: this.code };
  }
}
