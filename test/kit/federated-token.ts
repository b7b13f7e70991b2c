import { type JWTPayload, SignJWT } from 'jose';

/** A token of whom the emulator's application trusts, good for an hour; `claims` override, and undefined leaves out. */
export function federatedToken(claims: JWTPayload = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const payload = {
    iss: 'https://issuer.example',
    sub: 'gateway',
    aud: 'api://AzureADTokenExchange',
    iat: now,
    nbf: now,
    exp: now + 3_600,
    ...claims,
  };
  // Nobody who is shown it in tests has its issuer's key.
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(new Uint8Array(32));
}
