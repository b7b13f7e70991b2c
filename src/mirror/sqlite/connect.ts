import Database from 'libsql';

/** A connection to a file of SQLite's. */
export type Connection = Database.Database;

/** Another process may hold the file for the blink of an eye, at the end of a checkpoint. */
const busyMs = 5_000;

/**
 * The connection that writes: whatever it has committed is on the disk, and readers are never kept waiting.
 * @throws a SqliteError when the file is no database.
 */
export function connectToWrite(path: string): Connection {
  const connection = new Database(path, { timeout: busyMs });
  connection.pragma('page_size = 8192');
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  return connection;
}

/** A connection of its own for one who reads: each of its statements sees one moment. */
export function connectToRead(path: string): Connection {
  return new Database(path, { readonly: true, timeout: busyMs });
}
