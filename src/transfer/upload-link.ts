import { type DownloadItem, isUploadTarget, readDownloads } from '../dashboard/downloads.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { UpstreamInvalidResponse, UpstreamUnavailable } from '../errors/upstream-errors.ts';
import { type BlobAddress, blobAddress } from '../rest/blob-address.ts';
import { type SubmissionKey, writeNodeId } from '../values/node-id.ts';
import type { TransferCall } from './transfer-call.ts';
import { TransferRefused } from './transfer-refused.ts';

/** Where a submission's package is to be written; the address is a secret that expires within a day. */
export interface UploadLink {
  current(): BlobAddress;
  /**
   * Puts a fresh address in place of one that storage refused; at once when that was done already. Rejects with
   * TransferRefused when the submission has moved on, with a GatewayError when there is no other address to be had.
   */
  renew(refused: BlobAddress): Promise<void>;
}

/**
 * Reads the submission and takes its upload address. Rejects with TransferRefused when there is no such submission or it
 * does not await its package, with a GatewayError when the service cannot be asked or gives no address.
 */
export async function openUploadLink(key: SubmissionKey, call: TransferCall): Promise<UploadLink> {
  let address = blobAddress(await readUploadUrl(key, call));
  let renewing: Promise<void> | undefined;

  async function replace(): Promise<void> {
    const fresh = blobAddress(await readUploadUrl(key, call));
    if (fresh.path === address.path) throw refusedForGood();
    if (placeOf(fresh) !== placeOf(address)) throw moved();
    address = fresh;
  }

  return {
    current: () => address,
    async renew(refused) {
      if (refused !== address) return;
      renewing ??= replace().finally(() => {
        renewing = undefined;
      });
      await renewing;
    },
  };
}

async function readUploadUrl(key: SubmissionKey, call: TransferCall): Promise<string> {
  const { submissions } = call.sources();
  const node = await submissions.find(key);
  if (node === null) {
    throw new TransferRefused(
      'ENTITY_NOT_FOUND',
      `There is no submission ${writeNodeId(key)} in this account. Check both numbers, or create it with createSubmission.`,
    );
  }
  const progress = await submissions.progress(node);
  if (progress !== 'AWAITING_PACKAGE') throw notAwaiting(key, progress);
  // The service has been seen to leave the downloads out of one answer and to give them in the next.
  const target = targetOf(node.record) ?? targetOf(await submissions.reread(node));
  if (target !== undefined) return target.url;
  throw new UpstreamInvalidResponse(
    'The service gives no address to upload this package to. A submission that a partner shared has none; ' +
      'for one of your own, ask again in a moment.',
  );
}

function targetOf(record: WireRecord | null | undefined): DownloadItem | undefined {
  return readDownloads(record?.['downloads']).find((item) => isUploadTarget(item, true));
}

function notAwaiting(key: SubmissionKey, progress: string | null): TransferRefused {
  return new TransferRefused(
    'REQUEST_INVALID_FOR_CURRENT_STATE',
    `The submission ${writeNodeId(key)} has been committed already (its progress is ${progress}), so its package cannot be changed. ` +
      'A new package needs a new submission; after a failed initial submission, a new product too.',
    { progress },
  );
}

/** Staged blocks belong to the file that they were staged for. */
function placeOf({ origin, path }: BlobAddress): string {
  return `${origin}${path.split('?', 1)[0]}`;
}

function refusedForGood(): UpstreamUnavailable {
  return new UpstreamUnavailable(
    'The file storage refuses the link to the submission, and the service gives no other. Nothing was changed; send the package again later.',
  );
}

function moved(): UpstreamUnavailable {
  return new UpstreamUnavailable(
    'The service has moved the place of the package while it was uploaded. Nothing was changed; send the package again.',
  );
}
