import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import type { QueryResult } from '../execution/compile-query.ts';
import type { Price } from '../price/ledger.ts';
import { priceLimits } from '../price/price-limits.ts';
import type { PricedOperation } from '../price/till.ts';
import type { Logger } from '../values/logger.ts';
import { createDocumentStore } from './document-store.ts';
import type { OperationType } from './operation.ts';

/** What became known of an operation while Apollo Server worked on it. */
export interface OperationRecord {
  name?: string;
  type?: OperationType;
  /** What it may cost at worst; absent where it was refused. */
  price?: Price;
  /** True where somebody else's execution answered it too. */
  joined?: boolean;
  /** Whether the service said the same again, so that the last answer to the same question was given again; absent where there was none. */
  confirmed?: boolean;
  /** Reads of the memory that a kept answer stands for. */
  recalled?: number;
  /** As they were thrown, in the order of the answer's errors. */
  errors?: readonly Error[];
}

/** Where an operation's record travels in its context, which Apollo Server copies. */
export const operationRecord: unique symbol = Symbol('operation record');

/** Where the pricing of an operation travels in its context. */
export const admitOperation: unique symbol = Symbol('admit operation');

/** A context that carries its operation's record. */
export interface RecordedContext {
  readonly [operationRecord]: OperationRecord;
  /**
   * Asked when the operation is known and nothing of it has run; throws what refuses it. Gives what runs it; undefined
   * where it is left to graphql-js.
   */
  readonly [admitOperation]: (
    operation: Pick<PricedOperation, 'document' | 'operation' | 'variables'>,
    context: object,
  ) => Promise<RunAdmitted | undefined>;
}

/** Runs an operation that was admitted. Never rejects. */
export type RunAdmitted = () => QueryResult | Promise<QueryResult>;

/** Faults of a document that are told; finding and placing each takes time, and nobody reads a hundred. */
const mostFaults = 20;

/** Apollo Server as a pipeline without doors: HTTP, landing pages and reports to Apollo are not its business here. */
export function createApollo(schema: GraphQLSchema, logger: Logger): ApolloServer<RecordedContext> {
  return new ApolloServer<RecordedContext>({
    schema,
    parseOptions: { maxTokens: priceLimits.tokens },
    validationOptions: { maxErrors: mostFaults },
    documentStore: createDocumentStore(),
    // Found, checked and kept before it comes here, for every door.
    persistedQueries: false,
    logger: plainLogger(logger),
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      recordOperation,
    ],
  });
}

/** A name may be as long as the body; a log line should not. */
export const longestLoggedName = 100;

const recordOperation: ApolloServerPlugin<RecordedContext> = {
  async requestDidStart({ contextValue, request }) {
    const record = contextValue[operationRecord];
    let run: RunAdmitted | undefined;
    return {
      async didResolveOperation({ document, operation }) {
        if (operation?.name) record.name = operation.name.value.slice(0, longestLoggedName);
        if (operation) record.type = operation.operation;
        // The pipeline would run it as if it were a query, and answer null.
        if (operation?.operation === 'subscription') throw notHere();
        const { variables } = request;
        if (operation)
          run = await contextValue[admitOperation]({ document, operation, variables }, contextValue);
      },
      async responseForOperation() {
        return run === undefined ? null : toResponse(await run(), record);
      },
      async didEncounterErrors({ document, errors }) {
        record.errors = errors;
        const operation = document && getOperationAST(document, request.operationName);
        if (operation) record.type = operation.operation;
      },
    };
  },
};

function toResponse({ data, errors }: QueryResult, record: OperationRecord): GraphQLResponse {
  if (errors !== undefined) record.errors = errors;
  const singleResult = { data, ...(errors && { errors: errors.map((error) => error.toJSON()) }) };
  return {
    http: { headers: new HeaderMap() },
    body: { kind: 'single', singleResult },
  };
}

function notHere(): GraphQLError {
  return new GraphQLError(
    'A subscription is a stream, which one JSON answer cannot hold. Open a WebSocket at this address with the ' +
      'sub-protocol graphql-transport-ws, or send the same POST with the header Accept: text/event-stream.',
    { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } },
  );
}

function plainLogger(logger: Logger) {
  return {
    debug: (message: string) => logger.debug({}, message),
    info: (message: string) => logger.info({}, message),
    warn: (message: string) => logger.warn({}, message),
    error: (message: string) => logger.error({}, message),
  };
}
