import { isFunctionalCode } from '../dashboard/functional-codes.ts';
import type { SubmissionProgress } from '../dashboard/progress.ts';
import type { ServiceError } from '../dashboard/service-error.ts';
import type { Outcome } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { withOutcome } from '../rest/with-outcome.ts';
import type { Logger } from '../values/logger.ts';
import { type SubmissionKey, writeNodeId } from '../values/node-id.ts';
import { tooLarge } from './counted-body.ts';
import { type IncomingPackage, refuseEmpty, verifyDigest } from './incoming-package.ts';
import { loggedUpload } from './logged-upload.ts';
import { type SendPackageParts, type StagedPackage, sendPackage } from './send-package.ts';
import type { TransferCall } from './transfer-call.ts';
import { TransferRefused } from './transfer-refused.ts';
import { openUploadLink } from './upload-link.ts';

/** What uploading needs. */
export interface UploadParts extends SendPackageParts {
  readonly logger: Logger;
}

/** A package on its way to a submission. */
export interface PackageUpload extends IncomingPackage {
  readonly key: SubmissionKey;
  /** Commit the submission behind the last byte. */
  readonly commit: boolean;
}

/** A package that has arrived. */
export interface UploadedPackage {
  /** The submission's node id. */
  readonly submission: string;
  readonly bytes: number;
  /** Of what arrived, in hexadecimal digits. */
  readonly sha256: string;
  readonly committed: boolean;
  readonly progress: SubmissionProgress;
}

/**
 * Puts a package where the submission awaits it. Whatever goes wrong before the last step, the submission still awaits
 * its package, and the same upload can simply be sent again. Rejects with TransferRefused or GatewayError; `outcome` in
 * their details says what became of the package, and once it is in place, of the commit.
 */
export async function uploadPackage(
  parts: UploadParts,
  upload: PackageUpload,
  call: TransferCall,
): Promise<UploadedPackage> {
  const submission = writeNodeId(upload.key);
  return loggedUpload(parts, { correlationId: call.correlationId, submission }, async () => {
    const { bytes, sha256 } = await receive(parts, upload, call);
    const uploaded = { submission, bytes, sha256 };
    if (!upload.commit) return { ...uploaded, committed: false, progress: 'AWAITING_PACKAGE' };
    return { ...uploaded, committed: true, progress: await commit(upload.key, uploaded, call) };
  });
}

async function receive(
  parts: UploadParts,
  upload: PackageUpload,
  call: TransferCall,
): Promise<Pick<StagedPackage, 'bytes' | 'sha256'>> {
  let outcome: Outcome = 'NOT_SENT';
  try {
    refuseEmpty(upload.bytes ?? 1);
    if ((upload.bytes ?? 0) > parts.maxBytes) throw tooLarge(parts.maxBytes);
    const link = await openUploadLink(upload.key, call);
    upload.begin();
    const staged = await sendPackage(parts, upload.body, link, upload.signal);
    refuseEmpty(staged.bytes);
    verifyDigest(upload, staged.sha256);
    outcome = 'INDETERMINATE';
    await staged.commit();
    return staged;
  } catch (error) {
    throw saying(error, { outcome });
  }
}

/** The commit goes out once; a lost answer is looked up, and never sent again. */
async function commit(
  key: SubmissionKey,
  uploaded: Readonly<Record<string, unknown>>,
  call: TransferCall,
): Promise<SubmissionProgress> {
  const { submissions, write } = call.sources();
  const written = await write.submissions.commit(key).catch((error: unknown) => {
    throw saying(error, { uploaded });
  });
  if (written.kind === 'refused') throw refused(written.error, uploaded);
  const node = { kind: 'submission', key } as const;
  const progress = await submissions.progress(node).catch(() => null);
  return progress === null || progress === 'AWAITING_PACKAGE' ? 'PROCESSING' : progress;
}

function refused(error: ServiceError, uploaded: Readonly<Record<string, unknown>>): TransferRefused {
  const reason = error.message ?? `HTTP ${error.status}`;
  return new TransferRefused(
    'REFUSED',
    `The package is uploaded, but the service refused to commit the submission: ${reason}`,
    { ...(isFunctionalCode(error.code) && { code: error.code }), outcome: 'REJECTED', uploaded },
  );
}

/** The same error, saying more. */
function saying(error: unknown, more: { outcome?: Outcome; uploaded?: object }): unknown {
  if (!(error instanceof GatewayError)) return error;
  const { outcome, ...rest } = more;
  const told = outcome === undefined ? error : withOutcome(error, outcome);
  if (rest.uploaded === undefined) return told;
  const message = `The package is uploaded, but not committed for certain. ${told.message}`;
  return new GatewayError(told.code, message, { ...told.details, ...rest }, told.cause);
}
