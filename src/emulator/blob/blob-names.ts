import { guidOf } from '../ids.ts';
import type { ProductRecord, SubmissionRecord } from '../records.ts';

/** The blobs of a submission. */
export type BlobKind =
  | 'initialPackage'
  | 'derivedPackage'
  | 'signedPackage'
  | 'driverMetadata'
  | 'errorReport';

/** The name of a blob: a GUID that tells nothing of the ids (section 8). */
export function blobName(submissionId: bigint, kind: string): string {
  return guidOf('blob', submissionId, kind);
}

/** The file name that a download suggests. */
export function fileName(product: ProductRecord, { id }: SubmissionRecord, kind: BlobKind): string {
  switch (kind) {
    case 'initialPackage':
      return `initial_${id}.${product.fields.testHarness === 'attestation' ? 'cab' : 'hlkx'}`;
    case 'derivedPackage':
      return `Shell_${id}.hlkx`;
    case 'signedPackage':
      return `Signed_${id}.zip`;
    case 'driverMetadata':
      return `DriverMetadata_${id}.json`;
    case 'errorReport':
      return `ErrorReport_${id}.txt`;
  }
}
