import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamInvalidResponse, UpstreamTimeout, UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { StorageFailure } from './block-blob.ts';
import { TransferRefused } from './transfer-refused.ts';

/** What a failure of the file storage means to whoever sends a package. */
export function storageTrouble(failure: StorageFailure): GatewayError | TransferRefused {
  const { status, code, timedOut } = failure;
  if (status === 429) return throttled(failure);
  if (timedOut)
    return new UpstreamTimeout('The file storage did not answer in time. Send the package again.');
  if (status === undefined || status >= 500 || status === 408) {
    const how = status === undefined ? 'the connection ended or could not be made' : `status ${status}`;
    return new UpstreamUnavailable(`The file storage failed on every try (${how}). Send the package again.`);
  }
  if (status === 403) {
    return new UpstreamUnavailable(
      'The file storage refuses the link that the service has just given. Send the package again later.',
    );
  }
  if (code === 'InvalidBlockList') {
    return new TransferRefused(
      'UPLOAD_CONFLICT',
      'Another upload to this submission was finished while this one was under way, and its package stands. Send this one again if it is the right one.',
    );
  }
  return new UpstreamInvalidResponse(
    `The file storage refused the package in an unexpected way (status ${status}). Nothing was committed.`,
  );
}

function throttled({ retryAfterMs = 1_000 }: StorageFailure): GatewayError {
  const retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / 1_000));
  return new GatewayError(
    ErrorCode.UpstreamThrottled,
    `The file storage limits the requests to it. Send the package again in ${retryAfterSeconds} s.`,
    { retryAfterSeconds },
  );
}
