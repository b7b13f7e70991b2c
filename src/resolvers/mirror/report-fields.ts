import type { ColumnType } from '../../mirror/reports/report-column.ts';
import { type ReportName, reports } from '../../mirror/reports/reports.ts';
import type { Cell, Row } from '../../mirror/schema/tables.ts';
import { readDateTime } from '../../values/date-time.ts';
import { readBoolean, readText } from '../../values/text.ts';

/** Resolvers for all columns of a report, by their names in camel case; each decodes its cell when it is asked for. */
export function reportFields(report: ReportName): Record<string, (row: Row) => unknown> {
  return Object.fromEntries(
    reports[report].columns.map(({ name, type }) => {
      const read = readers[type];
      return [fieldOf(name), (row: Row) => read(row[name] ?? null)];
    }),
  );
}

/** The field of a column: `first_seen_at` → `firstSeenAt`. */
export function fieldOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const readers: Readonly<Record<ColumnType, (cell: Cell) => unknown>> = {
  text: readText,
  boolean: readBoolean,
  date: readDateTime,
  number: (cell) => (cell === null ? null : Number(cell)),
  json: readList,
};

/** An empty cell is an empty list. */
function readList(cell: Cell): unknown {
  return typeof cell === 'string' ? JSON.parse(cell) : [];
}
