import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { DeclaredIssuer } from '../config/declared-callers.ts';
import { isLoopback } from '../config/loopback.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';

/** Gets a JSON document. @throws whatever is wrong: no connection, another status than 200, no JSON, too long. */
export type FetchJson = (url: URL) => Promise<unknown>;

/** What reading the keys of issuers needs. */
export interface IssuerKeysParts {
  readonly fetchJson: FetchJson;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** No keys of the issuer are to be had now, so its tokens can be neither accepted nor refused. */
export class IssuerUnreachable extends Error {}

/** For this long the keys are taken for fresh. */
const freshMs = 600_000;
/** While the issuer cannot be reached, its last keys go on for this long: its outage is none of ours. */
const staleMs = 86_400_000;
/** An unknown key may be a new one. Who shows tokens with invented key ids makes us ask this often at most. */
const [mostAsks, askEveryMs] = [3, 10_000];

/** The public keys of one issuer: discovered, kept, and read again when a token names a key that is not among them. */
export function createIssuerKeys(
  { issuer, jwksUri }: Pick<DeclaredIssuer, 'issuer' | 'jwksUri'>,
  { fetchJson, clock, logger }: IssuerKeysParts,
): JWTVerifyGetKey {
  let kept: { readonly find: JWTVerifyGetKey; readonly readAt: number } | undefined;
  let reading: Promise<boolean> | undefined;
  let [asks, refilledAt] = [mostAsks, clock.now()];

  function mayAsk(): boolean {
    const more = Math.floor((clock.now() - refilledAt) / askEveryMs);
    if (more > 0) [asks, refilledAt] = [Math.min(mostAsks, asks + more), refilledAt + more * askEveryMs];
    if (asks === 0) return false;
    asks -= 1;
    return true;
  }

  /** @returns true when there are new keys. All who wait share one reading. */
  function read(): Promise<boolean> {
    if (reading !== undefined) return reading;
    if (!mayAsk()) return Promise.resolve(false);
    reading = readKeys()
      .then((find) => {
        kept = { find, readAt: clock.now() };
        return true;
      })
      .catch((error: unknown) => {
        logger.warn({ issuer, detail: reasonOf(error) }, 'the keys of an issuer cannot be read');
        return false;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  }

  async function readKeys(): Promise<JWTVerifyGetKey> {
    const url = jwksUri ?? (await discover(issuer, fetchJson));
    return createLocalJWKSet((await fetchJson(new URL(url))) as Parameters<typeof createLocalJWKSet>[0]);
  }

  return async (header, token) => {
    const age = kept === undefined ? Number.POSITIVE_INFINITY : clock.now() - kept.readAt;
    if (age > staleMs) await read();
    else if (age > freshMs) void read();
    if (kept === undefined || clock.now() - kept.readAt > staleMs) throw new IssuerUnreachable();
    try {
      return await kept.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await read())) throw error;
      return kept.find(header, token);
    }
  };
}

/** OpenID Connect Discovery 1.0, section 4. Where the keys are must be as safe as the issuer itself. */
async function discover(issuer: string, fetchJson: FetchJson): Promise<string> {
  const found = await fetchJson(new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  const { issuer: told, jwks_uri: uri } = (found ?? {}) as { issuer?: unknown; jwks_uri?: unknown };
  if (told !== issuer) throw new Error('the discovery document is of another issuer');
  if (typeof uri !== 'string' || !URL.canParse(uri)) throw new Error('the discovery document names no keys');
  const { protocol, hostname } = new URL(uri);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    throw new Error('the keys are not behind https');
  return uri;
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? message);
}
