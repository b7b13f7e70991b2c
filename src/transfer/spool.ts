import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { CountedBody } from './counted-body.ts';

/** A body in a file of its own, to be read as often as needed. */
export interface Spooled {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  open(): Readable;
  /** Deletes the file. */
  remove(): Promise<void>;
}

/**
 * Writes a body to a new file that only this user can read, in constant memory. Rejects with the body's error, or
 * TransferRefused when it is longer than `maxBytes`; nothing is left behind then.
 */
export async function spool(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), 'hardware-gateway-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'package');
  const counted = new CountedBody(body, maxBytes);
  try {
    await write(path, counted);
  } catch (error) {
    await remove();
    throw error;
  }
  return { ...counted.end(), open: () => createReadStream(path), remove };
}

/** The loop is written out, because leaving a `for await` would destroy the connection that must still carry the answer. */
async function write(path: string, body: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    const chunks = body[Symbol.asyncIterator]();
    for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next()) {
      await file.writeFile(chunk.value);
    }
  } finally {
    await file.close();
  }
}
