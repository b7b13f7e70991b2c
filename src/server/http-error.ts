import type { AnswerBody } from './operation.ts';

/** `extensions.code` of what a door refuses before there is an operation; BAD_REQUEST is Apollo Server's own. */
export type DoorCode = 'BAD_REQUEST' | 'FORBIDDEN' | 'NOT_FOUND' | 'INTERNAL_SERVER_ERROR';

/** A request that a door refuses, with the status that HTTP has for it. The message says what to send instead. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: DoorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: DoorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The body of a refusal: the shape of a GraphQL answer, so that a client needs one way to read errors. */
export function refusalBody(error: Pick<HttpError, 'message' | 'code'>, correlationId: string): AnswerBody {
  return {
    errors: [{ message: error.message, extensions: { code: error.code, correlationId } }],
    extensions: { cost: { upstreamCalls: 0 } },
  };
}
