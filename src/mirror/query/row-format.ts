import type { Cell } from '../schema/tables.ts';

/** The texts that rows can be written as. */
export type RowFormat = 'ndjson';

/** Writes rows, whose cells have the order of the columns. */
export type WriteRows = (columns: readonly string[], rows: readonly (readonly Cell[])[]) => string;

/** Every format by its name. They write rows only: what comes before and after them is for whoever sends them. */
export const rowFormats: Readonly<Record<RowFormat, WriteRows>> = { ndjson };

function ndjson(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const names = columns.map((column) => `${JSON.stringify(column)}:`);
  let text = '';
  for (const row of rows) {
    text += `{${row.map((cell, at) => `${names[at]}${JSON.stringify(cell)}`).join(',')}}\n`;
  }
  return text;
}
