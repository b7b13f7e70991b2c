import type { Dispatcher } from 'undici';
import type { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamUnauthenticated, UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { Clock } from '../values/clock.ts';
import type { IdentityEndpoint, ManagedIdentity } from '../values/credential.ts';
import { Secret } from '../values/secret.ts';
import { type AccountWords, accountWords } from './account-words.ts';
import { type Answered, exchange } from './exchange.ts';
import { repeat } from './repeat.ts';
import { backoffMs } from './retry-strategies/backoff.ts';

/** For whom Entra ID wants a token that is shown to it in the place of a secret. */
const tokenExchange = 'api://AzureADTokenExchange';

interface IdentityTokenOptions {
  /** Of the account in the accounts file; undefined where variables declare it. */
  readonly label?: string | undefined;
  readonly direct: Dispatcher;
  readonly clock: Clock;
  readonly random: () => number;
  /** Longest wait for one try. */
  readonly timeoutMs: number;
}

type Try = { readonly token: Secret } | { readonly error: GatewayError; readonly passing: boolean };

/**
 * A token of a managed identity, to be shown to Entra ID. Tried again where there is no answer, and after 404, 410, 429
 * and 5xx, which mean that the identity is not there yet. Rejects with UpstreamUnauthenticated where the identity is
 * refused, else with UpstreamUnavailable.
 */
export async function requestIdentityToken(
  options: IdentityTokenOptions,
  identity: ManagedIdentity,
  deadline: () => number,
): Promise<Secret> {
  const { clock, random } = options;
  const last = await repeat(
    { clock, deadline },
    () => tryOnce(options, identity, deadline()),
    (result, retries) => ('error' in result && result.passing ? backoffMs(retries, random) : undefined),
  );
  if ('token' in last) return last.token;
  throw last.error;
}

async function tryOnce(
  { direct, clock, timeoutMs, label }: IdentityTokenOptions,
  identity: ManagedIdentity,
  deadline: number,
): Promise<Try> {
  const words = accountWords(label);
  const endBy = Math.min(clock.now() + timeoutMs, deadline);
  const result = await exchange(
    { dispatcher: direct, clock },
    {
      ...addressOf(identity),
      method: 'GET',
      headers: { accept: 'application/json', ...proofOf(identity.endpoint) },
      maxBytes: 64 * 1024,
      sendBy: endBy,
      answerBy: endBy,
    },
  );
  if (result.kind === 'answered') return judge(result, identity.endpoint, words);
  return { error: unavailable(identity.endpoint, words, 'does not answer'), passing: true };
}

/** The protocols of 2019-08-01 (App Service, Container Apps) and 2018-02-01 (IMDS). */
function addressOf({ clientId, endpoint }: ManagedIdentity): { origin: string; path: string } {
  const { origin, pathname } = new URL(endpoint.url);
  const query = new URLSearchParams({
    'api-version': endpoint.kind === 'imds' ? '2018-02-01' : '2019-08-01',
    resource: tokenExchange,
    ...(clientId !== undefined && { client_id: clientId }),
  });
  const path =
    endpoint.kind === 'imds' ? `${pathname.replace(/\/+$/, '')}/metadata/identity/oauth2/token` : pathname;
  return { origin, path: `${path}?${query}` };
}

/** What a page that somebody was lured to could not send. */
function proofOf(endpoint: IdentityEndpoint): Record<string, string> {
  return endpoint.kind === 'imds' ? { metadata: 'true' } : { 'x-identity-header': endpoint.header.unwrap() };
}

function judge({ status, body }: Answered, endpoint: IdentityEndpoint, words: AccountWords): Try {
  if (status === 200) {
    const token = accessToken(body.toString('utf8'));
    if (token !== undefined) return { token };
    return { error: unavailable(endpoint, words, 'gave an answer without a token'), passing: true };
  }
  if (status >= 500 || [404, 410, 429].includes(status))
    return { error: unavailable(endpoint, words, `failed (status ${status})`), passing: true };
  const error = new UpstreamUnauthenticated(
    `${noToken(words)}: ${nameOf(endpoint)} refuses to issue one (status ${status}). Check that the identity is ` +
      `assigned to this machine, and that ${words.settings('AZURE_MANAGED_IDENTITY')} is \`system\` or its client id.`,
  );
  return { error, passing: false };
}

function unavailable(endpoint: IdentityEndpoint, words: AccountWords, what: string): UpstreamUnavailable {
  return new UpstreamUnavailable(
    `${noToken(words)}: ${nameOf(endpoint)} ${what}. Check that this runs in Azure, and that a managed identity is ` +
      'assigned to it.',
  );
}

function noToken({ ofAccount }: AccountWords): string {
  return `The managed identity${ofAccount} has no token`;
}

function nameOf(endpoint: IdentityEndpoint): string {
  return endpoint.kind === 'imds' ? 'the Instance Metadata Service' : 'the address in IDENTITY_ENDPOINT';
}

function accessToken(text: string): Secret | undefined {
  try {
    const token: unknown = (JSON.parse(text) as { access_token?: unknown } | null)?.access_token;
    return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) ? new Secret(token) : undefined;
  } catch {
    return undefined;
  }
}
