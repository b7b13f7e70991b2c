import { findDownload, isPackageSealed } from '../../dashboard/downloads.ts';
import { progressFromWorkflow, submissionProgress } from '../../dashboard/progress.ts';
import type { WireRecord } from '../../dashboard/wire-record.ts';
import { type SubmissionKey, writeNodeId } from '../../values/node-id.ts';
import type { Row } from '../schema/tables.ts';
import { booleanCell, dateCell, enumCell, textCell, toldCells, workflowCells } from './cells.ts';
import type { SeenThing } from './sighting.ts';

/**
 * A submission as a row. Its progress is told by the single read (`whole`), and by a list's entry only where the workflow
 * alone decides it. Addresses of downloads are looked at here, and go no further.
 */
export function seeSubmission(
  key: SubmissionKey,
  record: WireRecord,
  readAt: string,
  { whole }: { readonly whole: boolean },
): SeenThing {
  const { account, productId } = key;
  return {
    kind: 'seen',
    table: 'submissions',
    id: writeNodeId(key),
    account: account ?? '',
    columns: {
      product: writeNodeId({ kind: 'product', account, productId }),
      product_id: productId,
      submission_id: key.submissionId,
      ...toldCells(record, columns),
      ...(whole || record['workflowStatus'] !== undefined ? workflowCells(record['workflowStatus']) : {}),
      ...progressCell(record, whole),
    },
    readAt,
  };
}

const columns = {
  name: ['name', textCell],
  type: ['type', enumCell('SubmissionType')],
  commit_status: ['commitStatus', enumCell('CommitStatus')],
  is_universal: ['isUniversal', booleanCell],
  is_declarative_inf: ['isDeclarativeInf', booleanCell],
  is_extension_inf: ['isExtensionInf', booleanCell],
  created_by: ['createdBy', textCell],
  created_at: ['createdDateTime', dateCell],
} as const;

function progressCell({ commitStatus, workflowStatus, downloads }: WireRecord, whole: boolean): Row {
  if (!whole) {
    const progress = progressFromWorkflow(workflowStatus);
    return progress === null ? {} : { progress };
  }
  const signed = findDownload(downloads, 'signedPackage') !== undefined;
  const accepted = isPackageSealed(downloads);
  return { progress: submissionProgress({ commitStatus, workflowStatus, signed, accepted }) };
}
