import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { createIssuerKeys, IssuerUnreachable } from '../../src/callers/issuer-keys.ts';
import { looksLikeToken, verifyToken } from '../../src/callers/verify-token.ts';
import type { DeclaredIssuer } from '../../src/config/declared-callers.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { fakeClock } from '../kit/fake-clock.ts';
import { audience, startTokenIssuer, type TokenIssuer } from '../kit/token-issuer.ts';

let provider: TokenIssuer;
let clock: ReturnType<typeof fakeClock>;
let check: (token: string) => Promise<{ id: string; roles: string[]; expiresAt: number | undefined }>;
let entries: DeclaredIssuer[];
const logger = capturedLogger();

beforeEach(async () => {
  provider = await startTokenIssuer();
  clock = fakeClock(Date.now());
  entries = [
    {
      issuer: provider.issuer,
      audience: [audience],
      idClaim: 'sub',
      roles: new Map([
        ['Drivers.Read', ['reader']],
        ['Drivers.Submit', ['submitter']],
        ['Gateway.Operate', ['operator']],
      ]),
    },
  ];
  const keys = createIssuerKeys(entries[0] as DeclaredIssuer, { fetchJson, clock, logger });
  check = async (token) => {
    const { caller } = await verifyToken(token, { issuers: entries, keysOf: () => keys, clock });
    return { id: caller.id, roles: [...caller.roles].toSorted(), expiresAt: caller.expiresAt };
  };
});
afterEach(() => provider.close());

describe('a token', () => {
  test('gives the roles of its roles and scopes, and an id that is the issuer’s own', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 60;
    expect(await check(await provider.token({ roles: ['Drivers.Submit', 'Unknown'], exp }))).toEqual({
      id: `${provider.issuer}#app-1`,
      roles: ['reader', 'submitter'],
      expiresAt: exp * 1_000,
    });
    expect((await check(await provider.token({ scp: 'Drivers.Read Gateway.Operate' }))).roles).toEqual([
      'operator',
      'reader',
    ]);
    expect((await check(await provider.token({ scp: ['Drivers.Read'] }))).roles).toEqual(['reader']);
    expect((await check(await provider.token({ scope: 'openid Drivers.Read' }))).roles).toEqual(['reader']);
    expect((await check(await provider.token({ roles: ['__proto__', 'constructor'] }))).roles).toEqual([]);
    expect((await check(await provider.token())).roles).toEqual([]);
  });

  test('may be told from others by another claim', async () => {
    entries = entries.map((entry) => ({ ...entry, idClaim: 'oid' }));
    expect((await check(await provider.token({ oid: 'object-7' }))).id).toBe(`${provider.issuer}#object-7`);
    await expect(check(await provider.token())).rejects.toThrow('no usable claim oid');
  });

  test('of one issuer may be for several audiences, each with roles of its own', async () => {
    const [first] = entries as [DeclaredIssuer];
    entries.push({ ...first, audience: ['api://other'], roles: new Map([['Drivers.Read', ['operator']]]) });
    expect(
      (await check(await provider.token({ roles: ['Drivers.Read'], aud: 'api://other' }))).roles,
    ).toEqual(['operator']);
  });

  const seconds = Math.floor(Date.now() / 1_000);
  test.each([
    ['has expired', { exp: seconds - 60 }, 'expired'],
    ['is not valid yet', { nbf: seconds + 3_600 }, 'nbf'],
    ['never expires', { exp: undefined }, 'exp'],
    ['is for somebody else', { aud: 'api://else' }, 'aud'],
    ['is for nobody', { aud: undefined }, 'aud'],
    ['is of another issuer', { iss: 'https://login.example.com/' }, 'not declared'],
    ['is of no issuer', { iss: undefined }, 'not declared'],
    ['names nobody', { sub: undefined }, 'claim sub'],
    ['names somebody at great length', { sub: 'x'.repeat(300) }, 'claim sub'],
  ])('is refused when it %s', async (_, claims, reason) => {
    await expect(check(await provider.token(claims as JWTPayload))).rejects.toThrow(reason);
  });

  test('is refused when somebody else signed it, or nobody', async () => {
    await expect(check(await provider.token({}, { forged: true }))).rejects.toThrow('SIGNATURE');
    const unsigned = new UnsecuredJWT({
      iss: provider.issuer,
      aud: audience,
      sub: 'x',
      exp: seconds + 60,
    }).encode();
    await expect(check(unsigned)).rejects.toThrow('not accepted');
    const shared = await new SignJWT({ iss: provider.issuer, aud: audience, sub: 'x', exp: seconds + 60 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('x'.repeat(64)));
    await expect(check(shared)).rejects.toThrow('not accepted');
    const [head, , signature] = (await provider.token()).split('.');
    const body = Buffer.from(
      JSON.stringify({ iss: provider.issuer, aud: audience, roles: ['Drivers.Submit'] }),
    );
    await expect(check(`${head}.${body.toString('base64url')}.${signature}`)).rejects.toThrow('not accepted');
    await expect(check('a.b.c')).rejects.toThrow('cannot be read');
  });

  test('is told from a key by its form', async () => {
    expect(looksLikeToken(await provider.token())).toBe(true);
    for (const text of ['hwgw_abc', 'a.b', 'a.b.c.d', '..', 'a b.c.d'])
      expect(looksLikeToken(text)).toBe(false);
  });

  test('may be a few seconds off', async () => {
    await check(await provider.token({ nbf: seconds + 3 }));
  });
});

describe('the keys of an issuer', () => {
  test('are discovered once for all who wait, and kept', async () => {
    const token = await provider.token();
    await Promise.all(Array.from({ length: 20 }, () => check(token)));
    await check(token);
    expect(provider.seen.map(({ url }) => url)).toEqual([
      '/tenant/v2.0/.well-known/openid-configuration',
      '/keys',
    ]);
  });

  test('are read again when a token names a new one', async () => {
    await check(await provider.token());
    const old = await provider.token();
    await provider.rotate();
    await check(await provider.token());
    await expect(check(old)).rejects.toThrow('not accepted');
  });

  test('are not asked for without end by who invents names of keys', async () => {
    for (let index = 0; index < 50; index += 1) {
      await expect(check(await provider.token({}, { kid: `invented-${index}` }))).rejects.toThrow(
        'not accepted',
      );
    }
    expect(provider.seen.length).toBeLessThanOrEqual(6);
    await clock.advance(10_000);
    await provider.rotate();
    await check(await provider.token());
  });

  test('go on serving while the issuer cannot be reached, for a day', async () => {
    await check(await provider.token());
    provider.server.fallback(() => 'cut');
    await clock.advance(3_600_000);
    const far = Math.floor(clock.now() / 1_000) + 200_000;
    await check(await provider.token({ exp: far }));
    await clock.advance(86_400_000);
    await expect(check(await provider.token({ exp: far }))).rejects.toThrow(IssuerUnreachable);
  });

  test('that cannot be had decide nothing', async () => {
    provider.server.fallback(() => ({ status: 500, body: '{}' }));
    await expect(check(await provider.token())).rejects.toThrow(IssuerUnreachable);
    expect(logger.lines.at(-1)).toMatchObject({ level: 'warn', fields: { detail: 'HTTP 500' } });
  });

  test.each([
    ['of another issuer', { issuer: 'https://else.example.com', jwks_uri: 'https://else.example.com/keys' }],
    ['not behind https', { jwks_uri: 'http://keys.example.com/keys' }],
    ['at no address', { jwks_uri: 7 }],
  ])('are not taken from a document that is %s', async (_, document) => {
    provider.server.fallback(() => ({
      status: 200,
      body: JSON.stringify({ issuer: provider.issuer, ...document }),
    }));
    await expect(check(await provider.token())).rejects.toThrow(IssuerUnreachable);
    expect(provider.seen).toHaveLength(1);
  });
});

async function fetchJson(url: URL): Promise<unknown> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  return response.json();
}
