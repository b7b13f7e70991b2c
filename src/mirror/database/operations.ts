import type { Kysely } from 'kysely';
import { compileGroups } from '../query/compile-groups.ts';
import { compileCount } from '../query/compile-query.ts';
import { medianOfList } from '../query/median-of-list.ts';
import type { MirrorGroups, MirrorQuery } from '../query/mirror-query.ts';
import type { Views } from '../query/views.ts';
import type { Dialect } from '../schema/dialect.ts';
import type { Row, StatusChangeRow, Tables } from '../schema/tables.ts';
import { createWriting } from '../schema/writing.ts';
import { addChange } from '../sightings/add-change.ts';
import type { Sighting } from '../sightings/sighting.ts';
import { takeSightings } from '../sightings/take-sightings.ts';
import { createWalkOperations, type WalkOperations } from '../walk/walk-operations.ts';
import { claim, type Owner } from './claim.ts';

/**
 * What a mirror's database is asked to do beside streaming rows. Arguments and results are plain data, for they may have
 * to go to another thread.
 */
export interface Operations extends WalkOperations {
  /** Notes whose the mirror is; false when it is another's, see {@link claim}. */
  claim(owners: readonly Owner[]): Promise<boolean>;
  /** Writes what was seen, all or nothing. */
  take(sightings: readonly Sighting[]): Promise<void>;
  /** Adds changes of state that an older mirror has seen; those that are known stay. */
  keepChanges(changes: readonly StatusChangeRow[]): Promise<void>;
  /** Counts and medians, as {@link MirrorGroups} says. */
  groups(groups: MirrorGroups): Promise<Row[]>;
  /** How many rows a query without its limit would have. */
  count(query: Pick<MirrorQuery, 'report' | 'where'>): Promise<number>;
  /** Grows with every write; while it stays, no answer changes. */
  revision(): Promise<string>;
}

/** The names of them all. */
export const operationNames = [
  ...(['claim', 'take', 'keepChanges', 'groups', 'count', 'revision'] as const),
  ...(['begin', 'agenda', 'endVisit', 'standing', 'productsInterval', 'ageOut'] as const),
] satisfies readonly (keyof Operations)[];

/** The operations on a database whose schema is up to date. */
export function createOperations(db: Kysely<Tables>, dialect: Dialect): Operations {
  const writing = createWriting(db, dialect);
  const views = db as unknown as Kysely<Views>;
  return {
    ...createWalkOperations(db, writing),
    claim: (owners) => claim(writing, owners),
    async take(sightings) {
      if (sightings.length > 0) await writing((transaction) => takeSightings(transaction, sightings));
    },
    keepChanges: (changes) =>
      writing(async (transaction) => {
        for (const change of changes) await addChange(transaction, change);
      }),
    async groups(groups) {
      const { rows } = await views.executeQuery<Row>(compileGroups(views, groups, dialect));
      if (dialect === 'postgres' || groups.median === undefined) return rows;
      return rows.map((row) => ({ ...row, median: medianOfList(row['median'] ?? null) }));
    },
    async count(query) {
      const { rows } = await views.executeQuery<{ count: number }>(compileCount(views, query));
      return Number(rows[0]?.count ?? 0);
    },
    async revision() {
      const fact = await db
        .selectFrom('facts')
        .select('value')
        .where('name', '=', 'revision')
        .executeTakeFirst();
      return fact?.value ?? '0';
    },
  };
}
