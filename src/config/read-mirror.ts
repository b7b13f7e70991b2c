import type { MirrorConfig } from './config.ts';
import type { ConfigFault } from './config-error.ts';
import { dataFolder } from './data-folder.ts';
import type { Variables } from './variables.ts';

/** Calls of the walk in a minute. The emulator of `--demo` has no quota to be spared, and whoever looks at it wants to see something. */
const pace = { usual: 6, demo: 600 };

/** The mirror that the variables ask for; on the embedded emulator of `--demo` there is one in the folder `.data` by itself. */
export function readMirror(set: Variables, { demo }: { readonly demo: boolean }): MirrorConfig | undefined {
  const { MIRROR_KEEP_DAYS: keepDays } = set;
  const callsPerMinute = set.MIRROR_CALLS_PER_MINUTE ?? (demo ? pace.demo : pace.usual);
  if (set.MIRROR_URL !== undefined) return { place: { url: set.MIRROR_URL }, callsPerMinute, keepDays };
  const folder = set.MIRROR_DIR ?? (demo ? dataFolder('.data') : undefined);
  return folder === undefined ? undefined : { place: { folder }, callsPerMinute, keepDays };
}

/** A mirror is in one place. */
export function mirrorFaults(set: Partial<Variables>): ConfigFault[] {
  if (set.MIRROR_URL === undefined || set.MIRROR_DIR === undefined) return [];
  return [
    {
      variable: 'MIRROR_DIR',
      message: 'is set beside MIRROR_URL; a mirror is in one place, so set only one',
    },
  ];
}
