import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../src/values/read-json.ts';
import { Secret } from '../../src/values/secret.ts';
import { writeJson } from '../../src/values/write-json.ts';

describe('writeJson', () => {
  test('writes 64-bit numbers bare', () => {
    expect(writeJson({ visibleToAccounts: [9007199267351835n, 30000001n], min: -(2n ** 63n) })).toBe(
      '{"visibleToAccounts":[9007199267351835,30000001],"min":-9223372036854775808}',
    );
  });

  test('drops members that are undefined and keeps those that are null', () => {
    expect(writeJson({ a: undefined, b: null, c: [undefined], d: { e: undefined } })).toBe(
      '{"b":null,"c":[null],"d":{}}',
    );
  });

  test('does not print a secret', () => {
    expect(writeJson({ token: new Secret('x') })).toBe('{"token":"[redacted]"}');
  });

  test('writes a date as JSON.stringify does, and nothing at all as null', () => {
    expect(writeJson([new Date(0)])).toBe('["1970-01-01T00:00:00.000Z"]');
    expect(writeJson(undefined)).toBe('null');
  });

  test('is JSON.stringify for plain data', () => {
    const plain = fc.anything({
      values: [
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
      ],
    });
    fc.assert(fc.property(plain, (value) => expect(writeJson(value)).toBe(JSON.stringify(value) ?? 'null')));
  });

  test('keeps the digits of any integers, which parseJson gives back', () => {
    const long = fc.bigInt().filter((value) => String(value).replace('-', '').length >= 16);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(long)), (value) => {
        const digits = Object.entries(value).map(([name, items]) => [name, items.map(String)]);
        expect(parseJson(writeJson(value))).toEqual(Object.fromEntries(digits));
      }),
    );
  });
});
