import type { DocumentComments } from './document-comments.ts';
import type { DocumentFault } from './document-fault.ts';
import { type FieldPath, listPaths, writePath } from './list-paths.ts';
import type { SelectedFields } from './selected-fields.ts';

/** Where the rows are, what is wrong with that, or why there are none. */
export type ChosenPath =
  | {
      readonly path: FieldPath;
      /** The line that states it; undefined where it is the only one that there is. */
      readonly line: number | undefined;
    }
  | DocumentFault
  | { readonly reason: string };

/** The path as the document states it, else the only one that it has. */
export function choosePath(
  fields: SelectedFields,
  { rows: [stated, again] }: Pick<DocumentComments, 'rows'>,
): ChosenPath {
  const paths = listPaths(fields);
  const known = paths.map(writePath);
  if (again !== undefined) return { line: again.line, message: 'its rows are stated twice' };
  if (stated !== undefined) {
    const { line } = stated;
    const name = stated.path.join('.');
    const path = paths.find((one) => writePath(one) === name);
    if (path !== undefined) return { path, line };
    const message = `\`rows: ${name}\` names no list of objects that it selects; ${thereAre(known)}`;
    return { line, message };
  }
  const [only, ...others] = paths;
  if (only === undefined) return { reason: 'It selects no list of objects.' };
  if (others.length === 0) return { path: only, line: undefined };
  const lines = known.map((path) => `\`# rows: ${path}\``).join(' or ');
  return {
    reason: `It selects several lists. Add the line that says which of them has the rows: ${lines}.`,
  };
}

function thereAre(known: readonly string[]): string {
  return known.length === 0 ? 'it selects none' : `there are ${known.join(', ')}`;
}
