import { sasPermissions } from '../values/sas.ts';
import { readText, readTexts } from '../values/text.ts';
import { readRecord, readRecords, type WireRecord } from './wire-record.ts';

/** A download of a submission as the service lists it. */
export interface DownloadItem {
  /** The service's own word, such as `signedPackage`. */
  readonly type: string | null;
  readonly url: string;
}

/** The downloads of a submission; empty when `downloads` or its `items` are null or absent. */
export function readDownloads(downloads: unknown): DownloadItem[] {
  return readRecords(readRecord(downloads)?.['items'])
    .map((item) => ({ type: readText(item['type']), url: readText(item['url']) }))
    .filter((item): item is DownloadItem => item.url !== null);
}

/** What the service says about the downloads. */
export function readDownloadMessages(downloads: unknown): string[] {
  return readTexts(readRecord(downloads)?.['messages']);
}

/** The first download of this type, whatever its letter case. */
export function findDownload(downloads: unknown, type: string): DownloadItem | undefined {
  return readDownloads(downloads).find((item) => isType(item, type));
}

/**
 * True for the address that a package is still to be uploaded to: the SAS grants writing, or grants nothing legible
 * while the submission awaits its package.
 */
export function isUploadTarget(item: DownloadItem, awaitingPackage: boolean): boolean {
  if (!isType(item, 'initialPackage') && !isType(item, 'derivedPackage')) return false;
  const permissions = sasPermissions(item.url);
  return permissions === null ? awaitingPackage && isType(item, 'initialPackage') : permissions.includes('w');
}

/**
 * True when the package was committed, by whomever: a commit takes the right to write from its address, and shows in it
 * before it shows in the commit status.
 */
export function isPackageSealed(downloads: unknown): boolean {
  const initial = findDownload(downloads, 'initialPackage');
  if (initial === undefined || sasPermissions(initial.url) === null) return false;
  return !readDownloads(downloads).some((item) => isUploadTarget(item, false));
}

/** The address of the driver metadata where it is one of the submission's links instead of a download. */
export function findMetadataLink(submission: WireRecord): string | null {
  const link = readRecords(submission['links']).find(
    (entry) => readText(entry['rel'])?.toLowerCase() === 'drivermetadata',
  );
  return readText(link?.['href']);
}

function isType(item: DownloadItem, type: string): boolean {
  return item.type?.toLowerCase() === type.toLowerCase();
}
