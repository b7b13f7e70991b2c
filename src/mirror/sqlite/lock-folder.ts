import Database from 'libsql';
import { DatabaseFault } from '../database/database-fault.ts';

/** A folder that is this process's own. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for this process, until it is released or the process has ended in whatever way: the lock is the
 * operating system's, on a file beside the mirror. @throws DatabaseFault `elsewhere` when another process has it.
 */
export function lockFolder(path: string): FolderLock {
  const connection = new Database(path, { timeout: 0 });
  try {
    connection.exec('begin exclusive');
  } catch (error) {
    connection.close();
    if (!isBusy(error)) throw error;
    throw new DatabaseFault(
      'elsewhere',
      'Another process has the folder of the mirror, and only one at a time may. Give each its own folder, or all ' +
        'of them one PostgreSQL (MIRROR_URL).',
      error,
    );
  }
  return { release: () => connection.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));
}
