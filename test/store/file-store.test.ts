import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { createFileStore } from '../../src/store/file-store.ts';
import { StoreAway } from '../../src/store/store-away.ts';
import { Secret } from '../../src/values/secret.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { eventually } from '../kit/eventually.ts';
import { fakeClock } from '../kit/fake-clock.ts';
import { newFolder } from '../kit/folders.ts';

function open(
  folder = newFolder(),
  options: { clock?: ReturnType<typeof fakeClock>; secret?: string; limit?: number } = {},
) {
  const { clock = fakeClock(), secret = 'kept-close', limit } = options;
  const logger = capturedLogger();
  const store = createFileStore({
    folder,
    secrets: [new Secret(secret)],
    clock,
    logger,
    observer: { storeCall() {} },
    ...(limit !== undefined && { limit }),
  });
  return { folder, clock, logger, store };
}

const text = (folder: string) =>
  readdirSync(folder)
    .map((name) => name + readFileSync(join(folder, name), 'utf8'))
    .join('\n');

describe('a store on a folder', () => {
  test('gives back what it kept, also after a restart, and forgets what it is told to', async () => {
    const { folder, clock, store } = open();
    expect(await store.keep('a', { id: '9007199254740993' }, 60_000)).toBe(true);
    await store.set('b', [1, null], 60_000);
    await store.set('a', 'newer', 60_000);
    await store.delete('b');
    const again = open(folder, { clock }).store;
    for (const one of [store, again]) {
      expect(await one.get('a')).toBe('newer');
      expect(await one.recall('b')).toBeUndefined();
    }
    expect(store.shared).toBe(false);
  });

  test('forgets what has expired, on the disk too', async () => {
    const { folder, clock, store } = open();
    await store.set('short', 1, 1_000);
    await store.set('long', 2, 60_000);
    await clock.advance(1_001);
    expect(await store.get('short')).toBeUndefined();
    open(folder, { clock });
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('shows neither keys nor values, and opens only with its secret', async () => {
    const { folder, clock, store } = open();
    await store.set('products/1', { url: 'https://blob/?sig=abc' }, 60_000);
    expect(text(folder)).not.toMatch(/products|sig=/);
    expect(await open(folder, { clock, secret: 'another' }).store.get('products/1')).toBeUndefined();
  });

  test('is bounded: what expires first goes first', async () => {
    const { folder, store } = open(newFolder(), { limit: 10 });
    for (let n = 0; n < 25; n += 1) await store.set(`k${n}`, n, 1_000 + n);
    expect(readdirSync(folder).length).toBeLessThanOrEqual(10);
    expect(await store.get('k24')).toBe(24);
    expect(await store.get('k0')).toBeUndefined();
  });

  test('takes damage for nothing, and clears away what was never finished', async () => {
    const { folder, clock, store } = open();
    await store.set('a', 1, 60_000);
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name), 'v1.garbage');
    writeFileSync(join(folder, 'unfinished-1'), 'half a val');
    writeFileSync(join(folder, 'README'), 'not ours');
    expect(await store.get('a')).toBeUndefined();
    open(folder, { clock });
    expect(readdirSync(folder)).toEqual(['README']);
  });

  test('says when it cannot keep or ask, and answers nothing to those who do not mind', async () => {
    const { folder, logger, store } = open();
    await store.set('a', 1, 60_000);
    rmSync(folder, { recursive: true });
    expect(await store.keep('b', 2, 60_000)).toBe(false);
    writeFileSync(folder, 'a file where the folder was');
    await expect(store.recall('a')).rejects.toBeInstanceOf(StoreAway);
    expect(await store.get('a')).toBeUndefined();
    expect(logger.lines.map(({ level }) => level)).toContain('error');
    rmSync(folder);
  });

  test('has locks that one holder has at a time', async () => {
    const { store } = open();
    const lock = await store.lock('a', 1_000);
    expect(await store.lock('a', 1_000)).toBe('held');
    if (typeof lock !== 'string') await lock.release();
    expect(typeof (await store.lock('a', 1_000))).toBe('object');
  });

  test('has whole values after its process was killed in the middle of its writes', async () => {
    const folder = newFolder();
    for (let round = 0; round < 3; round += 1) {
      const writer = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('write-until-killed.ts', import.meta.url)), folder],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let written = 0;
      writer.stdout.on('data', (lines: Buffer) => {
        written += String(lines).split('\n').length - 1;
      });
      await eventually('some writes', () => written > 30 + 10 * round, 15_000);
      writer.kill('SIGKILL');
      await new Promise((resolve) => writer.once('close', resolve));
      const { store } = open(folder, { clock: fakeClock(Date.now()), secret: 'written' });
      const value = (await store.recall('counter')) as { count: number; padding: string };
      // What was told as kept is there, or what was being kept after it.
      expect(value.count - written).toBeGreaterThanOrEqual(0);
      expect(value.count - written).toBeLessThanOrEqual(1);
      expect(value.padding).toHaveLength(20_000);
    }
  });
});
