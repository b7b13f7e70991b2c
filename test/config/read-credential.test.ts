import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ConfigFault } from '../../src/config/config-error.ts';
import { CertificateFault, parseCertificate } from '../../src/config/parse-certificate.ts';
import { type CredentialSettings, readCredential } from '../../src/config/read-credential.ts';
import type { Credential } from '../../src/values/credential.ts';
import { Secret } from '../../src/values/secret.ts';
import { testCertificate } from '../kit/certificate.ts';
import { federatedToken } from '../kit/federated-token.ts';
import { newFolder } from '../kit/folders.ts';

const made = testCertificate();
const other = testCertificate({ name: 'other' });

function read(given: CredentialSettings, environment: Record<string, string> = {}) {
  const faults: ConfigFault[] = [];
  const credential = readCredential(
    given,
    { nameOf: (setting) => `accounts[0].${setting}`, environment: new Map(Object.entries(environment)) },
    faults,
  );
  return { credential, faults: faults.map(({ variable, message }) => `${variable}: ${message}`) };
}

function sound<K extends Credential['kind']>(kind: K, given: CredentialSettings, environment = {}) {
  const { credential, faults } = read(given, environment);
  expect(faults).toEqual([]);
  if (credential?.kind !== kind) throw new Error(`expected ${kind}, and it is ${credential?.kind}`);
  return credential as Extract<Credential, { kind: K }>;
}

function fileWith(content: string | Buffer): string {
  const path = join(newFolder(), 'file');
  writeFileSync(path, content);
  return path;
}

describe('a credential', () => {
  test('has to be there, and once', () => {
    expect(read({}).faults).toEqual([
      expect.stringMatching(
        /^accounts\[0\]\.clientSecret: is not set.*one of accounts\[0\]\.clientSecret, .*managedIdentity\.$/,
      ),
    ]);
    const all = {
      clientSecret: new Secret('kept-close'),
      federatedTokenFile: '/x',
      managedIdentity: 'system',
    };
    expect(read(all)).toEqual({
      credential: undefined,
      faults: ['federatedTokenFile', 'managedIdentity'].map(
        (name) => `accounts[0].${name}: is set beside accounts[0].clientSecret. Set exactly one of them.`,
      ),
    });
  });

  test('prints nothing of itself, whatever its kind', async () => {
    const { certificate } = sound('certificate', { clientCertificatePath: fileWith(made.pem) });
    const environment = { IDENTITY_ENDPOINT: 'http://127.0.0.1/msi', IDENTITY_HEADER: 'kept-close' };
    const { identity } = sound('managedIdentity', { managedIdentity: 'system' }, environment);
    const shown = [await certificate(), identity].map(
      (one) => JSON.stringify(one) + inspect(one, { depth: 9 }),
    );
    expect(shown.join()).not.toMatch(/PRIVATE|kept-close/);
    expect(shown.join()).not.toContain(made.keyLine);
  });
});

describe('a certificate', () => {
  test('is read with its key, thumbprint and end, and again when the file has changed', async () => {
    const path = fileWith(made.pem);
    const { certificate } = sound('certificate', { clientCertificatePath: path });
    expect(await certificate()).toMatchObject({ thumbprint: made.thumbprint });
    const days = ((await certificate()).expiresAt - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    writeFileSync(path, other.pem);
    expect((await certificate()).thumbprint).toBe(other.thumbprint);
    writeFileSync(path, made.keyPem);
    expect((await certificate()).thumbprint).toBe(other.thumbprint);
    rmSync(path);
    expect((await certificate()).thumbprint).toBe(other.thumbprint);
  });

  test('is opened with its password', () => {
    const clientCertificatePath = fileWith(made.encryptedKeyPem('pass-canary') + made.certificatePem);
    const given = { clientCertificatePath };
    sound('certificate', { ...given, clientCertificatePassword: new Secret('pass-canary') });
    const wrong = { ...given, clientCertificatePassword: new Secret('wrong-canary') };
    expect(read(wrong).faults).toEqual([
      'accounts[0].clientCertificatePath: expected a private key that the password opens',
    ]);
    expect(read(given).faults).toEqual([expect.stringMatching(/a private key without a password/)]);
  });

  test.each([
    ['no file at all', undefined, /the path of a readable PEM file/],
    ['an empty file', '', /a PEM file with a private key/],
    ['PKCS#12', Buffer.from('308209b70201033082', 'hex'), /PKCS#12.*openssl pkcs12 -in FILE\.pfx/],
    ['no key', made.certificatePem, /a private key beside the certificate/],
    ['no certificate', made.keyPem, /the certificate of its private key/],
    ['the certificate of another key', made.keyPem + other.certificatePem, /has another key/],
    ['an elliptic curve', testCertificate({ key: 'ec' }).pem, /an RSA key/],
    ['a key cut short', made.pem.replace(made.keyLine, ''), /a private key that is whole/],
    [
      'a certificate cut short',
      made.pem.replace(/.{64}\n(?=.*\n-----END CERT)/, ''),
      /certificates that are whole/,
    ],
  ])('that is %s is a fault that says what was expected', (_, content, expected) => {
    const path = content === undefined ? '/nowhere' : fileWith(content);
    const { faults } = read({ clientCertificatePath: path });
    expect(faults).toEqual([expect.stringMatching(expected)]);
    expect(faults[0]).toMatch(/^accounts\[0\]\.clientCertificatePath: expected /);
    expect(faults[0]).not.toContain(path);
  });

  test('of any bytes is read or refused, never anything else', () => {
    const pieces = fc.constantFrom(made.keyPem, made.certificatePem, other.pem, '-----BEGIN ', '\0', '\n');
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.array(fc.oneof(pieces, fc.string()), { maxLength: 5 }).map((all) => Buffer.from(all.join(''))),
    );
    fc.assert(
      fc.property(content, (bytes) => {
        try {
          expect(parseCertificate(bytes, undefined).chain.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(CertificateFault);
        }
      }),
    );
  });

  test('has a password only beside it', () => {
    const given = { clientSecret: new Secret('x'), clientCertificatePassword: new Secret('y') };
    expect(read(given).faults).toEqual([
      'accounts[0].clientCertificatePassword: is set without accounts[0].clientCertificatePath',
    ]);
  });
});

describe('a federated token', () => {
  test('is read from its file, and again when it was renewed', async () => {
    const [first, second] = await Promise.all([federatedToken({ jti: '1' }), federatedToken({ jti: '2' })]);
    const path = fileWith(`${first}\n`);
    const { token } = sound('federatedToken', { federatedTokenFile: path });
    expect((await token()).unwrap()).toBe(first);
    writeFileSync(path, second);
    expect((await token()).unwrap()).toBe(second);
    writeFileSync(path, 'half a to');
    expect((await token()).unwrap()).toBe(second);
  });

  test.each([undefined, '', 'no token'])('is no file with %p', (content) => {
    const path = content === undefined ? '/nowhere' : fileWith(content);
    expect(read({ federatedTokenFile: path }).faults).toEqual([
      'accounts[0].federatedTokenFile: expected the path of a readable file that holds a token (a JWT)',
    ]);
  });
});

describe('a managed identity', () => {
  const clientId = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

  test("is the system's or one with a client id, by default from the Instance Metadata Service", () => {
    const endpoint = { kind: 'imds', url: 'http://169.254.169.254' };
    expect(sound('managedIdentity', { managedIdentity: 'System' }).identity).toEqual({ endpoint });
    const { identity } = sound('managedIdentity', { managedIdentity: clientId.toUpperCase() });
    expect(identity).toEqual({ clientId, endpoint });
  });

  test('is issued where Azure says so', () => {
    const appService = { IDENTITY_ENDPOINT: 'http://127.0.0.1:41/msi/token', IDENTITY_HEADER: 'x' };
    const pod = { AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://127.0.0.1:42/' };
    const endpointIn = (environment: Record<string, string>) =>
      sound('managedIdentity', { managedIdentity: 'system' }, environment).identity.endpoint;
    expect(endpointIn({ ...pod, ...appService })).toMatchObject({
      kind: 'appService',
      url: 'http://127.0.0.1:41/msi/token',
    });
    expect(endpointIn(pod)).toEqual({ kind: 'imds', url: 'http://127.0.0.1:42' });
  });

  test('of another form, or issued at no address, is a fault', () => {
    expect(read({ managedIdentity: '/subscriptions/x' }).faults).toEqual([
      'accounts[0].managedIdentity: expected the word system, or the client id (a GUID) of a user-assigned identity',
    ]);
    const environment = { AZURE_POD_IDENTITY_AUTHORITY_HOST: '169.254.169.254' };
    expect(read({ managedIdentity: 'system' }, environment).faults).toEqual([
      expect.stringMatching(/^AZURE_POD_IDENTITY_AUTHORITY_HOST: expected an http/),
    ]);
  });
});
