import { execFile } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { readCsv } from '../kit/read-csv.ts';
import { postgresProgram, type RealPostgres, startRealPostgres } from '../kit/real-postgres.ts';

let postgres: RealPostgres;
let emulator: RunningEmulator;
let gateway: BuiltGateway;

beforeAll(async () => {
  [postgres, emulator] = await Promise.all([startRealPostgres(), startEmulator({ speed: 0 })]);
  gateway = await startBuiltGateway({
    ...environmentFor(emulator),
    MIRROR_URL: postgres.url,
    MIRROR_CALLS_PER_MINUTE: '2400',
  });
  await eventually('the walk', isComplete, 90_000);
  // The role of the operations' page, as it stands there.
  const [, role = ''] =
    /```sql\n(create role reporting.*?)```/s.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  await postgres.query(role);
}, 150_000);
afterAll(async () => {
  await gateway?.stop('SIGKILL');
  await emulator?.close();
  await postgres?.remove();
});

async function isComplete(): Promise<boolean> {
  const status = (await (await fetch(`${gateway.url}/reports/status.json`)).json()) as { complete: boolean };
  return status.complete;
}

const recipes = readFileSync('docs/recipes.md', 'utf8');
const folder = newFolder();

/** What psql prints as a caller of the role `reporting`, cells apart by tabs. */
async function psql(...args: string[]): Promise<string[][]> {
  const address = postgres.url.replace('gateway@', 'reporting@');
  const flags = ['-X', '-v', 'ON_ERROR_STOP=1', '-A', '-t', '-F', '\t', address, ...args];
  const { stdout } = await promisify(execFile)(postgresProgram('psql'), flags, { cwd: folder });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
}

test('a role that may only read copies a view into a file, with the rows of the report', async () => {
  chmodSync(folder, 0o777);
  const [, copy = ''] = /^(\\copy .*)$/m.exec(recipes) ?? [];
  await psql('-c', copy);
  const [head, ...rows] = readCsv(readFileSync(join(folder, 'failed.csv'), 'utf8').replaceAll('\n', '\r\n'));
  const fields = head?.join();
  const report = await fetch(`${gateway.url}/reports/submissions.csv?progress=FAILED&fields=${fields}`);
  expect([head, ...rows]).toEqual(readCsv(await report.text()));
  expect(rows.length).toBeGreaterThan(1);
});

test('every statement of the recipes runs as that role, and dates and medians are what they are called', async () => {
  await postgres.query(
    "update submissions set ready_at = '2026-03-04T10:00:00.000Z', seconds_to_ready = 7200 where progress = 'READY'",
  );
  const statements = [...recipes.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => sql);
  expect(statements.length).toBe(2);
  const [all = [], weeks = []] = await Promise.all(statements.map((sql) => psql('-c', sql)));
  const [{ rows: there } = {}] = await postgres.query('select count(*)::int as rows from report_submissions');
  expect(all.length).toBe(there);
  expect(all.every(([id]) => id?.startsWith('products/'))).toBe(true);
  expect(weeks).toEqual([
    [expect.stringMatching(/^2026-03-02 00:00:00/), expect.stringMatching(/^[1-9]\d*$/), '2'],
  ]);
});

test('that role sees no table, and changes nothing', async () => {
  await expect(psql('-c', 'select * from submissions')).rejects.toThrow(/permission denied/);
  await expect(psql('-c', "update products set name = ''")).rejects.toThrow(/permission denied/);
  await expect(psql('-c', 'delete from report_submissions')).rejects.toThrow(/cannot delete/);
});
