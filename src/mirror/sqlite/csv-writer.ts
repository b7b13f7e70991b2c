import type { MirrorQuery } from '../query/mirror-query.ts';
import { columnOf } from '../reports/reports.ts';
import { parting } from './parting.ts';
import { roomFor, type WriteLines } from './write-lines.ts';

/**
 * Makes what writes rows whose cells have `parting` between them as `csvRows` and `excelRows` do, byte for byte, but goes from bytes to bytes and makes no text
 * of any cell. It throws an error of a damaged database when a row has not as many cells as there are columns.
 * @param isExcel What a spreadsheet would run as a formula gets an apostrophe.
 */
export function createCsvWriter(
  { report, columns }: Pick<MirrorQuery, 'report' | 'columns'>,
  isExcel: boolean,
): WriteLines {
  const guarded = columns.map((column) => isExcel && columnOf(report, column)?.type !== 'number');
  return (lines, rows, given) => {
    // Every byte may be a quote, which is doubled.
    const room = roomFor(2 * lines.length + mostPerCell * rows * columns.length, given);
    return new Uint8Array(room, 0, write(lines, guarded, room));
  };
}

/** Two quotes, an apostrophe, and the end of a line. */
const mostPerCell = 5;

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const apostrophe = 0x27;
const plus = 0x2b;
const comma = 0x2c;
const minus = 0x2d;
const equals = 0x3d;
const at = 0x40;
const { cell: cellEnd, row: rowEnd } = parting;

/** The highest bit of each of four bytes, and the least of the bytes that are never special, four times. */
const highBits = 0x80808080 | 0;
const leastPlain = 0x2d2d2d2d;

/**
 * One loop over all of a report, almost without calls. Four bytes at once where all of them are ASCII above the comma, which most
 * are; others one by one. @returns how many bytes were written
 */
function write(lines: Uint8Array, guarded: readonly boolean[], room: ArrayBuffer): number {
  const { length } = lines;
  const out = new Uint8Array(room);
  const source = new DataView(lines.buffer, lines.byteOffset, length);
  const target = new DataView(room);
  const lastColumn = guarded.length - 1;
  let [from, to, cell, column] = [0, 0, 0, 0];
  let isQuoted = false;
  if (guarded[0] === true && isFormula(lines[0])) out[to++] = apostrophe;
  while (from < length) {
    if (from + 4 <= length) {
      const four = source.getInt32(from);
      if ((four & highBits) === 0 && (((four | highBits) - leastPlain) & highBits) === highBits) {
        target.setInt32(to, four);
        from += 4;
        to += 4;
        continue;
      }
    }
    const byte = lines[from] as number;
    from += 1;
    if (byte >= rowEnd) {
      if (isQuoted) out[to++] = quote;
      if (byte === cellEnd) {
        out[to++] = comma;
        column += 1;
      } else {
        if (column !== lastColumn) throw damaged();
        // An empty line is no row to most readers.
        if (column === 0 && to === cell) to = putTwo(out, to, quote, quote);
        to = putTwo(out, to, carriageReturn, lineFeed);
        column = 0;
      }
      cell = to;
      isQuoted = false;
      if (guarded[column] === true && isFormula(lines[from])) out[to++] = apostrophe;
      continue;
    }
    if (byte <= comma && (byte === comma || byte === quote || byte === lineFeed || byte === carriageReturn)) {
      if (!isQuoted) to = openQuote(out, cell, to);
      isQuoted = true;
      if (byte === quote) out[to++] = quote;
    }
    out[to++] = byte;
  }
  return to;
}

function isFormula(byte: number | undefined): boolean {
  return (
    byte === equals ||
    byte === plus ||
    byte === minus ||
    byte === at ||
    byte === tab ||
    byte === carriageReturn
  );
}

/** Puts a quote before what is there of the cell. By hand: cells are short, and a call for moving them is not. */
function openQuote(out: Uint8Array, cell: number, to: number): number {
  for (let place = to; place > cell; place -= 1) out[place] = out[place - 1] as number;
  out[cell] = quote;
  return to + 1;
}

function putTwo(out: Uint8Array, to: number, first: number, second: number): number {
  out[to] = first;
  out[to + 1] = second;
  return to + 2;
}

function damaged(): Error {
  return Object.assign(new Error('a row has not as many cells as columns'), { code: 'SQLITE_CORRUPT' });
}
