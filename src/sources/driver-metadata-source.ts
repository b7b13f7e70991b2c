import type { Dashboard } from '../dashboard/dashboard.ts';
import { findDownload, findMetadataLink } from '../dashboard/downloads.ts';
import { type DriverMetadataFile, readDriverMetadata } from '../dashboard/driver-metadata.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { UpstreamInvalidResponse } from '../errors/upstream-errors.ts';
import { writeNodeId } from '../values/node-id.ts';
import { parseJson } from '../values/read-json.ts';
import type { BlobSource } from './blob-source.ts';
import type { SubmissionNode } from './nodes.ts';
import type { SubmissionSource } from './submission-source.ts';

/** Reads driver metadata, once a request and submission. */
export interface DriverMetadataSource {
  /** The file; null while the submission has none. */
  of(node: SubmissionNode): Promise<DriverMetadataFile | null>;
  forget(): void;
}

export function createDriverMetadataSource(
  dashboard: Dashboard,
  blobs: BlobSource,
  submissions: SubmissionSource,
): DriverMetadataSource {
  const files = new Map<string, Promise<DriverMetadataFile | null>>();

  async function read(node: SubmissionNode): Promise<DriverMetadataFile | null> {
    const record = await submissions.detail(node);
    const place = record && placeOf(record);
    if (!place) return null;
    if ('path' in place) return decode(await dashboard.fetch(endpoints.getDriverMetadata(place.path)));
    return decode(parse(await readBlob(node, place.url)));
  }

  /** Addresses expire within a day; a fresh one comes with every read of the submission. */
  async function readBlob(node: SubmissionNode, url: string): Promise<string> {
    try {
      return await blobs.text(url);
    } catch (failure) {
      const fresh = await submissions.reread(node);
      const place = fresh && placeOf(fresh);
      if (!place || !('url' in place) || place.url === url) throw failure;
      return blobs.text(place.url);
    }
  }

  return {
    of(node) {
      const id = writeNodeId(node.key);
      const file = files.get(id) ?? read(node);
      files.set(id, file);
      return file;
    },
    forget: () => files.clear(),
  };
}

type Place = { readonly url: string } | { readonly path: string };

/**
 * The documents disagree on whether the file is a download or a link. A link into the API names hosts of its own,
 * so it is followed on our own base; any other link is a blob, which never sees our token.
 */
function placeOf(record: WireRecord): Place | null {
  const download = findDownload(record['downloads'], 'driverMetadata');
  if (download) return { url: download.url };
  const link = findMetadataLink(record);
  if (link === null) return null;
  const [, path] = /\/hardware(\/products\/[0-9]+\/submissions\/[0-9]+\/[A-Za-z]+)$/.exec(link) ?? [];
  return path === undefined ? { url: link } : { path };
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function decode(file: unknown): DriverMetadataFile {
  const metadata = readDriverMetadata(file);
  if (metadata !== null) return metadata;
  throw new UpstreamInvalidResponse('The driver metadata file is not in the form that the service promises.');
}
