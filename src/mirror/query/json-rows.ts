import type { RowValue } from './row-value.ts';

/** Rows as JSON objects, each on a line of its own, every column in each. */
export function ndjsonRows(columns: readonly string[], rows: readonly (readonly RowValue[])[]): string {
  return rows.length === 0 ? '' : `${objects(columns, rows).join('\n')}\n`;
}

/** Rows as the inside of a JSON array: a comma stands between them, and none at the ends. */
export function jsonRows(columns: readonly string[], rows: readonly (readonly RowValue[])[]): string {
  return objects(columns, rows).join(',\n');
}

function objects(columns: readonly string[], rows: readonly (readonly RowValue[])[]): string[] {
  const names = columns.map((column, at) => `${at === 0 ? '{' : ','}${JSON.stringify(column)}:`);
  return rows.map((row) => {
    let text = '';
    for (const [at, name] of names.entries()) text += `${name}${JSON.stringify(row[at] ?? null)}`;
    return `${text}}`;
  });
}
