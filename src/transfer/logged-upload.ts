import { GatewayError } from '../errors/gateway-error.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { TransferRefused } from './transfer-refused.ts';

/** What a log line says of an upload from its beginning on; nothing secret. */
export interface UploadNames {
  readonly correlationId: string;
  /** The submission's node id, or `preprod`. */
  readonly submission: string;
}

/** One log line when an upload is done, or has failed: for how long it ran, and with what. */
export async function loggedUpload<Result extends { readonly bytes: number }>(
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
  names: UploadNames,
  upload: () => Promise<Result>,
): Promise<Result> {
  const startedAt = clock.now();
  try {
    const result = await upload();
    logger.info({ ...names, bytes: result.bytes, ms: clock.now() - startedAt }, 'package uploaded');
    return result;
  } catch (error) {
    logger.warn({ ...names, ...reasonOf(error), ms: clock.now() - startedAt }, 'upload failed');
    throw error;
  }
}

function reasonOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof TransferRefused || error instanceof GatewayError))
    return { code: 'INTERNAL_SERVER_ERROR' };
  return { code: error.code, reason: error.message, outcome: error.details['outcome'] };
}
