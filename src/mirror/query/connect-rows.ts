import { createHash } from 'node:crypto';
import { checkFirst, type PageArguments, placeAfter } from '../../sources/page-arguments.ts';
import { type Connection, toConnection, toEdge } from '../../sources/to-connection.ts';
import type { Mirror } from '../mirror.ts';
import { reports } from '../reports/reports.ts';
import type { Cell, Row } from '../schema/tables.ts';
import type { MirrorQuery } from './mirror-query.ts';
import { readRowCursor, writeRowCursor } from './row-cursor.ts';

/** Which rows in which order. */
export type RowSelection = Pick<MirrorQuery, 'report' | 'where' | 'orderBy'>;

/**
 * One page of rows, with all columns of their report. @throws BadUserInput for a `first` outside 1 to 1000 and for a
 * cursor of other rows; what the mirror throws when it is away.
 */
export async function connectRows(
  mirror: Pick<Mirror, 'rows' | 'count'>,
  selection: RowSelection,
  args: PageArguments,
): Promise<Connection<Row>> {
  checkFirst(args);
  const scope = scopeOf(selection);
  const after = placeAfter(args, scope, readRowCursor) ?? undefined;
  const rows = await readRows(mirror, selection, { after, limit: args.first + 1 });
  const edges = rows.slice(0, args.first).map((row) => {
    const cell = row[selection.orderBy.column] ?? null;
    return toEdge(row, () => writeRowCursor({ scope, cell, id: String(row['id']) }));
  });
  return toConnection(edges, rows.length > args.first, after !== undefined, () => mirror.count(selection));
}

/** Short and readable at its beginning; the digest tells conditions and orders apart. */
function scopeOf({ report, where, orderBy }: RowSelection): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([where, orderBy]))
    .digest('base64url');
  return `mirror/${report} ${digest.slice(0, 12)}`;
}

async function readRows(
  mirror: Pick<Mirror, 'rows'>,
  selection: RowSelection,
  range: Pick<MirrorQuery, 'after' | 'limit'>,
): Promise<Row[]> {
  const columns = reports[selection.report].columns.map(({ name }) => name);
  const toRow = (cells: readonly Cell[]): Row =>
    Object.fromEntries(columns.map((name, place) => [name, cells[place] ?? null]));
  const rows: Row[] = [];
  for await (const batch of mirror.rows({ ...selection, ...range, columns })) rows.push(...batch.map(toRow));
  return rows;
}
