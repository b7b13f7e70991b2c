import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Callers } from '../callers/callers.ts';
import type { UpstreamName } from '../config/config.ts';
import type { Caller } from '../values/caller.ts';
import type { HeldLog, Logger } from '../values/logger.ts';
import { decodeUtf8 } from '../values/utf8.ts';
import { identifyVisitor } from './admit.ts';
import { answerText } from './answer-text.ts';
import { askedAge } from './asked-age.ts';
import { accountHeader, type ChooseAccount } from './choose-account.ts';
import { correlationIdOf } from './correlation-id.ts';
import type { Crowd } from './crowd.ts';
import { type Departing, Departures } from './departures.ts';
import { commonHeaders } from './door.ts';
import { eventStreamType } from './event-stream.ts';
import { type AnswerType, chooseAnswerType, isJsonType, statusFor } from './graphql-over-http.ts';
import { rememberHeader } from './header-memo.ts';
import { HttpError } from './http-error.ts';
import { traceHeadersOf } from './in-span.ts';
import { createKnownRequests } from './known-requests.ts';
import { askedAccount, chooseOrRefuse, privateHeaders } from './name-account.ts';
import type { OperationAnswer, RunOperation } from './operation.ts';
import { readBodyThen } from './read-body.ts';
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
  readonly held?: HeldLog | undefined;
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
  const lane = { ...parts, read: createKnownRequests(), departures: new Departures(parts.held) };
  return (request, response) => {
    const { headers, method, url } = request;
    if (method !== 'POST' || url !== path || draining() || !isPlain(headers)) return false;
    const answerType = answerTypeOf(headers.accept);
    if (answerType === 'other' || !isJson(headers['content-type']) || !isHere(headers.host)) return false;
    if (request.rawHeaders.length / 2 > crowd.limits.headers) return false;
    new LaneVisit(lane, request, response, answerType).serve();
    return true;
  };
}

/** What all visits share. */
interface LaneParts extends GraphqlLaneParts {
  readonly read: ReturnType<typeof createKnownRequests>;
  readonly departures: Departures;
}

/** One request on its way, in steps that wait for nothing where nothing has to be waited for. */
class LaneVisit implements Departing {
  readonly id: string;
  /** Null until it is known. */
  caller: Caller | null = null;
  readonly #parts: LaneParts;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #answerType: AnswerType;
  #admitted = false;
  #label: string | undefined;
  #leaveCrowd: (() => void) | undefined;
  #answer: OperationAnswer | undefined;

  constructor(parts: LaneParts, request: IncomingMessage, response: ServerResponse, answerType: AnswerType) {
    this.id = correlationIdOf(request.headers);
    this.#parts = parts;
    this.#request = request;
    this.#response = response;
    this.#answerType = answerType;
  }

  serve(): void {
    try {
      const { headers, socket } = this.#request;
      const caller = identifyVisitor(this.#parts.callers, { headers, id: this.id, socket }, 'reader', this);
      if (caller === undefined) this.#receive();
      else caller.then(() => this.#receive(), this.#refuse).catch(this.#refuse);
    } catch (error) {
      this.#refuse(error);
    }
  }

  /** @throws HttpError */
  #receive(): void {
    const { choose, crowd, upstream } = this.#parts;
    this.#admitted = true;
    this.#label = chooseOrRefuse(choose, askedAccount(this.#request), this.#knownCaller()).label;
    crowd.expectRoom('operations');
    readBodyThen(this.#request, crowd.limits.receiveMs, upstream, (body) => {
      // Else its client is gone.
      if (body !== undefined) this.#run(body);
    });
  }

  #run(body: Buffer): void {
    try {
      this.#leaveCrowd = this.#parts.crowd.enter('operations');
      const { query, documentId, operationName, variables, extensions } = this.#parts.read(textOf(body));
      const { headers } = this.#request;
      const operation = {
        query,
        documentId,
        operationName,
        variables,
        extensions,
        http: posted,
        traceHeaders: traceHeadersOf(headers),
        correlationId: this.id,
        account: askedAccount(this.#request),
        maxAgeMs: askedAge(headers['cache-control']),
        logger: this.#parts.held?.logger,
      };
      const answered = this.#parts.runOperation(operation, this.#knownCaller());
      answered.then(this.#leave, this.#refuse);
    } catch (error) {
      this.#refuse(error);
    }
  }

  readonly #leave = (answer: OperationAnswer): void => {
    // While the answer is on its way it costs no more than its memory, however slowly it is read.
    this.#leaveCrowd?.();
    this.#answer = answer;
    this.#parts.departures.add(this);
  };

  depart(): void {
    try {
      const answer = this.#answer;
      if (answer === undefined) throw new Error('there is no answer yet');
      const text = answerText(answer.body, this.#parts.crowd.limits.answerLength);
      this.#send(statusFor(answer, this.#answerType), answer.headers, this.#answerType, text);
    } catch (error) {
      this.#refuse(error);
    }
  }

  readonly #refuse = (error: unknown): void => {
    this.#leaveCrowd?.();
    const { status, headers, text } = refusalFor(this.#parts.logger, error, this);
    this.#send(status, headers, 'application/json', text);
  };

  /** As a list of names and values: the engine makes another kind of object for each other way in which headers come together. */
  #send(
    status: number,
    own: Readonly<Record<string, string>>,
    type: AnswerType,
    text: string | Buffer,
  ): void {
    const { crowd } = this.#parts;
    const response = this.#response;
    const length = Buffer.byteLength(text);
    const head = ['content-type', `${type}; charset=utf-8`, 'content-length', String(length)];
    put(head, commonHeaders(this.#parts, this.id));
    put(head, this.#admitted ? privateHeaders : forAnybody);
    if (this.#label !== undefined) head.push(accountHeader, this.#label);
    put(head, own);
    response.writeHead(status, head);
    // What is as long in bytes as in characters is the same in both, and Latin-1 is written with less work.
    writeAtOnce(response, text, length === text.length ? 'latin1' : 'utf8');
    // The answer of a client that does not read would stay in memory for as long as its connection stands.
    if ((response.socket?.writableLength ?? 0) > 0)
      response.setTimeout(crowd.limits.unreadMs, () => response.destroy());
  }

  #knownCaller(): Caller {
    if (this.caller === null) throw new Error('the caller was not asked who it is');
    return this.caller;
  }
}

/**
 * Ends a response with all of its body. The head is put before what is written first, and both go to the socket as one; `end` with
 * the body would have an empty piece follow them, and a list of pieces takes more work than one (`docs/performance.md`).
 */
function writeAtOnce(response: ServerResponse, body: string | Buffer, encoding: BufferEncoding): void {
  const { socket } = response;
  // Else it is corked by `write` until the next tick, when that empty piece is there.
  socket?.cork();
  response.write(body, encoding);
  socket?.uncork();
  response.end();
}

const posted = { method: 'POST', search: '' } as const;

/** Nobody was let in. */
const forAnybody = { vary: 'Origin' } as const;

/** Adds them to a list of names and values, in place of those of the same name. */
function put(head: string[], headers: Readonly<Record<string, string>>): void {
  for (const name in headers) {
    const value = headers[name] ?? '';
    const index = head.indexOf(name);
    if (index === -1) head.push(name, value);
    else head[index + 1] = value;
  }
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
