import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileVersion } from './file-version.ts';

/**
 * What a file holds: read at once (throws what reading or `parse` throws), and again whenever the file has changed.
 * While a changed file cannot be read or parsed (it is being replaced), what was good last goes on serving.
 */
export function changingFile<T>(path: string, parse: (bytes: Buffer) => T): () => Promise<T> {
  let current = parse(readFileSync(path));
  let readAt: string | undefined;

  return async () => {
    const version = await fileVersion(path);
    if (version === undefined || version === readAt) return current;
    try {
      current = parse(await readFile(path));
      readAt = version;
    } catch {
      // It is looked at again with the next use.
    }
    return current;
  };
}
