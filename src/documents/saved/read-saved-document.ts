import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { choosePath } from './choose-path.ts';
import { readComments } from './document-comments.ts';
import type { DocumentFault } from './document-fault.ts';
import { writePath } from './list-paths.ts';
import { type PagePlan, pagesKey, planPages } from './page-plan.ts';
import { type QueryVariable, queryVariables } from './query-variable.ts';
import { rowOptions } from './row-options.ts';
import { doubleNames, planRows, type RowPlan } from './row-plan.ts';
import { selectedFields } from './selected-fields.ts';

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

/** Reads what a sound document says of rows, or what is wrong with that. */
export function readSavedDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SavedDocument | readonly DocumentFault[] {
  const comments = readComments(document);
  const description = operation.description?.value ?? comments.description;
  const without = (reason: string) => ({ description, query: undefined, reason });
  if (operation.operation !== 'query') {
    const reason = `it is a ${operation.operation}, and only queries have rows`;
    if (comments.rows.length > 0) return comments.rows.map(({ line }) => ({ line, message: reason }));
    return without(`${reason[0]?.toUpperCase()}${reason.slice(1)}.`);
  }
  const fields = selectedFields(schema, document, operation);
  const chosen = choosePath(fields, comments);
  if ('reason' in chosen) return without(chosen.reason);
  if ('message' in chosen) return [chosen];
  const { path, line } = chosen;
  const rows = planRows(fields, path, pagesKey(document));
  const problem = problemOf(rows);
  if (problem !== undefined && line === undefined) return without(problem);
  const faults = [
    ...(problem === undefined ? [] : [{ line, message: problem }]),
    ...namedLikeOptions(operation),
  ];
  if (faults.length > 0) return faults;
  const pages = planPages(document, operation, fields, path);
  const variables = queryVariables(schema, operation).filter(({ name }) => name !== pages.after);
  return { description, query: { path: writePath(path), rows, pages, variables }, reason: '' };
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
