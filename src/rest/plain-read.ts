import type { Secret } from '../values/secret.ts';
import type { TryResult } from './answer.ts';
import type { Release, Visitor } from './gate.ts';
import type { CallScope, RestRequest, RestResponse } from './http.ts';
import type { FirstTry, Try } from './pipeline.ts';
import { bearerHeader, type Tokens } from './policies/authorize.ts';
import { identified } from './policies/identify.ts';
import { type LogOptions, logTry } from './policies/log.ts';
import { endAdmission, type ThrottleOptions } from './policies/throttle.ts';
import { isFinal } from './settle.ts';
import type { Transport } from './transport.ts';

/** What a plain read needs: what the policies have that it goes by. */
export interface PlainReadParts extends LogOptions, ThrottleOptions {
  readonly tokens: Tokens;
  readonly transport: Transport;
  /** Goes on with a call whose first try ended like this, as the policies would. */
  readonly goOn: (request: RestRequest, scope: CallScope, first: FirstTry) => Promise<RestResponse>;
}

/**
 * A read whose token is in hand, as nearly all are. It goes by the policies, with the parts of them that it meets, in one
 * object. Hundreds of calls may be under way, and what the policies keep for each while they wait is carried along by every
 * garbage collection (`docs/performance.md`). However the try ends but by a final answer, the policies go on from there.
 * @returns undefined where a token has to be waited for, or it is no plain read
 */
export function beginPlainRead(
  parts: PlainReadParts,
  request: RestRequest,
  scope: CallScope,
): Promise<RestResponse> | undefined {
  if (!request.repeatable || request.file !== undefined || request.body !== undefined) return undefined;
  const token = parts.tokens.inHand?.();
  if (token === undefined) return undefined;
  return new Promise((resolve, reject) =>
    parts.gate.admit(scope.deadline, new PlainRead(parts, request, scope, token, resolve, reject)),
  );
}

/** The only try that a plain read makes. */
class PlainRead implements Try, Visitor {
  readonly request: RestRequest;
  readonly scope: CallScope;
  readonly attempt = 1;
  headers: Readonly<Record<string, string>> = {};
  readonly refuse: (error: unknown) => void;
  readonly #parts: PlainReadParts;
  readonly #token: Secret;
  readonly #resolve: (response: RestResponse | Promise<RestResponse>) => void;
  #startedAt = 0;

  constructor(
    parts: PlainReadParts,
    request: RestRequest,
    scope: CallScope,
    token: Secret,
    resolve: (response: RestResponse | Promise<RestResponse>) => void,
    reject: (error: unknown) => void,
  ) {
    this.request = request;
    this.scope = scope;
    this.refuse = reject;
    this.#parts = parts;
    this.#token = token;
    this.#resolve = resolve;
  }

  get onSent(): () => void {
    return () => this.scope.countCall();
  }

  enter(release: Release): void {
    this.#startedAt = this.#parts.clock.now();
    this.headers = identified(this.scope, { authorization: bearerHeader(this.#token) });
    this.#parts.transport.begin(
      this,
      (result) => this.#end(result, release),
      (error) => {
        release();
        this.refuse(error);
      },
    );
  }

  #end(result: TryResult, release: Release): void {
    const ms = this.#parts.clock.now() - this.#startedAt;
    logTry(this.#parts, this, result, ms);
    endAdmission(this.#parts, this, result, ms, release);
    if (result.kind === 'response' && isFinal(result.response.status) && result.response.status !== 401) {
      this.#parts.gate.retries.first();
      this.#resolve(result.response);
    } else {
      this.#resolve(this.#parts.goOn(this.request, this.scope, { result, token: this.#token }));
    }
  }
}
