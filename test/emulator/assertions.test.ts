import { createPrivateKey, createSecretKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { testCertificate } from '../kit/certificate.ts';
import { federatedToken } from '../kit/federated-token.ts';
import { send, startTestEmulator, type TestEmulator } from './emulator-kit.ts';

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const made = testCertificate();
const other = testCertificate({ name: 'other' });

interface Change {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly key?: Parameters<SignJWT['sign']>[0];
}

function assert(emulator: TestEmulator, { claims, header, key }: Change = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const aud = `${emulator.origin}/t/oauth2/v2.0/token`;
  const payload = { iss: 'emulator', sub: 'emulator', aud, nbf: now, exp: now + 600, ...claims };
  const x5c = [made.certificatePem.replace(/-----.*-----|\n/g, '')];
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': made.thumbprint, x5c, ...header })
    .sign(key ?? createPrivateKey(made.keyPem));
}

function show(emulator: TestEmulator, assertion: string, change: Record<string, string> = {}) {
  const scope = 'https://manage.devcenter.microsoft.com/.default';
  const form = { grant_type: 'client_credentials', client_id: 'emulator', scope };
  const body = new URLSearchParams({
    ...form,
    client_assertion_type: type,
    client_assertion: assertion,
    ...change,
  });
  return send(`${emulator.origin}/t/oauth2/v2.0/token`, { method: 'POST', body });
}

describe('an assertion of the application', () => {
  test.each(['PS256', 'RS256'])(
    'signed by %s with the key of its certificate gives a token that serves',
    async (alg) => {
      const emulator = await startTestEmulator();
      const { status, body } = await show(emulator, await assert(emulator, { header: { alg } }));
      expect(status).toBe(200);
      const headers = { authorization: `Bearer ${body.access_token}` };
      expect((await send(`${emulator.apiUrl}/audiences`, { headers })).status).toBe(200);
    },
  );

  test.each<[string, number, Change]>([
    ['another application as issuer', 700021, { claims: { iss: 'somebody' } }],
    ['another application as subject', 700021, { claims: { sub: 'somebody' } }],
    [
      'another audience',
      700023,
      { claims: { aud: 'https://login.microsoftonline.com/t/oauth2/v2.0/token' } },
    ],
    ['an end in the past', 700024, { claims: { exp: 1_600_000_000 } }],
    ['no end', 700024, { claims: { exp: undefined } }],
    ['a beginning in the future', 700024, { claims: { nbf: 4_000_000_000 } }],
    ['the key of another certificate', 700027, { key: createPrivateKey(other.keyPem) }],
    ['the thumbprint of another certificate', 700027, { header: { 'x5t#S256': other.thumbprint } }],
    ['no certificate', 700027, { header: { x5c: [] } }],
    ['a shared key', 5002738, { header: { alg: 'HS256' }, key: createSecretKey(Buffer.alloc(32)) }],
  ])('with %s is refused as AADSTS%i', async (_, code, change) => {
    const emulator = await startTestEmulator();
    const { status, body } = await show(emulator, await assert(emulator, change));
    expect(status).toBe(code === 5002738 ? 400 : 401);
    expect(body.error_codes).toEqual([code]);
  });

  test('of a certificate that the application does not have is refused', async () => {
    const emulator = await startTestEmulator({ settings: { certificates: [other.thumbprint] } });
    expect((await show(emulator, await assert(emulator))).body.error_codes).toEqual([700027]);
    emulator.control.settings({ certificates: [made.thumbprint] });
    expect((await show(emulator, await assert(emulator))).status).toBe(200);
  });

  test('of a certificate that is past its end is refused', async () => {
    const emulator = await startTestEmulator();
    const assertion = await assert(emulator, {
      claims: { exp: Math.floor(Date.now() / 1_000) + 60 * 86_400 },
    });
    expect((await show(emulator, assertion)).status).toBe(200);
    emulator.control.clock({ advanceWallMs: 31 * 86_400_000 });
    const { body } = await show(emulator, assertion);
    expect(body.error_codes).toEqual([700027]);
    expect(body.error_description).toContain('The key used is expired');
  });

  test('that is no token, or of no type, is refused as a malformed request', async () => {
    const emulator = await startTestEmulator();
    expect((await show(emulator, 'no token')).body.error_codes).toEqual([50027]);
    const untyped = await show(emulator, await assert(emulator), { client_assertion_type: 'saml' });
    expect(untyped.body.error_codes).toEqual([900144]);
  });
});

describe('a federated token', () => {
  test.each<[string, number, JWTPayload]>([
    ['issuer', 700211, { iss: 'https://other.example' }],
    ['subject', 700213, { sub: 'somebody' }],
    ['audience', 700212, { aud: 'api://other' }],
    ['time', 700024, { exp: 1_600_000_000 }],
  ])('of another %s is refused as AADSTS%i', async (_, code, claims) => {
    const emulator = await startTestEmulator();
    expect((await show(emulator, await federatedToken())).status).toBe(200);
    const { status, body } = await show(emulator, await federatedToken(claims));
    expect(status).toBe(401);
    expect(body.error_codes).toEqual([code]);
  });

  test('is taken of those whom the setting names', async () => {
    const emulator = await startTestEmulator();
    emulator.control.settings({ federatedCredentials: [{ issuer: 'https://other.example', subject: 'x' }] });
    expect((await show(emulator, await federatedToken())).body.error_codes).toEqual([700211]);
    const token = await federatedToken({ iss: 'https://other.example', sub: 'x' });
    expect((await show(emulator, token)).status).toBe(200);
  });
});
