import { findDownload, findMetadataLink } from './downloads.ts';
import type { WireRecord } from './wire-record.ts';

/** Where a driver metadata file is: behind an address of its own, or at a path below the API's base. */
export type MetadataPlace = { readonly url: string } | { readonly path: string };

/**
 * Where the driver metadata of a submission is; null while there is none. The documents disagree on whether the file is
 * a download or a link. A link into the API names hosts of its own, so it is followed on our own base; any other link is
 * a blob, which never sees our token.
 */
export function metadataPlace(submission: WireRecord): MetadataPlace | null {
  const download = findDownload(submission['downloads'], 'driverMetadata');
  if (download) return { url: download.url };
  const link = findMetadataLink(submission);
  if (link === null) return null;
  const [, path] = /\/hardware(\/products\/[0-9]+\/submissions\/[0-9]+\/[A-Za-z]+)$/.exec(link) ?? [];
  return path === undefined ? { url: link } : { path };
}
