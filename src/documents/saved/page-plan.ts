import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  visit,
} from 'graphql';
import type { FieldPath } from './list-paths.ts';
import { valueAt } from './rows-of.ts';
import type { SelectedField, SelectedFields } from './selected-fields.ts';

/** How the pages of an answer are told, and followed. */
export interface PagePlan {
  /** The document to run: the same, and it also asks the connections on the path where their pages end. */
  readonly text: string;
  /** The variable that takes the cursor of the next page; undefined where pages are not followed. */
  readonly after: string | undefined;
  /** What an answer says of them. */
  readPages(data: unknown): Pages;
}

/** Where the lists of an answer end. */
export interface Pages {
  /** The cursor to go on with; undefined where there is no further page, or pages are not followed. */
  readonly next: string | undefined;
  /** Is there more in a list of the path than the answer holds, which going on does not bring? */
  readonly isCut: boolean;
}

/** Plans it. A connection's pages are followed where no list stands above it, and `after` is a variable of the document's own. */
export function planPages(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fields: SelectedFields,
  path: FieldPath,
): PagePlan {
  const text = textOf(document);
  const connections = path.filter(isConnection);
  const key = pagesKey(document);
  const after = afterOf(document, operation, fields, path);
  return {
    text: connections.length === 0 ? text : print(askingForPages(document, connections, key)),
    after,
    readPages(data) {
      const [first, ...others] = pageInfos(data, path, key);
      const told = after === undefined ? [first, ...others] : others;
      return {
        next: after === undefined ? undefined : nextOf(first),
        isCut: told.some((info) => valueAt(info, ['hasNextPage']) === true),
      };
    },
  };
}

/** The key under which connections tell of their pages: none that the document has. */
export function pagesKey(document: DocumentNode): string {
  return unusedName('rowPages', textOf(document));
}

function textOf(document: DocumentNode): string {
  return document.loc?.source.body ?? print(document);
}

/** Relay's rule: what is called so has `pageInfo`. */
function isConnection({ kind, type }: SelectedField): boolean {
  return kind === 'object' && type.endsWith('Connection');
}

function unusedName(name: string, text: string): string {
  return text.includes(name) ? unusedName(`${name}_`, text) : name;
}

function askingForPages(
  document: DocumentNode,
  connections: readonly SelectedField[],
  key: string,
): DocumentNode {
  const mentions = new Set(connections.flatMap(({ nodes }) => nodes));
  return visit(document, {
    Field(node) {
      if (!mentions.has(node) || node.selectionSet === undefined) return undefined;
      const selections = [...node.selectionSet.selections, pageInfo(key)];
      return { ...node, selectionSet: { ...node.selectionSet, selections } };
    },
  });
}

function pageInfo(key: string): SelectionNode {
  const field = (name: string) => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } }) as const;
  const selections = [field('hasNextPage'), field('endCursor')];
  return {
    ...field('pageInfo'),
    alias: { kind: Kind.NAME, value: key },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

/** The variable that the outermost connection takes as `after`, where it may be left out and nothing else takes it. */
function afterOf(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  fields: SelectedFields,
  path: FieldPath,
): string | undefined {
  const connection = path[path.findIndex(({ kind }) => kind === 'list') - 1];
  if (connection === undefined || !isConnection(connection)) return undefined;
  const mentions = new Set(connection.nodes);
  const names = new Set([...mentions].map(variableAfter));
  const [name, ...others] = names;
  const definition = variableDefinitions.find(({ variable }) => variable.name.value === name);
  if (name === undefined || others.length > 0 || definition === undefined) return undefined;
  if (definition.type.kind === Kind.NON_NULL_TYPE || definition.defaultValue !== undefined) return undefined;
  // A fragment may stand in several places.
  if (placesOf(fields, mentions) > 1) return undefined;
  return usesOf(document, name) === mentions.size ? name : undefined;
}

function placesOf(fields: SelectedFields, mentions: ReadonlySet<FieldNode>): number {
  let places = 0;
  for (const { nodes, below } of fields.values())
    places += (nodes.some((node) => mentions.has(node)) ? 1 : 0) + placesOf(below, mentions);
  return places;
}

function variableAfter({ arguments: given = [] }: FieldNode): string | undefined {
  const value = given.find(({ name }) => name.value === 'after')?.value;
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}

function usesOf(document: DocumentNode, name: string): number {
  let uses = 0;
  visit(document, {
    // Its definition is no use.
    VariableDefinition: () => false,
    Variable(node) {
      if (node.name.value === name) uses += 1;
    },
  });
  return uses;
}

/** What the connections on the path say, from the outside in. */
function pageInfos(value: unknown, path: FieldPath, key: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => pageInfos(item, path, key));
  const here = valueAt(value, [key]);
  const [next, ...rest] = path;
  const below = next === undefined ? [] : pageInfos(valueAt(value, [next.key]), rest, key);
  return here === null ? below : [here, ...below];
}

function nextOf(info: unknown): string | undefined {
  if (valueAt(info, ['hasNextPage']) !== true) return undefined;
  const cursor = valueAt(info, ['endCursor']);
  if (typeof cursor === 'string') return cursor;
  throw new Error('a connection has a next page and no cursor to it');
}
