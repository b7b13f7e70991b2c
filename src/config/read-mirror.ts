import type { MirrorConfig } from './config.ts';
import { dataFolder } from './data-folder.ts';
import type { Variables } from './variables.ts';

/** The mirror that the variables ask for; on the embedded emulator of `--demo` there is one in the folder `.data` by itself. */
export function readMirror(set: Variables, { demo }: { readonly demo: boolean }): MirrorConfig | undefined {
  const folder = set.MIRROR_DIR ?? (demo ? dataFolder('.data') : undefined);
  if (folder === undefined) return undefined;
  return { folder, callsPerMinute: set.MIRROR_CALLS_PER_MINUTE, keepDays: set.MIRROR_KEEP_DAYS };
}
