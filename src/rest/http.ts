import type { GatewayError } from '../errors/gateway-error.ts';
import type { RawBody } from './raw-body.ts';

/** One call of the REST API, before any policy has touched it. */
export interface RestRequest {
  /** The endpoint's name in the table of endpoints, for logs and metrics: `getProduct`. */
  readonly endpoint: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Path below the API's base, beginning with `/`, with its query if it has one; sent byte for byte. */
  readonly path: string;
  /** A JSON text, or the bytes of a package, for calls that have a body. */
  readonly body?: string | RawBody;
  /**
   * The answer is a file: a 2xx or 304 resolves as soon as its headers are there, and its `body` is a Readable that the
   * caller reads to its end or destroys. The headers (a range, a condition) are sent along.
   */
  readonly file?: { readonly headers: Readonly<Record<string, string>>; readonly signal?: AbortSignal };
  /** False for everything that may change something: then a lost answer is never asked for again. */
  readonly repeatable: boolean;
  /**
   * Says what is wrong with the parsed body of a 2xx answer, or undefined when it is as promised. A fault counts as
   * an unreadable body: a read is tried again, a write's answer is lost.
   */
  readonly fault?: ((body: unknown) => string | undefined) | undefined;
  /** Told of the answer to a write that came when its caller had been told that there is none. */
  readonly late?: (response: RestResponse) => void;
}

/** A final answer: any 2xx, or a 4xx other than 401 and 429, which the pipeline itself deals with. */
export interface RestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body read losslessly (64-bit integers as strings of digits); undefined when it is empty or no JSON (4xx only). */
  readonly body: unknown;
}

/** What all calls of one GraphQL request share. */
export interface CallScope {
  /** A GUID: sent as MS-CorrelationId, logged, and shown in errors. */
  readonly correlationId: string;
  /** When the request must have been answered, in the clock's milliseconds. */
  readonly deadline: number;
  /** Called once for every request that is put on the wire to the API, retries included (for `extensions.cost`). */
  countCall(): void;
}

/** Sends one call through all policies. */
export type Send = (request: RestRequest, scope: CallScope) => Promise<RestResponse>;

/**
 * A write left, and its answer did not come (or could not be read): whether it was done is unknown.
 * Not for users: the caller looks the outcome up and then throws {@link LostAnswer.error} if nothing is proved.
 */
export class LostAnswer extends Error {
  /** What the user is told when the look-up proves nothing; its details carry `outcome: 'INDETERMINATE'`. */
  readonly error: GatewayError;
  /** The answer where there was one after all (a 5xx), for its functional error code. */
  readonly response: RestResponse | undefined;

  constructor(error: GatewayError, response?: RestResponse) {
    super(error.message, { cause: error });
    this.name = 'LostAnswer';
    this.error = error;
    this.response = response;
  }
}
