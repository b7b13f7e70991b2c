import {
  type DocumentNode,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, type Variables } from '../execution/compile-query.ts';
import { type Foresight, planReadAhead, type ReadAhead } from '../execution/read-ahead.ts';
import { foresight } from '../resolvers/foresight.ts';
import { forgetUnused, type Usable } from '../values/second-chance.ts';

/** A sound query, ready to run again. */
export interface PreparedQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly compiled: () => CompiledQuery;
  /** The variables as its plan takes them; undefined where it is left to graphql-js, which says what is wrong. */
  readonly coerced: (variables: Variables | undefined) => Variables | undefined;
  /** Undefined where nothing can be read ahead. Takes the resolvers' context. */
  readonly readAhead: ReadAhead<object> | undefined;
}

/** The queries that come again: parsed, validated and compiled once. What is not sound never gets in. */
export interface PreparedQueries {
  /** The query of this text; undefined where it did not come before. */
  find(text: string, operationName: string | undefined): PreparedQuery | undefined;
  /** Prepares one that was found sound, and keeps it as the query which the text and the name mean. */
  add(
    text: string,
    operationName: string | undefined,
    query: Pick<PreparedQuery, 'document' | 'operation'>,
  ): PreparedQuery;
}

/** Characters of all texts together. What is kept for each is 100 to 400 bytes: some 100 MB at most. */
const mostCharacters = 262_144;
/** What is longer is one of a kind: it would drive out what is asked again and again. */
const longestKept = 16_384;

/** The queries of one text. */
interface KnownText extends Usable {
  readonly length: number;
  /** By the name of the operation that was asked for. */
  readonly queries: Map<string | undefined, PreparedQuery>;
}

/** Keeps none at first, and forgets texts that were not used lately. */
export function createPreparedQueries(
  schema: GraphQLSchema,
  most = mostCharacters,
  longest = longestKept,
): PreparedQueries {
  const byText = new Map<string, KnownText>();
  let characters = 0;

  return {
    find(text, operationName) {
      const known = byText.get(text);
      if (known === undefined) return undefined;
      known.used = true;
      return known.queries.get(operationName);
    },
    add(text, operationName, { document, operation }) {
      const query = prepare(schema, document, operation);
      if (text.length > longest) return query;
      const before = byText.get(text);
      if (before !== undefined) {
        before.queries.set(operationName, query);
        return query;
      }
      while (characters > 0 && characters + text.length > most)
        characters -= forgetUnused(byText)?.length ?? 0;
      byText.set(text, { length: text.length, queries: new Map([[operationName, query]]), used: false });
      characters += text.length;
      return query;
    },
  };
}

function prepare(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PreparedQuery {
  // Compiled when it runs, for most texts of some clients come only once.
  let query: CompiledQuery | undefined;
  const compiled = () => {
    query ??= compileQuery(schema, document, operation);
    return query;
  };
  return {
    document,
    operation,
    compiled,
    coerced: coercing(schema, operation, compiled),
    readAhead: planReadAhead(schema, document, operation, foresight as Foresight<object>),
  };
}

/** Coerces what comes again and again, and can no more be changed, only once. */
function coercing(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  compiled: () => CompiledQuery,
): PreparedQuery['coerced'] {
  const known = new WeakMap<object, Variables>();
  return (variables = none) => {
    const before = known.get(variables);
    if (before !== undefined) return before;
    const { coerced } = getVariableValues(schema, variableDefinitions, variables);
    if (coerced === undefined || !compiled().takes(coerced)) return undefined;
    if (Object.isFrozen(variables)) known.set(variables, Object.freeze(coerced));
    return coerced;
  };
}

const none: Variables = Object.freeze({});
