import { createHash } from 'node:crypto';

/** The name of a document among persisted queries: the SHA-256 of its text, in lower-case hexadecimal. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Is this the form of such a name? */
export function isDocumentHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
