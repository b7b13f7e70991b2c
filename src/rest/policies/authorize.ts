import { UpstreamUnauthenticated } from '../../errors/upstream-errors.ts';
import type { Secret } from '../../values/secret.ts';
import { hasStatus, type TryResult } from '../answer.ts';
import type { RestRequest } from '../http.ts';
import type { Call, Next, Policy } from '../pipeline.ts';

/** The part of the token source that sending needs. */
export interface Tokens {
  /** A token that serves now. Rejects with a GatewayError when there is none by the deadline. */
  get(scope: { readonly deadline: number }): Promise<Secret>;
  /** The token, where it serves now and none has to be waited for; without this, each is asked for. */
  inHand?(): Secret | undefined;
  /** Says that the service refused this token. */
  discard(token: Secret): void;
}

/**
 * Adds the bearer token. A 401 was not processed, so any call goes again with one fresh token, once in its life;
 * a second 401 rejects with UpstreamUnauthenticated.
 */
export function authorizePolicy(tokens: Tokens): Policy {
  function sendWith(token: Secret, call: Call, next: Next): Promise<TryResult> {
    return next({ ...call, headers: { authorization: bearerHeader(token), ...call.headers } }).then(
      (result) => (hasStatus(result, 401) ? renew(token, call, next) : result),
    );
  }

  async function renew(refused: Secret, call: Call, next: Next): Promise<TryResult> {
    if (call.memo.tokenRenewed) throw refusedTwice(call.request);
    call.memo.tokenRenewed = true;
    tokens.discard(refused);
    return sendWith(await tokens.get(call.scope), call, next);
  }

  return (call, next) => {
    const token = call.memo.first?.token ?? tokens.inHand?.();
    return token === undefined
      ? tokens.get(call.scope).then((one) => sendWith(one, call, next))
      : sendWith(token, call, next);
  };
}

/** The header that shows this token, written once for each: it is a text of two thousand characters. */
export function bearerHeader(token: Secret): string {
  const known = headers.get(token);
  if (known !== undefined) return known;
  const header = `Bearer ${token.unwrap()}`;
  headers.set(token, header);
  return header;
}

const headers = new WeakMap<Secret, string>();

function refusedTwice(request: RestRequest): UpstreamUnauthenticated {
  return new UpstreamUnauthenticated(
    'The Hardware Dashboard service refuses a token that Entra ID has just issued. Check that the application is ' +
      'added to the Partner Center account, and that tenant and application belong together.',
    request.repeatable ? {} : { outcome: 'REJECTED' },
  );
}
