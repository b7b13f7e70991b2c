import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coerceInt64Input, compareInt64, isInt64, readInt64 } from '../../src/values/int64.ts';
import { anyWire, int64 } from '../kit/arbitraries.ts';

const least = '-9223372036854775808';
const greatest = '9223372036854775807';

describe('readInt64', () => {
  test.each([
    ['9007199267351835', '9007199267351835'],
    [greatest, greatest],
    [least, least],
    [0, '0'],
    [-0, '0'],
    ['-0', '0'],
    [30000001, '30000001'],
    [-5, '-5'],
  ])('reads %p', (wire, expected) => {
    expect(readInt64(wire)).toBe(expected);
  });

  test.each([
    ['9223372036854775808'],
    ['-9223372036854775809'],
    [2 ** 53],
    [1.5],
    [Number.NaN],
    ['007'],
    ['+7'],
    [' 7'],
    ['7\n'],
    ['7.0'],
    ['1e3'],
    ['٣'],
    [''],
    ['-'],
    [null],
    [undefined],
    [true],
    [{}],
    [['7']],
  ])('finds no number in %p', (wire) => {
    expect(readInt64(wire)).toBeNull();
  });

  test('gives canonical digits in range or null, whatever comes', () => {
    fc.assert(
      fc.property(anyWire(), (wire) => {
        const read = readInt64(wire);
        expect(read === null || (isInt64(read) && BigInt.asIntN(64, BigInt(read)).toString() === read)).toBe(
          true,
        );
      }),
    );
  });

  test('keeps every 64-bit integer', () => {
    fc.assert(fc.property(int64(), (text) => readInt64(text) === text && isInt64(text)));
  });
});

describe('compareInt64', () => {
  test('orders as the numbers do', () => {
    const near = fc.bigInt({ min: -12n, max: 12n }).map(String);
    fc.assert(
      fc.property(fc.oneof(int64(), near), fc.oneof(int64(), near), (a, b) => {
        const difference = BigInt(a) - BigInt(b);
        const expected = difference === 0n ? 0 : difference < 0n ? -1 : 1;
        expect(compareInt64(a, b)).toBe(expected);
      }),
    );
  });
});

describe('coerceInt64Input', () => {
  test.each([
    ['9007199267351835', '9007199267351835'],
    [9007199254740991, '9007199254740991'],
    [1152921504621441945n, '1152921504621441945'],
    [least, least],
    ['007', '7'],
    ['000', '0'],
    ['-0', '0'],
    [-0, '0'],
  ])('takes %p', (value, expected) => {
    expect(coerceInt64Input(value)).toEqual({ ok: true, value: expected });
  });

  test.each([[9007199267351836], [-(2 ** 53)], [2 ** 60]])(
    'refuses the JSON number %p, whose digits were already lost, and asks for a string',
    (value) => {
      const reason = expect.stringMatching(/already lost.*string of decimal digits/s);
      expect(coerceInt64Input(value)).toEqual({ ok: false, reason });
    },
  );

  test.each([['9223372036854775808'], [2n ** 63n], ['-9223372036854775809'], [1e300], ['9'.repeat(5_000)]])(
    'refuses %p, which is beyond 64 bits, and names the range',
    (value) => {
      expect(coerceInt64Input(value)).toEqual({
        ok: false,
        reason: expect.stringContaining(`from ${least} to ${greatest}`),
      });
    },
  );

  test.each([
    [''],
    [' 1'],
    ['1 '],
    ['+1'],
    ['1e3'],
    ['0x1'],
    ['1.0'],
    ['--1'],
    [1.5],
    [Number.NaN],
    [true],
    [null],
    [{}],
    [[1]],
  ])('refuses %p and says what was expected', (value) => {
    expect(coerceInt64Input(value)).toEqual({
      ok: false,
      reason: expect.stringContaining('string of decimal digits'),
    });
  });

  test('never throws, and takes nothing that is not canonical', () => {
    fc.assert(
      fc.property(anyWire(), (value) => {
        const coerced = coerceInt64Input(value);
        expect(coerced.ok ? isInt64(coerced.value) : coerced.reason.length > 0).toBe(true);
      }),
    );
  });
});
