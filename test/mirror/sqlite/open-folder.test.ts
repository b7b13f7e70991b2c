import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import Database from 'libsql';
import { openFolder } from '../../../src/mirror/sqlite/open-folder.ts';
import { newFolder } from '../../kit/folders.ts';
import { seenSubmission } from '../../kit/sightings.ts';

const minute = (at: number) => new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();
const changesOf = {
  report: 'status-changes',
  columns: ['id', 'to_value'],
  where: [],
  orderBy: { column: 'id', descending: false },
} as const;

test('a damaged file is put aside, and its changes of state come over from both sides of the damage', async () => {
  const folder = newFolder();
  const before = await filled(folder, 400);
  damage(join(folder, 'mirror.sqlite'), 'status_changes');
  const after = await openFolder(folder, 'now');
  expect(after.aside?.name).toBe('mirror.damaged-now.sqlite');
  expect(readdirSync(folder)).toContain('mirror.damaged-now.sqlite');
  const saved = [...after.read(changesOf)].map(String);
  expect(after.aside?.changes).toBe(saved.length);
  expect(saved.length).toBeGreaterThan(before.length / 2);
  expect(saved.length).toBeLessThan(before.length);
  expect(before).toEqual(expect.arrayContaining(saved));
  expect(saved).toContain(before[0]);
  expect(saved).toContain(before.at(-1));
  await after.close();
});

test('a file that is no database at all is put aside, and nothing comes over', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'mirror.sqlite'), 'no database, '.repeat(1_000));
  const opened = await openFolder(folder, 'now');
  expect(opened.aside).toEqual({ name: 'mirror.damaged-now.sqlite', changes: 0 });
  expect(readFileSync(join(folder, 'mirror.damaged-now.sqlite'), 'utf8')).toContain('no database');
  await opened.close();
});

test('a folder is for one at a time, and free again when it was closed', async () => {
  const folder = newFolder();
  const first = await openFolder(folder, 'now');
  await expect(openFolder(folder, 'now')).rejects.toMatchObject({ kind: 'elsewhere' });
  await first.close();
  await (await openFolder(folder, 'now')).close();
});

test('a mirror that a newer version has made is left alone', async () => {
  const folder = newFolder();
  await (await openFolder(folder, 'now')).close();
  const file = new Database(join(folder, 'mirror.sqlite'));
  file.exec("insert into kysely_migration values ('9-later', '2030-01-01T00:00:00.000Z')");
  file.close();
  await expect(openFolder(folder, 'now')).rejects.toMatchObject({ kind: 'newer' });
  expect(readdirSync(folder)).not.toContain('mirror.damaged-now.sqlite');
});

/** A mirror with so many changes of state, closed; gives them. */
async function filled(folder: string, changes: number): Promise<string[]> {
  const opened = await openFolder(folder, 'before');
  for (let at = 0; at <= changes; at += 1) {
    await opened.operations.take([
      seenSubmission(1, minute(at), { state: at % 2 === 0 ? 'STARTED' : 'COMPLETED' }),
    ]);
  }
  const rows = [...opened.read(changesOf)].map(String);
  expect(rows).toHaveLength(changes);
  await opened.close();
  return rows;
}

/** Overwrites a page in the middle of a table. */
function damage(path: string, table: string): void {
  const file = new Database(path);
  file.pragma('wal_checkpoint(TRUNCATE)');
  const pages = file.prepare('select pageno from dbstat where name = ? and pagetype = ? order by path').raw();
  const numbers = (pages.all(table, 'leaf') as number[][]).flat();
  file.close();
  const page = numbers[Math.floor(numbers.length / 2)] ?? 0;
  const bytes = readFileSync(path);
  bytes.fill(0xff, (page - 1) * 8192, page * 8192);
  writeFileSync(path, bytes);
}
