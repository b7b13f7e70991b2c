import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from './fault-of.ts';
import { lockFolder } from './lock-folder.ts';
import { type MirrorFile, openFile } from './open-file.ts';
import { salvageChanges } from './salvage-changes.ts';

/** A folder with a mirror in it, held until it is closed. */
export interface MirrorFolder extends MirrorFile {
  /** The damaged file that was put aside, by its name, and the changes of state that came over from it. */
  readonly aside?: { readonly name: string; readonly changes: number } | undefined;
}

/**
 * Opens the mirror of a folder, which is made when it is not there. A damaged file is put aside under another name and a new one
 * begun, with the changes of state that the old one still gives. @throws DatabaseFault for all else.
 * @param stamp Tells files put aside from each other.
 */
export async function openFolder(folder: string, stamp: string): Promise<MirrorFolder> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = lockFolder(join(folder, 'mirror.lock'));
    const file = await openOrBeginAnew(folder, stamp).catch((error: unknown) => {
      lock.release();
      throw error;
    });
    return {
      ...file,
      async close() {
        await file.close();
        lock.release();
      },
    };
  } catch (error) {
    throw faultOf(error);
  }
}

const fileName = 'mirror.sqlite';

async function openOrBeginAnew(folder: string, stamp: string): Promise<MirrorFolder> {
  const path = join(folder, fileName);
  try {
    return await openFile(path);
  } catch (error) {
    if (faultOf(error).kind !== 'corrupt') throw error;
  }
  const name = `mirror.damaged-${stamp}.sqlite`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, join(folder, `${name}${suffix}`));
  }
  const file = await openFile(path);
  const changes = await salvageChanges(join(folder, name), file.operations);
  return { ...file, aside: { name, changes } };
}
