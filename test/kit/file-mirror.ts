import { join } from 'node:path';
import type { AccountStatus, Mirror } from '../../src/mirror/mirror.ts';
import type { Sighting } from '../../src/mirror/sightings/sighting.ts';
import { openFile } from '../../src/mirror/sqlite/open-file.ts';
import { newFolder } from './folders.ts';

/** A mirror in a file, in the thread of the test: what it is given is in it at once. */
export interface FileMirror extends Mirror {
  take(sightings: readonly Sighting[]): Promise<void>;
}

/** Opens an empty one that says this of its accounts. */
export async function openFileMirror(accounts: readonly AccountStatus[] = []): Promise<FileMirror> {
  const file = await openFile(join(newFolder(), 'mirror.sqlite'));
  return {
    ...file.operations,
    status: () => ({ state: 'serving', reason: null, complete: false, asOf: null, waiting: 0, accounts }),
    note: () => undefined,
    follow: () => undefined,
    async *rows(query) {
      yield [...file.read(query)];
    },
    async *written(query, format) {
      yield* file.write(query, format);
    },
    close: () => file.close(),
  };
}
