import { hardwareIdColumns } from './hardware-ids.ts';
import { productColumns } from './products.ts';
import type { ReportColumn } from './report-column.ts';
import { shippingLabelColumns } from './shipping-labels.ts';
import { statusChangeColumns } from './status-changes.ts';
import { submissionColumns } from './submissions.ts';

/** A report: a view of the mirror whose columns stay as they are, and may only become more. */
export interface Report {
  /** The view in the database. */
  readonly view: `report_${string}`;
  readonly columns: readonly ReportColumn[];
}

/** The reports by the names that they have in addresses. */
export const reports = {
  products: { view: 'report_products', columns: productColumns },
  submissions: { view: 'report_submissions', columns: submissionColumns },
  'shipping-labels': { view: 'report_shipping_labels', columns: shippingLabelColumns },
  'hardware-ids': { view: 'report_hardware_ids', columns: hardwareIdColumns },
  'status-changes': { view: 'report_status_changes', columns: statusChangeColumns },
} as const satisfies Record<string, Report>;

export type ReportName = keyof typeof reports;

/** The type of a column; undefined when the report has no such column. */
export function columnOf(report: ReportName, name: string): ReportColumn | undefined {
  return reports[report].columns.find((column) => column.name === name);
}
