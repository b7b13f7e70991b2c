import type { Cell } from '../schema/tables.ts';
import type { MirrorQuery } from './mirror-query.ts';
import { type RowFormat, rowFormats } from './row-format.ts';
import type { RowPlace, WrittenRows } from './written-rows.ts';

/** Writes rows that say where they stand, in two cells behind those of the columns. */
export function writeBatch(
  rows: readonly (readonly Cell[])[],
  { columns }: Pick<MirrorQuery, 'columns'>,
  format: RowFormat,
): WrittenRows {
  const bytes = encoder.encode(rowFormats[format](columns, rows));
  return { bytes, rows: rows.length, last: placeOf(rows.at(-1)) };
}

const encoder = new TextEncoder();

function placeOf(row: readonly Cell[] | undefined): RowPlace {
  return { cell: row?.at(-2) ?? null, id: String(row?.at(-1)) };
}
