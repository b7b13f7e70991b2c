import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { abandonedSignal } from './abandoned-signal.ts';
import { anonymous } from './caller.ts';
import { type EventStreams, eventStreamType } from './event-stream.ts';
import { chooseAnswerType, readParameters, statusFor } from './graphql-over-http.ts';
import type { OperationRequest, RunOperation } from './operation.ts';
import type { RunStreaming } from './run-subscription.ts';
import { checkFetchSite, checkOrigin, type Doorkeeper } from './who-may-ask.ts';

/** What the route hands its requests to. */
export interface GraphqlRouteParts {
  readonly path: string;
  readonly doorkeeper: Doorkeeper;
  readonly runOperation: RunOperation;
  readonly runStreaming: RunStreaming;
  readonly eventStreams: EventStreams;
}

/** GraphQL over HTTP at one path, for every method, so that a wrong one is told which are right. */
export function addGraphqlRoute(
  app: FastifyInstance,
  { path, doorkeeper, runOperation, runStreaming, eventStreams }: GraphqlRouteParts,
): void {
  app.all(path, async (request, reply) => {
    checkOrigin(doorkeeper, request.headers);
    if (request.method === 'GET') checkFetchSite(request.headers);
    reply.header('cache-control', 'no-store');
    const answerType = chooseAnswerType(request.headers.accept);
    const operation = toOperation(request, reply);
    if (answerType === eventStreamType) {
      await eventStreams.send(reply, () => runStreaming(operation, anonymous));
      return reply;
    }
    const answer = await runOperation(operation, anonymous);
    return reply
      .code(statusFor(answer, answerType))
      .headers(answer.headers)
      .type(`${answerType}; charset=utf-8`)
      .send(JSON.stringify(answer.body));
  });
}

function toOperation(request: FastifyRequest, reply: FastifyReply): OperationRequest {
  const { method, headers, body } = request;
  const search = /\?.*$/s.exec(request.url)?.[0] ?? '';
  const parameters = readParameters({
    method,
    search,
    contentType: headers['content-type'],
    contentEncoding: headers['content-encoding'],
    body: Buffer.isBuffer(body) ? body : undefined,
  });
  return {
    ...parameters,
    http: { method, search },
    correlationId: request.id,
    noCache: asksForFresh(headers['cache-control']),
    signal: abandonedSignal(reply.raw),
  };
}

/** `Cache-Control: no-cache` in a request: answer from the service. */
function asksForFresh(cacheControl: string | undefined): boolean {
  return /(^|,)\s*no-cache\s*(,|$)/i.test(cacheControl ?? '');
}
