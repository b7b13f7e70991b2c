import type { Span, Tracer } from '@opentelemetry/api';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import type { Documents } from '../documents/documents.ts';
import { createReading } from '../memory/reading.ts';
import type { DocumentGuard } from '../price/document-guard.ts';
import { priceLimits } from '../price/price-limits.ts';
import type { Bill, Till } from '../price/till.ts';
import { unlabelled } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import { answerExtensions } from './answer-extensions.ts';
import { longestLoggedName, type OperationRecord } from './apollo.ts';
import type { ChooseAccount } from './choose-account.ts';
import type { Crowd } from './crowd.ts';
import { type FormatErrorsParts, formatErrors } from './format-errors.ts';
import { inSpan } from './in-span.ts';
import { logOperation } from './log-operation.ts';
import type {
  AnswerBody,
  BuildContext,
  OperationAnswer,
  OperationObserver,
  OperationRequest,
  OperationScope,
  RunOperation,
} from './operation.ts';
import { priceRefusal } from './price-refusal.ts';
import { spanOf } from './run-operation.ts';
import type { SharedExecutions } from './shared-executions.ts';
import { takePart } from './take-part.ts';
import type { WorkInFlight } from './work-in-flight.ts';

/** What became of an operation at a door that can stream. */
export type Streamed =
  | { readonly kind: 'answer'; readonly answer: OperationAnswer }
  /** Its `return` ends it at once. An answer without `data` is its last. */
  | { readonly kind: 'stream'; readonly events: EventStream };

export type EventStream = AsyncIterableIterator<AnswerBody> & { return(): Promise<unknown> };

/** The way in for doors that can stream: a subscription becomes a stream of answers, all else one answer. Never throws. */
export type RunStreaming = (request: OperationRequest, caller: Caller) => Promise<Streamed>;

/** All that running subscriptions needs beside the running of other operations. */
export interface RunSubscriptionParts extends FormatErrorsParts {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly guard: DocumentGuard;
  readonly till: Till;
  readonly runOperation: RunOperation;
  readonly buildContext: BuildContext;
  readonly choose: ChooseAccount;
  readonly clock: Clock;
  readonly observer: OperationObserver;
  readonly tracer?: Tracer | undefined;
  readonly work: WorkInFlight;
  readonly crowd: Crowd;
  readonly executions?: Pick<SharedExecutions<unknown>, 'separate'> | undefined;
  /** The time that each event may take. */
  readonly requestTimeoutMs: number;
}

/**
 * Makes the way in for streams. Each event is an operation of its own under the same correlation id: fresh loaders and
 * deadline, its own cost, log line and count. Whatever is no sound subscription goes the way of all operations, which
 * says what is wrong with it.
 */
export function createRunSubscription(parts: RunSubscriptionParts): RunStreaming {
  return async (request, caller) => {
    const document = await readSubscription(parts, request);
    if (document === undefined) return { kind: 'answer', answer: await parts.runOperation(request, caller) };
    const subscription = new Subscription(parts, request, caller, document);
    return takePart(parts.crowd, request.correlationId, () => subscription.open());
  };
}

/** The document, where it is sound and asks for a subscription. */
async function readSubscription(
  { schema, documents, guard }: Pick<RunSubscriptionParts, 'schema' | 'documents' | 'guard'>,
  request: OperationRequest,
): Promise<DocumentNode | undefined> {
  if (!schema.getSubscriptionType()) return undefined;
  try {
    const { text = '', keep } = await documents.find(request);
    guard.check(text, request.variables);
    const document = parse(text, { maxTokens: priceLimits.tokens });
    const operation = getOperationAST(document, request.operationName);
    if (operation?.operation !== 'subscription') return undefined;
    if (validate(schema, document).length > 0) return undefined;
    keep();
    return document;
  } catch {
    return undefined;
  }
}

class Subscription {
  readonly #parts: RunSubscriptionParts;
  readonly #request: OperationRequest;
  readonly #caller: Caller;
  readonly #document: DocumentNode;
  readonly #name: { readonly name?: string };
  #accounts = unlabelled;

  constructor(
    parts: RunSubscriptionParts,
    request: OperationRequest,
    caller: Caller,
    document: DocumentNode,
  ) {
    this.#parts = parts;
    this.#request = request;
    this.#caller = caller;
    this.#document = document;
    const name = getOperationAST(document, request.operationName)?.name?.value;
    this.#name = name === undefined ? {} : { name: name.slice(0, longestLoggedName) };
  }

  async open(): Promise<Streamed> {
    const startedAt = this.#parts.clock.now();
    try {
      this.#accounts = this.#parts.choose(this.#request.account, this.#caller);
      // Refused before anything is watched; what an event costs is set aside when it comes.
      const bill = await this.#bill();
      await bill.settle(new Map());
      const scope = this.#scope();
      const source = await createSourceEventStream(await this.#execution(scope));
      if (Symbol.asyncIterator in source)
        return { kind: 'stream', events: this.#events(source[Symbol.asyncIterator]()) };
      return this.#refusal(source, scope, startedAt);
    } catch (error) {
      return this.#refusal(failed(error), this.#scope(), startedAt);
    }
  }

  #events(source: AsyncIterator<unknown>): EventStream {
    let over = false;
    return {
      next: async () => {
        if (over) return { done: true, value: undefined };
        const event = await source.next().catch((error: unknown) => ({ error }));
        if ('error' in event) {
          over = true;
          return { done: false, value: this.#answer(failed(event.error), this.#scope(), this.#now()) };
        }
        if (event.done) return { done: true, value: undefined };
        return { done: false, value: await this.#run(event.value) };
      },
      // Not by a generator, whose `return` would wait for the next event.
      return: async () => {
        over = true;
        await source.return?.();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** One event is one operation. */
  async #run(rootValue: unknown): Promise<AnswerBody> {
    const scope = this.#scope();
    const startedAt = this.#now();
    const end = this.#parts.work.begin();
    try {
      return await inSpan(spanOf(this.#parts, this.#request), async (span) => {
        const result = await this.#execute(scope, rootValue);
        // Whoever sees the event and asks must not be told of the state before.
        this.#parts.executions?.separate();
        return this.#answer(result, scope, startedAt, span);
      });
    } finally {
      end();
    }
  }

  async #execute(scope: OperationScope, rootValue: unknown): Promise<ExecutionResult> {
    let bill: Bill | undefined;
    try {
      bill = await this.#bill();
      return await execute({ ...(await this.#execution(scope)), rootValue });
    } catch (error) {
      return failed(error);
    } finally {
      await bill?.settle(scope.calls);
    }
  }

  async #bill(): Promise<Bill> {
    const { variables, operationName } = this.#request;
    const operation = getOperationAST(this.#document, operationName);
    if (!operation) throw new Error('a subscription without an operation');
    const { till } = this.#parts;
    const [document, caller, accounts] = [this.#document, this.#caller, this.#accounts];
    return till.open({ document, operation, variables, caller, accounts });
  }

  async #execution(scope: OperationScope) {
    const { variables, operationName } = this.#request;
    return {
      schema: this.#parts.schema,
      document: this.#document,
      contextValue: await this.#parts.buildContext(scope, this.#caller),
      ...(variables !== undefined && { variableValues: variables }),
      ...(operationName !== undefined && { operationName }),
    };
  }

  #refusal(result: ExecutionResult, scope: OperationScope, startedAt: number): Streamed {
    const refused = priceRefusal(result.errors?.[0]?.originalError) ?? { status: 200, headers: {} };
    return { kind: 'answer', answer: { ...refused, body: this.#answer(result, scope, startedAt) } };
  }

  #answer(
    { data, errors }: ExecutionResult,
    scope: OperationScope,
    startedAt: number,
    span?: Span,
  ): AnswerBody {
    const record: OperationRecord = { ...this.#name, type: 'subscription', ...(errors && { errors }) };
    const formatted = errors?.map((error) => error.toJSON()) ?? [];
    const body: AnswerBody = {
      ...(formatted.length > 0 && { errors: formatErrors(this.#parts, formatted, scope, record) }),
      ...(data !== undefined && { data: data as Record<string, unknown> | null }),
      extensions: answerExtensions(this.#parts, scope),
    };
    const ms = this.#now() - startedAt;
    logOperation(this.#parts, { scope, record, body, ms, caller: this.#caller, span });
    return body;
  }

  #scope(): OperationScope {
    const { correlationId } = this.#request;
    return {
      correlationId,
      accounts: this.#accounts,
      deadline: this.#now() + this.#parts.requestTimeoutMs,
      cost: { upstreamCalls: 0 },
      calls: new Map(),
      // An event says what is new: nothing beside it may be older.
      reading: createReading(0),
    };
  }

  #now(): number {
    return this.#parts.clock.now();
  }
}

/** What was thrown outside of any field, as an execution would have told it. */
function failed(error: unknown): ExecutionResult {
  const thrown = error instanceof Error ? error : new Error(String(error));
  return { errors: [new GraphQLError(thrown.message, { originalError: thrown })] };
}
