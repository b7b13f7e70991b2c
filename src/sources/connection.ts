import type { Page } from '../dashboard/page.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { type Cursor, readCursor, writeCursor } from '../values/cursor.ts';
import { compareInt64, type Int64 } from '../values/int64.ts';
import { accountPrefix } from '../values/node-id.ts';
import type { ListSource } from './list-source.ts';
import { checkFirst, type PageArguments, placeAfter } from './page-arguments.ts';
import { type Selection, selectNodes } from './selection.ts';
import { type Connection, type Edge, toConnection, toEdge, toPageInfo } from './to-connection.ts';

/** A node that a connection can hold. */
export interface ConnectedNode {
  readonly record?: WireRecord | undefined;
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

/**
 * Reads one page of a connection. Throws BadUserInput for a `first` outside 1 to 1000 and for a cursor of another
 * connection, before anything is sent; throws what the read threw when a page fails, never gives a short list.
 */
export function connect<Node>(
  source: ConnectionSource<Node>,
  args: PageArguments,
): Promise<Connection<Node>> {
  try {
    checkFirst(args);
    const scope = scopeOf(source);
    const after = placeAfter(args, scope, readCursor);
    if (source.selection !== undefined)
      return connectSelected(source, source.selection, scope, args.first, after);
    return after === null
      ? connectFirst(source, scope, args.first)
      : connectInOrder(source, scope, args.first, after);
  } catch (error) {
    return Promise.reject(error);
  }
}

/** The beginning of a list, which its first page mostly holds. */
function connectFirst<Node>(
  source: ConnectionSource<Node>,
  scope: string,
  first: number,
): Promise<Connection<Node>> {
  return source.list.firstPage(first).then((page) => {
    if (page.records.length < first && page.next !== null) return connectInOrder(source, scope, first, null);
    return new FirstPage(source, scope, page, first);
  });
}

/** What of a connection the first page of its list holds. Edges and cursors are made when they are asked for. */
class FirstPage<Node> implements Connection<Node> {
  readonly nodes: readonly Node[];
  readonly #source: ConnectionSource<Node>;
  readonly #scope: string;
  readonly #page: Page;
  #edges: readonly Edge<Node>[] | undefined;

  constructor(source: ConnectionSource<Node>, scope: string, page: Page, first: number) {
    this.#source = source;
    this.#scope = scope;
    this.#page = page;
    const { records } = page;
    const nodes: Node[] = [];
    for (let index = 0; index < records.length && index < first; index += 1)
      nodes.push(source.toNode(records[index] as WireRecord));
    this.nodes = nodes;
  }

  get edges(): readonly Edge<Node>[] {
    this.#edges ??= this.nodes.map((node, index) => toEdge(node, () => this.#cursorOf(node, index)));
    return this.#edges;
  }

  get pageInfo(): Connection<Node>['pageInfo'] {
    const { records, next } = this.#page;
    return toPageInfo(this.edges, records.length > this.nodes.length || next !== null, false);
  }

  async totalCount(): Promise<number> {
    return (await this.#source.list.all()).length;
  }

  #cursorOf(node: Node, index: number): string {
    const { records, next } = this.#page;
    const place = { scope: this.#scope, after: this.#source.idOf(node) };
    if (index < records.length - 1 || next === null) return writeCursor({ ...place, page: '' });
    return writeCursor({ ...place, page: next, sortKey: beginsBehind });
  }
}

/**
 * Begins the one read that a page of this list needs whatever comes of the rest, for who knows already that it will be
 * asked for: {@link connect} finds it under way. Nothing is begun with a cursor, or with arguments that are refused.
 */
export function beginConnection(list: ListSource, args: PageArguments): void {
  checkFirst(args);
  if (args.after == null) list.page('').catch(() => undefined);
}

function scopeOf<Node>(source: ConnectionSource<Node>): string {
  const list = `${accountPrefix(source.account)}${source.list.path}`;
  return source.selection === undefined ? list : `${list} ${source.selection.name}`;
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
  const start = after === null ? '' : await startOf(source.list, after);
  let passed = after === null || (start !== '' && after.sortKey === beginsBehind);
  let items: Item<Node>[] = [];
  let more = false;
  await source.list.walk(start, (page, query) => {
    for (const item of itemsOf(source, page, query)) items.push(item);
    const place = passed ? -1 : items.findIndex(({ node }) => source.idOf(node) === after?.after);
    if (place >= 0) {
      passed = true;
      items = items.slice(place + 1);
    }
    more = page.next !== null;
    return !passed || items.length < first;
  });
  if (!passed && after !== null) {
    items = items.filter(({ node }) => compareInt64(source.idOf(node), after.after) > 0);
  }
  return { items, more };
}

function itemsOf<Node>(source: ConnectionSource<Node>, { records, next }: Page, query: string): Item<Node>[] {
  return records.map((record, index) => {
    const endsPage = index === records.length - 1 && next !== null;
    return { node: source.toNode(record), page: endsPage ? next : query, endsPage };
  });
}

/** Tokens grow old: when the service refuses the cursor's, the list is walked from its start, by key. */
async function startOf(list: ListSource, after: Cursor): Promise<string> {
  if (after.page === '') return '';
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
