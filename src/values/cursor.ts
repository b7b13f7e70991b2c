import { readCheckedText, writeCheckedText } from './checked-text.ts';
import { isGuid } from './guid.ts';
import { type Int64, isInt64 } from './int64.ts';

/** A place in a list, between two items: where the next page begins. */
export interface Cursor {
  /** Which list it is a place in, so that the cursor of another is noticed. */
  readonly scope: string;
  /** Number or GUID of the item before. */
  readonly after: Int64 | string;
  /** Query of the REST page that holds what follows, without its question mark; empty for the first page. */
  readonly page: string;
  /** By what the item before was sorted, where the order is not by id. */
  readonly sortKey?: string | null;
}

/**
 * The cursor as opaque text. A page query that {@link readCursor} would refuse is left out, which says "from the first
 * page on": slower, and as right.
 */
export function writeCursor(cursor: Cursor): string {
  const { scope, after, page, sortKey } = cursor;
  const fields = [scope, after, isPage(page) ? page : ''];
  return writeCheckedText(kind, sortKey === undefined ? fields : [...fields, sortKey]);
}

/** The cursor of a text that {@link writeCursor} wrote; null for any other, also for a damaged one. */
export function readCursor(text: string): Cursor | null {
  const fields = readCheckedText(kind, text);
  return fields && fromFields(fields);
}

const kind = 1;
const longestPage = 8_192;

function fromFields(fields: readonly unknown[]): Cursor | null {
  if (fields.length < 3 || fields.length > 4) return null;
  const [scope, after, page, sortKey] = fields;
  if (typeof scope !== 'string' || typeof after !== 'string' || typeof page !== 'string') return null;
  if (!(isInt64(after) || isGuid(after)) || !isPage(page)) return null;
  if (fields.length === 3) return { scope, after, page };
  return sortKey === null || typeof sortKey === 'string' ? { scope, after, page, sortKey } : null;
}

/** True for what can stand in the query of a URL: the page is sent as it is, so it must not hold anything else. */
function isPage(text: string): boolean {
  return text.length <= longestPage && /^[A-Za-z0-9\-._~%!$&'()*+,;=:@/?]*$/.test(text);
}
