import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readSha256 } from '../../src/transfer/content-digest.ts';
import { contentDigest, sha256 } from '../kit/package-bytes.ts';

describe('Content-Digest', () => {
  test('gives the SHA-256 of any bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const body = Buffer.from(bytes);
        expect(readSha256(contentDigest(body))).toBe(sha256(body));
      }),
    );
  });

  test('may hold other algorithms beside it', () => {
    const other = `sha-512=:${createHash('sha512').update('x').digest('base64')}:`;
    const body = Buffer.from('x');
    expect(readSha256(`${other}, ${contentDigest(body)}`)).toBe(sha256(body));
    expect(readSha256(`${contentDigest(body)},${other}`)).toBe(sha256(body));
    expect(readSha256(other)).toBeNull();
  });

  test.each([
    '',
    'sha-256',
    'sha-256=abc',
    'sha-256=:YWJj:',
    'sha-256="x"',
    'SHA-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
  ])('%j promises no SHA-256', (field) => {
    expect(readSha256(field)).toBeNull();
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (field) => void readSha256(field)));
  });
});
