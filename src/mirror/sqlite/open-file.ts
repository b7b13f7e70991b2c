import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { createOperations, type Operations } from '../database/operations.ts';
import { compileQuery } from '../query/compile-query.ts';
import type { MirrorQuery } from '../query/mirror-query.ts';
import type { RowFormat } from '../query/row-format.ts';
import type { Views } from '../query/views.ts';
import type { WrittenRows } from '../query/written-rows.ts';
import { migrate } from '../schema/migrate.ts';
import type { Cell, Tables } from '../schema/tables.ts';
import { type Connection, connectToRead, connectToWrite } from './connect.ts';
import { kyselyDatabase } from './kysely-database.ts';
import { writeSlices } from './write-slices.ts';

/** A mirror in a file, in the thread that calls it. */
export interface MirrorFile {
  readonly operations: Operations;
  /** The rows of a query as of now, read as they are asked for. */
  read(query: MirrorQuery): Generator<readonly Cell[]>;
  /** The same as text, in batches; what is passed to `next` is memory for the next one. */
  write(query: MirrorQuery, format: RowFormat): Generator<WrittenRows, void, ArrayBuffer | undefined>;
  close(): Promise<void>;
}

/** Opens the file, making it when it is not there. @throws the database's error, or a DatabaseFault. */
export async function openFile(path: string): Promise<MirrorFile> {
  const connection = connectToWrite(path);
  try {
    checkWhole(connection);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyDatabase(connection) }) });
    await migrate(db, 'sqlite');
    const views = db as unknown as Kysely<Views>;
    return {
      operations: createOperations(db, 'sqlite'),
      read: (query) => reading(path, (reader) => readRows(reader, compileQuery(views, query))),
      write: (query, format) => reading(path, (reader) => writeSlices(reader, views, query, format)),
      close: () => db.destroy(),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** @throws the database's error when a page is damaged. */
function checkWhole(connection: Connection): void {
  const [found] = connection.prepare('pragma quick_check(1)').raw().all() as [unknown[]?];
  if (found?.[0] === 'ok') return;
  throw Object.assign(new Error('the check of the file failed'), { code: 'SQLITE_CORRUPT' });
}

/** Each reader has a connection of its own, which is opened in a millisecond: one left in the middle goes with its moment. */
function* reading<Found, Given>(
  path: string,
  read: (connection: Connection) => Generator<Found, void, Given> | IterableIterator<Found>,
): Generator<Found, void, Given> {
  const connection = connectToRead(path);
  try {
    yield* read(connection);
  } finally {
    connection.close();
  }
}

function readRows(connection: Connection, { sql, parameters }: CompiledQuery) {
  const statement = connection.prepare(sql).raw();
  return statement.iterate([...parameters]) as IterableIterator<readonly Cell[]>;
}
