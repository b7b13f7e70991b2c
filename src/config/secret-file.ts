import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Secret } from '../values/secret.ts';
import { fileVersion } from './file-version.ts';

/**
 * A secret kept in a file: read at once (throws when there is none to read), and again whenever the file has changed.
 * While a changed file cannot be read or is empty (it is being replaced), the last good text goes on serving.
 */
export function secretFile(path: string): () => Promise<Secret> {
  const first = readText(readFileSync(path, 'utf8'));
  if (first === undefined) throw new Error('the file is empty');
  let current = first;
  let readAt: string | undefined;

  return async () => {
    const version = await fileVersion(path);
    if (version === undefined || version === readAt) return current;
    const changed = readText(await readFile(path, 'utf8').catch(() => ''));
    if (changed === undefined) return current;
    current = changed;
    readAt = version;
    return current;
  };
}

function readText(text: string): Secret | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : new Secret(trimmed);
}
