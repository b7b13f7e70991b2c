import {
  type AliasableExpression,
  type CompiledQuery,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SqlBool,
  sql,
} from 'kysely';
import { columnOf } from '../reports/reports.ts';
import type { Cell } from '../schema/tables.ts';
import type { Condition, MirrorQuery } from './mirror-query.ts';
import { ownColumn, selectFromReport, type Views } from './views.ts';

/** The statement for a query; its rows have the columns in the query's order. */
export function compileQuery(db: Kysely<Views>, query: MirrorQuery): CompiledQuery {
  return inOrder(select(db, query), query).compile();
}

/** The same with two cells more in each row, which say where it stands: that of the order, and the id. */
export function compilePlaced(db: Kysely<Views>, query: MirrorQuery): CompiledQuery {
  const placed = select(db, query).select([
    orderOf(query).as('place_cell'),
    sql.ref<Cell>('id').as('place_id'),
  ]);
  return inOrder(placed, query).compile();
}

/** The statement that counts what a query without order and limit finds, as `count`. */
export function compileCount(db: Kysely<Views>, query: Pick<MirrorQuery, 'report' | 'where'>): CompiledQuery {
  return selectFromReport(db, query.report)
    .select((eb) => eb.fn.countAll().as('count'))
    .where((eb) => eb.and(query.where.map((condition) => holds(eb, ownCondition(query, condition)))))
    .compile();
}

type Select = ReturnType<typeof select>;

function select(db: Kysely<Views>, query: MirrorQuery) {
  const { report, columns, where } = query;
  return selectFromReport(db, report)
    .select(columns.map((column) => ownColumn(report, column)))
    .where((eb) => eb.and(where.map((condition) => holds(eb, ownCondition(query, condition)))));
}

function inOrder(found: Select, query: MirrorQuery): Select {
  const { orderBy, limit, after } = query;
  const direction = orderBy.descending ? 'desc' : 'asc';
  const order = orderOf(query);
  let ordered = found.orderBy(order, direction);
  if (orderBy.column !== 'id') ordered = ordered.orderBy('id', direction);
  if (after !== undefined) {
    const place = { ...after, cell: after.cell ?? leastOf(query.report, orderBy.column) };
    ordered = ordered.where((eb) =>
      behind(eb, order, orderBy.descending ? '<' : '>', place, orderBy.column === 'id'),
    );
  }
  return limit === undefined ? ordered : ordered.limit(limit);
}

type Builder = ExpressionBuilder<Views, keyof Views>;

/** A condition of Kysely's. */
export function holds(eb: Builder, condition: Condition): Expression<SqlBool> {
  const column = sql.ref<Cell>(condition.column);
  switch (condition.is) {
    case 'in':
      return isOneOf(eb, column, condition.values);
    case 'contains':
      return sql<SqlBool>`lower(${column}) like ${patternOf(condition.text)} escape '!'`;
    case 'reads':
      return sql<SqlBool>`lower(${column}) = ${inLowerCase(condition.text)}`;
    case 'from':
      return eb(column, '>=', condition.value);
    case 'before':
      return eb(column, '<', condition.value);
  }
}

/** @throws RangeError when its column is not the report's. */
export function ownCondition({ report }: Pick<MirrorQuery, 'report'>, condition: Condition): Condition {
  ownColumn(report, condition.column);
  return condition;
}

function isOneOf(eb: Builder, column: Expression<Cell>, values: readonly Cell[]): Expression<SqlBool> {
  const given = values.filter((value) => value !== null);
  const one = given.length === 0 ? sql<SqlBool>`1 = 0` : eb(column, 'in', given);
  return given.length === values.length ? one : eb.or([one, eb(column, 'is', null)]);
}

function patternOf(text: string): string {
  return `%${inLowerCase(text).replace(/[!%_]/g, '!$&')}%`;
}

/** A to Z only, which is what both databases do to the column. */
function inLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Empty cells have a place of their own, before all others, in both databases. */
const least = { text: '', number: Number.MIN_SAFE_INTEGER };

function orderOf({ report, orderBy }: MirrorQuery): AliasableExpression<Cell> {
  const column = sql.ref<Cell>(ownColumn(report, orderBy.column));
  if (neverEmpty.has(orderBy.column)) return column;
  return sql<Cell>`coalesce(${column}, ${sql.lit(leastOf(report, orderBy.column))})`;
}

const neverEmpty = new Set(['id', 'account', 'first_seen_at', 'changed_at', 'read_at', 'at']);

function leastOf(report: MirrorQuery['report'], column: string): string | number {
  return columnOf(report, column)?.type === 'number' ? least.number : least.text;
}

function behind(
  eb: Builder,
  order: Expression<Cell>,
  comparison: '<' | '>',
  { cell, id }: { readonly cell: Cell; readonly id: string },
  byId: boolean,
): Expression<SqlBool> {
  if (byId) return eb(sql.ref<Cell>('id'), comparison, id);
  return eb.or([
    eb(order, comparison, cell),
    eb.and([eb(order, '=', cell), eb(sql.ref<Cell>('id'), comparison, id)]),
  ]);
}
