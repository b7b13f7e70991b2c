import { repeat } from '../rest/repeat.ts';
import { backoffMs } from '../rest/retry-strategies/backoff.ts';
import type { BlobPipelineParts } from './blob-pipeline.ts';
import { type BlockBlob, openBlockBlob, StorageFailure } from './block-blob.ts';
import { CountedBody } from './counted-body.ts';
import { type BlockSizes, cutIntoBlocks } from './cut-into-blocks.ts';
import { storageTrouble } from './storage-trouble.ts';
import type { UploadLink } from './upload-link.ts';

/** What writing to the file storage needs. */
export interface SendPackageParts extends BlobPipelineParts, BlockSizes {
  readonly random: () => number;
  /** The storage client's first wait before it tries again; it doubles. */
  readonly retryDelayMs: number;
  /** Longest package. */
  readonly maxBytes: number;
}

/** A package in the storage, not yet visible there. */
export interface StagedPackage {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Puts it in its place: from then on it is the package of the submission. */
  commit(): Promise<void>;
}

/**
 * Streams a package into the storage in constant memory. Nothing is visible there before `commit`. Rejects with
 * TransferRefused or GatewayError, or with the signal's reason when that was aborted; its requests are given up then.
 */
export async function sendPackage(
  parts: SendPackageParts,
  body: AsyncIterable<Buffer>,
  link: UploadLink,
  signal: AbortSignal,
): Promise<StagedPackage> {
  const ending = new AbortController();
  const blob = await openBlockBlob(parts, () => link.current(), AbortSignal.any([signal, ending.signal]));
  const persistently = (work: () => Promise<void>) => persist(parts, link, work);
  const counted = new CountedBody(body, parts.maxBytes);
  try {
    const count = await cutIntoBlocks(
      counted,
      (index, bytes) => persistently(() => blob.stage(index, bytes)),
      parts,
    );
    const { bytes, sha256 } = counted.end();
    return { bytes, sha256, commit: () => settle(persistently(() => blob.commit(count))) };
  } catch (error) {
    throw signal.aborted ? signal.reason : told(error);
  } finally {
    ending.abort();
  }
}

async function settle(work: ReturnType<BlockBlob['commit']>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw told(error);
  }
}

function told(error: unknown): unknown {
  return error instanceof StorageFailure ? storageTrouble(error) : error;
}

/** A refused link is renewed, a throttled request waits; other failures the storage client has met with tries of its own. */
async function persist(parts: SendPackageParts, link: UploadLink, work: () => Promise<void>): Promise<void> {
  const last = await repeat(
    { clock: parts.clock, deadline: () => Number.POSITIVE_INFINITY },
    async () => {
      const used = link.current();
      const failure = await work().then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      if (statusOf(failure?.error) !== 403) return failure;
      return link.renew(used).then(
        () => failure,
        (error: unknown) => ({ error }),
      );
    },
    (failure, retries) => waitAfter(failure?.error, retries, parts.random),
  );
  if (last !== undefined) throw last.error;
}

/** A link that storage refuses three times over, each time fresh, will not be better the fourth time. */
const mostRenewals = 2;
const longestWaitMs = 60_000;

function waitAfter(error: unknown, retries: number, random: () => number): number | undefined {
  const status = statusOf(error);
  if (status === 403) return retries < mostRenewals ? 0 : undefined;
  // The storage client itself tries again after 500 and 503 only.
  if (status !== 429 && status !== 502 && status !== 504) return undefined;
  const asked = error instanceof StorageFailure ? error.retryAfterMs : undefined;
  return Math.min(asked ?? backoffMs(retries, random), longestWaitMs);
}

function statusOf(error: unknown): number | undefined {
  return error instanceof StorageFailure ? error.status : undefined;
}
