import { rowFormats } from '../../mirror/query/row-format.ts';
import type { ReportExtension, ReportForm } from './report-request.ts';

/** What stands around rows: before the first, between those of two batches, and behind the last. */
export interface RowFrame {
  readonly head: string;
  readonly between: string;
  /** @param told What the trailer says, where one was asked for. */
  foot(told: () => object): string;
}

/** The frame of a form. */
export function frameOf({ extension, format, trailer }: ReportForm, columns: readonly string[]): RowFrame {
  return {
    head: headOf(format, columns),
    between: extension === 'json' ? ',\n' : '',
    foot(told) {
      if (extension === 'json') return ']\n';
      return trailer ? `${JSON.stringify({ trailer: told() })}\n` : '';
    },
  };
}

/** What `Content-Type` says of rows. */
export const rowMediaTypes: Readonly<Record<ReportExtension, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

function headOf(format: ReportForm['format'], columns: readonly string[]): string {
  switch (format) {
    case 'csv':
      return rowFormats.csv(columns, [columns]);
    case 'excel':
      // A byte order mark, without which Excel takes UTF-8 for another encoding.
      return `\uFEFF${rowFormats.csv(columns, [columns])}`;
    case 'json':
      return '[';
    case 'ndjson':
      return '';
  }
}
