import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spool } from '../../src/transfer/spool.ts';
import { packageBytes, sha256 } from '../kit/package-bytes.ts';

async function* bodyOf(bytes: Buffer, failure?: Error): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
  if (failure) throw failure;
}

/** A temporary folder that no other test uses. */
let folder: string;
const system = process.env['TMPDIR'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'));
  process.env['TMPDIR'] = folder;
});
afterAll(async () => {
  if (system === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = system;
  await rm(folder, { recursive: true });
});

describe('a spooled body', () => {
  const bytes = packageBytes(100_000);

  test('can be read as often as needed, and is gone when it is removed', async () => {
    const spooled = await spool(bodyOf(bytes), 1_000_000);
    expect(spooled).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
    for (let count = 0; count < 2; count += 1)
      expect((await buffer(spooled.open())).equals(bytes)).toBe(true);
    await spooled.remove();
    await expect(buffer(spooled.open())).rejects.toThrow(/ENOENT/);
  });

  test('is nobody else’s to read', async () => {
    const spooled = await spool(bodyOf(bytes), 1_000_000);
    const path = String((spooled.open() as unknown as { path: string }).path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    await spooled.remove();
  });

  test('is refused when it is too long, and leaves nothing behind', async () => {
    await expect(spool(bodyOf(bytes), 99_999)).rejects.toMatchObject({ code: 'PACKAGE_TOO_LARGE' });
    await expect(spool(bodyOf(bytes, new Error('gone')), 1_000_000)).rejects.toThrow('gone');
    expect(await readdir(folder)).toEqual([]);
  });
});
