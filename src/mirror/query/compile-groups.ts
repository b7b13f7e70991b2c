import { type CompiledQuery, type Expression, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Dialect } from '../schema/dialect.ts';
import type { Cell } from '../schema/tables.ts';
import { holds, ownCondition } from './compile-query.ts';
import type { GroupKey, MirrorGroups } from './mirror-query.ts';
import { ownColumn, selectFromReport, type Views } from './views.ts';

/**
 * The statement for counts and medians; its rows are as {@link MirrorGroups} says, ordered by their keys. SQLite has no
 * median: from there it comes as the list of all numbers, for {@link medianOfList}.
 */
export function compileGroups(db: Kysely<Views>, groups: MirrorGroups, dialect: Dialect): CompiledQuery {
  const { report, by, median } = groups;
  for (const { column } of by) ownColumn(report, column);
  const value = median === undefined ? sql<number>`null` : sql.ref<number>(ownColumn(report, median));
  const rows = selectFromReport(db, report)
    .where((eb) => eb.and(groups.where.map((condition) => holds(eb, ownCondition(groups, condition)))))
    .select(by.map((key, at) => keyOf(key, dialect).as(`key_${at}`)))
    .select(value.as('value'));
  const keys = by.map((_, at) => sql.ref<Cell>(`key_${at}`));
  let grouped = db
    .selectFrom(rows.as('found'))
    .select(by.map(({ column }, at) => sql.ref<Cell>(`key_${at}`).as(column)))
    .select(sql<number>`count(*)`.as('count'));
  if (median !== undefined) {
    grouped = grouped.select([middle[dialect].as('median'), sql<number>`count(value)`.as('counted')]);
  }
  if (keys.length === 0) return grouped.compile();
  // Empty keys are the first in both databases.
  const order = keys.flatMap((key) => [sql`${key} is null desc`, key]);
  return grouped.groupBy(keys).orderBy(sql.join(order)).compile();
}

/** Both leave empty cells out. A list that is sorted afterwards takes half as long as ranking the rows by a window. */
const middle: Readonly<Record<Dialect, RawBuilder<Cell>>> = {
  sqlite: sql<Cell>`group_concat(value)`,
  postgres: sql<Cell>`percentile_cont(0.5) within group (order by value)`,
};

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
