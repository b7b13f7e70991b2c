import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSeal } from '../../src/store/seal.ts';
import { Secret } from '../../src/values/secret.ts';

const sealOf = (...secrets: string[]) => createSeal(secrets.map((text) => new Secret(text)));

describe('a seal', () => {
  const seal = sealOf('one');

  test('opens what it closed, for every key and text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (key, text) => {
        expect(seal.open(key, seal.close(key, text))).toBe(text);
      }),
    );
  });

  test('shows nothing of the text and is different each time', () => {
    const sealed = seal.close('k', 'a long enough secret');
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('secret');
    expect(seal.close('k', 'a long enough secret')).not.toBe(sealed);
  });

  test('opens under its own key only', () => {
    expect(seal.open('other', seal.close('k', 'text'))).toBeUndefined();
  });

  test('is not opened by another secret, and is by any of a list', () => {
    const sealed = seal.close('k', 'text');
    expect(sealOf('two').open('k', sealed)).toBeUndefined();
    expect(sealOf('two', 'one').open('k', sealed)).toBe('text');
  });

  test('that was changed by one bit, or never was one, does not open', () => {
    const sealed = seal.close('k', 'text');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(seal.open('k', `v1.${changed.toString('base64url')}`)).toBeUndefined();
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => expect(seal.open('k', `v1.${text}`)).toBeUndefined()));
    expect(seal.open('k', `v2.${sealed.slice(3)}`)).toBeUndefined();
  });

  test('needs a secret', () => {
    expect(() => sealOf()).toThrow('secret');
  });
});
