import type { GraphQLSchema } from 'graphql';
import type { QueryResult } from '../execution/compile-query.ts';
import type { MemoryObserver } from '../memory/memory-observer.ts';
import type { PricedOperation } from '../price/till.ts';
import { variablesKey } from '../price/variables-key.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import { answerExtensions } from './answer-extensions.ts';
import { longestLoggedName, type OperationRecord } from './apollo.ts';
import { type FormatErrorsParts, formatErrors } from './format-errors.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { BuildContext, OperationAnswer, OperationRequest, OperationScope } from './operation.ts';
import type { PreparedQueries, PreparedQuery } from './prepared-queries.ts';
import { coerceFor, runPrepared } from './run-prepared.ts';
import type { SharedExecutions } from './shared-executions.ts';

/** What answering ahead of Apollo's pipeline takes. */
export interface AnswerPreparedParts extends FormatErrorsParts {
  readonly schema: GraphQLSchema;
  readonly prepared: PreparedQueries;
  /** Absent where replicas may change what this one has just begun to read. */
  readonly executions?: SharedExecutions<Executed> | undefined;
  /** Absent for the same reason. */
  readonly kept?: KeptAnswers<Executed> | undefined;
  readonly memoryObserver: MemoryObserver;
  readonly buildContext: BuildContext;
  readonly clock: Clock;
}

/** What an execution came to, and how fresh that is. */
export interface Executed {
  readonly result: QueryResult;
  readonly reading: OperationScope['reading'];
}

/** An operation that has passed the guard. */
export interface GuardedOperation {
  /** Its document's, wherever that was found. */
  readonly text: string | undefined;
  readonly request: OperationRequest;
  readonly caller: Caller;
  readonly scope: OperationScope;
  readonly record: OperationRecord;
  /** Prices it; throws what refuses it. */
  readonly charge: (operation: Omit<PricedOperation, 'caller' | 'accounts'>) => Promise<void>;
}

/**
 * Answers a query that came before; undefined where it is left to Apollo's pipeline, as are all first ones, mutations, and
 * whatever is at fault. The pipeline takes some hundred promises and a copy of everything for each operation, which was
 * half of a small query's cost (`docs/performance.md`). What its hooks do is done here: the record for log, metrics and
 * trace, the price, and roles, which stand in the resolvers.
 */
export async function answerPrepared(
  parts: AnswerPreparedParts,
  guarded: GuardedOperation,
): Promise<OperationAnswer | undefined> {
  const { text, request, record } = guarded;
  const { variables, operationName } = request;
  const query = text === undefined ? undefined : parts.prepared.find(text, operationName);
  if (query === undefined) return undefined;
  const { document, operation } = query;
  const coerced = coerceFor(parts.schema, query, variables);
  if (coerced === undefined) return undefined;
  if (operation.name) record.name = operation.name.value.slice(0, longestLoggedName);
  record.type = 'query';
  await guarded.charge({ document, operation, variables });
  return toAnswer(parts, guarded, await execute(parts, guarded, query, coerced));
}

async function execute(
  parts: AnswerPreparedParts,
  { request: { variables, maxAgeMs }, caller, scope, record }: GuardedOperation,
  query: PreparedQuery,
  coerced: Readonly<Record<string, unknown>>,
): Promise<Executed> {
  const { executions, kept, buildContext } = parts;
  const run = async () => ({
    result: await runPrepared(query, coerced, await buildContext(scope, caller)),
    reading: scope.reading,
  });
  const key = variablesKey(variables);
  if (executions === undefined || maxAgeMs !== undefined || key === undefined) return run();
  const asked = JSON.stringify([key, scope.accounts, caller.id, ...caller.roles]);
  const known = kept?.find(query, asked);
  if (known !== undefined) {
    record.recalled = known.reading.counts.remembered;
    parts.memoryObserver.read('process', record.recalled);
    return known;
  }
  const { executed, joined } = await executions.run(query, asked, async () => {
    const ran = await run();
    const madeOf = ran.result.errors === undefined ? ran.reading.madeOf() : undefined;
    if (madeOf !== undefined) kept?.keep(query, asked, ran, madeOf);
    return ran;
  });
  if (joined) record.joined = true;
  return executed;
}

function toAnswer(
  parts: AnswerPreparedParts,
  { scope, record }: GuardedOperation,
  { result: { data, errors = [] }, reading }: Executed,
): OperationAnswer {
  record.errors = errors;
  const formatted = errors.map((error) => error.toJSON());
  return {
    status: 200,
    headers: {},
    body: {
      ...(formatted.length > 0 && { errors: formatErrors(parts, formatted, scope, record) }),
      data,
      extensions: answerExtensions(parts, { cost: scope.cost, reading }),
    },
  };
}
