import type { ColumnType, ReportColumn } from './report-column.ts';

/** Makes the columns of one type out of names and meanings. */
export function columns(
  type: ColumnType,
  meanings: Readonly<Record<string, string>>,
): readonly ReportColumn[] {
  return Object.entries(meanings).map(([name, meaning]) => ({ name, type, meaning }));
}

/** What every report begins with. */
export const identity: readonly ReportColumn[] = columns('text', {
  id: 'Node id, as in GraphQL; unique, and the last key of every order',
  account: 'Label of the account; empty where there is one without a label',
});

/** What every report of things ends with. */
export const marks: readonly ReportColumn[] = columns('date', {
  first_seen_at: 'When the mirror saw it first; never changes',
  changed_at: 'When the mirror first saw it as it is now',
  read_at: 'When it was last read from the service',
  vanished_at: 'When the service was found to have it no longer; empty while it is there',
});

/** The product above. */
export const aboveSubmission: readonly ReportColumn[] = columns('text', {
  product: 'Node id of its product',
  product_id: 'Number of its product',
  product_name: 'Name of its product, when that was seen',
  test_harness: 'Test harness of its product',
});

/** Product and submission above. */
export const belowSubmission: readonly ReportColumn[] = [
  ...aboveSubmission,
  ...columns('text', {
    submission: 'Node id of its submission',
    submission_id: 'Number of its submission',
    submission_name: 'Name of its submission, when that was seen',
  }),
];

/** Where the workflow of a thing stands. */
export const workflow: readonly ReportColumn[] = [
  ...columns('text', {
    current_step: 'Step of the workflow, in the words of the service',
    state: 'State of that step: NOT_STARTED, STARTED, FAILED or COMPLETED',
  }),
  ...columns('json', { messages: 'List of what the service says about it' }),
];
