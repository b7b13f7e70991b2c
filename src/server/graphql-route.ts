import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Callers } from '../callers/callers.ts';
import { namesDocument } from '../documents/document-name.ts';
import { callerOf } from './admit.ts';
import { answerText } from './answer-text.ts';
import { askedAge } from './asked-age.ts';
import type { ChooseAccount } from './choose-account.ts';
import { isKnown, validatorsOf } from './conditional-answer.ts';
import type { Crowd } from './crowd.ts';
import { type EventStreams, eventStreamType } from './event-stream.ts';
import { chooseAnswerType, readParameters, statusFor } from './graphql-over-http.ts';
import { traceHeadersOf } from './in-span.ts';
import { askedAccount, nameAccount } from './name-account.ts';
import type { OperationRequest, RunOperation } from './operation.ts';
import type { RunStreaming } from './run-subscription.ts';
import { untilGone } from './until-gone.ts';
import { checkFetchSite, checkOrigin, type Doorkeeper } from './who-may-ask.ts';

/** What the route hands its requests to. */
export interface GraphqlRouteParts {
  readonly path: string;
  readonly doorkeeper: Doorkeeper;
  readonly callers: Callers;
  readonly choose: ChooseAccount;
  readonly runOperation: RunOperation;
  readonly runStreaming: RunStreaming;
  readonly eventStreams: EventStreams;
  readonly crowd: Crowd;
}

/** GraphQL over HTTP at one path, for every method, so that a wrong one is told which are right. */
export function addGraphqlRoute(app: FastifyInstance, parts: GraphqlRouteParts): void {
  const { path, doorkeeper, crowd, choose } = parts;
  app.addHook('onRequest', async (request, reply) => {
    checkOrigin(doorkeeper, request.headers);
    if (request.method === 'GET') checkFetchSite(request.headers);
    nameAccount(choose, request, reply);
    // The body is not read where nothing can come of it.
    crowd.expectRoom('operations');
  });
  app.all(path, async (request, reply) => {
    // A slow client takes no place as long as its body is on the way.
    const leave = crowd.enter('operations');
    try {
      return await answer(parts, request, reply, leave);
    } finally {
      leave();
    }
  });
}

async function answer(
  { callers, runOperation, runStreaming, eventStreams, crowd }: GraphqlRouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
  leave: () => void,
): Promise<FastifyReply> {
  const answerType = chooseAnswerType(request.headers.accept);
  const operation = toOperation(request);
  const caller = callerOf(request);
  if (answerType === eventStreamType) {
    const { correlationId } = operation;
    // A stream counts among the subscriptions from then on.
    const run = () => runStreaming(operation, caller).finally(leave);
    await eventStreams.send(reply, async () => untilGone(await run(), { callers, caller, correlationId }));
    return reply;
  }
  // While the answer is on its way it costs no more than its memory, however slowly it is read.
  const answered = await runOperation(operation, caller).finally(leave);
  if (request.method === 'GET' && namesDocument(operation)) {
    const vary = String(reply.getHeader('vary') ?? '');
    const validators = validatorsOf(answered.body, answerType, vary) ?? {};
    reply.headers(validators);
    if (isKnown(validators['etag'], request.headers['if-none-match'])) return reply.code(304).send();
  }
  return reply
    .code(statusFor(answered, answerType))
    .headers(answered.headers)
    .type(`${answerType}; charset=utf-8`)
    .send(answerText(answered.body, crowd.limits.answerLength));
}

function toOperation(request: FastifyRequest): OperationRequest {
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
    traceHeaders: traceHeadersOf(headers),
    correlationId: request.id,
    account: askedAccount(request),
    maxAgeMs: askedAge(headers['cache-control']),
  };
}
