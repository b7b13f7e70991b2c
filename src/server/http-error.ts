import type { AnswerBody } from './operation.ts';

/** What a refusal tells a program beside its code. */
export interface RefusalMore {
  /** They become `extensions` beside the code. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Requests that were put on the wire for it; none by default. */
  readonly upstreamCalls?: number;
}

/** A request that a door refuses, with the status that HTTP has for it. The message says what to send instead. */
export class HttpError extends Error {
  readonly status: number;
  /** `extensions.code`. A door itself has BAD_REQUEST (Apollo Server's own), FORBIDDEN, NOT_FOUND and INTERNAL_SERVER_ERROR. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly more: RefusalMore;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    more: RefusalMore = {},
  ) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.more = more;
  }
}

/** The body of a refusal: the shape of a GraphQL answer, so that a client needs one way to read errors. */
export function refusalBody(
  { message, code, more = {} }: Pick<HttpError, 'message' | 'code'> & { readonly more?: RefusalMore },
  correlationId: string,
): AnswerBody {
  return {
    errors: [{ message, extensions: { ...more.details, code, correlationId } }],
    extensions: { cost: { upstreamCalls: more.upstreamCalls ?? 0 } },
  };
}
