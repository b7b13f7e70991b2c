/** The values of `extensions.code` that the gateway itself gives; where Apollo Server has a code, it keeps its name. */
export const ErrorCode = {
  BadRequest: 'BAD_REQUEST',
  BadUserInput: 'BAD_USER_INPUT',
  Unauthenticated: 'UNAUTHENTICATED',
  Forbidden: 'FORBIDDEN',
  EntityNotFound: 'ENTITY_NOT_FOUND',
  RateLimited: 'RATE_LIMITED',
  OperationTooExpensive: 'OPERATION_TOO_EXPENSIVE',
  PersistedQueryNotFound: 'PERSISTED_QUERY_NOT_FOUND',
  SubscriptionTooSlow: 'SUBSCRIPTION_TOO_SLOW',
  UpstreamThrottled: 'UPSTREAM_THROTTLED',
  UpstreamTimeout: 'UPSTREAM_TIMEOUT',
  UpstreamUnavailable: 'UPSTREAM_UNAVAILABLE',
  UpstreamUnauthenticated: 'UPSTREAM_UNAUTHENTICATED',
  UpstreamForbidden: 'UPSTREAM_FORBIDDEN',
  UpstreamInvalidResponse: 'UPSTREAM_INVALID_RESPONSE',
  MirrorUnavailable: 'MIRROR_UNAVAILABLE',
  Internal: 'INTERNAL_SERVER_ERROR',
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/**
 * What became of a write that ended in an error: it never left, it was refused, or nobody can tell
 * (it must not be sent again before somebody has looked).
 */
export type Outcome = 'NOT_SENT' | 'REJECTED' | 'INDETERMINATE';
