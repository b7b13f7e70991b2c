import { type Kysely, type RawBuilder, sql } from 'kysely';
import { holds, ownCondition } from '../query/compile-query.ts';
import type { MirrorQuery } from '../query/mirror-query.ts';
import type { RowFormat } from '../query/row-format.ts';
import { ownColumn, selectFromReport, type Views } from '../query/views.ts';
import { type Report, reports } from '../reports/reports.ts';
import type { Cell } from '../schema/tables.ts';

/** Which rows of a query: so many behind an id, in the order of ids; or those of a list of ids, in its order. */
export type Slice = { readonly behind: string; readonly rows: number } | { readonly ids: readonly string[] };

/** A statement, and its parameters for a slice. It is compiled once, because it is run for every batch. */
export interface SliceStatement {
  readonly sql: string;
  parameters(slice: Slice): readonly unknown[];
}

/**
 * The statement that writes a slice as one blob; its row has the bytes, the number of rows and the last id. It is one cell
 * because to hand over every cell of every row takes longer than all else. JSON is whole. For CSV, cells and rows
 * are put together with `parting` between them: to look for what must be quoted is slow in SQL.
 * @param by What kind of slices it is for.
 */
export function compileSlices(
  db: Kysely<Views>,
  query: MirrorQuery,
  format: RowFormat,
  by: 'place' | 'list',
): SliceStatement {
  const last = query.orderBy.descending ? sql<string>`min(id)` : sql<string>`max(id)`;
  const { sql: text, parameters } = db
    .selectFrom((by === 'place' ? behind(db, query, format) : listed(db, query, format)).as('found'))
    .select([together(format).as('bytes'), sql<number>`count(*)`.as('rows'), last.as('last')])
    .compile();
  return { sql: text, parameters: (slice) => parameters.map((value) => filled(value, slice)) };
}

/** They stand in the compiled statement for what each slice brings. */
const blanks = { behind: Symbol('behind'), rows: Symbol('rows'), ids: Symbol('ids') };

function filled(value: unknown, slice: Slice): unknown {
  if ('ids' in slice) return value === blanks.ids ? JSON.stringify(slice.ids) : value;
  if (value === blanks.behind) return slice.behind;
  return value === blanks.rows ? slice.rows : value;
}

function behind(db: Kysely<Views>, query: MirrorQuery, format: RowFormat) {
  const [comparison, direction] = query.orderBy.descending
    ? (['<', 'desc'] as const)
    : (['>', 'asc'] as const);
  return selectFromReport(db, query.report)
    .select([lineOf(query, format).as('line'), sql.ref<string>('id').as('id')])
    .where((eb) => eb.and(query.where.map((condition) => holds(eb, ownCondition(query, condition)))))
    .where(sql.ref<Cell>('id'), comparison, sql<Cell>`${blanks.behind}`)
    .orderBy('id', direction)
    .limit(sql<number>`${blanks.rows}`);
}

/** SQLite goes through the left side of a cross join from its first row to its last. */
function listed(db: Kysely<Views>, query: MirrorQuery, format: RowFormat) {
  const wanted = sql<{ readonly wanted: string }>`(select value as wanted from json_each(${blanks.ids}))`;
  const { view }: Report = reports[query.report];
  return db
    .selectFrom(wanted.as('list'))
    .crossJoin(view)
    .select([lineOf(query, format).as('line'), sql.ref<string>('id').as('id')])
    .where(sql.ref<Cell>('id'), '=', sql.ref<Cell>('wanted'));
}

function lineOf({ report, columns }: MirrorQuery, format: RowFormat): RawBuilder<string> {
  const cells = columns.map((column) => sql.ref(ownColumn(report, column)));
  if (isJson(format))
    return sql`json_object(${sql.join(columns.map((column, at) => sql`${column}, ${cells[at]}`))})`;
  return sql`concat(${sql.join(cells, sql`, ${cellEnd}, `)})`;
}

function together(format: RowFormat): RawBuilder<Uint8Array> {
  if (!isJson(format)) return sql`cast(concat(group_concat(line, ${rowEnd}), ${rowEnd}) as blob)`;
  if (format === 'json') return sql`cast(group_concat(line, ${',\n'}) as blob)`;
  return sql`cast(concat(group_concat(line, ${'\n'}), ${'\n'}) as blob)`;
}

function isJson(format: RowFormat): boolean {
  return format === 'json' || format === 'ndjson';
}

/** The bytes of `parting` as texts, which no parameter can be. */
const cellEnd = sql<string>`cast(x'ff' as text)`;
const rowEnd = sql<string>`cast(x'fe' as text)`;
