import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { within } from '../store/within.ts';
import type { Clock } from '../values/clock.ts';
import type { NoAnswer } from './exchange.ts';

/** A request whose answer is read as a stream. */
export interface StreamRequest {
  readonly origin: string;
  /** Path and query, sent byte for byte. */
  readonly path: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** The answer's headers must be there by this time, in the clock's milliseconds. */
  readonly answerBy: number;
  /** Ends the request, and the stream, when aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly onSent?: () => void;
}

/** An answer whose headers are there. */
export interface Opened {
  readonly kind: 'opened';
  readonly status: number;
  /** Names in lower case; a repeated header joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Reads no faster than it is read. Ends with an error when the connection is cut, or silent for a minute. */
  readonly body: Readable;
}

interface StreamParts {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** Longest silence in the middle of a body. The time in which nobody reads it does not count. */
const silenceMs = 60_000;

/** Sends a request and resolves with its headers and the rest as a stream. Never rejects and follows no redirect. */
export async function openStream(parts: StreamParts, request: StreamRequest): Promise<Opened | NoAnswer> {
  const abort = new AbortController();
  const signal = request.signal ? AbortSignal.any([request.signal, abort.signal]) : abort.signal;
  request.onSent?.();
  const opening = parts.dispatcher.request({
    origin: request.origin,
    path: request.path,
    method: request.method,
    headers: request.headers,
    signal,
    headersTimeout: 0,
    bodyTimeout: silenceMs,
  });
  try {
    const answer = await within(opening, request.answerBy - parts.clock.now(), parts.clock);
    if (typeof answer !== 'symbol') return opened(answer);
    abort.abort();
    return { kind: 'timeout', sent: true };
  } catch (error) {
    return failure(error);
  }
}

/**
 * At most `maxBytes` of a stream that is to be read whole, and no more than has come after `ms`; what is beyond is
 * dropped. Never rejects.
 */
export async function readSome(body: Readable, maxBytes: number, ms: number, clock: Clock): Promise<Buffer> {
  const read = new AbortController();
  clock.sleep(ms, read.signal).then(
    () => body.destroy(),
    () => undefined,
  );
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= maxBytes) break;
    }
  } catch {
    // Half a refusal still has a status, which is what matters of it.
  } finally {
    read.abort();
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

function opened({ statusCode, headers, body }: Dispatcher.ResponseData): Opened {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  // A body that is given up ends with an error, which is nobody's when nobody reads it.
  body.on('error', () => undefined);
  return { kind: 'opened', status: statusCode, headers: flat, body };
}

const connectFailures =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|.*CERT.*|ERR_TLS\w*)$/;

function failure(error: unknown): NoAnswer {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return connectFailures.test(code) ? { kind: 'refused', reason: code } : { kind: 'cut' };
}
