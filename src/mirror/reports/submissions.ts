import { aboveSubmission, columns, identity, marks, workflow } from './columns.ts';
import type { ReportColumn } from './report-column.ts';

/** Columns of the report of submissions. */
export const submissionColumns: readonly ReportColumn[] = [
  ...identity,
  ...aboveSubmission,
  ...columns('text', {
    submission_id: 'Number of the submission',
    name: 'Name',
    type: 'INITIAL or DERIVED',
    commit_status: 'COMMIT_PENDING, COMMIT_RECEIVED, COMMIT_COMPLETE or COMMIT_FAILED',
    progress:
      'AWAITING_PACKAGE, PROCESSING, IN_REVIEW, READY or FAILED; empty until the submission was read by itself',
  }),
  ...workflow,
  ...columns('boolean', {
    is_universal: 'Whether the driver is universal',
    is_declarative_inf: 'Whether its INF is declarative',
    is_extension_inf: 'Whether it is an extension INF',
  }),
  ...columns('text', { created_by: 'Who made it' }),
  ...columns('date', {
    created_at: 'When it was made, as the service says',
    started_at: 'When it was seen to be committed; empty when it was already under way at first sight',
    ready_at: 'When it was seen to become ready; empty when it was ready at first sight',
    failed_at: 'When it was last seen to fail; empty when it had failed at first sight',
  }),
  ...columns('number', {
    seconds_to_ready: 'Seconds from started_at, or from created_at where that is empty, to ready_at',
  }),
  ...marks,
];
