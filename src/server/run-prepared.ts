import { type GraphQLSchema, getVariableValues } from 'graphql';
import type { QueryResult, Variables } from '../execution/compile-query.ts';
import type { PreparedQuery } from './prepared-queries.ts';

/** The variables of a query as its plan takes them; undefined where it is left to graphql-js, which says what is wrong. */
export function coerceFor(
  schema: GraphQLSchema,
  query: PreparedQuery,
  variables: Readonly<Record<string, unknown>> = {},
): Variables | undefined {
  const { coerced } = getVariableValues(schema, query.operation.variableDefinitions ?? [], variables);
  return coerced !== undefined && query.compiled().takes(coerced) ? coerced : undefined;
}

/** Begins what can be read ahead, and runs the plan. Never rejects. */
export function runPrepared(
  query: PreparedQuery,
  coerced: Variables,
  context: object,
): QueryResult | Promise<QueryResult> {
  query.readAhead?.(coerced, context);
  return query.compiled().run(coerced, context);
}
