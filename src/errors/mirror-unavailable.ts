import { ErrorCode } from './codes.ts';
import { GatewayError } from './gateway-error.ts';

/** What is read from the mirror cannot be read now; all else goes on. The message says why, and what to do. */
export class MirrorUnavailable extends GatewayError {
  constructor(message: string, cause?: unknown) {
    super(ErrorCode.MirrorUnavailable, message, {}, cause);
  }
}
