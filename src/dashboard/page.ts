import { isGuid } from '../values/guid.ts';
import { readInt64 } from '../values/int64.ts';
import { readRecord, type WireRecord } from './wire-record.ts';

/** One page of a list. */
export interface Page {
  readonly records: readonly WireRecord[];
  /** The query of the next page without its `?`, byte for byte as the service wrote it; null on the last page. */
  readonly next: string | null;
}

/** What is wrong with a list's body; undefined when it is `{ value: [objects with a number], links? }`. */
export function listFault(body: unknown): string | undefined {
  return entriesFault(body, hasNumber);
}

/** What is wrong with the body of the list of audiences, whose ids are GUIDs; undefined when nothing is. */
export function audiencesFault(body: unknown): string | undefined {
  return entriesFault(body, hasGuid);
}

/** What is wrong with a single record's body; undefined when it is an object with a number. */
export function recordFault(body: unknown): string | undefined {
  return hasNumber(body) ? undefined : 'no object with an id';
}

/** Reads a list's body that {@link listFault} found nothing wrong with. What came again byte for byte is the same page. */
export function readPage(body: unknown): Page {
  const envelope = readRecord(body);
  const known = envelope === null ? undefined : pages.get(envelope);
  if (known !== undefined) return known;
  const records = envelope?.['value'] as readonly WireRecord[];
  const page = { records, next: nextQuery(envelope?.['links']) };
  if (envelope !== null && Object.isFrozen(envelope)) pages.set(envelope, page);
  return page;
}

/** Of the bodies that are known by their bytes, which are frozen (`rest/known-bodies.ts`). */
const pages = new WeakMap<WireRecord, Page>();

function entriesFault(body: unknown, hasId: (entry: unknown) => boolean): string | undefined {
  const value = readRecord(body)?.['value'];
  if (!Array.isArray(value)) return 'a list without `value`';
  return value.every(hasId) ? undefined : 'a list with an entry that has no id';
}

/** Numbers are positive: another one, or a GUID, would make a node that nobody can name. */
function hasNumber(value: unknown): boolean {
  return /^[1-9]/.test(readInt64(readRecord(value)?.['id']) ?? '');
}

function hasGuid(value: unknown): boolean {
  const id = readRecord(value)?.['id'];
  return typeof id === 'string' && isGuid(id);
}

/** The host and path of a `next_link` name other hosts than the API's own, so only its query is of use. */
function nextQuery(links: unknown): string | null {
  if (!Array.isArray(links)) return null;
  for (const entry of links) {
    const link = readRecord(entry);
    const { rel, href } = { rel: link?.['rel'], href: link?.['href'] };
    if (typeof rel !== 'string' || rel.toLowerCase() !== 'next_link' || typeof href !== 'string') continue;
    const query = href.split('#', 1)[0]?.split('?').slice(1).join('?');
    return query ? query : null;
  }
  return null;
}
