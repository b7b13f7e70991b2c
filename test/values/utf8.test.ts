import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeUtf8 } from '../../src/values/utf8.ts';

const platform = (bytes: Uint8Array) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

test('bytes are read as the platform reads them', () => {
  const texts = fc.string({ unit: 'binary' }).map((text) => Buffer.from(text));
  const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(fc.oneof(texts, bytes), (any) => {
      expect(decodeUtf8(any)).toBe(platform(any));
    }),
  );
});

test.each([
  ['efbbbf7b7d', '{}'],
  ['efbbbfefbbbf', '\ufeff'],
  ['', ''],
  ['ff', undefined],
  ['eda080', undefined],
  ['c3a4', 'ä'],
])('%s', (hex, text) => {
  expect(decodeUtf8(Buffer.from(hex, 'hex'))).toBe(text);
  expect(platform(Buffer.from(hex, 'hex'))).toBe(text);
});
