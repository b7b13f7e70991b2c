import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { type ScriptedServer, type SeenRequest, scriptedServer } from './scripted-server.ts';

/** An OpenID provider on loopback, as far as a gateway sees it. */
export interface TokenIssuer {
  readonly issuer: string;
  /** The requests that it was sent. */
  readonly seen: readonly SeenRequest[];
  readonly server: ScriptedServer;
  /** A token for `api://gateway`, good for an hour, of the newest key; `claims` override, and undefined leaves out. */
  token(claims?: JWTPayload, options?: TokenOptions): Promise<string>;
  /** From now on signs with a new key; the old ones are shown no more. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

export interface TokenOptions {
  /** Signs with a key that the issuer never showed, under the name of one that it did. */
  readonly forged?: boolean;
  readonly kid?: string;
}

/** The audience of its tokens. */
export const audience = 'api://gateway';

/** Starts one. Close it after the tests. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const server = await scriptedServer();
  const issuer = `${server.origin}/tenant/v2.0`;
  let [kid, key, shown] = ['key-0', await makeKey(), [] as JWK[]];
  let made = 0;
  const stranger = await makeKey();

  async function show(): Promise<void> {
    kid = `key-${made++}`;
    shown = [{ ...(await exportJWK(key.publicKey)), kid, use: 'sig', alg: 'ES256' }];
  }
  await show();
  server.fallback(({ url }) => {
    const documents: Record<string, object> = {
      '/tenant/v2.0/.well-known/openid-configuration': { issuer, jwks_uri: `${server.origin}/keys` },
      '/keys': { keys: shown },
    };
    const found = documents[url];
    return found === undefined ? { status: 404 } : { status: 200, body: JSON.stringify(found) };
  });
  return {
    issuer,
    server,
    seen: server.seen,
    token(claims = {}, options = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const payload = {
        iss: issuer,
        aud: audience,
        sub: 'app-1',
        iat: now,
        nbf: now,
        exp: now + 3_600,
        ...claims,
      };
      return new SignJWT(payload)
        .setProtectedHeader({ alg: 'ES256', kid: options.kid ?? kid })
        .sign((options.forged ? stranger : key).privateKey);
    },
    async rotate() {
      key = await makeKey();
      await show();
    },
    close: () => server.close(),
  };
}

function makeKey() {
  return generateKeyPair('ES256', { extractable: true });
}
