import type { Kysely, Migration, MigrationProvider } from 'kysely';
import type { Dialect } from './dialect.ts';
import { createTables } from './migration-1-tables.ts';
import { createViews } from './migration-2-views.ts';
import { addSecondLooks } from './migration-3-second-looks.ts';
import type { Tables } from './tables.ts';

/**
 * The versions of the schema, oldest first, for both databases. What once was released is never edited: a change is a
 * new version. Rolling back is not offered; a mirror can always be walked anew.
 */
export function migrationsFor(dialect: Dialect): MigrationProvider {
  const migrations: Record<string, Migration> = {
    '1-tables': { up: (db: Kysely<Tables>) => createTables(db, dialect) },
    '2-views': { up: (db: Kysely<Tables>) => createViews(db) },
    '3-second-looks': { up: (db: Kysely<Tables>) => addSecondLooks(db, dialect) },
  };
  return { getMigrations: async () => migrations };
}
