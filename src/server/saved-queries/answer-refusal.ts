import { ErrorCode } from '../../errors/codes.ts';
import { HttpError } from '../http-error.ts';
import type { OperationAnswer } from '../operation.ts';
import { mirrorComesBack } from '../reports/rows-route.ts';
import { statusOfCode } from '../transfer-error.ts';

/**
 * The refusal that an answer with errors comes to where only a whole answer will do; undefined for one without.
 * @param upstreamCalls Of all answers up to this one.
 */
export function answerRefusal(
  { status, headers, body }: OperationAnswer,
  upstreamCalls: number,
): HttpError | undefined {
  const [error] = body.errors ?? [];
  if (error === undefined) return undefined;
  const { code, correlationId: _told, ...details } = error.extensions ?? {};
  const { retryAfterSeconds } = details;
  const wait =
    retryAfterSeconds === undefined ? withoutHint(code) : { 'retry-after': String(retryAfterSeconds) };
  return new HttpError(
    status >= 400 ? status : statusOfCode(String(code)),
    String(code),
    error.message,
    { ...wait, ...headers },
    { details: { ...details, ...(error.path && { path: error.path }) }, upstreamCalls },
  );
}

/** When to come back, of an error that does not say so itself. */
function withoutHint(code: unknown): Record<string, string> {
  return code === ErrorCode.MirrorUnavailable ? mirrorComesBack : {};
}
