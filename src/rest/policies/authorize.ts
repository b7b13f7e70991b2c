import { UpstreamUnauthenticated } from '../../errors/upstream-errors.ts';
import type { Secret } from '../../values/secret.ts';
import { hasStatus } from '../answer.ts';
import type { RestRequest } from '../http.ts';
import type { Policy } from '../pipeline.ts';

/** The part of the token source that sending needs. */
export interface Tokens {
  /** A token that serves now. Rejects with a GatewayError when there is none by the deadline. */
  get(scope: { readonly deadline: number }): Promise<Secret>;
  /** Says that the service refused this token. */
  discard(token: Secret): void;
}

/**
 * Adds the bearer token. A 401 was not processed, so any call goes again with one fresh token, once in its life;
 * a second 401 rejects with UpstreamUnauthenticated.
 */
export function authorizePolicy(tokens: Tokens): Policy {
  return async (call, next) => {
    for (;;) {
      const token = await tokens.get(call.scope);
      const headers = { authorization: `Bearer ${token.unwrap()}`, ...call.headers };
      const result = await next({ ...call, headers });
      if (!hasStatus(result, 401)) return result;
      if (call.memo.tokenRenewed) throw refusedTwice(call.request);
      call.memo.tokenRenewed = true;
      tokens.discard(token);
    }
  };
}

function refusedTwice(request: RestRequest): UpstreamUnauthenticated {
  return new UpstreamUnauthenticated(
    'The Hardware Dashboard service refuses a token that Entra ID has just issued. Check that the application is ' +
      'added to the Partner Center account, and that tenant and application belong together.',
    request.repeatable ? {} : { outcome: 'REJECTED' },
  );
}
