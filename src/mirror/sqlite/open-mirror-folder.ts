import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import { openThread } from './open-thread.ts';

/** The mirror of a folder in a thread of its own; says so when a damaged one was put aside. @throws DatabaseFault. */
export async function openMirrorFolder(
  folder: string,
  { clock, logger }: { readonly clock: Pick<Clock, 'now'>; readonly logger: Logger },
): Promise<MirrorDatabase> {
  const stamp = new Date(clock.now()).toISOString().replace(/[:.]/g, '-');
  const { opened, ...database } = await openThread({ folder, stamp });
  if (opened.aside !== undefined) {
    logger.error(
      { file: opened.aside.name, changes: opened.aside.changes },
      'the mirror was damaged: its file was put aside, its changes of state were saved, all else is read again',
    );
  }
  return database;
}
