import type { MirrorQuery } from '../../mirror/query/mirror-query.ts';
import type { RowFormat } from '../../mirror/query/row-format.ts';

/** What a report's address asks for, all of it checked. */
export interface ReportRequest {
  readonly query: MirrorQuery;
  readonly form: ReportForm;
}

/** The text that is sent. */
export interface ReportForm {
  readonly extension: ReportExtension;
  readonly format: RowFormat;
  /** NDJSON only: a last line that says how many rows there were. */
  readonly trailer: boolean;
}

/** How the name of a report's file ends. */
export const reportExtensions = ['csv', 'ndjson', 'json'] as const;

export type ReportExtension = (typeof reportExtensions)[number];
