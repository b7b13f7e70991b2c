import { existsSync } from 'node:fs';

/**
 * A file or folder of this package by its path in it, such as `schema/`. The package is the nearest folder above this file that has a
 * `package.json`, in the sources as in what is built of them.
 */
export function packageFile(path: string): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) {
    const above = new URL('..', folder);
    if (above.href === folder.href) throw new Error('The program does not lie in its package any more.');
    folder = above;
  }
  return new URL(path, folder);
}
