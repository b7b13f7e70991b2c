import { Secret } from '../values/secret.ts';
import { changingFile } from './changing-file.ts';

/**
 * A secret kept in a file, see {@link changingFile}. Throws when there is none to read, or it is empty.
 */
export function secretFile(path: string): () => Promise<Secret> {
  return changingFile(path, (bytes) => {
    const text = bytes.toString('utf8').trim();
    if (text === '') throw new Error('the file is empty');
    return new Secret(text);
  });
}
