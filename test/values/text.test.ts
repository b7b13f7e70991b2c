import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readBoolean, readText, readTexts } from '../../src/values/text.ts';
import { anyWire } from '../kit/arbitraries.ts';

describe('readText', () => {
  test.each([
    ['x', 'x'],
    [' ', ' '],
    [17135, '17135'],
    [0, '0'],
    ['', null],
    [null, null],
    [undefined, null],
    [true, null],
    [{}, null],
    [['x'], null],
  ])('reads %p as %p', (wire, expected) => {
    expect(readText(wire)).toBe(expected);
  });
});

describe('readTexts', () => {
  test.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      ['a', '', null, 7, {}],
      ['a', '7'],
    ],
    ['a', ['a']],
    ['', []],
    [null, []],
    [undefined, []],
    [{ a: 'b' }, []],
  ])('reads %j as %j', (wire, expected) => {
    expect(readTexts(wire)).toEqual(expected);
  });
});

describe('readBoolean', () => {
  test.each([
    [true, true],
    [false, false],
    ['true', true],
    ['False', false],
    ['', null],
    ['yes', null],
    [1, null],
    [null, null],
    [undefined, null],
  ])('reads %p as %p', (wire, expected) => {
    expect(readBoolean(wire)).toBe(expected);
  });
});

test('the readers of texts never throw, and give no empty text', () => {
  fc.assert(
    fc.property(anyWire(), (wire) => {
      readBoolean(wire);
      expect(readText(wire)).not.toBe('');
      expect(readTexts(wire).every((text) => typeof text === 'string' && text !== '')).toBe(true);
    }),
  );
});
