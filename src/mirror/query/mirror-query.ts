import type { ReportName } from '../reports/reports.ts';
import type { Cell } from '../schema/tables.ts';
import type { RowPlace } from './written-rows.ts';

/**
 * A condition on a column. Texts are compared byte by byte, so dates must be written as the mirror writes them
 * (`2026-01-31T09:30:00.000Z`). `contains` and `reads` look past the case of A to Z. In `in`, null means empty.
 */
export type Condition =
  | { readonly column: string; readonly is: 'in'; readonly values: readonly Cell[] }
  | { readonly column: string; readonly is: 'contains' | 'reads'; readonly text: string }
  | { readonly column: string; readonly is: 'from' | 'before'; readonly value: string };

/**
 * A question to a report, as plain data, for it may have to go to another thread. Names of columns must be the report's.
 * Rows come in one order for sure: by `orderBy` (empty ones first when ascending), then by `id`.
 */
export interface MirrorQuery {
  readonly report: ReportName;
  readonly columns: readonly string[];
  /** All must hold. */
  readonly where: readonly Condition[];
  readonly orderBy: { readonly column: string; readonly descending: boolean };
  /** Rows at most; undefined for all. */
  readonly limit?: number | undefined;
  readonly after?: RowPlace | undefined;
}

/** What rows are put together by: a column, or the beginning of the day, week (Monday) or month of a date. */
export interface GroupKey {
  readonly column: string;
  readonly each?: 'day' | 'week' | 'month' | undefined;
}

/**
 * Counts, and the median of a column of numbers. Each row has the keys in their order, by the names of their columns,
 * then `count`, and with a median `median` (of the rows that have a number; null when none has) and `counted`.
 */
export interface MirrorGroups {
  readonly report: ReportName;
  readonly where: readonly Condition[];
  readonly by: readonly GroupKey[];
  readonly median?: string | undefined;
}
