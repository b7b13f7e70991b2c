import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** A folder that can be read, as an absolute path. Undefined when it cannot. */
export function readableFolder(text: string): string | undefined {
  const folder = resolve(text);
  try {
    readdirSync(folder);
    return folder;
  } catch {
    return undefined;
  }
}
