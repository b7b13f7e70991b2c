import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Clock } from '../values/clock.ts';
import type { Connections } from './connections.ts';

/** One HTTP request as it goes on the wire. */
export interface ExchangeRequest {
  readonly origin: string;
  /** Path and query, sent byte for byte. */
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
  /** A stream needs a content length among the headers, and is destroyed when the exchange ends early. */
  readonly body?: string | Buffer | Readable | undefined;
  /** Bytes of the answer's body at most. */
  readonly maxBytes: number;
  /** Nothing is sent after this time. */
  readonly sendBy: number;
  /** The answer must be complete by this time. */
  readonly answerBy: number;
  /** Called when the request is put on the wire. */
  readonly onSent?: () => void;
  /** Ends the exchange as a cut when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** A complete answer of any status. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  /** Names in lower case; a repeated header joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Why there is no complete answer. */
export type NoAnswer =
  /** It was sent, and the connection ended before the answer was complete. */
  | { readonly kind: 'cut' }
  /** No connection could be made, so nothing was sent; `reason` is the system's code, such as ECONNREFUSED. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'timeout'; readonly sent: boolean }
  | { readonly kind: 'tooLarge'; readonly status: number };

interface ExchangeParts {
  readonly dispatcher: Dispatcher;
  /** Where they are, they are used in place of the dispatcher. */
  readonly connections?: Connections | undefined;
  readonly clock: Clock;
}

/**
 * Sends one request and reads its whole answer. Never rejects, follows no redirect, and knows whether anything was
 * sent: undici tells when it writes the request's first byte.
 */
export function exchange(parts: ExchangeParts, request: ExchangeRequest): Promise<Answered | NoAnswer> {
  return new Promise((resolve) => beginExchange(parts, request, (result) => resolve(ownBody(parts, result))));
}

/** Whoever waits for a promise has the answer when its body is lent no more. */
function ownBody({ connections }: ExchangeParts, result: Answered | NoAnswer): Answered | NoAnswer {
  if (connections === undefined || result.kind !== 'answered') return result;
  return { ...result, body: Buffer.from(result.body) };
}

/**
 * The same without a promise.
 * @param end Told once how it ended; where nothing could be sent, before this returns. By connections, an answer's body is lent
 * until `end` returns (`read-in-place.ts`).
 */
export function beginExchange(parts: ExchangeParts, request: ExchangeRequest, end: EndExchange): void {
  const { connections, dispatcher, clock } = parts;
  const connection = connections?.take(request.origin, request.method === 'GET');
  const handler = new ExchangeHandler(request, clock, end, () => {
    if (connection !== undefined) connections?.giveBack(request.origin, connection);
  });
  handler.watch();
  try {
    (connection?.client ?? dispatcher).dispatch(
      {
        origin: request.origin,
        path: request.path,
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        // The times above rule; undici's own would end a long write.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      handler,
    );
  } catch (error) {
    handler.onResponseError(undefined, error);
  }
}

type EndExchange = (result: Answered | NoAnswer) => void;

class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #request: ExchangeRequest;
  readonly #end: EndExchange;
  readonly #clock: Clock;
  #leave: (() => void) | undefined;
  #ended = false;
  #stopTimer: (() => void) | undefined;
  #giveUp: (() => void) | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Record<string, string> = noHeaders;
  /** Most answers come in one piece. */
  #first: Buffer | undefined;
  #more: Buffer[] | undefined;
  #size = 0;

  /** @param leave Called when undici has done with it, which may be after its end. */
  constructor(request: ExchangeRequest, clock: Clock, end: EndExchange, leave: () => void) {
    this.#request = request;
    this.#clock = clock;
    this.#end = end;
    this.#leave = leave;
  }

  /** Ends the exchange when its times are over, or nobody waits for it any more. */
  watch(): void {
    const { sendBy, answerBy, signal } = this.#request;
    this.#endAt(Math.min(sendBy, answerBy), answerBy);
    if (signal === undefined) return;
    const giveUp = () => this.#finish({ kind: 'cut' });
    this.#giveUp = giveUp;
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
  }

  /** At the first time where nothing was sent by then, else at the second. */
  #endAt(time: number, later: number): void {
    this.#stopTimer = this.#clock.after(time - this.#clock.now(), () => {
      if (this.#controller !== undefined && later > time) this.#endAt(later, later);
      else this.#finish({ kind: 'timeout', sent: this.#controller !== undefined });
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up while the connection was being made, or undici would send a second time what was sent already:
    // aborting here is before the first byte.
    if (this.#ended || this.#controller !== undefined) {
      controller.abort(new Error('not to be sent'));
      return;
    }
    this.#controller = controller;
    this.#request.onSent?.();
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Dispatcher.ResponseData['headers'],
  ): void {
    this.#status = status;
    this.#headers = joined(headers);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.#request.maxBytes) this.#finish({ kind: 'tooLarge', status: this.#status });
    else if (this.#first === undefined) this.#first = this.#isWhole() ? chunk : Buffer.from(chunk);
    else if (this.#more === undefined) this.#more = [this.#first, Buffer.from(chunk)];
    else this.#more.push(Buffer.from(chunk));
  }

  /** Nothing else is read before its end. */
  #isWhole(): boolean {
    return Number(this.#headers['content-length']) === this.#size;
  }

  onResponseEnd(): void {
    // Whoever is let in by the end of this may have its connection.
    this.#goAway();
    const body = this.#more === undefined ? (this.#first ?? empty) : Buffer.concat(this.#more, this.#size);
    this.#finish({ kind: 'answered', status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: unknown): void {
    this.#finish(
      this.#controller === undefined ? { kind: 'refused', reason: codeOf(error) } : { kind: 'cut' },
    );
    this.#goAway();
  }

  /** Once. */
  #goAway(): void {
    const leave = this.#leave;
    this.#leave = undefined;
    leave?.();
  }

  #finish(result: Answered | NoAnswer): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stopTimer?.();
    if (this.#giveUp !== undefined) this.#request.signal?.removeEventListener('abort', this.#giveUp);
    this.#end(result);
    // Without effect on a request that is complete; closes the connection of one that is not.
    if (result.kind !== 'answered') this.#controller?.abort(new Error(result.kind));
  }
}

const noHeaders: Record<string, string> = Object.freeze({});
const empty = Buffer.alloc(0);

/** Names are in lower case by then. What is repeated comes as a list, which is seldom. */
function joined(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  for (const name in headers) if (typeof headers[name] !== 'string') return copied(headers);
  return headers as Record<string, string>;
}

function copied(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) read[name] = Array.isArray(value) ? value.join(', ') : value;
  return read;
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : 'UNKNOWN';
}
