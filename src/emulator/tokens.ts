import { createHmac, randomBytes } from 'node:crypto';
import type { EmulatorClock } from './clock.ts';

/** How a token fares at the API. */
export type TokenVerdict = 'good' | 'expired' | 'revoked' | 'unknown';

/** Issues and judges access tokens; they look like JWTs and carry their own end, so nothing is kept. */
export class Tokens {
  readonly #clock: EmulatorClock;
  readonly #key = randomBytes(32);
  #generation = 1;
  #count = 0;

  constructor(clock: EmulatorClock) {
    this.#clock = clock;
  }

  /** A fresh token, good for `seconds`. */
  issue(tenant: string, clientId: string, seconds: number): string {
    const issued = Math.floor(this.#clock.wall() / 1000);
    const claims = {
      aud: 'https://manage.devcenter.microsoft.com',
      tid: tenant,
      appid: clientId,
      iat: issued,
      nbf: issued,
      exp: issued + seconds,
      gen: this.#generation,
      uti: ++this.#count,
    };
    const text = `${HEADER}.${base64url(JSON.stringify(claims))}`;
    return `${text}.${this.#sign(text)}`;
  }

  /** Judges a token as it came in the Authorization header. */
  judge(token: string): TokenVerdict {
    const [header, claims, signature] = token.split('.');
    if (claims === undefined || signature !== this.#sign(`${header}.${claims}`)) return 'unknown';
    const { exp, gen } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as {
      exp: number;
      gen: number;
    };
    if (gen !== this.#generation) return 'revoked';
    return this.#clock.wall() >= exp * 1000 ? 'expired' : 'good';
  }

  /** No token issued so far is good any longer. */
  revokeAll(): void {
    this.#generation++;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

const HEADER = base64url(JSON.stringify({ typ: 'JWT', alg: 'HS256', kid: 'emulator' }));

function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
