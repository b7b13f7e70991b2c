import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Callers } from '../callers/callers.ts';
import type { UpstreamName } from '../config/config.ts';
import type { Caller } from '../values/caller.ts';
import type { Logger } from '../values/logger.ts';
import { decodeUtf8 } from '../values/utf8.ts';
import { identifyVisitor } from './admit.ts';
import { answerText } from './answer-text.ts';
import { askedAge } from './asked-age.ts';
import { accountHeader, type ChooseAccount } from './choose-account.ts';
import { correlationIdOf } from './correlation-id.ts';
import type { Crowd } from './crowd.ts';
import { commonHeaders } from './door.ts';
import { eventStreamType } from './event-stream.ts';
import { type AnswerType, chooseAnswerType, isJsonType, statusFor } from './graphql-over-http.ts';
import { rememberHeader } from './header-memo.ts';
import { HttpError } from './http-error.ts';
import { traceHeadersOf } from './in-span.ts';
import { createKnownRequests } from './known-requests.ts';
import { askedAccount, chooseOrRefuse, privateHeaders } from './name-account.ts';
import type { RunOperation } from './operation.ts';
import { readBody } from './read-body.ts';
import { bodyLimit, refusalFor } from './refusal.ts';
import { checkHost, type Doorkeeper } from './who-may-ask.ts';

/** Looks at a request before Fastify does. True where it answers it, or will. */
export type Lane = (request: IncomingMessage, response: ServerResponse) => boolean;

/** What the lane needs of the door and of the route. */
export interface GraphqlLaneParts {
  readonly path: string;
  readonly doorkeeper: Doorkeeper;
  readonly callers: Callers;
  readonly choose: ChooseAccount;
  readonly runOperation: RunOperation;
  readonly crowd: Crowd;
  readonly upstream: UpstreamName;
  readonly draining: () => boolean;
  readonly logger: Logger;
}

/**
 * A POST of a program, as most requests are: JSON of a known length, asked for in the plain way, with no browser behind it. It is
 * answered as Fastify's route would answer it, by the same functions in the same order, without the hooks, streams and copies
 * that were a third of a small query's cost (`docs/performance.md`). All else, and whatever is at fault in the headers, is
 * left to the route.
 */
export function createGraphqlLane(parts: GraphqlLaneParts): Lane {
  const { path, doorkeeper, crowd, draining } = parts;
  const answerTypeOf = rememberHeader(plainAnswerType);
  const isJson = rememberHeader(isJsonType);
  const isHere = rememberHeader((host) => passes(() => checkHost(doorkeeper, { host })));
  const read = createKnownRequests();
  return (request, response) => {
    const { headers, method, url } = request;
    if (method !== 'POST' || url !== path || draining() || !isPlain(headers)) return false;
    const answerType = answerTypeOf(headers.accept);
    if (answerType === 'other' || !isJson(headers['content-type']) || !isHere(headers.host)) return false;
    if (request.rawHeaders.length / 2 > crowd.limits.headers) return false;
    const visit = { request, response, answerType, id: correlationIdOf(headers), caller: null };
    void serve(parts, visit, read);
    return true;
  };
}

interface LaneVisit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly answerType: AnswerType;
  readonly id: string;
  /** Null until it is known. */
  caller: Caller | null;
}

async function serve(
  parts: GraphqlLaneParts,
  visit: LaneVisit,
  read: ReturnType<typeof createKnownRequests>,
): Promise<void> {
  const { request, response, id } = visit;
  const { crowd } = parts;
  const headers: Record<string, string> = { ...commonHeaders(parts, id), vary: 'Origin' };
  try {
    await identifyVisitor(
      parts.callers,
      { headers: request.headers, id, socket: request.socket },
      'reader',
      (caller) => {
        visit.caller = caller;
      },
    );
    Object.assign(headers, privateHeaders);
    const { label } = chooseOrRefuse(parts.choose, askedAccount(request), visit.caller as Caller);
    if (label !== undefined) headers[accountHeader] = label;
    crowd.expectRoom('operations');
    const body = await readBody(request, crowd.limits.receiveMs, parts.upstream);
    // Its client is gone.
    if (body === undefined) return;
    const leave = crowd.enter('operations');
    try {
      await answer(parts, visit, headers, read(textOf(body)), leave);
    } finally {
      leave();
    }
  } catch (error) {
    const refusal = refusalFor(parts.logger, error, visit);
    Object.assign(headers, refusal.headers);
    send(response, refusal.status, headers, 'application/json', refusal.text, crowd.limits.unreadMs);
  }
}

async function answer(
  { runOperation, crowd }: GraphqlLaneParts,
  { request, response, answerType, id, caller }: LaneVisit,
  headers: Record<string, string>,
  parameters: ReturnType<ReturnType<typeof createKnownRequests>>,
  leave: () => void,
): Promise<void> {
  const operation = {
    ...parameters,
    http: { method: 'POST', search: '' },
    traceHeaders: traceHeadersOf(request.headers),
    correlationId: id,
    account: askedAccount(request),
    maxAgeMs: askedAge(request.headers['cache-control']),
  };
  const answered = await runOperation(operation, caller as Caller);
  // While the answer is on its way it costs no more than its memory, however slowly it is read.
  leave();
  const text = answerText(answered.body, crowd.limits.answerLength);
  Object.assign(headers, answered.headers);
  send(response, statusFor(answered, answerType), headers, answerType, text, crowd.limits.unreadMs);
}

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  type: string,
  text: string | Buffer,
  unreadMs: number,
): void {
  headers['content-type'] = `${type}; charset=utf-8`;
  headers['content-length'] = String(Buffer.byteLength(text));
  response.writeHead(status, headers);
  response.end(text);
  // The answer of a client that does not read would stay in memory for as long as its connection stands.
  if ((response.socket?.writableLength ?? 0) > 0) response.setTimeout(unreadMs, () => response.destroy());
}

/** No browser, whose origin the route looks at, and a body whose length is known and not too much. */
function isPlain(headers: IncomingHttpHeaders): boolean {
  const length = headers['content-length'];
  return (
    headers.origin === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers['content-encoding'] === undefined &&
    headers.expect === undefined &&
    length !== undefined &&
    Number(length) <= bodyLimit
  );
}

/** The form of the answer that is accepted; `other` where the route has to see to it. */
function plainAnswerType(accept: string | undefined): AnswerType | 'other' {
  try {
    const type = chooseAnswerType(accept);
    return type === eventStreamType ? 'other' : type;
  } catch {
    return 'other';
  }
}

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

function textOf(body: Buffer): string {
  if (body.length === 0)
    throw new HttpError(400, 'BAD_REQUEST', 'The body is empty; it should be a JSON object.');
  const text = decodeUtf8(body);
  if (text === undefined) throw new HttpError(400, 'BAD_REQUEST', 'The body is not utf-8.');
  return text;
}
