import { ErrorCode } from './codes.ts';
import { type ErrorDetails, GatewayError } from './gateway-error.ts';

/** The service asked for a pause that lasts longer than the caller can wait. */
export class UpstreamThrottled extends GatewayError {
  constructor(retryAfterSeconds: number, details: ErrorDetails = {}) {
    super(
      ErrorCode.UpstreamThrottled,
      `The Hardware Dashboard service limits the calls of this account. Ask again in ${retryAfterSeconds} s.`,
      { ...details, retryAfterSeconds },
    );
  }
}

/** No answer came in the time that this request had. */
export class UpstreamTimeout extends GatewayError {
  constructor(message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(ErrorCode.UpstreamTimeout, message, details, cause);
  }
}

/** The service could not be reached, or answered with a server error on every try. */
export class UpstreamUnavailable extends GatewayError {
  constructor(message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(ErrorCode.UpstreamUnavailable, message, details, cause);
  }
}

/** The gateway's own credentials are refused, by Entra ID or by the service. */
export class UpstreamUnauthenticated extends GatewayError {
  constructor(message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(ErrorCode.UpstreamUnauthenticated, message, details, cause);
  }
}

/** The gateway's identity is known but lacks a role. */
export class UpstreamForbidden extends GatewayError {
  constructor(message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(ErrorCode.UpstreamForbidden, message, details, cause);
  }
}

/** An answer came whole, and it is not what the service promises. */
export class UpstreamInvalidResponse extends GatewayError {
  constructor(message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(ErrorCode.UpstreamInvalidResponse, message, details, cause);
  }
}
