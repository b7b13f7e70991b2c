import type { RowValue } from './row-value.ts';

/** Rows as CSV (RFC 4180), each with its line end; an empty cell is empty, and values are as they are. */
export function csvRows(columns: readonly string[], rows: readonly (readonly RowValue[])[]): string {
  return lines(columns, rows, quoted);
}

/** The same for spreadsheets, which run what looks like a formula: such a text gets an apostrophe before it. */
export function excelRows(columns: readonly string[], rows: readonly (readonly RowValue[])[]): string {
  return lines(columns, rows, (text) => quoted(formula.test(text) ? `'${text}` : text));
}

/** What a cell may begin with to be run (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

function lines(
  columns: readonly string[],
  rows: readonly (readonly RowValue[])[],
  write: (text: string) => string,
): string {
  const width = columns.length;
  let text = '';
  for (const row of rows) {
    for (let at = 0; at < width; at += 1) {
      const cell = row[at] ?? '';
      if (at > 0) text += ',';
      text += typeof cell === 'string' ? write(cell) : String(cell);
    }
    // An empty line is no row to most readers.
    text += width === 1 && (row[0] ?? '') === '' ? '""\r\n' : '\r\n';
  }
  return text;
}

function quoted(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const special = /[",\r\n]/;
