import type { WireRecord } from '../dashboard/wire-record.ts';
import { BadUserInput } from '../errors/bad-user-input.ts';
import { type Cursor, readCursor, writeCursor } from '../values/cursor.ts';
import { compareInt64, type Int64 } from '../values/int64.ts';
import { accountPrefix } from '../values/node-id.ts';
import type { ListSource, PageAt } from './list-source.ts';
import { type Selection, selectNodes } from './selection.ts';

/** A node that a connection can hold. */
export interface ConnectedNode {
  readonly record?: WireRecord | undefined;
}

/** A page as Relay describes it. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Reads the whole list when it is asked for. */
  readonly totalCount: () => Promise<number>;
}

export interface Edge<Node> {
  /** Written when it is asked for, which of most edges nobody does. */
  readonly cursor: string;
  readonly node: Node;
}

/** What a connection is made of: the list, how a record becomes a node, and which nodes in which order. */
export interface ConnectionSource<Node> {
  readonly list: ListSource;
  /** The label of the account that the list is in. */
  readonly account?: string | undefined;
  toNode(record: WireRecord): Node;
  idOf(node: Node): Int64;
  /** Undefined for all of them in the order of the service, which needs no more pages than the page asked for. */
  readonly selection?: Selection<Node> | undefined;
}

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** More than this in one answer helps nobody; the service's own pages have 50. */
const mostInPage = 1000;

/**
 * Reads one page of a connection. Throws BadUserInput for a `first` outside 1 to 1000 and for a cursor of another
 * connection, before anything is sent; throws what the read threw when a page fails, never gives a short list.
 */
export async function connect<Node>(
  source: ConnectionSource<Node>,
  args: PageArguments,
): Promise<Connection<Node>> {
  if (!Number.isInteger(args.first) || args.first < 1 || args.first > mostInPage) {
    throw new BadUserInput(`\`first\` must be from 1 to ${mostInPage}; it was ${args.first}.`, {
      argument: ['first'],
    });
  }
  const scope = scopeOf(source);
  const after = args.after == null ? null : parseCursor(args.after, scope);
  return source.selection === undefined
    ? connectInOrder(source, scope, args.first, after)
    : connectSelected(source, source.selection, scope, args.first, after);
}

/** A cursor belongs to one list in one selection: elsewhere its position means nothing. */
function scopeOf<Node>(source: ConnectionSource<Node>): string {
  const list = `${accountPrefix(source.account)}${source.list.path}`;
  return source.selection === undefined ? list : `${list} ${source.selection.name}`;
}

function parseCursor(text: string, scope: string): Cursor {
  const cursor = readCursor(text);
  if (cursor !== null && cursor.scope === scope) return cursor;
  throw new BadUserInput(
    cursor === null
      ? "`after` is not a cursor of this gateway. Send `pageInfo.endCursor` or an edge's `cursor` unchanged."
      : '`after` is a cursor of another list, filter or order. Send it with the arguments that it came from.',
    { argument: ['after'] },
  );
}

/** An item with the query of the page that holds what follows it. */
interface Item<Node> {
  readonly node: Node;
  readonly page: string;
  /** True when that page begins with what follows. */
  readonly endsPage: boolean;
}

async function connectInOrder<Node>(
  source: ConnectionSource<Node>,
  scope: string,
  first: number,
  after: Cursor | null,
): Promise<Connection<Node>> {
  const { items, more } = await readBehind(source, after, first);
  const edges = items.slice(0, first).map(({ node, page, endsPage }) => {
    const cursor = () => {
      const place = { scope, after: source.idOf(node), page };
      return writeCursor(endsPage ? { ...place, sortKey: beginsBehind } : place);
    };
    return toEdge(node, cursor);
  });
  return toConnection(
    edges,
    items.length > first || more,
    after !== null,
    async () => (await source.list.all()).length,
  );
}

/** Stands in the cursor of an item that its page does not hold, since the page begins with what follows. */
const beginsBehind = null;

/**
 * The items behind the cursor, `first` of them or more where there are as many. What follows an item is told by its
 * place, for the service promises no order; by its key only when it has vanished from the list.
 */
async function readBehind<Node>(
  source: ConnectionSource<Node>,
  after: Cursor | null,
  first: number,
): Promise<{ readonly items: readonly Item<Node>[]; readonly more: boolean }> {
  const start = await startOf(source.list, after);
  let passed = after === null || (start !== '' && after.sortKey === beginsBehind);
  let items: Item<Node>[] = [];
  let more = false;
  for await (const page of source.list.pagesFrom(start)) {
    items.push(...itemsOf(source, page));
    const place = passed ? -1 : items.findIndex(({ node }) => source.idOf(node) === after?.after);
    if (place >= 0) {
      passed = true;
      items = items.slice(place + 1);
    }
    more = page.next !== null;
    if (passed && items.length >= first) break;
  }
  if (!passed && after !== null) {
    items = items.filter(({ node }) => compareInt64(source.idOf(node), after.after) > 0);
  }
  return { items, more };
}

function itemsOf<Node>(source: ConnectionSource<Node>, { records, query, next }: PageAt): Item<Node>[] {
  return records.map((record, index) => {
    const endsPage = index === records.length - 1 && next !== null;
    return { node: source.toNode(record), page: endsPage ? next : query, endsPage };
  });
}

/** Tokens grow old: when the service refuses the cursor's, the list is walked from its start, by key. */
async function startOf(list: ListSource, after: Cursor | null): Promise<string> {
  if (after === null || after.page === '') return '';
  return (await list.page(after.page)) === null ? '' : after.page;
}

async function connectSelected<Node>(
  source: ConnectionSource<Node>,
  selection: Selection<Node>,
  scope: string,
  first: number,
  after: Cursor | null,
): Promise<Connection<Node>> {
  const all = (await source.list.all()).map((record) => source.toNode(record));
  const selected = await selectNodes(all, selection, source.idOf);
  const position = after === null ? null : { id: after.after, sortKey: after.sortKey ?? null };
  const rest =
    position === null ? selected : selected.filter((entry) => selection.compare(entry, position) > 0);
  const edges = rest
    .slice(0, first)
    .map(({ node, id, sortKey }) => toEdge(node, () => writeCursor({ scope, after: id, page: '', sortKey })));
  return toConnection(edges, rest.length > first, after !== null, async () => selected.length);
}

function toEdge<Node>(node: Node, write: () => string): Edge<Node> {
  return {
    node,
    get cursor() {
      return write();
    },
  };
}

function toConnection<Node>(
  edges: readonly Edge<Node>[],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
  totalCount: () => Promise<number>,
): Connection<Node> {
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    totalCount,
  };
}
