import type { Mirror } from '../../mirror/mirror.ts';
import type { WrittenRows } from '../../mirror/query/written-rows.ts';
import { writeReportCursor } from './report-cursor.ts';
import type { ReportRequest } from './report-request.ts';
import { frameOf } from './row-text.ts';

/** A report whose first rows were read, so that what can fail at once has not. */
export interface OpenReport {
  /** Where the next page begins; undefined when there is none, or when nobody can tell before the end. */
  readonly next: string | undefined;
  /** The text in pieces, each there until the next is asked for. It rejects when the rest cannot be read; leave it by {@link leave}. */
  readonly text: AsyncIterable<Uint8Array>;
  /** Rows in the pieces so far. */
  rows(): number;
  /** Gives back what reading holds. */
  leave(): void;
}

/** Pages up to this are read whole before they are sent, so that their header can say where the next begins. */
const pageRows = 10_000;

/** Begins to read. @throws MirrorUnavailable */
export async function openReport(
  mirror: Pick<Mirror, 'written'>,
  request: ReportRequest,
  trailer: (rows: number, next: string | null) => object,
): Promise<OpenReport> {
  const { query, form } = request;
  const reading = mirror.written(query, form.format)[Symbol.asyncIterator]();
  const leave = () => void reading.return?.();
  const ready: WrittenRows[] = [];
  const isPage = query.limit !== undefined && query.limit <= pageRows;
  for (let batch = await reading.next(); !batch.done; batch = await reading.next()) {
    if (!isPage) {
      ready.push(batch.value);
      break;
    }
    // Its bytes are there only until the next batch is asked for.
    ready.push({ ...batch.value, bytes: batch.value.bytes.slice() });
  }
  let rows = 0;
  let last = ready.at(-1);

  function next(count: number): string | undefined {
    if (last === undefined || count !== query.limit) return undefined;
    return writeReportCursor(last.last, query);
  }

  async function* text(): AsyncGenerator<Uint8Array> {
    const { head, between, foot } = frameOf(form, query.columns);
    yield encoder.encode(head);
    const separator = between === '' ? undefined : encoder.encode(between);
    for await (const batch of following(ready, isPage ? undefined : reading)) {
      if (rows > 0 && separator !== undefined) yield separator;
      yield batch.bytes;
      rows += batch.rows;
      last = batch;
    }
    yield encoder.encode(foot(() => trailer(rows, next(rows) ?? null)));
  }

  const found = ready.reduce((sum, batch) => sum + batch.rows, 0);
  return { next: isPage ? next(found) : undefined, text: text(), rows: () => rows, leave };
}

const encoder = new TextEncoder();

async function* following(
  ready: WrittenRows[],
  reading: AsyncIterator<WrittenRows> | undefined,
): AsyncGenerator<WrittenRows> {
  yield* ready.splice(0);
  if (reading !== undefined) yield* { [Symbol.asyncIterator]: () => reading };
}
