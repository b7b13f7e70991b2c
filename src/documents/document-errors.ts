import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';

/** A document was asked for by a name that nobody knows. Clients of persisted queries send the text then. */
export class DocumentNotFound extends GatewayError {
  constructor(message: string) {
    super(ErrorCode.PersistedQueryNotFound, message);
  }
}

/** A document is named in a way that cannot be right. */
export class DocumentMisnamed extends GatewayError {
  constructor(message: string) {
    super(ErrorCode.BadRequest, message);
  }
}
