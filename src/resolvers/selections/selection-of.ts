import { createHash } from 'node:crypto';
import { comparePositions, type Selection } from '../../sources/selection.ts';

interface Order<Field extends string> {
  readonly field: Field;
  readonly direction: 'ASC' | 'DESC';
}

interface SelectionArguments<Filter, Field extends string> {
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: Order<Field> | null | undefined;
}

/** How the nodes of a list are told apart and put in order. */
interface SelectionRules<Node, Filter, Field extends string> {
  matches(node: Node, filter: Filter): boolean | Promise<boolean>;
  sortKey(node: Node, field: Field): string | null;
}

/** The selection that `filter` and `orderBy` ask for; undefined when they ask for nothing. */
export function selectionOf<Node, Filter extends object, Field extends string>(
  { filter, orderBy }: SelectionArguments<Filter, Field>,
  rules: SelectionRules<Node, Filter, Field>,
): Selection<Node> | undefined {
  const conditions = Object.entries(filter ?? {}).filter(([, value]) => value != null);
  if (conditions.length === 0 && !orderBy) return undefined;
  const given = Object.fromEntries(conditions) as Filter;
  return {
    name: fingerprint([conditions.sort(([a], [b]) => (a < b ? -1 : 1)), orderBy?.field, orderBy?.direction]),
    matches: (node) => rules.matches(node, given),
    sortKey: (node) => (orderBy ? rules.sortKey(node, orderBy.field) : null),
    compare: comparePositions(orderBy?.direction ?? 'ASC'),
  };
}

/** True when there is no such condition or an empty one, or when the text contains it in any letter case. */
export function containsText(text: string | null, part: string | null | undefined): boolean {
  return part == null || part === '' || (text?.toLowerCase().includes(part.toLowerCase()) ?? false);
}

/** True when there is no such condition, or when the value is as wanted. */
export function isAsWanted<Value>(value: Value, wanted: Value | null | undefined): boolean {
  return wanted == null || value === wanted;
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
}
