import type { JWTVerifyGetKey } from 'jose';
import type { DeclaredCallers, DeclaredIssuer, DeclaredKey } from '../config/declared-callers.ts';
import { Unauthenticated } from '../errors/identity-errors.ts';
import { UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { heldRoles } from '../values/role.ts';
import type { Secret } from '../values/secret.ts';
import type { CallersObserver } from './callers-observer.ts';
import { type Credentials, readCredentials, type Shown } from './credentials.ts';
import type { FailedAttempts } from './failed-attempts.ts';
import { findKey } from './find-key.ts';
import { createIssuerKeys, type FetchJson, IssuerUnreachable } from './issuer-keys.ts';
import { NotAccepted } from './not-accepted.ts';
import { looksLikeToken, verifyToken } from './verify-token.ts';

/** Where credentials come from. */
export interface Attempt {
  readonly correlationId: string;
  readonly address: string | undefined;
}

/** A caller, and the entry of the file that it is known by. */
export interface Identified {
  readonly caller: Caller;
  readonly entry: DeclaredKey | DeclaredIssuer;
}

/** What identifying callers needs. */
export interface IdentifyParts {
  readonly fetchJson: FetchJson;
  readonly failedAttempts: FailedAttempts;
  readonly observer: CallersObserver;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Identify = (shown: Shown, attempt: Attempt) => Promise<Identified>;

/** Makes the check of credentials against what is declared at the time. The answer never says what was wrong with them. */
export function createIdentify(declared: () => DeclaredCallers, parts: IdentifyParts): Identify {
  const keysOf = rememberKeys(parts);
  return async (shown, attempt) => {
    const credentials = readCredentials(shown);
    const kind = kindOf(credentials);
    try {
      const identified = await look(credentials, declared(), { ...parts, keysOf });
      parts.observer.authentication(kind, 'accepted');
      return identified;
    } catch (error) {
      if (error instanceof IssuerUnreachable) {
        parts.observer.authentication(kind, 'undecided');
        throw new UpstreamUnavailable(
          'The issuer of this token cannot be reached, so it cannot be checked. Try again shortly.',
          { retryAfterSeconds },
        );
      }
      if (!(error instanceof NotAccepted)) throw error;
      parts.observer.authentication(kind, 'refused');
      if (kind === 'none') throw new Unauthenticated(askForCredentials);
      parts.logger.info({ ...attempt, credentials: kind, reason: error.message }, 'credentials refused');
      await parts.failedAttempts.slowDown(attempt.address);
      throw new Unauthenticated('These credentials are not accepted. The log of the gateway says why.');
    }
  };
}

const retryAfterSeconds = 5;

const askForCredentials =
  'Say who you are: send a key in the header x-api-key, as a bearer token or as the password of HTTP Basic, ' +
  'or a bearer token of your organization.';

function kindOf(credentials: Credentials): 'none' | 'key' | 'token' {
  if (credentials.kind === 'none') return 'none';
  return credentials.kind === 'bearer' && looksLikeToken(credentials.secret.unwrap()) ? 'token' : 'key';
}

type LookParts = Pick<IdentifyParts, 'clock'> & {
  readonly keysOf: (issuer: DeclaredIssuer) => JWTVerifyGetKey;
};

async function look(
  credentials: Credentials,
  { keys, issuers }: DeclaredCallers,
  parts: LookParts,
): Promise<Identified> {
  switch (credentials.kind) {
    case 'none':
      throw new NotAccepted('nothing was shown');
    case 'unreadable':
      throw new NotAccepted('the credentials have no form that is known here');
    case 'basic':
      return byKey(findKey(keys, credentials.secret, credentials.id));
    case 'bearer': {
      const key = findKey(keys, credentials.secret);
      if (key !== undefined || issuers.length === 0 || !isToken(credentials.secret)) return byKey(key);
      return verifyToken(credentials.secret.unwrap(), { ...parts, issuers });
    }
  }
}

function isToken(secret: Secret): boolean {
  return looksLikeToken(secret.unwrap());
}

function byKey(entry: DeclaredKey | undefined): Identified {
  if (entry === undefined) throw new NotAccepted('the key is not declared');
  const { id, roles, upstreamCallsPerMinute, accounts } = entry;
  const caller = {
    id,
    roles: heldRoles(roles),
    ...(upstreamCallsPerMinute !== undefined && { upstreamCallsPerMinute }),
    ...(accounts !== undefined && { accounts }),
  };
  return { caller, entry };
}

/** The keys of issuers outlive changes of the file. What is no longer declared is a few keys at most. */
function rememberKeys(parts: IdentifyParts): (issuer: DeclaredIssuer) => JWTVerifyGetKey {
  const known = new Map<string, JWTVerifyGetKey>();
  return (issuer) => {
    const name = `${issuer.issuer} ${issuer.jwksUri ?? ''}`;
    const keys = known.get(name) ?? createIssuerKeys(issuer, parts);
    known.set(name, keys);
    return keys;
  };
}
