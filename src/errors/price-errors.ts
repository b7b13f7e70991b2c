import { ErrorCode } from './codes.ts';
import { type ErrorDetails, GatewayError } from './gateway-error.ts';

/** One operation asks for more than any may, or more than its caller's whole budget. Waiting does not help; asking for less does. */
export class OperationTooExpensive extends GatewayError {
  constructor(message: string, details: ErrorDetails = {}) {
    super(ErrorCode.OperationTooExpensive, message, details);
  }
}

/** The caller's budget is spent for now. */
export class BudgetSpent extends GatewayError {
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number, details: ErrorDetails = {}) {
    super(ErrorCode.RateLimited, message, { ...details, retryAfterSeconds });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
