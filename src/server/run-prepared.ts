import type { QueryResult, Variables } from '../execution/compile-query.ts';
import type { PreparedQuery } from './prepared-queries.ts';

/** Begins what can be read ahead, and runs the plan. Never rejects. */
export function runPrepared(
  query: PreparedQuery,
  coerced: Variables,
  context: object,
): QueryResult | Promise<QueryResult> {
  query.readAhead?.(coerced, context);
  return query.compiled().run(coerced, context);
}
