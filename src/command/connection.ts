import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import type { UpstreamName } from '../config/config.ts';
import type { Secret } from '../values/secret.ts';
import { CommandError } from './command-error.ts';
import { readEvents } from './event-stream.ts';
import { ExitCode } from './exit-code.ts';
import type { Download, Fields, Gateway, Upload } from './gateway.ts';
import { type AnsweredError, faultOf, type GatewayFault, unreachable } from './gateway-fault.ts';

/** One try of everything that a gateway is asked. */
export type Connection = Omit<Gateway, 'read' | 'write' | 'account' | 'fleeting' | 'close'> & {
  ask<Data>(document: string, variables: Fields, signal?: AbortSignal): Promise<Data>;
};

/** A command decides by what it reads, so it takes nothing that a gateway remembers. */
const fresh = { 'content-type': 'application/json', 'cache-control': 'no-cache' };
/** A mutation is listened for as long as the gateway itself listens, and a little longer. */
const answerMs = 360_000;
/** The subscription says something at least this often, else the way there is dead. */
const silenceMs = 60_000;
/** No byte moved and no answer, for this long: a commit behind an upload takes minutes. */
const stallMs = 900_000;

/** Where a gateway is, and what every request to it says. */
export interface Destination {
  /** With its base path, without a trailing slash. */
  readonly url: string;
  /** Sent as a bearer. */
  readonly key?: Secret | undefined;
  /** The label of the account that requests are about. */
  readonly label?: string | undefined;
  /** What to look at where the service refuses its credentials. */
  readonly toCheck: string;
}

/** Connects to a gateway, which must answer. @throws CommandError where nothing answers, or something else does. */
export async function connect(destination: Destination, dispatcher: Dispatcher): Promise<Connection> {
  const call = caller(destination, dispatcher);
  const upstream = await greet(call);
  const { toCheck } = destination;
  return {
    upstream,
    async ask<Data>(document: string, variables: Fields, signal?: AbortSignal) {
      const answer = await call('/graphql', {
        method: 'POST',
        headers: { ...fresh, accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query: document, variables }),
        headersTimeout: answerMs,
        signal,
      });
      return dataOf<Data>(await jsonOf(answer), toCheck);
    },
    async *events<Data>(document: string, variables: Fields, signal: AbortSignal) {
      const { statusCode, headers, body } = await call('/graphql', {
        method: 'POST',
        headers: { ...fresh, accept: 'text/event-stream' },
        body: JSON.stringify({ query: document, variables }),
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
        signal,
      });
      if (statusCode !== 200 || !String(headers['content-type']).startsWith('text/event-stream')) {
        await body.dump();
        const message = `The gateway gives no event stream here (HTTP ${statusCode}).`;
        throw new CommandError(ExitCode.Unreachable, message, { code: 'EVENTS_REFUSED' });
      }
      for await (const answer of readEvents(unreachableWhenCut(body))) yield dataOf<Data>(answer, toCheck);
    },
    upload: (upload) => send(call, upload, toCheck),
    async download(from, headers, signal): Promise<Download> {
      const answer = await call(from, { method: 'GET', headers, bodyTimeout: silenceMs, signal });
      if (answer.statusCode >= 300) throw refusalOf(await jsonOf(answer), toCheck);
      // Whoever reads it learns of its errors; a body that is destroyed unread must not end the process.
      answer.body.on('error', () => undefined);
      return { status: answer.statusCode, headers: flat(answer.headers), body: answer.body };
    },
  };
}

interface CallOptions {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
  readonly headersTimeout?: number;
  readonly bodyTimeout?: number;
  readonly signal?: AbortSignal | undefined;
}

type Call = (path: string, options: CallOptions) => Promise<Dispatcher.ResponseData>;

function caller({ url, key, label }: Destination, dispatcher: Dispatcher): Call {
  const usual = {
    ...(key !== undefined && { authorization: `Bearer ${key.unwrap()}` }),
    ...(label !== undefined && { 'x-hardware-account': label }),
  };
  return async (path, { signal, headers: own, ...options }) => {
    const headers = { ...own, ...usual };
    try {
      return await request(`${url}${path}`, { ...options, headers, dispatcher, signal: signal ?? null });
    } catch (error) {
      signal?.throwIfAborted();
      throw unreachable(reasonOf(error), !neverConnected.has(reasonOf(error)));
    }
  };
}

/** Node's and undici's words for a connection that never was. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function reasonOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? 'no connection');
}

async function greet(call: Call): Promise<UpstreamName> {
  const { statusCode, headers, body } = await call('/', {
    method: 'GET',
    headers: { accept: 'application/json' },
    headersTimeout: 30_000,
  });
  await body.dump();
  const upstream = headers['x-hardware-upstream'];
  if (upstream === 'service' || upstream === 'emulator') return upstream;
  throw new CommandError(
    ExitCode.Unreachable,
    `What answers there (HTTP ${statusCode}) is no Hardware Gateway.`,
    {
      code: 'NO_GATEWAY',
      advice: 'Give the address that the gateway printed at its start, with its BASE_PATH.',
    },
  );
}

async function send(
  call: Call,
  { path, to, bytes, sha256, moved, signal }: Upload,
  toCheck: string,
): Promise<Fields> {
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(), stallMs);
  const counted = count(createReadStream(path, { highWaterMark: 256 * 1024 }), (sum) => {
    timer.refresh();
    moved(sum);
  });
  try {
    const answer = await call(to, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(bytes),
        'content-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      },
      body: Readable.from(counted, { objectMode: false }),
      headersTimeout: 0,
      signal: AbortSignal.any([signal, stalled.signal]),
    }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw stalled.signal.aborted ? unreachable('the upload stands still', true) : error;
    });
    const body = await jsonOf(answer);
    if (answer.statusCode >= 300) throw refusalOf(body, toCheck);
    return (body ?? {}) as Fields;
  } finally {
    clearTimeout(timer);
  }
}

async function* count(chunks: AsyncIterable<Buffer>, moved: (sum: number) => void) {
  let sum = 0;
  for await (const chunk of chunks) {
    yield chunk;
    sum += chunk.length;
    moved(sum);
  }
}

async function jsonOf({ statusCode, body }: Dispatcher.ResponseData): Promise<unknown> {
  try {
    return await body.json();
  } catch (error) {
    const why = error instanceof SyntaxError ? `HTTP ${statusCode} without JSON` : reasonOf(error);
    throw unreachable(why, true);
  }
}

async function* unreachableWhenCut(chunks: AsyncIterable<Buffer>) {
  try {
    yield* chunks;
  } catch (error) {
    throw unreachable(reasonOf(error), false);
  }
}

/** The data of a whole answer: with errors there is none, for half of it would be taken for the whole. */
function dataOf<Data>(answer: unknown, toCheck: string): Data {
  const { data } = (answer ?? {}) as { data?: Data | null };
  const fault = errorOf(answer, toCheck);
  if (fault !== undefined) throw fault;
  if (data === undefined || data === null) throw unreachable('an answer without data', true);
  return data;
}

function refusalOf(answer: unknown, toCheck: string): GatewayFault {
  return errorOf(answer, toCheck) ?? unreachable('a refusal without a reason', true);
}

function errorOf(answer: unknown, toCheck: string): GatewayFault | undefined {
  const { errors } = (answer ?? {}) as { errors?: readonly AnsweredError[] };
  const [first] = Array.isArray(errors) ? errors : [];
  return first === undefined ? undefined : faultOf(first, toCheck);
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
