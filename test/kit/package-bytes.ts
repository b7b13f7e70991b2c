import { createHash } from 'node:crypto';

const blockBytes = 64 * 1024;

/** Bytes that look like a cabinet, the same for the same length, and nowhere the same in one package. */
export function packageBytes(length: number): Buffer {
  return Buffer.concat([...packageChunks(length)]);
}

/** The same, one chunk after the other, for what is too long to hold. */
export function* packageChunks(length: number): Generator<Buffer> {
  for (let at = 0; at < length; at += blockBytes) {
    const chunk = Buffer.alloc(Math.min(blockBytes, length - at), `MSCF${at}.`);
    yield chunk;
  }
}

/** SHA-256 in hexadecimal digits. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The field by which RFC 9530 promises a SHA-256. */
export function contentDigest(bytes: Buffer): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
}
