import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A self-signed certificate with its key, as `openssl req -x509` makes one. */
export interface TestCertificate {
  /** Both, one after the other. */
  readonly pem: string;
  readonly certificatePem: string;
  /** PKCS#8. */
  readonly keyPem: string;
  /** Its distinguishing line, to look for where it must not stand. */
  readonly keyLine: string;
  /** The key again, encrypted with a password. */
  encryptedKeyPem(password: string): string;
  /** SHA-256 of the certificate, in base64url. */
  readonly thumbprint: string;
}

interface CertificateOptions {
  readonly name?: string;
  /** From two days before until this many days from now; 30 unless said. */
  readonly days?: number;
  readonly key?: 'rsa' | 'ec';
}

const dayMs = 24 * 3_600_000;

/** Makes a certificate. Node.js has no maker of its own, and the tests should need no openssl. */
export function testCertificate({ name = 'gateway', days = 30, key = 'rsa' }: CertificateOptions = {}) {
  const { privateKey, publicKey } =
    key === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = key === 'rsa' ? sequence(sha256WithRsa, asn1(0x05)) : sequence(ecdsaWithSha256);
  const subject = sequence(asn1(0x31, sequence(commonName, asn1(0x0c, Buffer.from(name)))));
  const unsigned = sequence(
    asn1(0xa0, asn1(0x02, Buffer.from([2]))),
    asn1(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    subject,
    sequence(time(Date.now() - 2 * dayMs), time(Date.now() + days * dayMs)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = asn1(0x03, Buffer.from([0]), sign('sha256', unsigned, privateKey));
  const der = sequence(unsigned, algorithm, signature);
  const body = der.toString('base64').replace(/.{64}/g, '$&\n');
  const certificatePem = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const certificate: TestCertificate = {
    pem: keyPem + certificatePem,
    certificatePem,
    keyPem,
    keyLine: keyPem.split('\n')[5] ?? keyPem,
    encryptedKeyPem: (passphrase) =>
      privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString(),
    thumbprint: createHash('sha256').update(der).digest('base64url'),
  };
  return certificate;
}

const sha256WithRsa = objectId('2a864886f70d01010b');
const ecdsaWithSha256 = objectId('2a8648ce3d040302');
const commonName = objectId('550403');

function objectId(hex: string): Buffer {
  return asn1(0x06, Buffer.from(hex, 'hex'));
}

/** UTCTime, good until 2050. */
function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/^\d\d|[-:T]|\.\d+/g, '');
  return asn1(0x17, Buffer.from(text));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return asn1(0x30, ...parts);
}

function asn1(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const hex = body.length.toString(16);
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}
