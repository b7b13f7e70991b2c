import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';

/** The storage refuses the link (403): it has expired. Reading the submission again gives a fresh one. */
export class BlobLinkExpired extends GatewayError {
  constructor() {
    super(
      ErrorCode.UpstreamUnavailable,
      'The link to the file has expired. Read the submission again for a fresh one.',
    );
  }
}

/** The link is good, and there is no file behind it (404): not there yet, or removed. */
export class BlobMissing extends GatewayError {
  constructor() {
    super(ErrorCode.UpstreamUnavailable, 'The file is not there: it is not written yet, or was removed.');
  }
}
