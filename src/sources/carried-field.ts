import type { WireRecord } from '../dashboard/wire-record.ts';

/** What a node has in hand. */
interface Carrier {
  readonly record?: WireRecord | undefined;
  readonly whole?: boolean;
}

/**
 * A field of a node: from the record in hand when that carries it, else from the single read. Given at once where
 * nothing has to be read, so that large lists cost no promises. Undefined when the service has no such thing.
 */
export function carriedField<Node extends Carrier>(
  node: Node,
  name: string,
  load: (node: Node, name: string) => Promise<WireRecord | null>,
): unknown {
  const { record } = node;
  if (record !== undefined && (node.whole || isCarried(record, name))) return record[name];
  return load(node, name).then((loaded) => loaded?.[name]);
}

/** What only the single read is sure to tell: in a list's record, null may mean no more than that it is left out. */
export const detailFields = new Set(['commitStatus', 'workflowStatus', 'downloads', 'targeting']);

function isCarried(record: WireRecord, name: string): boolean {
  if (record[name] === null && detailFields.has(name)) return false;
  return Object.hasOwn(record, name);
}
