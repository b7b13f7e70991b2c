import { randomUUID, sign } from 'node:crypto';
import type { TestCertificate } from '../kit/certificate.ts';

/** The part of a token's form that shows an assertion instead of a secret. */
export function assertionForm(assertion: string): Record<string, string> {
  return {
    client_secret: '',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}

/** An assertion signed with RS256; `claims` add and override. */
export function signedAssertion(
  { certificatePem, keyPem, thumbprint }: TestCertificate,
  claims: Readonly<Record<string, unknown>>,
): string {
  const x5c = [certificatePem.replace(/-----.*-----|\n/g, '')];
  const header = { alg: 'RS256', typ: 'JWT', 'x5t#S256': thumbprint, x5c };
  const text = [header, { jti: randomUUID(), ...times(), ...claims }].map(base64url).join('.');
  return `${text}.${sign('sha256', Buffer.from(text), keyPem).toString('base64url')}`;
}

/** A token of another provider; nobody here can verify its signature. */
export function foreignToken(claims: Readonly<Record<string, unknown>>): string {
  const text = [
    { alg: 'RS256', kid: 'another' },
    { ...times(), ...claims },
  ]
    .map(base64url)
    .join('.');
  return `${text}.${Buffer.from('a signature').toString('base64url')}`;
}

/** Good for a day, for other checks let the emulator's clock run ahead. */
function times(): { nbf: number; exp: number } {
  const now = Math.floor(Date.now() / 1_000);
  return { nbf: now, exp: now + 86_400 };
}

function base64url(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
