import { type ApolloServer, type GraphQLRequest, type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { Span, Tracer } from '@opentelemetry/api';
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
import { runPrepared } from './run-prepared.ts';
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
  return (request, caller) => {
    const run = new OperationRun(parts, request, caller);
    return inSpan(spanOf(parts, request), (span) => run.answer(span));
  };
}

/** The span of an operation, which is named when the document has been read. */
export function spanOf({ tracer }: Pick<RunOperationParts, 'tracer'>, { traceHeaders }: OperationRequest) {
  return { tracer, name: 'operation', traceHeaders };
}

/** One operation on its way. */
class OperationRun implements GuardedOperation {
  readonly request: OperationRequest;
  readonly caller: Caller;
  readonly record: OperationRecord = {};
  scope: OperationScope;
  readonly #parts: RunOperationParts;
  readonly #startedAt: number;
  #bill: Bill | undefined;
  #document: FoundDocument | undefined;

  constructor(parts: RunOperationParts, request: OperationRequest, caller: Caller) {
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
    this.request = request;
    this.caller = caller;
    this.scope = {
      correlationId: request.correlationId,
      deadline: this.#startedAt + parts.requestTimeoutMs,
      accounts: unlabelled,
      cost: { upstreamCalls: 0 },
      calls: new Map(),
      reading: createReading(request.maxAgeMs),
    };
  }

  get text(): string | undefined {
    return this.#document?.text;
  }

  async answer(span: Span | undefined): Promise<OperationAnswer> {
    const { record, caller, request } = this;
    const parts = this.#parts;
    const end = parts.work.begin();
    try {
      let answer: OperationAnswer;
      try {
        answer = await this.#execute();
      } catch (error) {
        answer = this.#refusal(error instanceof Error ? error : new Error(String(error)));
      } finally {
        // Before the answer, so that whoever asks next finds the change in the till.
        const settled = this.#bill?.settle(this.scope.calls);
        if (settled !== undefined) await settled;
      }
      // Before the answer: whoever has it and asks next is told of what it changed, or saw.
      if (record.type !== 'query' || request.maxAgeMs !== undefined) parts.executions?.separate();
      const ms = parts.clock.now() - this.#startedAt;
      const { observer, logger } = parts;
      logOperation(
        { observer, logger: request.logger ?? logger },
        { scope: this.scope, record, body: answer.body, ms, caller, span },
      );
      return answer;
    } finally {
      end();
    }
  }

  #execute(): OperationAnswer | Promise<OperationAnswer> {
    const { request, caller } = this;
    const { choose, documents } = this.#parts;
    const accounts = choose(request.account, caller);
    if (accounts !== unlabelled) this.scope = { ...this.scope, accounts };
    const found = documents.find(request);
    return found instanceof Promise
      ? found.then((document) => this.#executeDocument(document))
      : this.#executeDocument(found);
  }

  #executeDocument(document: FoundDocument): OperationAnswer | Promise<OperationAnswer> {
    this.#document = document;
    this.#parts.guard.check(this.text ?? '', this.request.variables);
    return answerPrepared(this.#parts, this) ?? this.#runPipeline();
  }

  charge(operation: Parameters<GuardedOperation['charge']>[0]): void | Promise<void> {
    const { caller } = this;
    const { accounts } = this.scope;
    const opened = this.#parts.till.open({ caller, accounts, ...operation });
    return opened instanceof Promise ? opened.then((bill) => this.#charged(bill)) : this.#charged(opened);
  }

  #charged(bill: Bill): void {
    this.#bill = bill;
    this.record.price = bill.price;
    this.#document?.keep();
  }

  async #runPipeline(): Promise<OperationAnswer> {
    const { request, caller, scope, record } = this;
    const parts = this.#parts;
    const context = await parts.buildContext(scope, caller);
    const admit: RecordedContext[typeof admitOperation] = (admitted, context) =>
      this.#admit(admitted, context);
    const contextValue = Object.assign(context, { [operationRecord]: record, [admitOperation]: admit });
    const response = await parts.apollo.executeOperation(toApollo(request, this.text), { contextValue });
    return toAnswer(parts, response, scope, record);
  }

  async #admit(
    ...[admitted, context]: Parameters<RecordedContext[typeof admitOperation]>
  ): ReturnType<RecordedContext[typeof admitOperation]> {
    const { operation, variables } = admitted;
    try {
      await this.charge(admitted);
    } catch (error) {
      throw forApollo(error);
    }
    // What a mutation reads, it decides by or has just changed.
    if (operation.operation === 'mutation') this.scope.reading.maxAgeMs = 0;
    if (operation.operation !== 'query' || this.text === undefined) return undefined;
    const query = this.#parts.prepared.add(this.text, this.request.operationName, admitted);
    const coerced = query.coerced(variables);
    return coerced && (() => runPrepared(query, coerced, context));
  }

  #refusal(thrown: Error): OperationAnswer {
    const { scope, record } = this;
    record.errors = [thrown];
    const errors = formatErrors(this.#parts, [{ message: thrown.message }], scope, record);
    const { status, headers } = priceRefusal(thrown) ??
      documentRefusal(thrown) ?? { status: statusOf(thrown), headers: {} };
    return { status, headers, body: { errors, extensions: answerExtensions(this.#parts, scope) } };
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
