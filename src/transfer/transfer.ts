import { preprodEndpoints } from '../dashboard/preprod-endpoints.ts';
import type { SubmissionKey } from '../values/node-id.ts';
import {
  certificationReport,
  type DownloadParts,
  downloadPackage,
  type PackageDownload,
} from './download-package.ts';
import type { IncomingPackage } from './incoming-package.ts';
import { openApiFile } from './open-api-file.ts';
import type { FileRequest, OpenedFile } from './open-file.ts';
import type { TransferCall } from './transfer-call.ts';
import {
  type PackageUpload,
  type UploadedPackage,
  type UploadParts,
  uploadPackage,
} from './upload-package.ts';
import { type PreprodUploadParts, type UploadedPreprodPackage, uploadPreprod } from './upload-preprod.ts';

/** Carries packages of one account to the service and back, as streams. All reject with TransferRefused or GatewayError. */
export interface Transfer {
  upload(upload: PackageUpload, call: TransferCall): Promise<UploadedPackage>;
  download(download: PackageDownload, call: TransferCall): Promise<OpenedFile>;
  /** The address of the certification report: a page of the portal. */
  certificationReport(key: SubmissionKey, call: TransferCall): Promise<string>;
  uploadPreprod(upload: IncomingPackage, call: TransferCall): Promise<UploadedPreprodPackage>;
  downloadPreprodAsset(asset: PreprodAssetDownload, call: TransferCall): Promise<OpenedFile>;
}

/** A file of a preproduction package that somebody wants. Both ids are opaque ids, checked before. */
export interface PreprodAssetDownload extends FileRequest {
  readonly packageId: string;
  readonly assetId: string;
}

/** What carrying needs; the sizes and times have defaults. */
export type TransferParts = Omit<UploadParts & DownloadParts & PreprodUploadParts, keyof typeof defaults> &
  Partial<typeof defaults>;

/**
 * Eight blocks of 4 MiB are enough to fill a line, and 36 MiB of memory are what an upload costs. The service refuses
 * archives over 4 GB (Zip64). A try may take two minutes: at four blocks at once, a line of one megabit a second.
 */
const defaults = {
  blockBytes: 4 * 1024 * 1024,
  parallel: 4,
  maxBytes: 4 * 1024 ** 3,
  tryTimeoutMs: 120_000,
  retryDelayMs: 1_000,
};

/** Puts the ways together. */
export function createTransfer(given: TransferParts): Transfer {
  const parts = { ...defaults, ...given };
  return {
    upload: (upload, call) => uploadPackage(parts, upload, call),
    download: (download, call) => downloadPackage(parts, download, call),
    certificationReport,
    uploadPreprod: (upload, call) => uploadPreprod(parts, upload, call),
    downloadPreprodAsset: ({ packageId, assetId, ...file }, call) =>
      openApiFile(parts.send, preprodEndpoints.downloadAsset(packageId, assetId), file, call),
  };
}
