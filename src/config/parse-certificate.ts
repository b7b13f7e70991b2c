import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Certificate } from '../values/credential.ts';
import type { Secret } from '../values/secret.ts';

/** Why a file is no usable certificate, in words that continue "expected …" and quote nothing of it. */
export class CertificateFault extends Error {}

/**
 * The private key of a PEM file, and its certificates with the key's own first.
 * @param password opens an encrypted key.
 * @throws CertificateFault
 */
export function parseCertificate(bytes: Buffer, password: Secret | undefined): Certificate {
  const text = bytes.toString('latin1');
  if (!text.includes('-----BEGIN ')) throw new CertificateFault(looksLikePkcs12(bytes) ? noPkcs12 : noPem);
  const key = readKey(text, password);
  const certificates = readChain(text);
  const own = certificates.find((one) => one.checkPrivateKey(key));
  if (own === undefined)
    throw new CertificateFault('the certificate of its private key; the one that is there has another key');
  return {
    key,
    chain: [base64(own), ...certificates.filter((one) => one !== own).map(base64)],
    thumbprint: Buffer.from(own.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
    expiresAt: Date.parse(own.validTo),
  };
}

const noPem = 'a PEM file with a private key and its certificate';
const noPkcs12 =
  `${noPem}; it looks like PKCS#12 (.pfx, .p12), which is not read. Convert it: ` +
  'openssl pkcs12 -in FILE.pfx -out FILE.pem -nodes';

const keyBlock = /-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/;
const certificateBlocks = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** DER begins with a long sequence, and PKCS#12 is what people have that is not PEM. */
function looksLikePkcs12(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;
}

function readKey(text: string, password: Secret | undefined): KeyObject {
  const [block] = keyBlock.exec(text) ?? [];
  if (block === undefined) throw new CertificateFault('a private key beside the certificate');
  const encrypted = /[ ,]ENCRYPTED\b/.test(block);
  if (encrypted && password === undefined)
    throw new CertificateFault('a private key without a password, or the password of this one beside it');
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: block, ...(encrypted && { passphrase: password?.unwrap() ?? '' }) });
  } catch {
    throw new CertificateFault(
      encrypted ? 'a private key that the password opens' : 'a private key that is whole',
    );
  }
  if (key.asymmetricKeyType !== 'rsa')
    throw new CertificateFault('an RSA key, for Entra ID takes signatures of no other');
  return key;
}

function readChain(text: string): X509Certificate[] {
  try {
    return (text.match(certificateBlocks) ?? []).map((block) => new X509Certificate(block));
  } catch {
    throw new CertificateFault('certificates that are whole');
  }
}

function base64(certificate: X509Certificate): string {
  return certificate.raw.toString('base64');
}
