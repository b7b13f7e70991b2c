import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Doorstep } from './doorstep.ts';
import type { Drain } from './drain.ts';
import { addExplorerRoutes } from './explorer-routes.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { addGraphqlRoute } from './graphql-route.ts';
import { addPackagesPageRoutes } from './packages-page-routes.ts';
import { addPackagesRoutes } from './packages-routes.ts';
import { addReportsRoutes } from './reports/reports-routes.ts';
import { addReportsPageRoutes } from './reports-page-routes.ts';
import { addSavedQueriesRoutes } from './saved-queries/saved-queries-routes.ts';
import { addStatusRoutes } from './status-routes.ts';
import type { WaysIn } from './ways-in.ts';

/** Adds everything that is served over HTTP, each in a scope of its own, so that the hooks of one are not those of another. */
export async function addRoutes(
  app: FastifyInstance<Server>,
  parts: GatewayParts,
  doorstep: Doorstep,
  ways: WaysIn & { readonly path: string; readonly drain: Pick<Drain, 'draining'> },
): Promise<void> {
  const { basePath, asksForKey } = doorstep;
  const { packages, upstream } = parts;
  const all = { ...parts, ...doorstep, ...ways };
  const page = { basePath, upstream, asksForKey };
  const status = {
    basePath,
    upstream,
    readiness: () => (ways.drain.draining ? ({ ready: false, reason: 'draining' } as const) : parts.ready()),
    metrics: parts.metrics.text,
    schema: parts.schema,
  };
  const scopes: ((scope: FastifyInstance<Server>) => void)[] = [
    (scope) => addGraphqlRoute(scope, all),
    (scope) => packages !== undefined && addPackagesRoutes(scope, { ...all, packages }),
    (scope) => addReportsRoutes(scope, all),
    (scope) => addSavedQueriesRoutes(scope, all),
    (scope) => addPackagesPageRoutes(scope, page),
    (scope) => addReportsPageRoutes(scope, page),
    (scope) => addExplorerRoutes(scope, all),
    (scope) => addStatusRoutes(scope, status),
  ];
  for (const add of scopes) await app.register(async (scope) => add(scope as FastifyInstance<Server>));
}
