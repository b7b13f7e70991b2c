import type { LabelRecord, WorkflowPin } from '../records.ts';
import { labelWorkflow } from '../workflow/label-workflow.ts';
import { submissionState } from '../workflow/submission-workflow.ts';
import type { World } from '../world.ts';

/** Where a label stands now. */
export function stateOfLabel(label: LabelRecord, { store, clock, settings }: World): WorkflowPin {
  const now = clock.life();
  const submission = store.submission(label.submissionId);
  const state = submission === undefined ? undefined : submissionState(submission, now);
  return labelWorkflow(label, {
    now,
    ingestedAt: state?.ingestedAt ?? now,
    submissionFailed: state?.failed ?? false,
    settings,
  });
}
