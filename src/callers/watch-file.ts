import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileVersion } from '../config/file-version.ts';

/** How often the file is looked at where the system tells nothing (network drives, mounted secrets). */
const pollEveryMs = 2_000;
/** Editors write in several steps; this long after the last one is soon enough. */
const settleMs = 100;

/**
 * Tells the text of a file whenever it has become another, and undefined when it cannot be read any more.
 * @param known The text that is known already.
 * @returns ends the watching.
 */
export function watchFile(path: string, known: string, tell: (text: string | undefined) => void): () => void {
  let [closed, looking] = [false, false];
  let told: string | undefined = known;
  let version: string | undefined = 'not looked at';
  let settling: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    if (looking || closed) return;
    looking = true;
    try {
      const found = await fileVersion(path);
      if (found === version) return;
      version = found;
      const text = found === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
      if (closed || text === told) return;
      told = text;
      tell(text);
    } finally {
      looking = false;
    }
  }

  void look();
  const watcher = watchFolder(dirname(path), () => {
    clearTimeout(settling);
    settling = setTimeout(() => void look(), settleMs);
    settling.unref();
  });
  const timer = setInterval(() => void look(), pollEveryMs);
  timer.unref();
  return () => {
    closed = true;
    watcher?.close();
    clearInterval(timer);
    clearTimeout(settling);
  };
}

/** The folder and not the file: who replaces a file leaves the watcher of the old one with nothing to see. */
function watchFolder(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    return watcher.on('error', () => watcher.close());
  } catch {
    return undefined;
  }
}
