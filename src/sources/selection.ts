import { compareInt64, type Int64 } from '../values/int64.ts';
import { inSlices } from './in-slices.ts';

/** Which nodes of a list, in which order. */
export interface Selection<Node> {
  /** Tells this selection from others, for cursors. */
  readonly name: string;
  /** May ask the service for what the list does not say. */
  matches(node: Node): boolean | Promise<boolean>;
  /** What to order by; null for what has no value, which comes last. */
  sortKey(node: Node): string | null;
  compare(a: Position, b: Position): number;
}

/** Where a node stands in an order. */
export interface Position {
  readonly id: Int64;
  readonly sortKey: string | null;
}

export interface SelectedNode<Node> extends Position {
  readonly node: Node;
}

/** What an `orderBy` argument says. */
export interface Order {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** The nodes that match, in order. Conditions are tried side by side, so that loaders can batch. */
export async function selectNodes<Node>(
  nodes: readonly Node[],
  selection: Selection<Node>,
  idOf: (node: Node) => Int64,
): Promise<SelectedNode<Node>[]> {
  const matching = await inSlices(nodes, (node) => heard(selection.matches(node)));
  const waiting = matching.some((matches) => typeof matches !== 'boolean');
  const matches = waiting ? await Promise.all(matching) : matching;
  const selected = await inSlices(
    nodes.filter((_, index) => matches[index]),
    (node) => ({ node, id: idOf(node), sortKey: selection.sortKey(node) }),
  );
  return selected.sort((a, b) => selection.compare(a, b));
}

/** Whoever waits for it comes later, and until then its failure must not count as nobody's. */
function heard<Value>(value: Value | Promise<Value>): Value | Promise<Value> {
  if (value instanceof Promise) value.catch(() => undefined);
  return value;
}

/** A total order: by key where there is one, nulls last whichever way, ties by id. */
export function comparePositions(direction: 'ASC' | 'DESC'): (a: Position, b: Position) => number {
  const sign = direction === 'DESC' ? -1 : 1;
  return (a, b) => {
    if (a.sortKey === null || b.sortKey === null) {
      if (a.sortKey !== b.sortKey) return a.sortKey === null ? 1 : -1;
    } else if (a.sortKey !== b.sortKey) {
      return a.sortKey < b.sortKey ? -sign : sign;
    }
    return compareInt64(a.id, b.id) * sign;
  };
}
