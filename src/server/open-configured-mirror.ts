import type { Config } from '../config/config.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';

/** The mirror that the configuration asks for, being opened; undefined when it asks for none. Its code is loaded only then. */
export async function openConfiguredMirror(
  { mirror: config }: Pick<Config, 'mirror'>,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<Mirror | undefined> {
  if (config === undefined) return undefined;
  const [{ openMirror }, { openMirrorFolder }] = await Promise.all([
    import('../mirror/open-mirror.ts'),
    import('../mirror/sqlite/open-mirror-folder.ts'),
  ]);
  return openMirror({ open: () => openMirrorFolder(config.folder, { clock, logger }), clock, logger });
}
