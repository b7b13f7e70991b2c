import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { watchFile } from '../../src/callers/watch-file.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';

let stop = () => {};
afterEach(() => stop());

function watched(path: string, known: string) {
  const told: (string | undefined)[] = [];
  stop = watchFile(path, known, (text) => void told.push(text));
  return told;
}

test('a file that is written, replaced, removed and put back is told each time, and only its text', async () => {
  const path = join(newFolder(), 'file.yaml');
  writeFileSync(path, 'one');
  const told = watched(path, 'one');
  await pause(300);
  expect(told).toEqual([]);
  writeFileSync(path, 'two');
  await eventually('two', () => told.length === 1);
  writeFileSync(`${path}.new`, 'three');
  renameSync(`${path}.new`, path);
  await eventually('three', () => told.length === 2);
  rmSync(path);
  await eventually('gone', () => told.length === 3);
  writeFileSync(path, 'four');
  await eventually('four', () => told.length === 4);
  expect(told).toEqual(['two', 'three', undefined, 'four']);
});

test('a file that changed before it was watched is told', async () => {
  const path = join(newFolder(), 'file.yaml');
  writeFileSync(path, 'newer');
  const told = watched(path, 'what was read');
  await eventually('newer', () => told[0] === 'newer');
});

test('a mounted secret, whose links are moved, is told', async () => {
  const folder = newFolder();
  for (const version of ['v1', 'v2']) {
    mkdirSync(join(folder, version));
    writeFileSync(join(folder, version, 'callers'), version);
  }
  symlinkSync('v1', join(folder, '..data'));
  symlinkSync(join('..data', 'callers'), join(folder, 'callers'));
  const told = watched(join(folder, 'callers'), 'v1');
  symlinkSync('v2', join(folder, '..data_tmp'));
  renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
  await eventually('v2', () => told[0] === 'v2');
});
