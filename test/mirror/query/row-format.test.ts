import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rowFormats } from '../../../src/mirror/query/row-format.ts';
import type { RowValue } from '../../../src/mirror/query/row-value.ts';
import { readCsv } from '../../kit/read-csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[=+\-@\t\r\n",' a1]*$/),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }));

const asText = (value: RowValue) => (value === null ? '' : String(value));
const columnsOf = (rows: readonly (readonly RowValue[])[]) => (rows[0] ?? []).map((_, at) => `c${at}`);

describe('CSV', () => {
  test('gives every value back as it was', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = readCsv(rowFormats.csv(columnsOf(rows), rows));
        expect(read).toEqual(rows.map((row) => row.map(asText)));
      }),
    );
  });

  test('has no line that readers skip as empty', () => {
    expect(rowFormats.csv(['name'], [[null], ['']])).toBe('""\r\n""\r\n');
  });
});

describe('CSV for spreadsheets', () => {
  test('has no text that is run as a formula, and values are the same but for the apostrophe', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = readCsv(rowFormats.excel(columnsOf(rows), rows));
        const texts = read.flatMap((row, y) => row.filter((_, x) => typeof rows[y]?.[x] === 'string'));
        expect(texts.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
        const guarded = (value: RowValue) =>
          typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : asText(value);
        expect(read).toEqual(rows.map((row) => row.map(guarded)));
      }),
    );
  });

  test('leaves a negative number a number', () => {
    expect(rowFormats.excel(['a', 'b'], [[-1, '-1']])).toBe("-1,'-1\r\n");
  });
});

test('JSON and NDJSON give every value back, empty ones as null', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const columns = columnsOf(rows);
      const objects = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
      expect(JSON.parse(`[${rowFormats.json(columns, rows)}]`)).toEqual(objects);
      const lines = rowFormats.ndjson(columns, rows).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(objects);
    }),
  );
});
