import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from '../../src/emulator/json-reader.ts';
import { type Json, writeJson } from '../../src/emulator/json-writer.ts';

describe('JSON of the emulator', () => {
  test('integers keep every digit, whatever surrounds them', () => {
    const json = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).filter((n) => !Number.isSafeInteger(Number(n))),
        fc.maxSafeInteger(),
        fc.string({ unit: 'binary' }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: false }),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        expect(writeJson(readJson(writeJson(value)))).toBe(writeJson(value));
      }),
    );
  });

  test('what JSON.parse reads is read alike', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(writeJson(readJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  test.each([
    '',
    '{',
    '[1,]',
    '{"a":}',
    '{"a" 1}',
    '01',
    '+1',
    'nul',
    '"\n"',
    '"\\x"',
    '1 2',
    '[1',
    '{"a":1,}',
  ])('no JSON is refused: %j', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  });

  test('members that are undefined are left out', () => {
    expect(writeJson({ a: undefined, b: [undefined, 9007199267351835n] })).toBe(
      '{"b":[null,9007199267351835]}',
    );
  });
});
