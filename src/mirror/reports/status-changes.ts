import { columns, identity } from './columns.ts';
import type { ReportColumn } from './report-column.ts';

/** Columns of the report of changes of state. */
export const statusChangeColumns: readonly ReportColumn[] = [
  ...identity,
  ...columns('text', {
    kind: 'submission or shipping_label',
    thing: 'Node id of what changed',
    product_id: 'Number of its product',
    submission_id: 'Number of the submission, or of that of the label',
    shipping_label_id: 'Number of the label; empty for a submission',
    what: 'progress, current_step, state or commit_status',
    from_value: 'What it was',
    to_value: 'What it became; empty for nothing',
  }),
  ...columns('date', {
    at: 'When the read began that showed the change',
    after: 'When the read before that began: the change lies between the two',
  }),
  ...columns('json', { messages: 'List of what the service said beside it' }),
  ...columns('date', {
    first_seen_at: 'The same as at, so that every report has it',
    changed_at: 'The same as at',
    read_at: 'The same as at',
  }),
];
