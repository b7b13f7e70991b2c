import { findDownload } from '../dashboard/downloads.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import { metadataPlace } from '../dashboard/metadata-place.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { Send } from '../rest/http.ts';
import type { SubmissionNode } from '../sources/nodes.ts';
import { type SubmissionKey, writeNodeId } from '../values/node-id.ts';
import { nothingThere } from './nothing-there.ts';
import { openApiFile } from './open-api-file.ts';
import { type FileRequest, type OpenedFile, type OpenFileParts, openFile } from './open-file.ts';
import type { TransferCall } from './transfer-call.ts';
import { TransferRefused } from './transfer-refused.ts';

/** The files of a submission, by the names that the gateway's paths have for them, with the service's own. */
export const packageKinds = {
  signed: 'signedPackage',
  initial: 'initialPackage',
  derived: 'derivedPackage',
  'driver-metadata': 'driverMetadata',
} as const;

export type PackageKind = keyof typeof packageKinds;

/** What downloading needs. */
export interface DownloadParts extends OpenFileParts {
  readonly send: Send;
}

/** A file of a submission that somebody wants. */
export interface PackageDownload extends FileRequest {
  readonly key: SubmissionKey;
  readonly kind: PackageKind;
}

/**
 * Opens a file of a submission; an expired address is renewed once. Rejects with TransferRefused when there is none, and
 * says why, and with a GatewayError when it cannot be had.
 */
export async function downloadPackage(
  parts: DownloadParts,
  download: PackageDownload,
  call: TransferCall,
): Promise<OpenedFile> {
  const sources = call.sources();
  const node = await findSubmission(download.key, call, sources);
  const place = placeOf(node.record, download.kind);
  if (place === null) throw await nothingThere(node, download.kind, sources);
  if ('path' in place) {
    return openApiFile(parts.send, endpoints.getDriverMetadata(place.path), download, call);
  }
  const opened = await open(parts, place.url, download, call);
  if (opened.status !== 403) return present(opened, node, download);
  opened.body.destroy();
  const fresh = placeOf(await sources.submissions.reread(node), download.kind);
  if (fresh === null || !('url' in fresh) || fresh.url === place.url) throw refusedForGood();
  const again = await open(parts, fresh.url, download, call);
  if (again.status !== 403) return present(again, node, download);
  again.body.destroy();
  throw refusedForGood();
}

/**
 * The address of a submission's certification report, a page of the portal that wants a person's login: to be handed on,
 * never fetched. Rejects with TransferRefused when there is none.
 */
export async function certificationReport(key: SubmissionKey, call: TransferCall): Promise<string> {
  const sources = call.sources();
  const node = await findSubmission(key, call, sources);
  const url = findDownload(node.record?.['downloads'], 'certificationReport')?.url;
  if (url !== undefined && /^https?:\/\/[\x21-\x7e]+$/i.test(url) && URL.canParse(url)) return url;
  throw await nothingThere(node, 'certification-report', sources);
}

async function findSubmission(
  key: SubmissionKey,
  call: TransferCall,
  { submissions } = call.sources(),
): Promise<SubmissionNode> {
  const node = await submissions.find(key);
  if (node !== null) return node;
  throw new TransferRefused(
    'ENTITY_NOT_FOUND',
    `There is no submission ${writeNodeId(key)} in this account. Check both numbers.`,
  );
}

function placeOf(record: WireRecord | null | undefined, kind: PackageKind) {
  if (!record) return null;
  if (kind === 'driver-metadata') return metadataPlace(record);
  return findDownload(record['downloads'], packageKinds[kind]) ?? null;
}

/**
 * Storage does not know `If-Range`, by which a broken download is gone on with only if the file is still the same: it is
 * asked for the range on that condition, and for the whole file when the condition does not hold.
 */
async function open(
  parts: DownloadParts,
  url: string,
  download: PackageDownload,
  call: TransferCall,
): Promise<OpenedFile> {
  const { deadline } = call.calls();
  const { 'if-range': ifRange, range, ...conditions } = download.headers;
  const plain = { ...download, headers: { ...conditions, ...(range !== undefined && { range }) } };
  if (ifRange === undefined || range === undefined) return openFile(parts, url, plain, deadline);
  const condition = ifRange.startsWith('"') ? { 'if-match': ifRange } : { 'if-unmodified-since': ifRange };
  const same = { ...download, headers: { ...conditions, range, ...condition } };
  const opened = await openFile(parts, url, same, deadline);
  if (opened.status !== 412) return opened;
  opened.body.destroy();
  return openFile(parts, url, { ...download, headers: conditions }, deadline);
}

function present(opened: OpenedFile, { key }: SubmissionNode, { kind }: PackageDownload): OpenedFile {
  if (opened.status !== 404) return opened;
  opened.body.destroy();
  const reason =
    kind === 'initial' ? 'nothing has been uploaded to it yet' : 'the service has not written it yet';
  throw new TransferRefused(
    'NOTHING_TO_DOWNLOAD',
    `The file "${kind}" of ${writeNodeId(key)} is not there: ${reason}.`,
  );
}

function refusedForGood(): UpstreamUnavailable {
  return new UpstreamUnavailable(
    'The file storage refuses the link to the file, also a fresh one. Ask again later.',
  );
}
