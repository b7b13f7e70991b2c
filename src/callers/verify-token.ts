import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { DeclaredIssuer } from '../config/declared-callers.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import { heldRoles } from '../values/role.ts';
import { NotAccepted } from './not-accepted.ts';

/** Signatures by a private key of the issuer. A shared secret, or none at all, proves nothing here. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** How far the issuer's clock and ours may be apart, in seconds. */
const clockToleranceSeconds = 5;

/** Longest id that a token may give its caller (OpenID Connect Core, section 2). */
const longestId = 255;

/** What checking tokens needs. */
export interface VerifyParts {
  readonly issuers: readonly DeclaredIssuer[];
  readonly keysOf: (issuer: DeclaredIssuer) => JWTVerifyGetKey;
  readonly clock: Clock;
}

/** Three parts with a dot between them: a signed token, for keys that we make have no dots. */
export function looksLikeToken(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);
}

/**
 * The caller that a token proves: signed by its issuer, for us, and neither too early nor too late.
 * @throws NotAccepted, IssuerUnreachable
 */
export async function verifyToken(
  token: string,
  { issuers, keysOf, clock }: VerifyParts,
): Promise<{ readonly caller: Caller; readonly entry: DeclaredIssuer }> {
  const claimed = claimedIssuer(token);
  const candidates = issuers.filter(({ issuer }) => issuer === claimed);
  const [first] = candidates;
  if (first === undefined) throw new NotAccepted('the token is of an issuer that is not declared');
  const payload = await verify(token, first, candidates, { keysOf, clock });
  const audiences = [payload.aud ?? []].flat();
  const entry = candidates.find(({ audience }) => audience.some((one) => audiences.includes(one)));
  if (entry === undefined) throw new NotAccepted('the token is for another audience');
  return { caller: toCaller(entry, payload, clock.now()), entry };
}

function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw new NotAccepted('the token cannot be read');
  }
}

async function verify(
  token: string,
  first: DeclaredIssuer,
  candidates: readonly DeclaredIssuer[],
  { keysOf, clock }: Pick<VerifyParts, 'keysOf' | 'clock'>,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keysOf(first), {
      issuer: first.issuer,
      audience: candidates.flatMap(({ audience }) => audience),
      algorithms,
      requiredClaims: ['exp'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(clock.now()),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new NotAccepted(whyRefused(error));
    throw error;
  }
}

/** The library's messages name claims and quote none of them. */
function whyRefused(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `the token does not hold: ${error.message}`;
  return `the token is not accepted (${error.code})`;
}

function toCaller(entry: DeclaredIssuer, payload: JWTPayload, now: number): Caller {
  const id = payload[entry.idClaim];
  if (typeof id !== 'string' || id === '' || id.length > longestId)
    throw new NotAccepted(`the token has no usable claim ${entry.idClaim}`);
  const expiresAt = (payload.exp ?? 0) * 1_000;
  const granted = grantsOf(payload).flatMap((name) => entry.roles.get(name) ?? []);
  return {
    // An id is the issuer's own; with the issuer before it, no other issuer can give it, and no key has it.
    id: `${entry.issuer}#${id}`,
    roles: heldRoles(granted),
    expiresAt: now < expiresAt ? expiresAt : expiresAt + clockToleranceSeconds * 1_000,
    ...(entry.upstreamCallsPerMinute !== undefined && {
      upstreamCallsPerMinute: entry.upstreamCallsPerMinute,
    }),
    ...(entry.accounts !== undefined && { accounts: entry.accounts }),
  };
}

/** Application roles, and scopes that a user delegated: Entra ID writes `scp`, RFC 9068 `scope`, others lists. */
function grantsOf({ roles, ...payload }: JWTPayload): string[] {
  const texts = [payload['scp'], payload['scope']].flat().filter((one) => typeof one === 'string');
  const named = [roles].flat().filter((one) => typeof one === 'string');
  return [...named, ...texts.flatMap((text) => text.split(' '))];
}
