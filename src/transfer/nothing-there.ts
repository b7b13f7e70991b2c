import type { SubmissionProgress } from '../dashboard/progress.ts';
import type { SubmissionNode } from '../sources/nodes.ts';
import type { Sources } from '../sources/sources.ts';
import { writeNodeId } from '../values/node-id.ts';
import { TransferRefused } from './transfer-refused.ts';

/** Why a submission has no such file, and whether to wait for it: SDCM reports success here, and leaves people puzzled. */
export async function nothingThere(
  node: SubmissionNode,
  file: string,
  { submissions }: Sources,
): Promise<TransferRefused> {
  const progress = await submissions.progress(node);
  const reason = progress === null ? 'the service does not say why.' : reasons[progress];
  return new TransferRefused(
    'NOTHING_TO_DOWNLOAD',
    `${writeNodeId(node.key)} has no file "${file}": ${reason}`,
    { progress },
  );
}

const reasons: Readonly<Record<SubmissionProgress, string>> = {
  AWAITING_PACKAGE: 'it still awaits its package and a commit.',
  PROCESSING: 'the service still works on it. Watch its progress, and ask again when it is READY.',
  IN_REVIEW: 'people at Microsoft review it, which may take days. Ask again when its progress is READY.',
  READY: 'it is READY, and the service lists none. Not every kind of submission has every file.',
  FAILED:
    'it failed, so there will be none. Its workflowStatus { messages errorReport } says why; a new package needs a new submission.',
};
