import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { compileQuery } from '../../../src/mirror/query/compile-query.ts';
import type { MirrorQuery } from '../../../src/mirror/query/mirror-query.ts';
import type { Views } from '../../../src/mirror/query/views.ts';
import { type ReportName, reports } from '../../../src/mirror/reports/reports.ts';
import { kyselyDatabase } from '../../../src/mirror/sqlite/kysely-database.ts';
import { type MirrorFile, openFile } from '../../../src/mirror/sqlite/open-file.ts';
import { newFolder } from '../../kit/folders.ts';
import { seenSubmission } from '../../kit/sightings.ts';

let file: MirrorFile;
let path: string;

beforeAll(async () => {
  path = join(newFolder(), 'mirror.sqlite');
  file = await openFile(path);
  await file.operations.take([
    seenSubmission(1, '2026-03-01T10:00:00.000Z', {
      name: 'Alpha_1',
      progress: 'PROCESSING',
      created_at: '2026-03-01T09:00:00.000Z',
    }),
    seenSubmission(2, '2026-03-02T10:00:00.000Z', {
      name: 'beta',
      progress: 'PROCESSING',
      created_at: '2026-03-02T09:00:00.000Z',
    }),
    seenSubmission(3, '2026-03-09T10:00:00.000Z', { name: null, progress: 'FAILED', state: 'FAILED' }),
  ]);
  await file.operations.take([
    seenSubmission(1, '2026-03-01T11:00:00.000Z', { progress: 'READY' }),
    seenSubmission(2, '2026-03-02T10:30:00.000Z', { progress: 'READY' }),
  ]);
});

afterAll(() => file.close());

const submissions: MirrorQuery = {
  report: 'submissions',
  columns: ['submission_id'],
  where: [],
  orderBy: { column: 'id', descending: false },
};
const found = (query: Partial<MirrorQuery>) =>
  [...file.read({ ...submissions, ...query })].map(([cell]) => cell);

test.each(Object.keys(reports) as ReportName[])('the view of %s has every documented column', (report) => {
  const columns = reports[report].columns.map(({ name }) => name);
  expect([...file.read({ ...submissions, report, columns })].length).toBeGreaterThanOrEqual(0);
});

test('conditions hold together, and an empty cell is found by null', () => {
  expect(found({ where: [{ column: 'progress', is: 'in', values: ['READY', 'FAILED'] }] })).toEqual([
    '1',
    '2',
    '3',
  ]);
  expect(found({ where: [{ column: 'name', is: 'in', values: ['beta', null] }] })).toEqual(['2', '3']);
  expect(found({ where: [{ column: 'name', is: 'in', values: [] }] })).toEqual([]);
  expect(found({ where: [{ column: 'name', is: 'contains', text: 'A_1' }] })).toEqual(['1']);
  expect(found({ where: [{ column: 'name', is: 'contains', text: 'a%1' }] })).toEqual([]);
  const march2 = { column: 'first_seen_at', is: 'from', value: '2026-03-02T00:00:00.000Z' } as const;
  const march9 = { column: 'first_seen_at', is: 'before', value: '2026-03-09T10:00:00.000Z' } as const;
  expect(found({ where: [march2, march9] })).toEqual(['2']);
});

test('a page goes on behind the last row of the page before, empty cells included', () => {
  const orderBy = { column: 'name', descending: false };
  expect(found({ orderBy })).toEqual(['3', '1', '2']);
  expect(found({ orderBy, after: { cell: '', id: 'products/7/submissions/3' } })).toEqual(['1', '2']);
  expect(found({ orderBy: { column: 'name', descending: true }, limit: 2 })).toEqual(['2', '1']);
  expect(found({ after: { cell: 'products/7/submissions/1', id: 'products/7/submissions/1' } })).toEqual([
    '2',
    '3',
  ]);
});

test('groups count, and their median leaves empty cells out', async () => {
  const by = [{ column: 'progress' }];
  expect(
    await file.operations.groups({ report: 'submissions', where: [], by, median: 'seconds_to_ready' }),
  ).toEqual([
    { progress: 'FAILED', count: 1, median: null, counted: 0 },
    { progress: 'READY', count: 2, median: 6_300, counted: 2 },
  ]);
  const weeks = [{ column: 'first_seen_at', each: 'week' }] as const;
  expect(await file.operations.groups({ report: 'submissions', where: [], by: weeks })).toEqual([
    { first_seen_at: '2026-02-23', count: 1 },
    { first_seen_at: '2026-03-02', count: 1 },
    { first_seen_at: '2026-03-09', count: 1 },
  ]);
  expect(await file.operations.groups({ report: 'submissions', where: [], by: [] })).toEqual([{ count: 3 }]);
});

test('hardware ids are found by an index, whatever their letter case', () => {
  const database = new Database(path);
  for (const column of ['pnp_string', 'inf_id']) {
    const { sql, parameters } = compileQuery(
      new Kysely<Views>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) }),
      {
        ...submissions,
        report: 'hardware-ids',
        columns: ['id'],
        where: [{ column, is: 'reads', text: 'PCI\\VEN_8086' }],
      },
    );
    const plan = database.prepare(`explain query plan ${sql}`).all([...parameters]);
    expect(JSON.stringify(plan)).toContain(`hardware_ids_by_lower_${column}`);
  }
  database.close();
});

test('a column that the report does not have is never put into a statement', async () => {
  expect(() => found({ columns: ['name"; drop table facts; --'] })).toThrow(RangeError);
  expect(() => found({ orderBy: { column: 'nothing', descending: false } })).toThrow(RangeError);
  await expect(
    file.operations.count({ report: 'products', where: [{ column: 'progress', is: 'in', values: [] }] }),
  ).rejects.toThrow(RangeError);
});
