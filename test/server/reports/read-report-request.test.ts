import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readReportRequest } from '../../../src/server/reports/read-report-request.ts';
import { writeReportCursor } from '../../../src/server/reports/report-cursor.ts';

const read = (file: string, search = '', accounts: readonly string[] = []) =>
  readReportRequest({ file, parameters: new URLSearchParams(search), accounts });
const where = (search: string) => read('submissions.csv', search).query.where;

describe('an address', () => {
  test('without parameters asks for every column of every row by id', () => {
    const { query, form } = read('products.json');
    expect(query).toMatchObject({
      report: 'products',
      where: [],
      orderBy: { column: 'id', descending: false },
    });
    expect(query.columns.slice(0, 3)).toEqual(['id', 'account', 'product_id']);
    expect([query.limit, query.after]).toEqual([undefined, undefined]);
    expect(form).toEqual({ extension: 'json', format: 'json', trailer: false });
  });

  test('chooses columns, order, limit and form', () => {
    const { query, form } = read(
      'submissions.csv',
      'fields=name,id&fields=state&orderBy=-name&limit=20&excel=1',
    );
    expect(query).toMatchObject({
      columns: ['name', 'id', 'state'],
      orderBy: { column: 'name', descending: true },
      limit: 20,
    });
    expect(form.format).toBe('excel');
    expect(read('submissions.ndjson', 'trailer=1').form.trailer).toBe(true);
  });

  test('has filters: any of, empty, contains, and half-open windows', () => {
    expect(where('state=FAILED&state=COMPLETED&name.contains=blue&ready_at=')).toEqual([
      { column: 'name', is: 'contains', text: 'blue' },
      { column: 'ready_at', is: 'in', values: ['', null] },
      { column: 'state', is: 'in', values: ['COMPLETED', 'FAILED'] },
    ]);
    expect(where('firstSeenSince=2026-01-31&firstSeenBefore=2026-02-01T01:00:00%2B01:00')).toEqual([
      { column: 'first_seen_at', is: 'before', value: '2026-02-01T00:00:00.000Z' },
      { column: 'first_seen_at', is: 'from', value: '2026-01-31T00:00:00.000Z' },
    ]);
    expect(where('changedSince=2026-02-01T01:00:00+01:00&created_at.before=2026-01-01')).toEqual([
      { column: 'changed_at', is: 'from', value: '2026-02-01T00:00:00.000Z' },
      { column: 'created_at', is: 'before', value: '2026-01-01T00:00:00.000Z' },
    ]);
    expect(where('seconds_to_ready=60&is_universal=true&created_at=2026-01-01')).toEqual([
      { column: 'created_at', is: 'in', values: ['2026-01-01T00:00:00.000Z'] },
      { column: 'is_universal', is: 'in', values: ['true'] },
      { column: 'seconds_to_ready', is: 'in', values: [60] },
    ]);
  });

  test('means the same in whatever order its filters stand', () => {
    expect(where('state=FAILED&name=a&state=COMPLETED')).toEqual(
      where('name=a&state=COMPLETED&state=FAILED'),
    );
  });

  test('is about the accounts of its caller, and no others', () => {
    const mine = { column: 'account', is: 'in', values: ['main', 'other'] };
    expect(read('products.csv', '', ['main', 'other']).query.where).toEqual([mine]);
    expect(read('products.csv', 'account=other', ['main', 'other']).query.where).toEqual([
      mine,
      { column: 'account', is: 'in', values: ['other'] },
    ]);
    expect(() => read('products.csv', 'account=third', ['main', 'other'])).toThrow(
      '`account` names an account that you may not use. You may use main, other.',
    );
  });
});

test.each([
  ['orders.csv', '', 'There are products, submissions, shipping-labels, hardware-ids, status-changes'],
  ['products', '', 'each as .csv, .ndjson, .json'],
  ['products.xlsx', '', 'each as .csv, .ndjson, .json'],
  ['products.csv', 'colour=red', 'There are fields, orderBy, limit, after, excel, trailer, firstSeenSince'],
  ['products.csv', 'colour=red', 'the columns id, account, product_id'],
  ['products.csv', 'fields=name,colour', 'Its columns are id, account, product_id'],
  ['products.csv', 'fields=', 'Its columns are id, account, product_id'],
  ['products.csv', 'fields=name,name', 'names a column twice'],
  ['products.csv', 'orderBy=colour', 'Its columns are id, account, product_id'],
  ['products.csv', 'orderBy=name&orderBy=id', 'Send it once'],
  ['products.csv', 'limit=0', 'a whole number from 1'],
  ['products.csv', 'limit=ten', 'a whole number from 1'],
  ['products.csv', 'excel=yes', '`excel` is 1 or 0'],
  ['products.json', 'excel=1', 'goes with .csv only'],
  ['products.csv', 'trailer=1', 'goes with .ndjson only'],
  [
    'products.csv',
    'firstSeenSince=yesterday',
    '`firstSeenSince` is no date. Expected a date and time with its zone',
  ],
  ['products.csv', 'changedBefore=2026-02-30', 'no date of the calendar'],
  ['products.csv', 'name.since=2026-01-01', 'needs a date'],
  ['products.csv', 'created_at.contains=2026', 'needs a text'],
  ['products.csv', 'name.like=a', 'is no parameter'],
  ['products.csv', 'name.contains.more=a', 'is no parameter'],
  ['products.csv', 'name.contains=a&name.contains=b', 'Send it once'],
  ['products.csv', 'is_committed=yes', 'true, false, or empty'],
  ['submissions.csv', 'seconds_to_ready=soon', 'a whole number'],
  ['products.csv', 'after=abc', '`after` is no cursor of this report'],
])('%s?%s is refused with what is allowed', (file, search, told) => {
  expect(() => read(file, search)).toThrow(told);
});

describe('a cursor', () => {
  const place = { cell: 'b', id: 'products/1' };

  test('comes back as it was, whatever stands in the cell', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(cell, fc.string(), (value, id) => {
        const { query } = read('products.csv', 'orderBy=name&name.contains=x');
        const after = writeReportCursor({ cell: value, id }, query);
        const next = read('products.json', `after=${after}&name.contains=x&orderBy=name&limit=5&fields=id`);
        expect(next.query.after).toEqual({ cell: value, id });
      }),
    );
  });

  test.each([
    ['submissions.csv', 'orderBy=name'],
    ['products.csv', 'orderBy=-name'],
    ['products.csv', 'orderBy=id'],
    ['products.csv', 'orderBy=name&name=a'],
  ])('of another report, order or filter is refused: %s?%s', (file, search) => {
    const after = writeReportCursor(place, read('products.csv', 'orderBy=name').query);
    expect(() => read(file, `${search}&after=${after}`)).toThrow('is no cursor of this report');
  });

  test('that was cut or changed is refused', () => {
    const after = writeReportCursor(place, read('products.csv').query);
    const forged = Buffer.from(after, 'base64url').toString().replace('products/1', 'products/2');
    for (const wrong of [after.slice(0, -4), Buffer.from(forged).toString('base64url'), '']) {
      expect(() => read('products.csv', `after=${wrong}`)).toThrow('is no cursor of this report');
    }
  });
});
