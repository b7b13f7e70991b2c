import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import Database from 'libsql';
import type { MirrorQuery } from '../../../src/mirror/query/mirror-query.ts';
import { type RowFormat, rowFormats } from '../../../src/mirror/query/row-format.ts';
import { type ReportName, reports } from '../../../src/mirror/reports/reports.ts';
import type { Row } from '../../../src/mirror/schema/tables.ts';
import { type MirrorFile, openFile } from '../../../src/mirror/sqlite/open-file.ts';
import { newFolder } from '../../kit/folders.ts';

const formats = Object.keys(rowFormats) as RowFormat[];
let file: MirrorFile;
let database: Database.Database;

beforeAll(async () => {
  const path = join(newFolder(), 'mirror.sqlite');
  file = await openFile(path);
  database = new Database(path);
  database.pragma('synchronous = off');
});

afterAll(async () => {
  database.close();
  await file.close();
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[=+\-@\t\r\n",' a1]*$/),
  fc.string({
    unit: fc.constantFrom('\u0000', '\u001e', '\u001f', '\u007f', '\u00fe', '\u00ff', '\u2028', '\\', '😀'),
  }),
  fc.constantFrom('', '"', 'null', '1'),
);
const cell = fc.option(text);
const submission: fc.Arbitrary<Row> = fc.record({
  name: cell,
  current_step: cell,
  messages: cell,
  seconds_to_ready: fc.option(fc.integer()),
});
const columns = ['name', 'current_step', 'messages', 'seconds_to_ready', 'vanished_at'];
const query: MirrorQuery = {
  report: 'submissions',
  columns,
  where: [],
  orderBy: { column: 'id', descending: false },
};

/** The rows as the writers of JavaScript write them. */
function expected(asked: MirrorQuery, format: RowFormat): string {
  const rows = [...file.read(asked)];
  return rowFormats[format](asked.columns, rows);
}

/** Batches are put together as `open-report.ts` does. */
function written(asked: MirrorQuery, format: RowFormat): string {
  const batches = [...file.write(asked, format)];
  return batches.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join(format === 'json' ? ',\n' : '');
}

function fill(rows: readonly Row[]): void {
  database.exec('delete from submissions');
  const insert = database.prepare(
    'insert into submissions (id, account, product, name, current_step, messages, seconds_to_ready) values (?, ?, ?, ?, ?, ?, ?)',
  );
  database.transaction(() => {
    for (const [at, { name, current_step, messages, seconds_to_ready }] of rows.entries()) {
      const cells = [name, current_step, messages, seconds_to_ready];
      insert.run(`products/7/submissions/${at}`, '', 'products/7', ...cells);
    }
  })();
}

describe.each(formats)('as %s', (format) => {
  test('SQLite writes what JavaScript does, whatever stands in the cells', () => {
    fc.assert(
      fc.property(
        fc.array(submission, { maxLength: 6 }),
        fc.subarray(columns, { minLength: 1 }),
        (rows, some) => {
          fill(rows);
          const cells = rows.map((row) => some.map((name) => ({ ...row, vanished_at: null })[name] ?? null));
          // By an empty column, rows go by their id too, but are found in another way.
          for (const column of ['id', 'vanished_at']) {
            const asked = { ...query, columns: some, orderBy: { column, descending: false } };
            expect(written(asked, format)).toBe(rowFormats[format](some, cells));
          }
        },
      ),
    );
  });

  test('the same over many batches, in every order, with conditions, a limit and a place to go on from', () => {
    fill(Array.from({ length: 2_500 }, (_, at) => ({ ...made, name: `${at % 7}`, seconds_to_ready: at })));
    const variants: Partial<MirrorQuery>[] = [
      {},
      { orderBy: { column: 'id', descending: true } },
      { orderBy: { column: 'name', descending: true } },
      { orderBy: { column: 'seconds_to_ready', descending: false }, limit: 1_111 },
      { where: [{ column: 'name', is: 'in', values: ['3', '5'] }] },
      { where: [{ column: 'account', is: 'in', values: [''] }], limit: 700 },
      { after: { cell: null, id: 'products/7/submissions/2' }, limit: 200 },
      { where: [{ column: 'name', is: 'in', values: ['nothing'] }] },
      { where: [{ column: 'account', is: 'in', values: ['nobody'] }] },
    ];
    for (const variant of variants) {
      const asked = { ...query, ...variant };
      expect(written(asked, format)).toBe(expected(asked, format));
    }
  });
});

/** As the thread hands them over: their memory is moved away, and comes back later. */
function* handedOver(batches: ReturnType<MirrorFile['write']>) {
  let spent: ArrayBuffer | undefined;
  for (let next = batches.next(spent); !next.done; next = batches.next(spent)) {
    const { bytes, rows, last } = next.value;
    const size = bytes.length;
    spent = structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    yield { size, rows, last };
  }
}

const made = { name: 'a', current_step: 'b, "c"', messages: '["d"]'.repeat(40), seconds_to_ready: 1 };

test.each(Object.keys(reports) as ReportName[])('the report %s is written with all its columns', (report) => {
  fill([made]);
  const all = { ...query, report, columns: reports[report].columns.map(({ name }) => name) };
  for (const format of formats) expect(written(all, format)).toBe(expected(all, format));
});

test('a batch has some hundred kilobytes at most, counts its rows, and says where the next goes on', () => {
  fill(Array.from({ length: 2_500 }, (_, at) => ({ ...made, name: String(at % 7) })));
  for (const column of ['id', 'name']) {
    const asked = { ...query, orderBy: { column, descending: false } };
    const batches = [...handedOver(file.write(asked, 'csv'))];
    expect(batches.length).toBeGreaterThan(3);
    expect(Math.max(...batches.map(({ size }) => size))).toBeLessThan(300_000);
    const placed = [...file.read({ ...asked, columns: [column, 'id'] })];
    let rows = 0;
    for (const batch of batches) {
      rows += batch.rows;
      expect([batch.last.cell, batch.last.id]).toEqual(placed[rows - 1]);
    }
    expect(rows).toBe(placed.length);
  }
});

test('rows are of one moment, also when others are written between two batches', () => {
  fill(Array.from({ length: 500 }, () => made));
  for (const column of ['id', 'name']) {
    const asked = { ...query, columns: ['name'], orderBy: { column, descending: false } };
    const before = expected(asked, 'csv');
    const reading = file.write(asked, 'csv');
    const parts = [reading.next()];
    database.exec("update submissions set name = name || '!'");
    for (let part = reading.next(); !part.done; part = reading.next()) parts.push(part);
    const text = parts.map(({ value }) => Buffer.from(value?.bytes ?? []).toString('utf8')).join('');
    expect(text).toBe(before);
  }
});
