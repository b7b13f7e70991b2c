import type { RowColumn, RowPlan } from './row-plan.ts';

/** What stands in a cell. Lists, and objects of unknown form, are JSON as text. */
export type RowCell = string | number | boolean | null;

/**
 * The rows of an answer, in its order: one for each item of the innermost list, with what stands above it again in each. A
 * list that is null or empty has none, and neither has an item that is null.
 */
export function* rowsOf({ steps, columns, hidden }: RowPlan, data: unknown): Generator<readonly RowCell[]> {
  yield* rowsBelow([data], steps);

  function* rowsBelow(
    objects: readonly unknown[],
    [keys, ...rest]: RowPlan['steps'],
  ): Generator<readonly RowCell[]> {
    if (keys === undefined) yield columns.map((column) => cellOf(column, objects, hidden));
    else
      for (const item of itemsOf(valueAt(objects.at(-1), keys))) yield* rowsBelow([...objects, item], rest);
  }
}

/** What keys lead to; null where something on the way is null or was left out. */
export function valueAt(from: unknown, keys: readonly string[]): unknown {
  let value = from;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = Reflect.get(value, key);
  }
  return value ?? null;
}

/** The items that are there, of lists within lists too. */
function* itemsOf(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) for (const item of value) yield* itemsOf(item);
  else if (value !== null) yield value;
}

function cellOf({ level, keys }: RowColumn, objects: readonly unknown[], hidden: string): RowCell {
  const value = valueAt(objects[level], keys);
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return value === null
        ? null
        : JSON.stringify(value, (key, inner) => (key === hidden ? undefined : inner));
  }
}
