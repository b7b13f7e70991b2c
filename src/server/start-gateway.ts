import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Tracer } from '@opentelemetry/api';
import { type GraphQLSchema, printSchema } from 'graphql';
import type { Callers } from '../callers/callers.ts';
import { everybody } from '../callers/everybody.ts';
import type { Config, UpstreamName } from '../config/config.ts';
import { isLoopback } from '../config/loopback.ts';
import { createDocuments, type Documents } from '../documents/documents.ts';
import type { TrustedDocuments } from '../documents/trusted-documents.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { createBudgets, type SharedCounter } from '../price/budgets.ts';
import { createDocumentGuard } from '../price/document-guard.ts';
import { type PriceLimits, priceLimits } from '../price/price-limits.ts';
import { createTill } from '../price/till.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { Executed } from './answer-prepared.ts';
import { createApollo } from './apollo.ts';
import { type ChooseAccount, onlyAccount } from './choose-account.ts';
import { createCrowd } from './crowd.ts';
import { createDoor } from './door.ts';
import { type DoorLimits, doorLimits } from './door-limits.ts';
import { createDrain } from './drain.ts';
import { createEventStreams } from './event-stream.ts';
import { addExplorerRoutes } from './explorer-routes.ts';
import { createGraphqlLane, type Lane } from './graphql-lane.ts';
import { addGraphqlRoute } from './graphql-route.ts';
import { createKeptAnswers } from './kept-answers.ts';
import type { Metrics } from './metrics.ts';
import type { BuildContext } from './operation.ts';
import type { PackagesUpstream } from './packages-handler.ts';
import { addPackagesPageRoutes } from './packages-page-routes.ts';
import { addPackagesRoutes } from './packages-routes.ts';
import { createPreparedQueries } from './prepared-queries.ts';
import type { Readiness } from './readiness.ts';
import { addReportsRoutes } from './reports/reports-routes.ts';
import { addReportsPageRoutes } from './reports-page-routes.ts';
import { createRunOperation } from './run-operation.ts';
import { createRunSubscription } from './run-subscription.ts';
import { addSavedQueriesRoutes } from './saved-queries/saved-queries-routes.ts';
import { createSharedExecutions } from './shared-executions.ts';
import { addStatusRoutes } from './status-routes.ts';
import { openWebSocketDoor } from './websocket-door.ts';
import { createWebSocketProtocol } from './websocket-protocol.ts';
import type { Doorkeeper } from './who-may-ask.ts';
import { createWorkInFlight } from './work-in-flight.ts';

/** What the doors need of the configuration. */
export type DoorConfig = Pick<Config, 'host' | 'port' | 'basePath' | 'corsOrigins' | 'requestTimeoutMs'>;

/** What the doors lead to. */
export interface GatewayParts {
  readonly schema: GraphQLSchema;
  readonly buildContext: BuildContext;
  /** Which accounts an operation may use; without it there is one, which has no label. */
  readonly choose?: ChooseAccount;
  /** The way of packages; without it there are no routes for them. */
  readonly packages?: PackagesUpstream;
  readonly upstream: UpstreamName;
  /** The account as tables; without one there are no reports. */
  readonly mirror?: Mirror | undefined;
  /** Who may call; without it, everybody. */
  readonly callers?: Callers;
  /** Can what lies behind the doors serve? Draining is the doors' own affair. */
  readonly ready: () => Readiness;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Makes the spans; without one nothing is traced. */
  readonly tracer?: Tracer;
  /** What the doors let in at once, where it is not {@link doorLimits}. */
  readonly limits?: Partial<DoorLimits>;
  /** What one operation may cost, where it is not {@link priceLimits}. */
  readonly priceLimits?: Partial<PriceLimits>;
  /** Where documents are found that requests only name; without it, those that clients register with this process. */
  readonly documents?: Documents;
  /** The trusted ones among them, which are served as rows too. */
  readonly trusted?: TrustedDocuments;
  /** What replicas count together; without one, each counts for itself. */
  readonly counter?: SharedCounter;
  /** False where replicas serve the same accounts; true by default. */
  readonly alone?: boolean;
  /** How often an idle event stream is kept alive; 12 s by default. */
  readonly keepAliveMs?: number;
}

/** A gateway that listens. */
export interface RunningGateway {
  /** Where to reach it, with its base path and without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /**
   * The polite end: new requests are served for `graceMs` more, what was accepted is finished, then the doors are
   * closed. Calling it again waits for the same end.
   */
  close(graceMs?: number): Promise<void>;
}

/** How long new requests are still served after the signal to end, while load balancers learn of it. */
const defaultGraceMs = 2_000;

/** Opens the doors and listens. @throws the system's error when the address cannot be listened on. */
export async function startGateway(config: DoorConfig, parts: GatewayParts): Promise<RunningGateway> {
  const { basePath } = config;
  const doorkeeper: Doorkeeper = {
    onLoopback: parts.callers === undefined && isLoopback(config.host),
    origins: new Set(config.corsOrigins),
  };
  const { callers = everybody, choose = onlyAccount } = parts;
  const apollo = createApollo(parts.schema, parts.logger);
  await apollo.start();
  const [work, transfers] = [createWorkInFlight(), createWorkInFlight()];
  const { requestTimeoutMs } = config;
  const limits = { ...doorLimits, ...parts.limits };
  const crowd = createCrowd(limits, parts.metrics.turnedAway);
  const budgets = createBudgets(parts);
  const prices = { ...priceLimits, ...parts.priceLimits };
  const running = {
    ...parts,
    choose,
    apollo,
    documents: parts.documents ?? createDocuments(),
    guard: createDocumentGuard(prices),
    till: createTill(prices, budgets),
    prepared: createPreparedQueries(parts.schema),
    executions: parts.alone === false ? undefined : createSharedExecutions<Executed>(parts.clock),
    kept: parts.alone === false ? undefined : createKeptAnswers<Executed>(parts.clock),
    memoryObserver: parts.metrics.memory,
    work,
    crowd,
    observer: parts.metrics.operations,
    requestTimeoutMs,
    hints: parts.callers === undefined,
  };
  const runOperation = createRunOperation(running);
  const runStreaming = createRunSubscription({ ...running, runOperation });
  const eventStreams = createEventStreams(parts);

  const path = `${basePath}/graphql`;
  const app = createDoor({ ...parts, callers, doorkeeper, limits, draining: () => drain.draining });
  const protocol = createWebSocketProtocol({ ...parts, callers, runStreaming, crowd });
  const webSockets = openWebSocketDoor(app.server, { ...parts, path, doorkeeper, protocol, work, crowd });
  const drain = createDrain({
    app,
    webSockets,
    eventStreams,
    work,
    transfers,
    clock: parts.clock,
    patienceMs: requestTimeoutMs,
  });

  const ways = { runOperation, runStreaming, eventStreams };
  await app.register(async (scope) =>
    addGraphqlRoute(scope, { path, doorkeeper, callers, choose, crowd, ...ways }),
  );
  const { packages } = parts;
  if (packages !== undefined) {
    const { executions } = running;
    const routes = {
      ...parts,
      packages,
      choose,
      basePath,
      doorkeeper,
      transfers,
      crowd,
      budgets,
      executions,
    };
    await app.register(async (scope) => addPackagesRoutes(scope as typeof app, routes));
  }
  const reports = { ...parts, choose, basePath, doorkeeper, transfers, crowd };
  await app.register(async (scope) => addReportsRoutes(scope, reports));
  await app.register(async (scope) => addSavedQueriesRoutes(scope, { ...reports, runOperation }));
  const page = { basePath, upstream: parts.upstream, asksForKey: parts.callers !== undefined };
  await app.register(async (scope) => addPackagesPageRoutes(scope, page));
  await app.register(async (scope) => addReportsPageRoutes(scope, page));
  await app.register(async (scope) =>
    addExplorerRoutes(scope, {
      ...parts,
      choose,
      basePath,
      doorkeeper,
      asksForKey: parts.callers !== undefined,
    }),
  );
  await app.register(async (scope) =>
    addStatusRoutes(scope, {
      basePath,
      upstream: parts.upstream,
      readiness: () => (drain.draining ? { ready: false, reason: 'draining' } : parts.ready()),
      metrics: parts.metrics.text,
      printedSchema: printSchema(parts.schema),
    }),
  );
  await app.ready();
  openLane(
    app.server,
    createGraphqlLane({
      ...parts,
      path,
      doorkeeper,
      callers,
      choose,
      runOperation,
      crowd,
      draining: () => drain.draining,
    }),
  );
  // Not by Fastify, which opens a second server for `localhost` that would have to be drained too.
  app.server.listen({ host: config.host, port: config.port });
  await once(app.server, 'listening');
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `${originOf(config.host, port)}${basePath}`,
    port,
    close: async (graceMs = defaultGraceMs) => {
      await drain.close(graceMs);
      await apollo.stop();
    },
  };
}

/** Lets a lane look at every request before Fastify, which answers what the lane does not take. Others who listen hear of both. */
function openLane(server: Server, lane: Lane): void {
  const [route] = server.listeners('request') as ((...args: Parameters<Lane>) => void)[];
  if (route === undefined) throw new Error('Fastify does not listen');
  server.off('request', route);
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!lane(request, response)) route.call(server, request, response);
  });
}

/** An address that a person can open: one that listens on all interfaces is reached as localhost. */
function originOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
