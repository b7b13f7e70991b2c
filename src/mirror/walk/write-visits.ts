import type { Transaction } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import { newVisit, type PlannedVisit } from './visit.ts';

/** Writes planned visits beside those that are known. */
export async function writeVisits(
  db: Transaction<Tables>,
  visits: readonly PlannedVisit[],
  now: string,
): Promise<void> {
  for (const planned of visits) {
    const row = newVisit(planned, now);
    const { due_at, rank, done_at } = row;
    await db
      .insertInto('visits')
      .values(row)
      .onConflict((conflict) => {
        const known = conflict.column('id');
        if (planned.known === 'stays') return known.doNothing();
        if (planned.known === 'done') return known.doUpdateSet({ due_at, rank, done_at, failures: 0 });
        return known.doUpdateSet({ due_at, rank }).where('visits.due_at', '>', due_at);
      })
      .execute();
  }
}

/** Takes away the visits of a thing that is gone, and of all below it. */
export async function dropVisits(db: Transaction<Tables>, account: string, thing: string): Promise<void> {
  await db
    .deleteFrom('visits')
    .where('account', '=', account)
    .where((eb) =>
      eb.or([
        eb('thing', '=', thing),
        // What begins with the id and a slash: the sign behind the slash is a 0.
        eb.and([eb('thing', '>=', `${thing}/`), eb('thing', '<', `${thing}0`)]),
      ]),
    )
    .execute();
}
