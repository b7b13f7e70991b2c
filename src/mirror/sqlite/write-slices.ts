import type { Kysely } from 'kysely';
import { compilePlaced } from '../query/compile-query.ts';
import type { MirrorQuery } from '../query/mirror-query.ts';
import type { RowFormat } from '../query/row-format.ts';
import type { Views } from '../query/views.ts';
import type { RowPlace, WrittenRows } from '../query/written-rows.ts';
import type { Cell } from '../schema/tables.ts';
import { compileSlices, type Slice } from './compile-slices.ts';
import type { Connection } from './connect.ts';
import { createCsvWriter } from './csv-writer.ts';
import { forget } from './forget.ts';
import { roomFor, type WriteLines } from './write-lines.ts';

/**
 * Writes the rows of a query in batches of one moment, by a connection that is this one's until it is closed. What is
 * passed to `next` is memory that the next batch may use.
 */
export function* writeSlices(
  connection: Connection,
  views: Kysely<Views>,
  query: MirrorQuery,
  format: RowFormat,
): Generator<WrittenRows, void, ArrayBuffer | undefined> {
  connection.exec('begin');
  if (isInOrderOfIds(query)) yield* writeBehind(reader(connection, views, query, format, 'place'), query);
  else
    yield* writeListed(reader(connection, views, query, format, 'list'), placesOf(connection, views, query));
}

/**
 * Where each batch goes on by id alone. A condition could lead SQLite to begin every batch with a search of its own; the account's
 * has no index.
 */
function isInOrderOfIds({ orderBy, where }: MirrorQuery): boolean {
  return orderBy.column === 'id' && where.every(({ column }) => column === 'account');
}

/** Bytes in a batch, more or less: enough that what a batch costs by itself is nothing, and little enough to hold many. */
const batchBytes = 131_072;
/** Few, so that the first byte comes at once; their size tells how many the next batch has. */
const firstRows = 64;
const mostRows = 4_096;

function* writeBehind(
  read: Read,
  { orderBy, after, limit = Number.POSITIVE_INFINITY }: MirrorQuery,
): Writing {
  let room: ArrayBuffer | undefined;
  // Before, or behind, all ids that there can be.
  let behind = after?.id ?? (orderBy.descending ? '\u{10ffff}' : '');
  let asked = firstRows;
  for (let left = limit; left > 0; ) {
    const { last, ...written } = read({ behind, rows: Math.min(asked, left) }, room);
    if (written.rows === 0) return;
    behind = last;
    left -= written.rows;
    asked = nextRows(written);
    room = yield { ...written, last: { cell: last, id: last } };
  }
}

function* writeListed(read: Read, places: Iterable<RowPlace>): Writing {
  let room: ArrayBuffer | undefined;
  let asked = firstRows;
  let batch: RowPlace[] = [];
  const write = () => {
    const { bytes, rows } = read({ ids: batch.map(({ id }) => id) }, room);
    return { bytes, rows, last: batch.at(-1) as RowPlace };
  };
  for (const place of places) {
    batch.push(place);
    if (batch.length < asked) continue;
    const written = write();
    // Before it is handed over, for then its bytes are gone from here.
    asked = nextRows(written);
    batch = [];
    room = yield written;
  }
  if (batch.length > 0) yield write();
}

function nextRows({ bytes, rows }: { readonly bytes: Uint8Array; readonly rows: number }): number {
  return Math.min(Math.max(Math.ceil((batchBytes * rows) / bytes.length), 1), mostRows);
}

function* placesOf(connection: Connection, views: Kysely<Views>, query: MirrorQuery): Generator<RowPlace> {
  const { sql, parameters } = compilePlaced(views, { ...query, columns: [] });
  const rows = connection
    .prepare(sql)
    .raw()
    .iterate([...parameters]) as IterableIterator<readonly Cell[]>;
  for (const [cell = null, id] of rows) yield { cell, id: String(id) };
}

interface ReadSlice {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  readonly last: string;
}

type Read = (slice: Slice, room: ArrayBuffer | undefined) => ReadSlice;

type Writing = Generator<WrittenRows, void, ArrayBuffer | undefined>;

function reader(
  connection: Connection,
  views: Kysely<Views>,
  query: MirrorQuery,
  format: RowFormat,
  by: 'place' | 'list',
): Read {
  const { sql, parameters } = compileSlices(views, query, format, by);
  const statement = connection.prepare(sql).raw();
  const isCsv = format === 'csv' || format === 'excel';
  const write: WriteLines = isCsv ? createCsvWriter(query, format === 'excel') : copied;
  return (slice, room) => {
    const [lines, rows, last] = statement.get([...parameters(slice)]) as [
      Found | null,
      number,
      string | null,
    ];
    if (lines === null || rows === 0) return { bytes: new Uint8Array(), rows: 0, last: '' };
    const bytes = write(lines, rows, room);
    forget(lines.buffer);
    return { bytes, rows, last: String(last) };
  };
}

type Found = Buffer<ArrayBuffer>;

const copied: WriteLines = (lines, _rows, room) => {
  const bytes = new Uint8Array(roomFor(lines.length, room), 0, lines.length);
  bytes.set(lines);
  return bytes;
};
