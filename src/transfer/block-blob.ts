import { randomUUID } from 'node:crypto';
import type { RestError } from '@azure/storage-blob';
import type { BlobAddress } from '../rest/blob-address.ts';
import { type BlobPipelineParts, createBlobPipeline, standInUrl } from './blob-pipeline.ts';

/** A blob that is written block by block. What was staged and not committed is dropped by the storage after a week. */
export interface BlockBlob {
  /** Sends a block; its place is decided by `index`, not by the order of sending. Rejects with a {@link StorageFailure}. */
  stage(index: number, bytes: Buffer): Promise<void>;
  /** Makes the blob of the first `count` blocks, in place of what it was. Rejects with a {@link StorageFailure}. */
  commit(count: number): Promise<void>;
}

/** How the file storage failed; holds no address. */
export class StorageFailure extends Error {
  /** The status of its last answer; undefined when there was none. */
  readonly status: number | undefined;
  /** Its own word, such as `InvalidBlockList`. */
  readonly code: string | undefined;
  /** Milliseconds until it makes sense to come back, where it said so. */
  readonly retryAfterMs: number | undefined;
  readonly timedOut: boolean;

  constructor(status: number | undefined, code: string | undefined, retryAfterMs?: number) {
    super(`the file storage failed (${status ?? code ?? 'unknown'})`);
    this.name = 'StorageFailure';
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.timedOut = status === undefined && code === 'ETIMEDOUT';
  }
}

/**
 * Opens the blob behind the address that `target` gives, anew for each request, so that it can be renewed in the middle.
 * The storage client is loaded with the first one: it costs a sixth of a second that a start need not spend.
 */
export async function openBlockBlob(
  parts: BlobPipelineParts & { readonly retryDelayMs: number },
  target: () => BlobAddress,
  abortSignal: AbortSignal,
): Promise<BlockBlob> {
  const storage = await import('@azure/storage-blob');
  const pipeline = storage.newPipeline(new storage.AnonymousCredential(), {
    httpClient: createBlobPipeline(parts, target, storage.RestError),
    retryOptions: { maxTries, retryDelayInMs: parts.retryDelayMs, maxRetryDelayInMs: parts.retryDelayMs * 8 },
  });
  const client = new storage.BlockBlobClient(standInUrl, pipeline);
  const blockId = createBlockIds();
  const run = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => Promise.reject(error instanceof storage.RestError ? failureOf(error) : error),
    );
  return {
    stage: (index, bytes) => run(client.stageBlock(blockId(index), bytes, bytes.length, { abortSignal })),
    commit: (count) =>
      run(
        client.commitBlockList(
          Array.from({ length: count }, (_, index) => blockId(index)),
          { blobHTTPHeaders: { blobContentType: 'application/octet-stream' } },
        ),
      ),
  };
}

const maxTries = 5;

/**
 * Ids of one upload, which no other upload to the same blob has: theirs must not get mixed. All ids of a blob must be of
 * one length, and blocks that another program left behind count, so it is the length that Microsoft's own clients use.
 */
function createBlockIds(): (index: number) => string {
  const upload = randomUUID();
  return (index) => Buffer.from(`${upload}${String(index).padStart(12, '0')}`).toString('base64');
}

function failureOf({ statusCode, code, response }: RestError): StorageFailure {
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  return new StorageFailure(statusCode, code, Number.isFinite(seconds) ? seconds * 1_000 : undefined);
}
