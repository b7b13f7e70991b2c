import type { Kysely } from 'kysely';
import { columnOf, type ReportName, reports } from '../reports/reports.ts';
import type { Cell } from '../schema/tables.ts';

/** The report views as Kysely sees them: which columns there are is checked by {@link ownColumn}. */
export type Views = Record<`report_${string}`, Record<string, Cell>>;

/** Begins a query of a report. */
export function selectFromReport(db: Kysely<Views>, report: ReportName) {
  return db.selectFrom(reports[report].view);
}

/** The column, which must be the report's own. @throws RangeError for any other: callers have checked what users wrote. */
export function ownColumn(report: ReportName, name: string): string {
  if (columnOf(report, name) === undefined)
    throw new RangeError(`The report ${report} has no column ${name}.`);
  return name;
}
