import type { SelectedField, SelectedFields } from './selected-fields.ts';

/** The way from the root of an answer to one of its fields. */
export type FieldPath = readonly SelectedField[];

/** The ways to all lists of objects, outer ones before those in them. */
export function listPaths(fields: SelectedFields, above: FieldPath = []): readonly FieldPath[] {
  return [...fields.values()].flatMap((field) => {
    const path = [...above, field];
    return field.kind === 'list' ? [path, ...listPaths(field.below, path)] : listPaths(field.below, path);
  });
}

/** The path as a document states it: `products.nodes`. */
export function writePath(path: FieldPath): string {
  return path.map(({ key }) => key).join('.');
}
