import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from '../values/secret.ts';

/** Encrypts what leaves the process and reads it again. */
export interface Seal {
  /** A text that only a holder of a secret can read, and only under this key. */
  close(key: string, text: string): string;
  /** The text, or undefined when no secret opens it: it was sealed by others, for another key, or is damaged. */
  open(key: string, sealed: string): string | undefined;
}

const algorithm = 'aes-256-gcm';
const version = 'v1.';
const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM with the store key as additional data, under keys derived by HKDF-SHA-256. The first secret seals, every
 * one opens, so that secrets can be changed while replicas run. Throws when there is none.
 */
export function createSeal(secrets: readonly Secret[]): Seal {
  const keys = secrets.map(deriveKey);
  const [first] = keys;
  if (first === undefined) throw new Error('A shared store needs a secret to encrypt with.');
  return {
    close: (key, text) => version + encrypt(first, key, text).toString('base64url'),
    open(key, sealed) {
      if (!sealed.startsWith(version)) return undefined;
      const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
      if (bytes.length < ivBytes + tagBytes) return undefined;
      for (const one of keys) {
        const text = decrypt(one, key, bytes);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

function deriveKey(secret: Secret): Buffer {
  return Buffer.from(hkdfSync('sha256', secret.unwrap(), 'hardware-gateway', 'shared store v1', 32));
}

function encrypt(secretKey: Buffer, key: string, text: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, secretKey, iv).setAAD(Buffer.from(key));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(secretKey: Buffer, key: string, bytes: Buffer): string | undefined {
  const iv = bytes.subarray(0, ivBytes);
  const decipher = createDecipheriv(algorithm, secretKey, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(key)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
