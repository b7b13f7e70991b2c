import type { Dispatcher } from 'undici';
import type { Clock } from '../values/clock.ts';
import { parseJson } from '../values/read-json.ts';
import { decodeUtf8 } from '../values/utf8.ts';
import type { TryResult } from './answer.ts';
import type { Connections } from './connections.ts';
import { type Answered, beginExchange, type ExchangeRequest, exchange, type NoAnswer } from './exchange.ts';
import type { RestRequest } from './http.ts';
import { createKnownBodies, type KnownBodies } from './known-bodies.ts';
import { openStream, readSome } from './open-stream.ts';
import type { Call, Next, Try } from './pipeline.ts';
import { RawBody } from './raw-body.ts';

/** The longest list page seen is far below; anything larger is no answer of this API. */
const maxBytes = 64 * 1024 * 1024;

interface TransportOptions {
  /** The API's base address, with or without a trailing slash. */
  readonly baseUrl: string;
  readonly dispatcher: Dispatcher;
  /** Where they are, all but files goes by them. */
  readonly connections?: Connections | undefined;
  readonly clock: Clock;
  /** Longest wait for one try of a read. */
  readonly readTimeoutMs: number;
  /** Longest wait for the answer to a write, counted from its try. */
  readonly writeTimeoutMs: number;
}

/** The inner end of the pipeline: puts one try on the wire, in its time, and reads the answer losslessly. */
export interface Transport {
  readonly send: Next;
  /** The same for a read that is no file, without a promise: one of them is told, once; `fail` of what nobody foresaw. */
  begin(call: Try, end: (result: TryResult) => void, fail: (error: unknown) => void): void;
}

/** Makes it; bodies that come again are read once. */
export function createTransport(options: TransportOptions): Transport {
  const base = new URL(options.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const bodies = createKnownBodies();

  function exchangeOf(call: Try): ExchangeRequest {
    const { request, scope, onSent } = call;
    const now = options.clock.now();
    return {
      origin: base.origin,
      path: prefix + request.path,
      method: request.method,
      headers: contentHeaders(request, call.headers),
      body: request.body instanceof RawBody ? request.body.open() : request.body,
      maxBytes,
      sendBy: Math.min(now + options.readTimeoutMs, scope.deadline),
      answerBy: answerBy(call, now, options),
      onSent,
    };
  }

  function read({ request }: Try, result: Answered | NoAnswer): TryResult {
    if (result.kind === 'answered') return readKnown(request, result, bodies);
    if (result.kind === 'tooLarge') {
      return { kind: 'unreadable', status: result.status, reason: `a body of more than ${maxBytes} bytes` };
    }
    return result;
  }

  return {
    async send(call) {
      if (call.request.file !== undefined) return openFile(options, base.origin, prefix, call);
      return read(call, await exchange(options, exchangeOf(call)));
    },
    begin(call, end, fail) {
      beginExchange(options, exchangeOf(call), (result) => {
        // Thrown in undici's hands it would be lost, and the call would wait for ever.
        try {
          end(read(call, result));
        } catch (error) {
          fail(error);
        }
      });
    },
  };
}

function answerBy(call: Try, now: number, options: TransportOptions): number {
  const { request } = call;
  if (!request.repeatable) return now + options.writeTimeoutMs + sendingMs(request);
  return Math.min(now + options.readTimeoutMs, call.scope.deadline);
}

/** A package may take its time, as long as it is faster than 256 KB a second. */
function sendingMs({ body }: RestRequest): number {
  return body instanceof RawBody ? body.bytes / 256 : 0;
}

/** A file's answer is handed on as a stream; any other is read, as those of other calls are. */
async function openFile(
  options: TransportOptions,
  origin: string,
  prefix: string,
  call: Call,
): Promise<TryResult> {
  const { request, scope, headers, onSent } = call;
  const answerBy = Math.min(options.clock.now() + options.readTimeoutMs, scope.deadline);
  const result = await openStream(options, {
    origin,
    path: prefix + request.path,
    method: 'GET',
    headers: { ...headers, ...request.file?.headers, accept: '*/*' },
    answerBy,
    signal: request.file?.signal,
    onSent,
  });
  if (result.kind !== 'opened') return result.kind === 'tooLarge' ? { kind: 'cut' } : result;
  const { status, body } = result;
  if ((status >= 200 && status < 300) || status === 304) {
    return { kind: 'response', response: { status, headers: result.headers, body }, text: '' };
  }
  const text = await readSome(body, maxRefusalBytes, answerBy - options.clock.now(), options.clock);
  return readAnswer(request, { ...result, kind: 'answered', body: text });
}

/** More than any refusal of the service is long. */
const maxRefusalBytes = 64 * 1024;

function contentHeaders({ method, body }: RestRequest, headers: Call['headers']): Record<string, string> {
  const accept = 'application/json';
  if (body instanceof RawBody) {
    const length = String(body.bytes);
    return { accept, 'content-type': body.contentType, 'content-length': length, ...headers };
  }
  if (body !== undefined) return { accept, 'content-type': 'application/json; charset=utf-8', ...headers };
  // Without a body, commit answers 415 to anything but a JSON type (hardware-api 2.3); cancel is sent without a type.
  return method === 'POST'
    ? { accept, 'content-type': 'application/json', ...headers }
    : { accept, ...headers };
}

/** A read's answer, which is often as it was the last time. */
function readKnown(request: RestRequest, answered: Answered, bodies: KnownBodies): TryResult {
  const { status, headers, body: bytes } = answered;
  if (status !== 200 || !request.repeatable) return readAnswer(request, answered);
  const body = bodies.find(request.path, bytes);
  if (body !== undefined) return { kind: 'response', response: { status, headers, body }, text: '' };
  const result = readAnswer(request, answered);
  if (result.kind === 'response') bodies.keep(request.path, bytes, result.response.body);
  return result;
}

function readAnswer(request: RestRequest, { status, headers, body: bytes }: Answered): TryResult {
  const unreadable = (reason: string): TryResult => ({ kind: 'unreadable', status, reason });
  if (status < 200 || (status >= 300 && status < 400)) return unreadable('a redirect');
  const text = decodeUtf8(bytes);
  const body = text === undefined ? notJson : parse(text);
  const response = { status, headers, body: body === notJson ? undefined : body };
  if (status < 300) {
    // Nothing, or JSON: anything else is not the service's own, but of something that stands before it.
    if (body === notJson) return unreadable('no JSON');
    const fault = request.fault?.(response.body);
    if (fault !== undefined) return unreadable(fault);
  }
  return { kind: 'response', response, text: text ?? '' };
}

const notJson = Symbol('not JSON');

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return parseJson(text);
  } catch {
    return notJson;
  }
}
