import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** A folder that can be written to, as an absolute path; made when it is not there. Undefined when it cannot be had. */
export function dataFolder(text: string): string | undefined {
  const folder = resolve(text);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch {
    return undefined;
  }
}
