import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { parseCertificate } from '../../src/config/parse-certificate.ts';
import { signAssertion } from '../../src/rest/client-assertion.ts';
import { testCertificate } from '../kit/certificate.ts';

const made = testCertificate();
const issuer = testCertificate({ name: 'issuer' });
const certificate = parseCertificate(Buffer.from(issuer.certificatePem + made.pem), undefined);
const claims = { clientId: 'client-1', audience: 'https://login.example/t/oauth2/v2.0/token' };

describe('a client assertion', () => {
  test('says what Entra ID wants to read, for ten minutes, and verifies with the certificate', async () => {
    const now = Date.now();
    const assertion = (await signAssertion(certificate, { ...claims, now })).unwrap();
    const { publicKey } = new X509Certificate(made.certificatePem);
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, { algorithms: ['PS256'] });
    const seconds = Math.floor(now / 1_000);
    expect(payload).toEqual({
      iss: 'client-1',
      sub: 'client-1',
      aud: claims.audience,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      iat: seconds,
      nbf: seconds,
      exp: seconds + 600,
    });
    expect(protectedHeader).toMatchObject({ typ: 'JWT', 'x5t#S256': made.thumbprint });
  });

  test('carries the chain, the own certificate first wherever it stands in the file', async () => {
    const assertion = await signAssertion(certificate, { ...claims, now: Date.now() });
    const { x5c = [] } = decodeProtectedHeader(assertion.unwrap());
    const chain = x5c.map((der) => new X509Certificate(Buffer.from(der, 'base64')));
    expect(chain.map(({ subject }) => subject)).toEqual(['CN=gateway', 'CN=issuer']);
    expect(chain[0]?.checkPrivateKey(createPrivateKey(made.keyPem))).toBe(true);
  });

  test('is another one each time', async () => {
    const now = Date.now();
    const two = await Promise.all([1, 2].map(() => signAssertion(certificate, { ...claims, now })));
    expect(two[0]?.unwrap()).not.toBe(two[1]?.unwrap());
    expect(`${two[0]}`).toBe('[redacted]');
  });
});
