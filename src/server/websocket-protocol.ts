import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { Callers } from '../callers/callers.ts';
import type { Logger } from '../values/logger.ts';
import { askedAge } from './asked-age.ts';
import type { Crowd } from './crowd.ts';
import type { AnswerBody } from './operation.ts';
import type { EventStream, RunStreaming } from './run-subscription.ts';
import { runInCrowd } from './take-part.ts';
import { type Welcomed, welcomeVisitor } from './welcome-visitor.ts';

/** How long a new socket may stay silent. */
const connectionInitWaitTimeout = 5_000;

/** The one at the other side of a socket. */
export interface Visitor {
  /** Of the request that became the socket. */
  readonly headers: IncomingHttpHeaders;
  readonly address: string | undefined;
  readonly close: (code: number, reason: string) => void;
}

/** The server's side of `graphql-transport-ws`, for any number of sockets. */
export interface WebSocketProtocol {
  opened: Server<Visitor>['opened'];
  /** From now on operations are refused. */
  stop(): void;
}

/** What the protocol leads to. */
export interface WebSocketProtocolParts {
  readonly schema: GraphQLSchema;
  readonly runStreaming: RunStreaming;
  readonly callers: Callers;
  readonly crowd: Crowd;
  readonly logger: Logger;
}

/**
 * Each message is handled with a function here that says its work is done. A subscription calls it as soon as it runs:
 * a socket that is to be closed waits for answers, and not for streams that may last for weeks.
 */
export const messageInFlight = new AsyncLocalStorage<() => void>();

/**
 * Operations over WebSockets, through the same way in as over HTTP. The library would parse, validate and execute by
 * itself; it is given answers that are ready instead, and keeps to what it is good at: the messages and their order.
 */
export function createWebSocketProtocol(parts: WebSocketProtocolParts): WebSocketProtocol {
  const { schema, runStreaming, crowd } = parts;
  const welcomed = new WeakMap<Visitor, Welcomed>();
  let stopped = false;
  const server = makeServer<Record<string, unknown>, Visitor>({
    connectionInitWaitTimeout,
    async onConnect({ extra, connectionParams }) {
      const welcome = await welcomeVisitor(extra, connectionParams, parts);
      if (welcome !== undefined) welcomed.set(extra, welcome);
      return welcome !== undefined;
    },
    onClose: ({ extra }) => welcomed.get(extra)?.leave(),
    async onSubscribe({ extra, subscriptions }, _id, payload) {
      if (stopped) return [new AnsweredError({ message: 'The gateway is shutting down. Connect again.' })];
      const visitor = welcomed.get(extra);
      if (visitor === undefined) throw new Error('an operation came before its sender was known');
      const operation = toOperation(payload, visitor);
      const ofSocket = Object.keys(subscriptions).length;
      const streamed = await runInCrowd(crowd, { ...operation, ofSocket }, () =>
        runStreaming(operation, visitor.caller),
      );
      if (streamed.kind === 'stream') {
        messageInFlight.getStore()?.();
        return { schema, document: placeholder, contextValue: toResults(streamed.events) };
      }
      const { body } = streamed.answer;
      if (body.data === undefined) return (body.errors ?? []).map((error) => new AnsweredError(error));
      return { schema, document: placeholder, contextValue: toResult(body) };
    },
    execute: ({ contextValue }) => contextValue as ExecutionResult,
    onError: (_context, _id, _payload, [error]) =>
      error?.originalError instanceof StreamFailed ? error.originalError.errors : undefined,
  });
  return {
    opened: (socket, visitor) => server.opened(socket, visitor),
    stop() {
      stopped = true;
    },
  };
}

/** The library asks for a document only to learn that it is no subscription. */
const placeholder = parse('{ __typename }');

function toResult({ errors, ...rest }: AnswerBody): ExecutionResult {
  return errors === undefined ? rest : { ...rest, errors: errors.map((error) => new AnsweredError(error)) };
}

/** The stream as the library wants it: what was never executed is thrown, and becomes an error message. */
function toResults(events: EventStream): AsyncIterableIterator<ExecutionResult> {
  return {
    async next() {
      const { done, value } = await events.next();
      if (done) return { done, value: undefined };
      if (value.data === undefined) throw new StreamFailed(value.errors ?? []);
      return { done: false, value: toResult(value) };
    },
    async return() {
      await events.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** The end of a stream that failed, with its errors as they are to be sent. */
class StreamFailed extends Error {
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super('the stream failed');
    this.errors = errors;
  }
}

/** An answer's error is formatted already; the library takes it for a fresh one and turns it into JSON again. */
class AnsweredError extends GraphQLError {
  readonly #formatted: GraphQLFormattedError;

  constructor(formatted: GraphQLFormattedError) {
    super(formatted.message);
    this.#formatted = formatted;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#formatted;
  }
}

function toOperation(
  { query, operationName, variables, extensions }: SubscribePayload,
  { account }: Welcomed,
) {
  return {
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
    correlationId: randomUUID(),
    account,
    maxAgeMs: askedAge(extensions?.['cacheControl']),
  };
}
