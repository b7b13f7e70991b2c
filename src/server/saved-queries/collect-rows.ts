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
  /** Characters of the whole text. */
  readonly characters: number;
  readonly pages: number;
}

export const rowLimits: RowLimits = { rows: 100_000, characters: 32 * 1024 * 1024, pages: 1_000 };

/** All rows of a saved query, as a text. */
export interface CollectedRows {
  readonly text: string;
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
  const texts: string[] = [];
  let [rows, pages, characters, isCut] = [0, 0, 0, false];
  for await (const page of readPages(query.pages, variables, ask)) {
    pages += 1;
    isCut ||= page.isCut;
    const found = take(rowsOf(query.rows, page.data), limits.rows - rows);
    const text = found.length === 0 ? '' : rowFormats[form.format](columns, found);
    if (text !== '') texts.push(text);
    rows += found.length;
    characters += text.length;
    // The last page that may be read is one too few where another follows.
    check({ rows, characters, pages: page.isLast ? pages : pages + 1 }, limits);
  }
  const whole = `${head}${texts.join(between)}${foot(() => ({ rows, complete: !isCut }))}`;
  return { text: whole, rows, pages, isCut };
}

/** One more than may be is enough to know that they are too many. */
function take(rows: Iterable<readonly RowCell[]>, most: number): readonly (readonly RowCell[])[] {
  const taken: (readonly RowCell[])[] = [];
  for (const row of rows) if (taken.push(row) > most) break;
  return taken;
}

function check(found: RowLimits, limits: RowLimits): void {
  for (const what of ['rows', 'characters', 'pages'] as const)
    if (found[what] > limits[what])
      throw new OperationTooExpensive(
        `The query comes to more than ${limits[what]} ${what}, which is the limit of a saved query. Ask for less by its ` +
          'variables, or fetch a report of the mirror (/reports), which has no limit.',
        { limit: limits[what] },
      );
}
