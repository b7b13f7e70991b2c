import type { Dashboard } from '../dashboard/dashboard.ts';
import { type DriverMetadataFile, readDriverMetadata } from '../dashboard/driver-metadata.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import { metadataPlace } from '../dashboard/metadata-place.ts';
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
    const place = record && metadataPlace(record);
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
      const place = fresh && metadataPlace(fresh);
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
