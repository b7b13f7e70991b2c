import { type ApolloServer, type GraphQLRequest, type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { Tracer } from '@opentelemetry/api';
import type { Documents, FoundDocument } from '../documents/documents.ts';
import { BadUserInput } from '../errors/bad-user-input.ts';
import { createReading } from '../memory/reading.ts';
import type { DocumentGuard } from '../price/document-guard.ts';
import type { Bill, Till } from '../price/till.ts';
import { unlabelled } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import { answerExtensions } from './answer-extensions.ts';
import { type AnswerPreparedParts, answerPrepared, type GuardedOperation } from './answer-prepared.ts';
import { admitOperation, type OperationRecord, operationRecord, type RecordedContext } from './apollo.ts';
import type { ChooseAccount } from './choose-account.ts';
import { documentRefusal } from './document-refusal.ts';
import { formatErrors } from './format-errors.ts';
import { inSpan } from './in-span.ts';
import { logOperation } from './log-operation.ts';
import type {
  AnswerBody,
  OperationAnswer,
  OperationObserver,
  OperationRequest,
  OperationScope,
  RunOperation,
} from './operation.ts';
import { forApollo, priceRefusal } from './price-refusal.ts';
import { coerceFor, runPrepared } from './run-prepared.ts';
import type { WorkInFlight } from './work-in-flight.ts';

/** All that running operations needs. */
export interface RunOperationParts extends AnswerPreparedParts {
  readonly apollo: ApolloServer<RecordedContext>;
  readonly documents: Documents;
  readonly guard: DocumentGuard;
  readonly till: Till;
  readonly choose: ChooseAccount;
  readonly clock: Clock;
  readonly observer: OperationObserver;
  /** Makes a span of every operation; without one there are none. */
  readonly tracer?: Tracer | undefined;
  /** An operation is in flight even when its caller has gone. */
  readonly work: WorkInFlight;
  /** The time from an operation's arrival to its deadline. */
  readonly requestTimeoutMs: number;
}

/** Makes the one way in: context, execution, the funnel for errors, cost, log and metrics stand here once for all doors. */
export function createRunOperation(parts: RunOperationParts): RunOperation {
  return async (request, caller) => {
    const startedAt = parts.clock.now();
    const end = parts.work.begin();
    const scope: OperationScope = {
      correlationId: request.correlationId,
      deadline: startedAt + parts.requestTimeoutMs,
      accounts: unlabelled,
      cost: { upstreamCalls: 0 },
      calls: new Map(),
      reading: createReading(request.maxAgeMs),
    };
    const record: OperationRecord = {};
    try {
      return await inSpan(spanOf(parts, request), async (span) => {
        const answer = await execute(parts, request, caller, scope, record);
        // Before the answer: whoever has it and asks next is told of what it changed, or saw.
        if (record.type !== 'query' || request.maxAgeMs !== undefined) parts.executions?.separate();
        const ms = parts.clock.now() - startedAt;
        logOperation(parts, { scope, record, body: answer.body, ms, caller, span });
        return answer;
      });
    } finally {
      end();
    }
  };
}

/** The span of an operation, which is named when the document has been read. */
export function spanOf({ tracer }: Pick<RunOperationParts, 'tracer'>, { traceHeaders }: OperationRequest) {
  return { tracer, name: 'operation', traceHeaders };
}

async function execute(
  parts: RunOperationParts,
  request: OperationRequest,
  caller: Caller,
  scope: OperationScope,
  record: OperationRecord,
): Promise<OperationAnswer> {
  let bill: Bill | undefined;
  let document: FoundDocument | undefined;
  let accounts = unlabelled;
  const charge: GuardedOperation['charge'] = async (operation) => {
    bill = await parts.till.open({ ...operation, caller, accounts });
    record.price = bill.price;
    document?.keep();
  };
  const admit: RecordedContext[typeof admitOperation] = async (admitted, context) => {
    const { operation, variables } = admitted;
    await charge(admitted).catch((error: unknown) => {
      throw forApollo(error);
    });
    // What a mutation reads, it decides by or has just changed.
    if (operation.operation === 'mutation') scope.reading.maxAgeMs = 0;
    if (operation.operation !== 'query' || document?.text === undefined) return undefined;
    const query = parts.prepared.add(document.text, request.operationName, admitted);
    const coerced = coerceFor(parts.schema, query, variables);
    return coerced && (() => runPrepared(query, coerced, context));
  };
  try {
    accounts = parts.choose(request.account, caller);
    document = await parts.documents.find(request);
    const { text } = document;
    parts.guard.check(text ?? '', request.variables);
    const chosen = { ...scope, accounts };
    const answered = await answerPrepared(parts, { text, request, caller, scope: chosen, record, charge });
    if (answered !== undefined) return answered;
    const context = await parts.buildContext(chosen, caller);
    const contextValue = Object.assign(context, { [operationRecord]: record, [admitOperation]: admit });
    const response = await parts.apollo.executeOperation(toApollo(request, document.text), { contextValue });
    return toAnswer(parts, response, scope, record);
  } catch (error) {
    const thrown = error instanceof Error ? error : new Error(String(error));
    record.errors = [thrown];
    const errors = formatErrors(parts, [{ message: thrown.message }], scope, record);
    const { status, headers } = priceRefusal(thrown) ??
      documentRefusal(thrown) ?? { status: statusOf(thrown), headers: {} };
    return { status, headers, body: { errors, extensions: answerExtensions(parts, scope) } };
  } finally {
    // Before the answer, so that whoever asks next finds the change in the till.
    await bill?.settle(scope.calls);
  }
}

/** What is refused before it is an operation was asked for wrongly; all else is our own fault. */
function statusOf(error: Error): number {
  return error instanceof BadUserInput ? 400 : 500;
}

function toApollo(request: OperationRequest, query: string | undefined): GraphQLRequest {
  const { variables, operationName, http } = request;
  return {
    ...(query !== undefined && { query }),
    ...(variables !== undefined && { variables }),
    ...(operationName !== undefined && { operationName }),
    ...(http !== undefined && { http: { ...http, headers: new HeaderMap(), body: undefined } }),
  };
}

function toAnswer(
  parts: RunOperationParts,
  { body, http }: GraphQLResponse,
  scope: OperationScope,
  record: OperationRecord,
): OperationAnswer {
  if (body.kind !== 'single') throw new Error('an operation was answered in parts');
  const { errors, data, extensions } = body.singleResult;
  const answer: AnswerBody = {
    ...(errors?.length && { errors: formatErrors(parts, errors, scope, record) }),
    ...(data !== undefined && { data }),
    extensions: { ...extensions, ...answerExtensions(parts, scope) },
  };
  return { status: http.status ?? 200, headers: Object.fromEntries(http.headers), body: answer };
}
