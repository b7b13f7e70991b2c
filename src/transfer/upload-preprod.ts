import type { Written } from '../dashboard/dashboard.ts';
import { isFunctionalCode } from '../dashboard/functional-codes.ts';
import { vocabulary } from '../dashboard/vocabulary.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { RawBody } from '../rest/raw-body.ts';
import { readPackageId } from '../sources/preprod-source.ts';
import type { Clock } from '../values/clock.ts';
import { readDateTime } from '../values/date-time.ts';
import { readEnum } from '../values/enum-text.ts';
import type { Logger } from '../values/logger.ts';
import { readText } from '../values/text.ts';
import { tooLarge } from './counted-body.ts';
import { type IncomingPackage, refuseEmpty, verifyDigest } from './incoming-package.ts';
import { loggedUpload } from './logged-upload.ts';
import { type Spooled, spool } from './spool.ts';
import type { TransferCall } from './transfer-call.ts';
import { TransferRefused } from './transfer-refused.ts';

/** What sending packages for preproduction signing needs. */
export interface PreprodUploadParts {
  /** Longest package. */
  readonly maxBytes: number;
  /** How long the service may take to answer, once it has the package. */
  readonly writeTimeoutMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A package that the service has taken for preproduction signing. */
export interface UploadedPreprodPackage {
  readonly packageId: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly signingStatus: string | null;
  readonly bytes: number;
  /** Of what arrived, in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Sends a package for preproduction signing. It is received whole first, into a file: it has to be sent again after a
 * 401 or a 429. Rejects with TransferRefused or GatewayError, whose details have the `outcome`.
 */
export async function uploadPreprod(
  parts: PreprodUploadParts,
  upload: IncomingPackage,
  call: TransferCall,
): Promise<UploadedPreprodPackage> {
  return loggedUpload(parts, { correlationId: call.correlationId, submission: 'preprod' }, async () => {
    refuseEmpty(upload.bytes ?? 1);
    if ((upload.bytes ?? 0) > parts.maxBytes) throw tooLarge(parts.maxBytes);
    upload.begin();
    const spooled = await spool(upload.body, parts.maxBytes);
    try {
      refuseEmpty(spooled.bytes);
      verifyDigest(upload, spooled.sha256);
      return uploaded(await send(parts, spooled, call), spooled);
    } finally {
      await spooled.remove();
    }
  });
}

async function send(parts: PreprodUploadParts, spooled: Spooled, call: TransferCall): Promise<Written> {
  const { bytes, open } = spooled;
  // The time that sending itself takes comes on top, see the transport.
  const { preprod } = call.sources(parts.writeTimeoutMs + bytes / 256);
  return preprod.upload(new RawBody('application/octet-stream', bytes, open));
}

function uploaded(written: Written, { bytes, sha256 }: Spooled): UploadedPreprodPackage {
  if (written.kind === 'refused') {
    const { code, message, status } = written.error;
    throw new TransferRefused('REFUSED', `The service refused the package: ${message ?? `HTTP ${status}`}`, {
      ...(isFunctionalCode(code) && { code }),
      outcome: 'REJECTED',
    });
  }
  const record: WireRecord = written.record ?? {};
  return {
    packageId: readPackageId(record),
    etag: readText(record['etag']),
    lastModified: readDateTime(record['lastModified']),
    signingStatus: readEnum(vocabulary.PreprodSigningStatus, record['signingStatus']),
    bytes,
    sha256,
  };
}
