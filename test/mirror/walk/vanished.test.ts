import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import Database from 'libsql';
import type { Dashboard } from '../../../src/dashboard/dashboard.ts';
import type { WireRecord } from '../../../src/dashboard/wire-record.ts';
import type { VisitRow } from '../../../src/mirror/schema/tables.ts';
import { type MirrorFile, openFile } from '../../../src/mirror/sqlite/open-file.ts';
import { makeVisit } from '../../../src/mirror/walk/make-visit.ts';
import { newFolder } from '../../kit/folders.ts';
import { seenSubmission } from '../../kit/sightings.ts';

const minute = 60_000;
const start = Date.parse('2026-01-01T00:00:00.000Z');

/** A mirror whose list of products is walked by hand, half a day between two walks. */
async function walking() {
  const path = join(newFolder(), 'mirror.sqlite');
  const file = await openFile(path);
  const visits = new Database(path);
  let at = start;
  const now = () => new Date(at).toISOString();
  await file.operations.begin({ account: '', now: now() });
  async function walk(products: readonly string[]): Promise<void> {
    at += 12 * 60 * minute;
    const records: WireRecord[] = products.map((id) => ({ id, productName: id }));
    const page = async () => ({ records, next: null });
    const dashboard = { page } as unknown as Dashboard;
    const visit = visits.prepare("select * from visits where task = 'products'").get() as VisitRow;
    const parts = { dashboard, metadata: async () => null, account: undefined, now };
    const end = await makeVisit(visit, { ...parts, productsInterval: async () => minute });
    await file.operations.endVisit({ visit: visit.id, account: '', now: now(), ...end });
  }
  const close = async () => {
    visits.close();
    await file.close();
  };
  return { file, walk, close };
}

function rows(file: MirrorFile, report: 'products' | 'submissions') {
  const orderBy = { column: 'id', descending: false };
  return [...file.read({ report, columns: ['product_id', 'vanished_at'], where: [], orderBy })];
}

test('a list that the service once cut short takes nothing from the mirror', async () => {
  const { file, walk, close } = await walking();
  await walk(['7', '8']);
  await file.operations.take([seenSubmission(1, '2026-01-01T13:00:00.000Z')]);
  await walk([]);
  await walk(['7', '8']);
  await walk(['8']);
  expect(rows(file, 'products').map(([, vanished]) => vanished)).toEqual([null, null]);
  expect(rows(file, 'submissions').map(([, vanished]) => vanished)).toEqual([null]);
  await close();
});

test('what two walks in a row have not found is gone, with all below it', async () => {
  const { file, walk, close } = await walking();
  await walk(['7', '8']);
  await file.operations.take([seenSubmission(1, '2026-01-01T13:00:00.000Z')]);
  await walk(['8']);
  await walk(['8']);
  expect(rows(file, 'products')).toEqual([
    ['7', '2026-01-02T12:00:00.000Z'],
    ['8', null],
  ]);
  expect(rows(file, 'submissions')).toEqual([['7', '2026-01-02T12:00:00.000Z']]);
  await close();
});

test('what is too old is dropped for every account, and answers of before count as old', async () => {
  const file = await openFile(join(newFolder(), 'mirror.sqlite'));
  const accounts = ['a', 'b'];
  for (const account of accounts) {
    const thing = (id: number, day: number, state: string) => ({
      ...seenSubmission(id, `2026-01-0${day}T00:00:00.000Z`, { state }),
      id: `accounts/${account}/products/7/submissions/${id}`,
      account,
    });
    await file.operations.take([thing(1, 1, 'STARTED'), thing(1, 2, 'FAILED'), thing(1, 5, 'STARTED')]);
    await file.operations.take([thing(3, 1, 'STARTED')]);
    const { id } = thing(3, 1, '');
    await file.operations.take([
      { kind: 'gone', table: 'submissions', id, account, readAt: '2026-01-02T00:00:00.000Z' },
    ]);
  }
  const orderBy = { column: 'id', descending: false };
  const read = (report: 'submissions' | 'status-changes') => [
    ...file.read({
      report,
      columns: ['account', report === 'submissions' ? 'submission_id' : 'at'],
      where: [],
      orderBy,
    }),
  ];
  expect([read('submissions').length, read('status-changes').length]).toEqual([4, 4]);
  const before = await file.operations.revision();
  await file.operations.ageOut({ before: '2026-01-01T00:00:00.000Z' });
  expect(await file.operations.revision()).toBe(before);
  await file.operations.ageOut({ before: '2026-01-03T00:00:00.000Z' });
  expect(await file.operations.revision()).not.toBe(before);
  expect(read('submissions')).toEqual(accounts.map((account) => [account, '1']));
  expect(read('status-changes').map(([, at]) => at)).toEqual(accounts.map(() => '2026-01-05T00:00:00.000Z'));
  await file.close();
});
