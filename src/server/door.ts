import type { Server } from 'node:http';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Callers } from '../callers/callers.ts';
import type { UpstreamName } from '../config/config.ts';
import type { Logger } from '../values/logger.ts';
import { admit } from './admit.ts';
import { answerEarly } from './answer-early.ts';
import { correlationIdOf } from './correlation-id.ts';
import { corsHeaders, isPreflight, preflightHeaders } from './cors.ts';
import { DirectRequest } from './direct-request.ts';
import type { DoorLimits } from './door-limits.ts';
import { checkHeaderCount } from './header-flood.ts';
import { HttpError } from './http-error.ts';
import { endLate } from './read-body.ts';
import { bodyLimit, logRefusal, refusalFor } from './refusal.ts';
import { refuseConnection } from './refuse-connection.ts';
import { checkHost, checkOrigin, type Doorkeeper } from './who-may-ask.ts';

/** Node.js looks this often for connections whose headers do not come to their end. */
const lookMs = 5_000;

/** What the door itself must know; its routes are added from outside. */
export interface DoorParts {
  readonly doorkeeper: Doorkeeper;
  readonly callers: Callers;
  readonly upstream: UpstreamName;
  readonly logger: Logger;
  readonly limits: DoorLimits;
  /** True from the first signal to end. */
  readonly draining: () => boolean;
}

/**
 * The HTTP door without its routes: who may knock, the headers of every answer, and errors as JSON in the shape of a
 * GraphQL answer. Bodies arrive at routes as a Buffer, whatever their type. A request's `id` is its correlation id.
 */
export function createDoor(parts: DoorParts): FastifyInstance<Server> {
  const { receiveMs, unreadMs } = parts.limits;
  const app = fastify({
    logger: false,
    genReqId: ({ headers }) => correlationIdOf(headers),
    bodyLimit,
    // Node.js has one time for all bodies; packages take longer, so it is kept here.
    requestTimeout: 0,
    http: {
      IncomingMessage: DirectRequest,
      headersTimeout: receiveMs,
      connectionsCheckingInterval: Math.min(lookMs, receiveMs),
      maxHeaderSize: 16_384,
    },
    routerOptions: { ignoreTrailingSlash: true },
    // No route has a schema, and the compilers for them take a tenth of the start.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => refuse(parts, error, request, reply),
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, parts.upstream),
  });
  app.server.maxConnections = parts.limits.connections;
  app.removeAllContentTypeParsers();
  app.decorateRequest('caller', null);
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...commonHeaders(parts, request.id), ...corsHeaders(parts.doorkeeper, request.headers) });
    receiveInTime(request, parts);
    checkHeaderCount(request.raw, parts.limits.headers);
    checkHost(parts.doorkeeper, request.headers);
    if (isPreflight(request.method, request.headers)) {
      checkOrigin(parts.doorkeeper, request.headers);
      return reply.code(204).headers(preflightHeaders(request.headers)).send();
    }
    return letIn(parts, request, reply);
  });
  // The answer of a client that does not read would stay in memory for as long as its connection stands.
  app.addHook('onSend', async (_request, { raw }) => void raw.setTimeout(unreadMs, () => raw.destroy()));
  app.setNotFoundHandler(() => {
    throw new HttpError(404, 'NOT_FOUND', 'There is nothing at this address.');
  });
  app.setErrorHandler((error, request, reply) => refuse(parts, error, request, reply));
  return app;
}

function noSchemas(): never {
  throw new Error('a route has a schema');
}

/** Before anything of the body is read. */
async function letIn(parts: DoorParts, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  try {
    return await admit(parts.callers, request);
  } catch (error) {
    if (!(error instanceof HttpError) || request.routeOptions.config?.slowBody !== true) throw error;
    logRefusal(parts.logger, error, error, request);
    request.raw.resume();
    answerEarly(request, reply, error);
    return reply;
  }
}

/** Ends a connection whose body does not come to its end in time, except on routes that say `slowBody`. */
function receiveInTime({ raw, routeOptions }: FastifyRequest, { upstream, limits }: DoorParts): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = raw.headers;
  if (routeOptions.config?.slowBody === true || (length === undefined && encoding === undefined)) return;
  raw.once('close', endLate(raw, limits.receiveMs, upstream));
}

/** What every answer says. @param id The correlation id */
export function commonHeaders(
  { upstream, draining }: Pick<DoorParts, 'upstream' | 'draining'>,
  id: string,
): Record<string, string> {
  return {
    'x-correlation-id': id,
    'x-hardware-upstream': upstream,
    'x-content-type-options': 'nosniff',
    ...(draining() && { connection: 'close' }),
  };
}

function refuse(parts: DoorParts, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { status, headers, text } = refusalFor(parts.logger, error, request);
  return reply
    .code(status)
    .headers({ ...commonHeaders(parts, request.id), ...headers })
    .type('application/json; charset=utf-8')
    .send(text);
}
