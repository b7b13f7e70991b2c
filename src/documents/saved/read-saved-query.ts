import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { type DocumentComments, type RowsLine, readComments } from './document-comments.ts';
import { type FieldPath, listPaths, writePath } from './list-paths.ts';
import { type PagePlan, planPages } from './page-plan.ts';
import { type QueryVariable, queryVariables } from './query-variable.ts';
import { doubleNames, planRows, type RowPlan } from './row-plan.ts';
import { type SelectedFields, selectedFields } from './selected-fields.ts';

/** A trusted query as a report: rows, by the variables of an address. */
export interface SavedQuery {
  /** Where its rows are: `products.nodes`. */
  readonly path: string;
  readonly rows: RowPlan;
  readonly pages: PagePlan;
  /** Those that an address sets. */
  readonly variables: readonly QueryVariable[];
}

/** What a trusted document has to say of rows. */
export interface SavedDocument {
  /** What it says of itself; empty where it does not. */
  readonly description: string;
  /** Undefined where it has no rows. */
  readonly query: SavedQuery | undefined;
  /** Why it has none, for who asks for them. */
  readonly reason: string;
}

/** Something that is wrong with a document. */
export interface DocumentFault {
  readonly line: number | undefined;
  readonly message: string;
}

/** The parameters of an address that are no variables. */
export const rowOptions = ['excel', 'trailer'] as const;

/** Reads what a sound document says of rows, or what is wrong with that. */
export function readSavedDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SavedDocument | readonly DocumentFault[] {
  const comments = readComments(document);
  const described = { description: operation.description?.value ?? comments.description };
  if (operation.operation !== 'query')
    return {
      ...described,
      query: undefined,
      reason: `It is a ${operation.operation}, and only queries have rows.`,
    };
  const fields = selectedFields(schema, document, operation);
  const chosen = choosePath(fields, comments);
  if ('reason' in chosen) return { ...described, query: undefined, ...chosen };
  if ('message' in chosen) return [chosen];
  const { path, stated } = chosen;
  const rows = planRows(fields, path);
  const problem = problemOf(rows);
  if (problem !== undefined && stated === undefined)
    return { ...described, query: undefined, reason: problem };
  const pages = planPages(document, operation, path);
  const variables = queryVariables(schema, operation).filter(({ name }) => name !== pages.after);
  const faults = [
    ...(problem === undefined ? [] : [{ line: stated?.line, message: problem }]),
    ...namedLikeOptions(operation),
  ];
  if (faults.length > 0) return faults;
  return { ...described, query: { path: writePath(path), rows, pages, variables }, reason: '' };
}

type Chosen = { readonly path: FieldPath; readonly stated: RowsLine | undefined };

/** The path as it is stated, else the only one that there is. */
function choosePath(
  fields: SelectedFields,
  { rows: [stated, again] }: DocumentComments,
): Chosen | DocumentFault | Pick<SavedDocument, 'reason'> {
  const paths = listPaths(fields);
  const known = paths.map(writePath);
  if (again !== undefined) return { line: again.line, message: 'its rows are stated twice' };
  if (stated !== undefined) {
    const name = stated.path.join('.');
    const path = paths.find((one) => writePath(one) === name);
    return path
      ? { path, stated }
      : {
          line: stated.line,
          message: `\`rows: ${name}\` names no list of objects that it selects; ${thereAre(known)}`,
        };
  }
  const [only, ...others] = paths;
  if (only === undefined) return { reason: 'It selects no list of objects.' };
  if (others.length === 0) return { path: only, stated };
  return {
    reason: `It selects several lists. Add the line that says which of them has the rows: ${known.map((path) => `\`# rows: ${path}\``).join(' or ')}.`,
  };
}

function thereAre(known: readonly string[]): string {
  return known.length === 0 ? 'it selects none' : `there are ${known.join(', ')}`;
}

function problemOf(rows: RowPlan): string | undefined {
  const double = doubleNames(rows);
  if (double.length > 0)
    return `Several of its columns would be named ${double.join(', ')}; rename one by an alias.`;
  return rows.columns.length === 0 ? 'Its rows would have no columns.' : undefined;
}

function namedLikeOptions({ variableDefinitions = [] }: OperationDefinitionNode): readonly DocumentFault[] {
  const names: readonly string[] = rowOptions;
  return variableDefinitions
    .filter(({ variable }) => names.includes(variable.name.value))
    .map(({ variable, loc }) => ({
      line: loc?.startToken.line,
      message: `the variable $${variable.name.value} is named like a parameter of its own; rename it`,
    }));
}
