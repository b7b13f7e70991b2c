import { randomUUID } from 'node:crypto';
import type { Certificate } from '../values/credential.ts';
import { Secret } from '../values/secret.ts';

/** Long enough for a clock that is some minutes behind Entra ID's. */
const lifeSeconds = 600;

interface AssertionClaims {
  readonly clientId: string;
  /** The token endpoint's address. */
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * A JWT by which the holder of the certificate's key says that it is the application (learn.microsoft.com, "Microsoft
 * identity platform application authentication certificate credentials"). It carries the chain, for applications
 * that trust a name and an issuer instead of one certificate.
 */
export async function signAssertion(
  { key, chain, thumbprint }: Certificate,
  { clientId, audience, now }: AssertionClaims,
): Promise<Secret> {
  // Not imported above: who has a secret should not wait for it.
  const { SignJWT } = await import('jose');
  const seconds = Math.floor(now / 1_000);
  const text = await new SignJWT({})
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint, x5c: [...chain] })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + lifeSeconds)
    .sign(key);
  return new Secret(text);
}
