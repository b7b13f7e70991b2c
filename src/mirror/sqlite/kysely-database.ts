import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { Connection } from './connect.ts';

/**
 * A connection as Kysely takes it. Where the disk is full SQLite itself has taken a transaction back already, and the
 * rollback that Kysely then asks for would fail and hide why.
 */
export function kyselyDatabase(connection: Connection): SqliteDatabase {
  return {
    prepare: (sql) =>
      sql === 'rollback' && !connection.inTransaction ? nothingToDo : connection.prepare(sql),
    close: () => void connection.close(),
  };
}

const nothingToDo: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};
