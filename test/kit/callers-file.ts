import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './folders.ts';

/** An entry of `keys` for a key in the clear. */
export function keyEntry(id: string, key: string, roles: readonly string[]) {
  return { id, sha256: createHash('sha256').update(key).digest('hex'), roles };
}

/** A file of callers, in a folder of its own that is removed after the tests of the file. */
export function callersFile(content: unknown): { readonly path: string; write(content: unknown): void } {
  const path = join(newFolder(), 'callers.yaml');
  const write = (next: unknown) => {
    writeFileSync(`${path}.new`, typeof next === 'string' ? next : JSON.stringify(next));
    renameSync(`${path}.new`, path);
  };
  write(content);
  return { path, write };
}
