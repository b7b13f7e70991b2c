import { randomUUID } from 'node:crypto';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import { anonymous } from './caller.ts';
import type { AnswerBody, RunOperation } from './operation.ts';

/** How long a new socket may stay silent. */
const connectionInitWaitTimeout = 5_000;

/** The server's side of `graphql-transport-ws`, for any number of sockets. */
export interface WebSocketProtocol {
  opened: Server<undefined>['opened'] extends (socket: infer S, extra: undefined) => infer R
    ? (socket: S) => R
    : never;
  /** From now on operations are refused. */
  stop(): void;
}

/**
 * Queries and mutations over WebSockets, through the same `runOperation` as over HTTP. The library would parse,
 * validate and execute by itself; it is given an answer that is ready instead, and keeps to what it is good at: the
 * messages and their order.
 */
export function createWebSocketProtocol(
  schema: GraphQLSchema,
  runOperation: RunOperation,
): WebSocketProtocol {
  let stopped = false;
  const server = makeServer<Record<string, unknown>, undefined>({
    connectionInitWaitTimeout,
    async onSubscribe(_context, _id, payload) {
      if (stopped) return [new AnsweredError({ message: 'The gateway is shutting down. Connect again.' })];
      const { body } = await runOperation(toOperation(payload), anonymous);
      if (body.data === undefined) return (body.errors ?? []).map((error) => new AnsweredError(error));
      return { schema, document: placeholder, contextValue: toResult(body) };
    },
    execute: ({ contextValue }) => contextValue as ExecutionResult,
  });
  return {
    opened: (socket) => server.opened(socket, undefined),
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

function toOperation({ query, operationName, variables, extensions }: SubscribePayload) {
  return {
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
    correlationId: randomUUID(),
    noCache: false,
  };
}
