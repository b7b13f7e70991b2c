import type { QueryResult, Variables } from '../execution/compile-query.ts';
import type { MemoryObserver } from '../memory/memory-observer.ts';
import type { PricedOperation } from '../price/till.ts';
import { variablesKey } from '../price/variables-key.ts';
import type { AccountChoice } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import { answerExtensions } from './answer-extensions.ts';
import { expectAgain } from './answer-text.ts';
import { longestLoggedName, type OperationRecord } from './apollo.ts';
import { confirmOrRun } from './confirm-or-run.ts';
import type { ConfirmedAnswers } from './confirmed-answers.ts';
import { type FormatErrorsParts, formatErrors } from './format-errors.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { BuildContext, OperationAnswer, OperationRequest, OperationScope } from './operation.ts';
import type { PreparedQueries, PreparedQuery } from './prepared-queries.ts';
import { runPrepared } from './run-prepared.ts';
import type { SharedExecutions } from './shared-executions.ts';

/** What answering ahead of Apollo's pipeline takes. */
export interface AnswerPreparedParts extends FormatErrorsParts {
  readonly prepared: PreparedQueries;
  /** Absent where replicas may change what this one has just begun to read. */
  readonly executions?: SharedExecutions<Executed> | undefined;
  /** Absent for the same reason. */
  readonly kept?: KeptAnswers<Executed> | undefined;
  readonly confirmed: ConfirmedAnswers<QueryResult>;
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
  charge(operation: Omit<PricedOperation, 'caller' | 'accounts'>): void | Promise<void>;
}

/**
 * Answers a query that came before; undefined where it is left to Apollo's pipeline, as are all first ones, mutations, and
 * whatever is at fault. The pipeline takes some hundred promises and a copy of everything for each operation, which was
 * half of a small query's cost (`docs/performance.md`). What its hooks do is done here: the record for log, metrics and
 * trace, the price, and roles, which stand in the resolvers.
 */
export function answerPrepared(
  parts: AnswerPreparedParts,
  guarded: GuardedOperation,
): OperationAnswer | Promise<OperationAnswer> | undefined {
  const { text, request, record } = guarded;
  const query = text === undefined ? undefined : parts.prepared.find(text, request.operationName);
  const coerced = query?.coerced(request.variables);
  if (query === undefined || coerced === undefined) return undefined;
  const { name } = query.operation;
  if (name) record.name = name.value.slice(0, longestLoggedName);
  record.type = 'query';
  return answer(parts, guarded, query, coerced);
}

function answer(
  parts: AnswerPreparedParts,
  guarded: GuardedOperation,
  query: PreparedQuery,
  coerced: Variables,
): OperationAnswer | Promise<OperationAnswer> {
  const { document, operation } = query;
  const charged = guarded.charge({ document, operation, variables: guarded.request.variables });
  const go = () => {
    const executed = execute(parts, guarded, query, coerced);
    return executed instanceof Promise
      ? executed.then((one) => toAnswer(parts, guarded, one))
      : toAnswer(parts, guarded, executed);
  };
  return charged === undefined ? go() : charged.then(go);
}

function execute(
  parts: AnswerPreparedParts,
  guarded: GuardedOperation,
  query: PreparedQuery,
  coerced: Variables,
): Executed | Promise<Executed> {
  const { request, caller, scope, record } = guarded;
  const key = variablesKey(request.variables);
  const { reading } = scope;
  const asked = key === undefined ? undefined : askedBy(caller, scope, key);
  const { executions, kept } = parts;
  if (executions === undefined || request.maxAgeMs !== undefined || asked === undefined) {
    const result = run(parts, guarded, query, coerced, asked);
    return result instanceof Promise
      ? result.then((whole) => ({ result: whole, reading }))
      : { result, reading };
  }
  const known = kept?.find(query, asked);
  if (known !== undefined) {
    record.recalled = known.reading.counts.remembered;
    parts.memoryObserver.read('process', record.recalled);
    return known;
  }
  const running = executions.join(query, asked);
  if (running !== undefined) {
    record.joined = true;
    return running;
  }
  const end = (result: QueryResult): Executed => {
    const executed = { result, reading };
    const madeOf = kept === undefined || result.errors !== undefined ? undefined : reading.madeOf();
    if (madeOf !== undefined) kept?.keep(query, asked, executed, madeOf);
    return executed;
  };
  const result = run(parts, guarded, query, coerced, asked);
  return result instanceof Promise ? executions.begin(query, asked, result, end) : end(result);
}

/** @param asked Undefined for what would not be recognized when it comes again. */
function run(
  { buildContext, confirmed }: AnswerPreparedParts,
  { scope, caller, record }: GuardedOperation,
  query: PreparedQuery,
  coerced: Variables,
  asked: string | undefined,
): QueryResult | Promise<QueryResult> {
  const built = buildContext(scope, caller);
  const go = (context: object) =>
    asked === undefined
      ? runPrepared(query, coerced, context)
      : confirmOrRun(confirmed, { query, coerced, asked }, { context, reading: scope.reading, record });
  return built instanceof Promise ? built.then(go) : go(built);
}

/** All that an answer depends on beside its document. */
function askedBy(caller: Caller, { accounts }: OperationScope, variables: string): string {
  const known = callerKeys.get(caller)?.get(accounts);
  if (known !== undefined) return known + variables;
  const key = JSON.stringify([accounts, caller.id, ...caller.roles]);
  const keys = callerKeys.get(caller) ?? new WeakMap<AccountChoice, string>();
  callerKeys.set(caller, keys.set(accounts, key));
  return key + variables;
}

const callerKeys = new WeakMap<Caller, WeakMap<AccountChoice, string>>();

function toAnswer(
  parts: AnswerPreparedParts,
  { scope, record }: GuardedOperation,
  { result: { data, errors = [] }, reading }: Executed,
): OperationAnswer {
  record.errors = errors;
  const isShared = record.joined === true || record.confirmed === true || record.recalled !== undefined;
  if (isShared && data) expectAgain(data);
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
