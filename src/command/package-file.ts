import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { usageError } from './command-error.ts';

/** A driver package on this machine. */
export interface PackageFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** Looks at a package, reading all of it once. @throws CommandError where it cannot be read, or is empty. */
export async function readPackageFile(path: string, signal: AbortSignal): Promise<PackageFile> {
  const unreadable = (error: NodeJS.ErrnoException) => {
    signal.throwIfAborted();
    throw usageError(`The package ${path} cannot be read (${error.code}).`);
  };
  const about = await stat(path).catch(unreadable);
  if (!about.isFile()) throw usageError(`${path} is no file.`);
  if (about.size === 0) throw usageError(`${path} is empty.`);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, signal })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    unreadable(error as NodeJS.ErrnoException);
  }
  return { path, name: basename(path), bytes, sha256: hash.digest('hex') };
}
