import type { Transaction } from 'kysely';
import type { Tables } from '../schema/tables.ts';

/**
 * Counts the times that rows were written: whoever has seen a number knows whether anything is new. The count begins at
 * the moment of the first write, so a mirror that was begun anew has no number of the old one.
 */
export async function countUp(db: Transaction<Tables>, now: string): Promise<void> {
  const known = await db
    .selectFrom('facts')
    .select('value')
    .where('name', '=', 'revision')
    .executeTakeFirst();
  const value = String(Number(known?.value ?? Date.parse(now)) + 1);
  await db
    .insertInto('facts')
    .values({ name: 'revision', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
