import { type Kysely, Migrator } from 'kysely';
import { DatabaseFault } from '../database/database-fault.ts';
import type { Dialect } from './dialect.ts';
import { migrationsFor } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Brings the schema up to date. @throws DatabaseFault `newer` when a later version of the gateway has made it. */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const migrator = new Migrator({ db, provider: migrationsFor(dialect) });
  const { error } = await migrator.migrateToLatest();
  if (isNewer(error)) {
    throw new DatabaseFault(
      'newer',
      'A newer version of the gateway has made this mirror. Run that version, or give this one a mirror of its own.',
      error,
    );
  }
  if (error !== undefined) throw error;
}

/** Kysely has no code for it: the database knows a migration that this version does not have. */
function isNewer(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('corrupted migrations');
}
