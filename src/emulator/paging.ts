import { type Continuation, readToken, writeToken } from './continuation-token.ts';
import { queryParameter } from './http/emulator-request.ts';
import { gatewayError, serviceError } from './http/refusal.ts';
import type { Json } from './json-writer.ts';
import { listLink } from './links.ts';
import type { ListName, Settings } from './settings.ts';
import type { World } from './world.ts';

/** A list that may be cut into pages. */
export interface List<T> {
  readonly name: ListName;
  /** Its path below the API. */
  readonly path: string;
  /** All its items, ascending by key. */
  readonly items: readonly T[];
  /** A text that sorts as the items do. */
  readonly key: (item: T) => string;
  readonly view: (item: T) => Json;
}

/**
 * One page of a list as `{ value, links }` (section 3). Refuses continuation tokens that are not its own, byte for
 * byte, and pages that lie too deep where a limit is set.
 */
export function page<T>(list: List<T>, query: string, world: World): Json {
  const { settings } = world;
  const from = continuationOf(list, query, world);
  const start = from === undefined ? 0 : firstAfter(list, from.last);
  if (settings.deepPagingLimit !== null && start >= settings.deepPagingLimit) {
    throw gatewayError(500, 'Internal server error');
  }
  const number = from?.page ?? 0;
  const asked = askedSize(query, settings);
  const size = settings.pagedLists.includes(list.name) ? sizeOf(number, asked, settings) : list.items.length;
  const items = list.items.slice(start, start + size);
  const self = listLink(`${list.path}?pageSize=${asked}`, 'self', settings.foreignLinks);
  const value = items.map(list.view);
  if (start + size >= list.items.length) return settings.omitListLinks ? { value } : { value, links: [self] };
  const last = items.length === 0 ? (from?.last ?? '') : keyAt(list, items.length + start - 1);
  const next =
    settings.circularNextLink && from !== undefined
      ? from
      : { list: list.path, last, page: number + 1, issuedAt: world.clock.wall() };
  const href = `${list.path}?${kept(query)}pageSize=${asked}&continuationToken=${writeToken(next)}`;
  return { value, links: [self, listLink(href, 'next_link', settings.foreignLinks)] };
}

/** The key of items that are sorted by a 64-bit number. */
export function numberKey(item: { readonly id: bigint }): string {
  return item.id.toString().padStart(19, '0');
}

function continuationOf<T>(
  list: List<T>,
  query: string,
  { settings, clock }: World,
): Continuation | undefined {
  const raw = queryParameter(query, 'continuationToken', true);
  if (raw === undefined || raw === '') return undefined;
  const read = settings.refuseContinuationTokens ? undefined : readToken(raw);
  const life = settings.continuationTokenLifeMs;
  const expired = life !== null && read !== undefined && clock.wall() >= read.issuedAt + life;
  if (read === undefined || expired || read.list !== list.path) {
    const message = 'The continuation token is not valid.';
    throw serviceError(settings.refusedContinuationTokenStatus, 'invalidInput', message);
  }
  return read;
}

function firstAfter<T>({ items, key }: List<T>, last: string): number {
  const first = items.findIndex((item) => key(item) > last);
  return first < 0 ? items.length : first;
}

function keyAt<T>({ items, key }: List<T>, index: number): string {
  const item = items[index];
  return item === undefined ? '' : key(item);
}

function askedSize(query: string, { defaultPageSize, maximumPageSize }: Settings): number {
  const asked = Number(queryParameter(query, 'pageSize') ?? defaultPageSize);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, maximumPageSize) : defaultPageSize;
}

function sizeOf(number: number, asked: number, { pageSizes }: Settings): number {
  return pageSizes.length === 0 ? asked : (pageSizes[number % pageSizes.length] ?? asked);
}

/** What else was asked stays asked on the next page. */
function kept(query: string): string {
  const targeting = queryParameter(query, 'includeTargetingInfo');
  return targeting === undefined ? '' : `includeTargetingInfo=${encodeURIComponent(targeting)}&`;
}
