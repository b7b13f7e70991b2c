import type { Writing } from '../schema/writing.ts';

/** Whose an account is: what its label stands for, without anything secret. */
export interface Owner {
  /** Its label; empty where it has none. */
  readonly account: string;
  /** Tenant and service, as a text that is only compared. */
  readonly identity: string;
}

/**
 * Notes whose the accounts of this mirror are, so that rows of two tenants never come together under one label. @returns
 * false when one of them is noted as another's; then nothing is noted.
 */
export function claim(writing: Writing, owners: readonly Owner[]): Promise<boolean> {
  return writing(async (db) => {
    const names = owners.map(nameOf);
    const known = await db.selectFrom('facts').selectAll().where('name', 'in', names).execute();
    const noted = new Map(known.map(({ name, value }) => [name, value]));
    const isOurs = (owner: Owner) => (noted.get(nameOf(owner)) ?? owner.identity) === owner.identity;
    if (!owners.every(isOurs)) return false;
    const facts = owners.map((owner) => ({ name: nameOf(owner), value: owner.identity }));
    await db
      .insertInto('facts')
      .values(facts)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    return true;
  });
}

const nameOf = ({ account }: Owner) => `owner:${account}`;
