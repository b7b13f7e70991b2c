import type { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamForbidden, UpstreamInvalidResponse } from '../errors/upstream-errors.ts';
import { type CallScope, LostAnswer, type RestRequest, type RestResponse, type Send } from '../rest/http.ts';
import { RawBody } from '../rest/raw-body.ts';
import { writeJson } from '../values/write-json.ts';
import type { Endpoint, Expected } from './endpoints.ts';
import { isFunctionalCode } from './functional-codes.ts';
import { audiencesFault, listFault, type Page, readPage, recordFault } from './page.ts';
import { readServiceError, type ServiceError } from './service-error.ts';
import { readRecord, type WireRecord } from './wire-record.ts';

/** What became of a write that was answered. */
export type Written =
  | { readonly kind: 'done'; readonly record: WireRecord | null }
  | { readonly kind: 'refused'; readonly error: ServiceError };

/** A write that left and was not answered, or not legibly: nobody knows whether it was done. */
export interface Lost {
  readonly kind: 'lost';
  /** What the caller is told when a look-up proves nothing. */
  readonly error: GatewayError;
  /** What a server error said, where there was one. */
  readonly refusal: ServiceError | null;
}

/** Told that a write was done, when the answer came after its caller had been told that there is none. */
export type Late = (record: WireRecord | null) => void;

/** The Hardware Dashboard API for one GraphQL request: calls endpoints and reads their answers. */
export interface Dashboard {
  /** The record; null when the service says that there is none. */
  find(endpoint: Endpoint): Promise<WireRecord | null>;
  /**
   * A page of a list; `query` is that of a `next_link`, or empty for the first page.
   * Null when the service refuses the continuation token (a 4xx), as it does with old ones.
   */
  page(endpoint: Endpoint, query: string): Promise<Page | null>;
  /** Any JSON. */
  fetch(endpoint: Endpoint): Promise<unknown>;
  /** Sends a write, again only when it provably was not processed; a RawBody as it is, all else as JSON. Throws when it was not sent. */
  write(endpoint: Endpoint, body?: unknown, late?: Late): Promise<Written | Lost>;
}

/** Binds the API to the pipeline that sends, and to the request that asks. */
export function createDashboard(send: Send, scope: CallScope): Dashboard {
  return new RequestDashboard(send, scope);
}

class RequestDashboard implements Dashboard {
  readonly #send: Send;
  readonly #scope: CallScope;

  constructor(send: Send, scope: CallScope) {
    this.#send = send;
    this.#scope = scope;
  }

  find(endpoint: Endpoint): Promise<WireRecord | null> {
    return this.#send(requestFor(endpoint), this.#scope).then((response) =>
      isMissing(response) ? null : readRecord(expectSuccess(endpoint, response)),
    );
  }

  page(endpoint: Endpoint, query: string): Promise<Page | null> {
    const path = query === '' ? endpoint.path : `${endpoint.path.split('?', 1)[0]}?${query}`;
    return this.#send(requestFor(endpoint, path), this.#scope).then((response) => {
      if (query !== '' && response.status >= 400 && response.status !== 403) return null;
      return readPage(expectSuccess(endpoint, response));
    });
  }

  async fetch(endpoint: Endpoint): Promise<unknown> {
    return expectSuccess(endpoint, await this.#send(requestFor(endpoint), this.#scope));
  }

  async write(endpoint: Endpoint, body?: unknown, late?: Late): Promise<Written | Lost> {
    const request = {
      ...requestFor(endpoint),
      ...(body !== undefined && { body: body instanceof RawBody ? body : writeJson(body) }),
      ...(late && { late: whenDone(late) }),
    };
    const response = await this.#send(request, this.#scope).catch(lostAnswer);
    if (response instanceof LostAnswer) return lost(response);
    if (response.status < 300) return { kind: 'done', record: readRecord(response.body) };
    return { kind: 'refused', error: refusalOf(endpoint, response) };
  }
}

function whenDone(late: Late): (response: RestResponse) => void {
  return ({ status, body }) => {
    if (status < 300) late(readRecord(body));
  };
}

function lostAnswer(failure: unknown): LostAnswer {
  if (failure instanceof LostAnswer) return failure;
  throw failure;
}

function lost({ error, response }: LostAnswer): Lost {
  return { kind: 'lost', error, refusal: response ? readServiceError(response.status, response.body) : null };
}

function requestFor({ name, method, path, repeatable, expected }: Endpoint, sentPath = path): RestRequest {
  return { endpoint: name, method, path: sentPath, repeatable, fault: faultChecks[expected] };
}

const faultChecks: Record<Expected, RestRequest['fault']> = {
  nothing: undefined,
  anything: undefined,
  record: recordFault,
  list: listFault,
  audiences: audiencesFault,
};

function isMissing(response: RestResponse): boolean {
  if (response.status === 404) return true;
  return (
    response.status >= 400 && readServiceError(response.status, response.body).code === 'ENTITY_NOT_FOUND'
  );
}

function expectSuccess(endpoint: Endpoint, response: RestResponse): unknown {
  if (response.status < 300) return response.body;
  if (response.status === 403) throw forbidden(endpoint);
  const { code } = readServiceError(response.status, response.body);
  throw new UpstreamInvalidResponse(
    `The service refused to answer a read that should have worked (${describe(response.status, code)}). ` +
      'Nothing was changed; if it lasts, report the correlation id.',
  );
}

/** What the service refuses for a reason of its own is the caller's to read; a refusal of our identity is not. */
function refusalOf(endpoint: Endpoint, response: RestResponse): ServiceError {
  const error = readServiceError(response.status, response.body);
  if (isFunctionalCode(error.code) || [400, 404, 409, 415, 422].includes(error.status)) return error;
  if (error.status === 403) throw forbidden(endpoint);
  throw new UpstreamInvalidResponse(
    `The service refused the change in an unexpected way (${describe(error.status, error.code)}). Nothing was changed.`,
    { outcome: 'REJECTED' },
  );
}

function forbidden(endpoint: Endpoint): UpstreamForbidden {
  const role =
    endpoint.role === 'any Hardware role' ? 'a Hardware role' : `the Hardware role "${endpoint.role}"`;
  return new UpstreamForbidden(
    `The service knows the gateway's application but does not allow this (403). The application probably lacks ${role} ` +
      'in Partner Center, or is not associated with the account. Ask an administrator of the account to add it.',
    endpoint.repeatable ? {} : { outcome: 'REJECTED' },
  );
}

function describe(status: number, code: string | null): string {
  return code === null ? `HTTP ${status}` : `HTTP ${status}, ${code}`;
}
