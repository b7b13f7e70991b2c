import type { Dispatcher } from 'undici';
import { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamTimeout, UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { entraRefusal, isPassing } from './entra-refusal.ts';
import { type Answered, exchange } from './exchange.ts';
import type { RestObserver } from './observer.ts';
import type { Proof } from './proof.ts';
import { repeat } from './repeat.ts';
import { fromHeader } from './retry-after.ts';
import type { RetryBudget } from './retry-budget.ts';
import { backoffMs } from './retry-strategies/backoff.ts';
import { readTokenAnswer, type TokenRecord } from './token-record.ts';

/** What one token request needs. */
export interface TokenRequestOptions {
  /** Of the account in the accounts file; undefined where variables declare it. */
  readonly label?: string | undefined;
  readonly tenantId: string;
  readonly clientId: string;
  /** Token authority, such as `https://login.microsoftonline.com`, with or without a trailing slash. */
  readonly authorityHost: string;
  /** Whom the token is for: `https://manage.devcenter.microsoft.com`. */
  readonly resource: string;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly observer: RestObserver;
  /** Longest wait for one try. */
  readonly timeoutMs: number;
  /** A budget of its own: Entra ID is another server than the API. */
  readonly budget?: RetryBudget;
}

type Try = { readonly record: TokenRecord } | { readonly error: GatewayError; readonly waitMs?: number };

/**
 * Asks Entra ID (client credentials) for a token. Tried again as a read is: cuts, timeouts, 429 and 5xx.
 * Rejects with UpstreamUnauthenticated when Entra refuses, else with UpstreamUnavailable or UpstreamTimeout.
 * @param deadline asked before each wait, for callers that join later move it.
 */
export async function requestToken(
  options: TokenRequestOptions,
  proof: Proof,
  deadline: () => number,
): Promise<TokenRecord> {
  const { clock, random, budget } = options;
  const last = await repeat(
    { clock, deadline, budget },
    () => tryOnce(options, proof, deadline),
    (result, retries) =>
      'record' in result || result.waitMs === undefined
        ? undefined
        : Math.max(backoffMs(retries, random), result.waitMs),
  );
  if ('record' in last) return last.record;
  throw last.error;
}

async function tryOnce(options: TokenRequestOptions, proof: Proof, deadline: () => number): Promise<Try> {
  const { clock, logger, observer } = options;
  const startedAt = clock.now();
  const { outcome, status } = await ask(options, proof, deadline);
  const ms = clock.now() - startedAt;
  if ('record' in outcome) {
    observer.tokenRequest('ok');
    logger.info({ ms, credential: proof.kind }, 'token issued by Entra ID');
    return outcome;
  }
  observer.tokenRequest(outcome.error.code === 'UPSTREAM_UNAUTHENTICATED' ? 'refused' : 'error');
  const entraCode = outcome.error.details['entraCode'];
  logger.warn({ ms, status, ...(entraCode === undefined ? {} : { entraCode }) }, outcome.error.message);
  return outcome;
}

async function ask(
  options: TokenRequestOptions,
  proof: Proof,
  deadline: () => number,
): Promise<{ readonly outcome: Try; readonly status: string | number }> {
  const endpoint = tokenEndpoint(options, proof);
  let form: Readonly<Record<string, string>>;
  try {
    form = await proof.form({ audience: endpoint.href, deadline });
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { outcome: { error }, status: 'not sent' };
  }
  const startedAt = options.clock.now();
  const endBy = Math.min(startedAt + options.timeoutMs, deadline());
  const result = await exchange(options, requestFor(options, proof, form, endBy));
  if (result.kind !== 'answered')
    return { outcome: { error: noAnswer(result.kind), waitMs: 0 }, status: result.kind };
  return { outcome: judge(result, startedAt, proof, options.label), status: result.status };
}

/** A secret goes where the API's documentation sends it; an assertion, of which that says nothing, where Microsoft's own client does. */
function tokenEndpoint({ authorityHost, tenantId }: TokenRequestOptions, proof: Proof): URL {
  const base = authorityHost.replace(/\/+$/, '');
  const path = proof.kind === 'secret' ? 'oauth2/token' : 'oauth2/v2.0/token';
  return new URL(`${base}/${encodeURIComponent(tenantId)}/${path}`);
}

function requestFor(
  options: TokenRequestOptions,
  proof: Proof,
  form: Readonly<Record<string, string>>,
  endBy: number,
) {
  const { origin, pathname } = tokenEndpoint(options, proof);
  const { clientId, resource } = options;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    ...form,
    ...(proof.kind === 'secret' ? { resource } : { scope: `${resource}/.default` }),
  });
  return {
    origin,
    path: pathname,
    method: 'POST' as const,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
    maxBytes: 256 * 1024,
    sendBy: endBy,
    answerBy: endBy,
  };
}

function judge(
  { status, headers, body: bytes }: Answered,
  askedAt: number,
  { kind }: Proof,
  label: string | undefined,
): Try {
  const body = parse(bytes.toString('utf8'));
  if (status === 200) {
    const record = readTokenAnswer(body, askedAt);
    if (record !== undefined) return { record };
    return { error: new UpstreamUnavailable('Entra ID gave an answer without a token.'), waitMs: 0 };
  }
  if (status === 429) {
    const waitMs = fromHeader(headers, askedAt) ?? 0;
    return {
      error: new UpstreamUnavailable('Entra ID limits the token requests of this application.'),
      waitMs,
    };
  }
  if (status >= 400 && status < 500 && !isPassing(body))
    return { error: entraRefusal(status, body, kind, label) };
  return { error: new UpstreamUnavailable(`Entra ID failed (status ${status}).`), waitMs: 0 };
}

function noAnswer(kind: 'cut' | 'refused' | 'timeout' | 'tooLarge'): GatewayError {
  if (kind === 'timeout') return new UpstreamTimeout('Entra ID did not answer in time.');
  if (kind === 'refused') return new UpstreamUnavailable('No connection to Entra ID could be made.');
  return new UpstreamUnavailable('The answer of Entra ID was not complete.');
}

/** A token answer has no 64-bit numbers, so the plain parser serves. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
