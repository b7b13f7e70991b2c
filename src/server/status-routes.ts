import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, printSchema } from 'graphql';
import type { UpstreamName } from '../config/config.ts';
import type { Readiness } from './readiness.ts';

/** What the routes tell. */
export interface StatusRouteParts {
  readonly basePath: string;
  readonly upstream: UpstreamName;
  readonly readiness: () => Readiness;
  /** Metrics in Prometheus's text format, with its media type. */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  readonly schema: GraphQLSchema;
}

/** What an operator, a platform and a code generator ask: is it alive, can it serve, what has it done, what can it do. */
export function addStatusRoutes(app: FastifyInstance, parts: StatusRouteParts): void {
  const { basePath, upstream } = parts;
  app.addHook(
    'onRequest',
    async (_request, reply) => void reply.header('cache-control', 'private, no-cache'),
  );

  app.get(`${basePath}/healthz`, { config: { admits: 'anybody' } }, async () => ({
    status: 'alive',
    upstream,
  }));

  app.get(`${basePath}/readyz`, { config: { admits: 'anybody' } }, async (_request, reply) => {
    const readiness = parts.readiness();
    if (readiness.ready) return { status: 'ready', upstream };
    return reply.code(503).send({ status: 'not ready', reason: readiness.reason, upstream });
  });

  app.get(`${basePath}/metrics`, { config: { admits: 'operator' } }, async (_request, reply) => {
    const { contentType, text } = await parts.metrics();
    return reply.type(contentType).send(text);
  });

  // Printed when it is first asked for, since it takes a thirtieth of a start.
  let printed: string | undefined;
  app.get(`${basePath}/schema.graphql`, { config: { admits: 'anyCaller' } }, async (_request, reply) => {
    printed ??= printSchema(parts.schema);
    return reply.type('text/plain; charset=utf-8').send(printed);
  });
}
