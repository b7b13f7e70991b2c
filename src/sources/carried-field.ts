import type { WireRecord } from '../dashboard/wire-record.ts';

/** What a node has in hand. */
interface Carrier {
  readonly record?: WireRecord | undefined;
  readonly whole?: boolean;
}

/** Reads the whole record of a node; `field` is what is wanted of it. Null when there is none. */
interface DetailSource<Node> {
  detail(node: Node, field?: string): Promise<WireRecord | null>;
}

/**
 * A field of a node: from the record in hand when that carries it, else from the single read. Given at once where
 * nothing has to be read, so that large lists cost no promises. Undefined when the service has no such thing.
 */
export function carriedField<Node extends Carrier>(
  source: DetailSource<Node>,
  node: Node,
  name: string,
): unknown {
  const { record } = node;
  if (record !== undefined && (node.whole || isCarried(record, name))) return record[name];
  return source.detail(node, name).then((loaded) => loaded?.[name]);
}

/** What only the single read is sure to tell: in a list's record, null may mean no more than that it is left out. */
export const detailFields = new Set(['commitStatus', 'workflowStatus', 'downloads', 'targeting']);

function isCarried(record: WireRecord, name: string): boolean {
  if (record[name] === null && detailFields.has(name)) return false;
  return Object.hasOwn(record, name);
}
