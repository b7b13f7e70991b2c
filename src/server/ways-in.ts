import type { ApolloServer } from '@apollo/server';
import { createDocuments } from '../documents/documents.ts';
import type { QueryResult } from '../execution/compile-query.ts';
import { createDocumentGuard } from '../price/document-guard.ts';
import { priceLimits } from '../price/price-limits.ts';
import { createTill } from '../price/till.ts';
import type { Executed } from './answer-prepared.ts';
import type { RecordedContext } from './apollo.ts';
import { createConfirmedAnswers } from './confirmed-answers.ts';
import type { Doorstep } from './doorstep.ts';
import { createEventStreams, type EventStreams } from './event-stream.ts';
import type { DoorConfig, GatewayParts } from './gateway-parts.ts';
import { createKeptAnswers } from './kept-answers.ts';
import type { RunOperation } from './operation.ts';
import { createPreparedQueries } from './prepared-queries.ts';
import { createRunOperation } from './run-operation.ts';
import { createRunSubscription, type RunStreaming } from './run-subscription.ts';
import { createSharedExecutions, type SharedExecutions } from './shared-executions.ts';

/** How operations get in, whatever door they come by. */
export interface WaysIn {
  readonly runOperation: RunOperation;
  readonly runStreaming: RunStreaming;
  readonly eventStreams: EventStreams;
  /** Absent where replicas serve the same accounts. */
  readonly executions: SharedExecutions<Executed> | undefined;
}

/** Makes them. `apollo` has been started. */
export function createWaysIn(
  { requestTimeoutMs }: Pick<DoorConfig, 'requestTimeoutMs'>,
  parts: GatewayParts,
  doorstep: Doorstep,
  apollo: ApolloServer<RecordedContext>,
): WaysIn {
  const prices = { ...priceLimits, ...parts.priceLimits };
  // What another replica has changed would not be seen by who shares or keeps.
  const alone = parts.alone !== false;
  const executions = alone ? createSharedExecutions<Executed>(parts.clock) : undefined;
  const running = {
    ...parts,
    ...doorstep,
    apollo,
    documents: parts.documents ?? createDocuments(),
    guard: createDocumentGuard(prices),
    till: createTill(prices, doorstep.budgets),
    prepared: createPreparedQueries(parts.schema),
    executions,
    kept: alone ? createKeptAnswers<Executed>(parts.clock) : undefined,
    confirmed: createConfirmedAnswers<QueryResult>(),
    memoryObserver: parts.metrics.memory,
    observer: parts.metrics.operations,
    requestTimeoutMs,
    hints: !doorstep.asksForKey,
  };
  const runOperation = createRunOperation(running);
  return {
    runOperation,
    runStreaming: createRunSubscription({ ...running, runOperation }),
    eventStreams: createEventStreams(parts),
    executions,
  };
}
