import {
  type AliasedExpression,
  type CompiledQuery,
  type Expression,
  type Kysely,
  type RawBuilder,
  sql,
} from 'kysely';
import type { Dialect } from '../schema/dialect.ts';
import type { Cell } from '../schema/tables.ts';
import { holds, ownCondition } from './compile-query.ts';
import type { GroupKey, MirrorGroups } from './mirror-query.ts';
import { ownColumn, selectFromReport, type Views } from './views.ts';

/** The statement for counts and medians; its rows are as {@link MirrorGroups} says, ordered by their keys. */
export function compileGroups(db: Kysely<Views>, groups: MirrorGroups, dialect: Dialect): CompiledQuery {
  const { report, by, median } = groups;
  for (const { column } of by) ownColumn(report, column);
  const value = median === undefined ? sql<number>`null` : sql.ref<number>(ownColumn(report, median));
  const rows = selectFromReport(db, report)
    .where((eb) => eb.and(groups.where.map((condition) => holds(eb, ownCondition(groups, condition)))))
    .select(by.map((key, at) => keyOf(key, dialect).as(`key_${at}`)))
    .select(value.as('value'));
  const keys = by.map((_, at) => sql.ref<Cell>(`key_${at}`));
  const ranked = db
    .selectFrom(rows.as('found'))
    .select(by.map((_, at) => sql.ref<Cell>(`key_${at}`).as(`key_${at}`)))
    .select([
      sql.ref<number>('value').as('value'),
      sql<number>`row_number() over (${partition(keys, true)})`.as('place'),
      sql<number>`count(value) over (${partition(keys)})`.as('filled'),
    ]);
  const source: AliasedExpression<Record<string, Cell>, 'ranked'> = median === undefined
    ? rows.as('ranked')
    : ranked.as('ranked');
  let grouped = db
    .selectFrom(source)
    .select(by.map(({ column }, at) => sql.ref<Cell>(`key_${at}`).as(column)))
    .select(sql<number>`count(*)`.as('count'));
  if (median !== undefined) {
    grouped = grouped.select([medianOfRanked.as('median'), sql<number>`max(filled)`.as('counted')]);
  }
  if (keys.length === 0) return grouped.compile();
  return grouped.groupBy(keys).orderBy(sql.join(keys)).compile();
}

/** The middle one of the numbers, or the mean of the middle two; empty cells are ranked behind them. */
const medianOfRanked = sql<number>`avg(case when place in ((filled + 1) / 2, (filled + 2) / 2) then value end)`;

function partition(keys: readonly RawBuilder<Cell>[], ordered = false): RawBuilder<unknown> {
  const within = keys.length === 0 ? sql`` : sql`partition by ${sql.join(keys)}`;
  return !ordered ? within : sql`${within} order by value is null, value`;
}

function keyOf({ column, each }: GroupKey, dialect: Dialect) {
  const cell = sql.ref<Cell>(column);
  switch (each) {
    case undefined:
      return sql<Cell>`${cell}`;
    case 'day':
      return sql<Cell>`substr(${cell}, 1, 10)`;
    case 'month':
      return sql<Cell>`substr(${cell}, 1, 7)`;
    case 'week':
      return mondayOf(cell, dialect);
  }
}

/** The Monday on which a week begins, as a date. */
function mondayOf(cell: Expression<Cell>, dialect: Dialect) {
  if (dialect === 'sqlite') return sql<Cell>`date(${cell}, '-6 days', 'weekday 1')`;
  return sql<Cell>`to_char(date_trunc('week', cast(substr(${cell}, 1, 10) as date)), 'YYYY-MM-DD')`;
}
