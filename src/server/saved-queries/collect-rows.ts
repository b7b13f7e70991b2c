import type { SavedQuery } from '../../documents/saved/read-saved-document.ts';
import { type RowCell, rowsOf } from '../../documents/saved/rows-of.ts';
import { OperationTooExpensive } from '../../errors/price-errors.ts';
import { rowFormats } from '../../mirror/query/row-format.ts';
import type { ReportForm } from '../reports/report-request.ts';
import { frameOf } from '../reports/row-text.ts';
import { type AskPage, readPages } from './read-pages.ts';

/** What a saved query may come to: all of it is in memory before anything of it is sent. */
export interface RowLimits {
  readonly rows: number;
  /** Of the rows as they are written. */
  readonly bytes: number;
  readonly pages: number;
}

/** As many as may be under way at once come to half a gigabyte. */
export const rowLimits: RowLimits = { rows: 100_000, bytes: 16 * 1024 * 1024, pages: 1_000 };

/** All rows of a saved query, as they are sent. */
export interface CollectedRows {
  /** UTF-8. */
  readonly body: Buffer;
  readonly rows: number;
  readonly pages: number;
  /** A list holds more than the query asks for of it. */
  readonly isCut: boolean;
}

/** Which rows, and how they are written. */
export interface Collecting {
  readonly query: SavedQuery;
  readonly form: ReportForm;
  readonly variables: Record<string, unknown>;
}

/**
 * Asks, page by page where the query's pages are followed, and writes what comes: all of it, or nothing.
 * @throws what asking throws, and OperationTooExpensive for more than the limits
 */
export async function collectRows(
  { query, form, variables }: Collecting,
  ask: AskPage,
  limits = rowLimits,
): Promise<CollectedRows> {
  const columns = query.rows.columns.map(({ name }) => name);
  const { head, between, foot } = frameOf(form, columns);
  const written: Buffer[] = [];
  let [rows, pages, bytes, isCut] = [0, 0, 0, false];
  for await (const page of readPages(query.pages, variables, ask)) {
    const found = take(rowsOf(query.rows, page.data), limits.rows - rows);
    if (found.length > 0) {
      const text = rowFormats[form.format](columns, found);
      written.push(Buffer.from(rows === 0 ? text : `${between}${text}`));
    }
    pages += 1;
    rows += found.length;
    bytes += found.length === 0 ? 0 : (written.at(-1)?.length ?? 0);
    isCut ||= page.isCut;
    // The last page that may be read is one too few where another follows.
    check({ rows, bytes, pages: page.isLast ? pages : pages + 1 }, limits);
  }
  const end = foot(() => ({ rows, complete: !isCut }));
  return { body: Buffer.concat([Buffer.from(head), ...written, Buffer.from(end)]), rows, pages, isCut };
}

/** One more than may be is enough to know that they are too many. */
function take(rows: Iterable<readonly RowCell[]>, most: number): readonly (readonly RowCell[])[] {
  const taken: (readonly RowCell[])[] = [];
  for (const row of rows) if (taken.push(row) > most) break;
  return taken;
}

function check(found: RowLimits, limits: RowLimits): void {
  for (const what of ['rows', 'bytes', 'pages'] as const)
    if (found[what] > limits[what])
      throw new OperationTooExpensive(
        `The query comes to more than ${limits[what]} ${what}, which is the limit of a saved query. Ask for less by its ` +
          'variables, or fetch a report of the mirror (/reports), which has no limit.',
        { limit: limits[what] },
      );
}
