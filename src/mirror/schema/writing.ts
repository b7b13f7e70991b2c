import { type Kysely, sql, type Transaction } from 'kysely';
import type { Dialect } from '../schema/dialect.ts';
import type { Tables } from '../schema/tables.ts';

/** Runs work as one transaction, one after the other with all others that write, of whatever process. */
export type Writing = <Result>(work: (db: Transaction<Tables>) => Promise<Result>) => Promise<Result>;

/** The number of PostgreSQL's advisory lock; in SQLite only one process has the file. */
const writeLock = 1_297_242_451;

/** The writing of a database. */
export function createWriting(db: Kysely<Tables>, dialect: Dialect): Writing {
  return (work) =>
    db.transaction().execute(async (transaction) => {
      if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${writeLock})`.execute(transaction);
      return work(transaction);
    });
}
