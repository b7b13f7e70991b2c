import type { Caller } from '../values/caller.ts';
import type { Logger } from '../values/logger.ts';
import { HttpError, refusalBody } from './http-error.ts';

/** Longest body that is read: 256 KB. */
export const bodyLimit = 262_144;

/** A request that is refused, as far as it is known. */
export interface Refused {
  /** Its correlation id. */
  readonly id: string;
  /** Null where nobody was asked who it is. */
  readonly caller: Pick<Caller, 'id'> | null;
}

/** What a refusal says over HTTP; its headers stand beside those of every answer. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Makes a refusal of whatever was thrown, and logs it. */
export function refusalFor(logger: Logger, error: unknown, refused: Refused): Refusal {
  const refusal = toHttpError(error);
  logRefusal(logger, refusal, error, refused);
  return {
    status: refusal.status,
    headers: refusal.headers,
    text: JSON.stringify(refusalBody(refusal, refused.id)),
  };
}

/** A wrong address is nobody's concern; what else is refused helps whoever set up a client, and an unforeseen error us. */
export function logRefusal(
  logger: Logger,
  { status, message }: HttpError,
  error: unknown,
  { id: correlationId, caller }: Refused,
): void {
  if (status >= 500 && !(error instanceof HttpError)) {
    const { name, message: detail, stack } = error instanceof Error ? error : new Error(String(error));
    logger.error({ correlationId, error: name, detail, stack }, 'unforeseen error');
  } else if (status !== 404) {
    logger.info({ correlationId, status, reason: message, caller: caller?.id }, 'request refused');
  }
}

/** Fastify's own refusals keep their status; their messages speak of Fastify and are not passed on. */
function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const status = statusOf(error);
  if (status === 413) return new HttpError(413, 'BAD_REQUEST', `The body is longer than ${bodyLimit} bytes.`);
  if (status === 415) return new HttpError(415, 'BAD_REQUEST', 'The Content-Type is none.');
  if (status >= 400 && status < 500)
    return new HttpError(status, 'BAD_REQUEST', 'The request cannot be read.');
  return new HttpError(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong inside the gateway.');
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
}
