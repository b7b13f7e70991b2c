import type { FieldPath } from './list-paths.ts';
import type { SelectedField, SelectedFields } from './selected-fields.ts';

/** How rows are made of an answer. It comes from the document alone, so that no data change it. */
export interface RowPlan {
  /** For each list on the path, the keys that lead to it: from the root, then from an item of the list before. */
  readonly steps: readonly (readonly string[])[];
  readonly columns: readonly RowColumn[];
  /** A key of the answer that stands in no cell. */
  readonly hidden: string;
}

/** A column: a leaf of the answer, or a list of any kind that is written as JSON. */
export interface RowColumn {
  readonly name: string;
  /** The type of the leaf in the schema; `JSON` for what is written so. */
  readonly type: string;
  /** Which object it is read from: 0 for the root of the answer, n for an item of the nth list on the path. */
  readonly level: number;
  /** From that object. */
  readonly keys: readonly string[];
}

/**
 * Plans a row for each item of the list at the end of a path. Everything that the document selects on the way is a
 * column, but for `PageInfo`. Names are the keys below the item, joined by `_`; what stands above it has the keys from the root.
 * `nodes`, `edges` and `node` of connections are left out of them.
 */
export function planRows(fields: SelectedFields, path: FieldPath, hidden: string): RowPlan {
  const columns = columnsOf(fields, path, { level: 0, keys: [], names: [] });
  return { steps: stepsOf(path), columns, hidden };
}

/** Names that several columns have. */
export function doubleNames({ columns }: RowPlan): readonly string[] {
  const names = columns.map(({ name }) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) < at))];
}

function stepsOf(path: FieldPath): string[][] {
  const steps: string[][] = [[]];
  for (const { key, kind } of path) {
    steps.at(-1)?.push(key);
    if (kind === 'list') steps.push([]);
  }
  return steps.slice(0, -1);
}

interface Place {
  readonly level: number;
  readonly keys: readonly string[];
  readonly names: readonly string[];
}

function columnsOf(fields: SelectedFields, [next, ...rest]: FieldPath, place: Place): RowColumn[] {
  return [...fields.values()].flatMap((field) => {
    if (field === next) return columnsOf(field.below, rest, on(place, field, rest.length === 0));
    if (field.type === 'PageInfo') return [];
    const keys = [...place.keys, field.key];
    if (field.kind === 'object')
      return columnsOf(field.below, [], { ...place, keys, names: namesBelow(place, field) });
    return [toColumn(field, { ...place, keys, names: [...place.names, field.key] })];
  });
}

/** One step along the path; at its end, names begin anew. */
function on(place: Place, field: SelectedField, isEnd: boolean): Place {
  const names = isEnd ? [] : namesBelow(place, field);
  return field.kind === 'list'
    ? { level: place.level + 1, keys: [], names }
    : { level: place.level, keys: [...place.keys, field.key], names };
}

function namesBelow({ names }: Place, { key, isPlumbing }: SelectedField): readonly string[] {
  return isPlumbing ? names : [...names, key];
}

function toColumn({ kind, type }: SelectedField, { level, keys, names }: Place): RowColumn {
  return { name: names.join('_'), type: kind === 'leaf' ? type : 'JSON', level, keys };
}
