import { ErrorCode } from './codes.ts';
import { type ErrorDetails, GatewayError } from './gateway-error.ts';

/** The caller's own values are wrong. Thrown before anything is sent; the message says what was expected. */
export class BadUserInput extends GatewayError {
  constructor(message: string, details: ErrorDetails = {}) {
    super(ErrorCode.BadUserInput, message, details);
  }
}
