import { createHash } from 'node:crypto';
import { preprodFiles } from '../blob/contents.ts';
import { guidOf } from '../ids.ts';
import type { Json } from '../json-writer.ts';
import type { PreprodRecord } from '../records.ts';
import type { World } from '../world.ts';

/** Where the signing of a preprod package stands: some seconds waiting, some minutes of life working. */
export function preprodStatus({ uploadedAt, failure }: PreprodRecord, { clock }: World): string {
  const age = clock.life() - uploadedAt;
  if (age < 15_000) return 'NotStarted';
  if (age < 240_000) return 'Processing';
  return failure === undefined ? 'Succeeded' : 'Failed';
}

/** A preprod package (section 5.10); its assets stand in the answer to GET only. */
export function preprodPackage(record: PreprodRecord, withAssets: boolean, world: World): Json {
  const status = preprodStatus(record, world);
  const assets = status === 'Succeeded' ? [preprodAsset(record, world)] : [];
  return {
    id: record.id,
    etag: `"0x${guidOf(record.id, status).slice(0, 8)}"`,
    lastModified: new Date(record.created).toISOString(),
    signingStatus: status,
    error: status === 'Failed' ? { message: record.failure } : null,
    ...(withAssets ? { assets, assetsContinuationToken: null } : {}),
  };
}

/** The one asset of a signed package. */
export function preprodAsset({ id, created, sha256 }: PreprodRecord, { settings }: World) {
  const files = preprodFiles(id, sha256.toString('hex'));
  return {
    id: guidOf('asset', id),
    packageId: id,
    assetType: 'SignedFilesZip',
    createdDate: new Date(created + 600_000).toISOString(),
    contentHash: createHash('sha256').update(files).digest(settings.contentHashEncoding),
  };
}
