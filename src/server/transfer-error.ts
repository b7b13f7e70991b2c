import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { type TransferCode, TransferRefused } from '../transfer/transfer-refused.ts';
import { HttpError } from './http-error.ts';

/**
 * The refusal that a failed transfer is answered with; undefined for an error that nobody foresaw.
 * @param more What a refusal says besides, unless it knows better.
 */
export function transferError(
  error: unknown,
  upstreamCalls: number,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): HttpError | undefined {
  if (error instanceof TransferRefused) {
    const { code = error.code, ...details } = { ...more, ...error.details };
    const refusal = { status: transferStatuses[error.code], code: String(code), message: error.message };
    return new HttpError(refusal.status, refusal.code, refusal.message, {}, { details, upstreamCalls });
  }
  if (error instanceof GatewayError) {
    const { code, message } = error;
    const details = { ...more, ...error.details };
    const { retryAfterSeconds } = details;
    const wait = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    return new HttpError(
      gatewayStatuses[code],
      code,
      message,
      { ...headers, ...wait },
      { details, upstreamCalls },
    );
  }
  return undefined;
}

/** The status of an error by its code alone; 500 for a code that is none of ours. */
export function statusOfCode(code: string): number {
  const known = Object.values(ErrorCode).find((one) => one === code);
  return known === undefined ? 500 : gatewayStatuses[known];
}

const transferStatuses: Readonly<Record<TransferCode, number>> = {
  ENTITY_NOT_FOUND: 404,
  REQUEST_INVALID_FOR_CURRENT_STATE: 409,
  UPLOAD_CONFLICT: 409,
  PACKAGE_EMPTY: 400,
  PACKAGE_TOO_LARGE: 413,
  DIGEST_MISMATCH: 422,
  UPLOAD_BROKEN_OFF: 400,
  UPLOAD_STALLED: 408,
  NOTHING_TO_DOWNLOAD: 404,
  RANGE_NOT_SATISFIABLE: 416,
  REFUSED: 409,
};

const gatewayStatuses: Readonly<Record<ErrorCode, number>> = {
  [ErrorCode.BadRequest]: 400,
  [ErrorCode.BadUserInput]: 400,
  [ErrorCode.Unauthenticated]: 401,
  [ErrorCode.Forbidden]: 403,
  [ErrorCode.EntityNotFound]: 404,
  [ErrorCode.RateLimited]: 429,
  [ErrorCode.OperationTooExpensive]: 400,
  [ErrorCode.PersistedQueryNotFound]: 404,
  [ErrorCode.SubscriptionTooSlow]: 429,
  [ErrorCode.UpstreamThrottled]: 429,
  [ErrorCode.MirrorUnavailable]: 503,
  [ErrorCode.UpstreamTimeout]: 504,
  [ErrorCode.UpstreamUnavailable]: 503,
  [ErrorCode.UpstreamUnauthenticated]: 502,
  [ErrorCode.UpstreamForbidden]: 502,
  [ErrorCode.UpstreamInvalidResponse]: 502,
  [ErrorCode.Internal]: 500,
};
