import type { Kysely } from 'kysely';
import type { StatusChangeRow, Tables } from '../schema/tables.ts';

/** Adds a change of state; one that is known stays as it is. */
export async function addChange(db: Kysely<Tables>, change: StatusChangeRow): Promise<void> {
  await db
    .insertInto('status_changes')
    .values(change)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
