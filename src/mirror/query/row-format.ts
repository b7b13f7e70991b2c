import { csvRows, excelRows } from './csv-rows.ts';
import { jsonRows, ndjsonRows } from './json-rows.ts';
import type { RowValue } from './row-value.ts';

/** The texts that rows can be written as. `excel` is CSV whose cells no spreadsheet takes for a formula. */
export type RowFormat = 'csv' | 'excel' | 'ndjson' | 'json';

/** Writes rows whose cells have the order of the columns; cells behind them are left out. */
export type WriteRows = (columns: readonly string[], rows: readonly (readonly RowValue[])[]) => string;

/** Every format by its name. They write rows only: what comes before, between and after batches is for whoever sends them. */
export const rowFormats: Readonly<Record<RowFormat, WriteRows>> = {
  csv: csvRows,
  excel: excelRows,
  ndjson: ndjsonRows,
  json: jsonRows,
};
