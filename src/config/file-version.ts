import { stat } from 'node:fs/promises';

/**
 * Tells one content of a file from another without reading it; undefined when there is no such file. Follows links,
 * so that a mounted secret whose link is moved to a new file counts as changed.
 */
export async function fileVersion(path: string): Promise<string | undefined> {
  try {
    const { ino, mtimeNs, size } = await stat(path, { bigint: true });
    return `${ino} ${mtimeNs} ${size}`;
  } catch {
    return undefined;
  }
}
