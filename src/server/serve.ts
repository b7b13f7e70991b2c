import { ProxyTracer, type Tracer, trace } from '@opentelemetry/api';
import type { GraphQLSchema } from 'graphql';
import type { Callers } from '../callers/callers.ts';
import type { AddressedUpstream, Config } from '../config/config.ts';
import type { Environment } from '../config/read-config.ts';
import { createDocuments, type DocumentsParts } from '../documents/documents.ts';
import { createPersistedQueries } from '../documents/persisted-queries.ts';
import { readTrustedDocuments } from '../documents/trusted-documents.ts';
import { createDocumentGuard } from '../price/document-guard.ts';
import { priceLimits } from '../price/price-limits.ts';
import { createSchema } from '../resolvers/schema.ts';
import { createDispatcher } from '../rest/dispatcher.ts';
import type { Clock } from '../values/clock.ts';
import type { HeldLog, Logger } from '../values/logger.ts';
import { openAccounts } from './accounts.ts';
import { auditMutations } from './audit-mutations.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openConfiguredMirror } from './open-configured-mirror.ts';
import { readTypeDefs } from './package-files.ts';
import { type RunningGateway, startGateway } from './start-gateway.ts';

/** What serving needs beside the configuration. */
export interface ServeParts {
  readonly upstream: AddressedUpstream;
  readonly environment: Environment;
  readonly version: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For lines of answers that leave together; without it each is written by itself. */
  readonly held?: HeldLog | undefined;
}

/**
 * Puts the gateway together and listens; warming up goes on behind, and `/readyz` says when it is done.
 * Closing it closes what lies behind the doors too. @throws ConfigError for trusted documents that are not sound
 */
export async function serve(config: Config, parts: ServeParts): Promise<RunningGateway> {
  const { upstream, clock, logger, version } = parts;
  const schema = createSchema(readTypeDefs());
  const trusted = readDocuments(config, schema);
  const metrics = createMetrics({ version, upstream: upstream.name });
  const known = await knowCallers(config, parts, metrics);
  const tracer = tracerOf(version);
  const mirror = await openConfiguredMirror(config, { ...parts, observer: metrics.mirror });
  if (mirror !== undefined) metrics.mirror.watch(mirror, clock);
  const accounts = await openAccounts({ ...parts, config, metrics, mirror, ...(tracer && { tracer }) });
  const gateway = await startGateway(config, {
    schema: auditMutations(schema, accounts.audit),
    buildContext: accounts.buildContext,
    choose: accounts.choose,
    packages: accounts,
    upstream: upstream.name,
    ...known,
    documents: createDocuments({ persisted: createPersistedQueries(accounts.store), ...trusted }),
    ...trusted,
    mirror,
    counter: accounts.store,
    alone: !accounts.store.shared,
    ready: accounts.ready,
    metrics,
    clock,
    logger,
    held: parts.held,
    ...(tracer && { tracer }),
  }).catch(async (error: unknown) => {
    known.callers?.close();
    await mirror?.close();
    await accounts.close();
    throw error;
  });
  logger.info({ version, upstream: upstream.name, port: gateway.port }, 'listening');
  accounts.warmUp().then(
    () => logger.info({ upstream: upstream.name }, 'warmed up'),
    (error: unknown) => logger.error({ detail: String(error) }, 'warming up failed'),
  );
  return {
    ...gateway,
    async close(graceMs) {
      await gateway.close(graceMs);
      known.callers?.close();
      await mirror?.close();
      await accounts.close();
    },
  };
}

/** The trusted documents, where there is a folder of them. */
function readDocuments({ queriesDir }: Config, schema: GraphQLSchema): Pick<DocumentsParts, 'trusted'> {
  if (queriesDir === undefined) return {};
  const guard = createDocumentGuard(priceLimits);
  return { trusted: readTrustedDocuments(queriesDir, { schema, checkText: (text) => guard.check(text) }) };
}

/** Of an SDK that was brought with NODE_OPTIONS. Without one nothing is traced, rather than spans made that nobody sees. */
function tracerOf(version: string): Tracer | undefined {
  const tracer = trace.getTracer('hardware-gateway', version);
  return tracer instanceof ProxyTracer ? undefined : tracer;
}

/** What knowing callers needs is loaded only where callers are declared. */
async function knowCallers(
  { callers: file }: Config,
  { environment, clock, logger }: ServeParts,
  metrics: Metrics,
): Promise<{ readonly callers?: Callers }> {
  if (file === undefined) return {};
  const [{ openCallers }, { createFetchJson }] = await Promise.all([
    import('../callers/callers.ts'),
    import('./fetch-json.ts'),
  ]);
  const fetchJson = createFetchJson(createDispatcher({ environment }));
  return { callers: openCallers(file, { fetchJson, observer: metrics.callers, clock, logger }) };
}
