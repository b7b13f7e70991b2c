import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../src/values/read-json.ts';
import { exactJson, jsonWithLongIntegers } from '../kit/arbitraries-json.ts';

describe('parseJson keeps the digits of 64-bit integers', () => {
  const id = '9007199267351835';

  test.each([
    ['a member', `{"id":${id}}`, { id }],
    ['blanks around it', `{"id" : \n\t ${id} \r\n}`, { id }],
    ['19 digits', '{"id":1152921504621441945}', { id: '1152921504621441945' }],
    ['more than 64 bits', '[123456789012345678901234567890]', ['123456789012345678901234567890']],
    ['a negative one', `[-${id}, -9223372036854775808]`, [`-${id}`, '-9223372036854775808']],
    ['array elements', `[${id},${id}, ${id}]`, [id, id, id]],
    ['a number alone', id, id],
    ['a number alone between blanks', ` -${id}\n`, `-${id}`],
    ['15 digits', '[999999999999999]', [999999999999999]],
    ['16 digits below 2^53', '[1000000000000000]', ['1000000000000000']],
  ])('%s', (_name, text, expected) => {
    expect(parseJson(text)).toStrictEqual(expected);
  });
});

describe('parseJson is JSON.parse for everything else', () => {
  test.each([
    ['digits inside a string', '{"a":"9007199267351835"}'],
    ['a string that looks like a list', '{"a":": 9007199267351835,","b":"[9007199267351835]"}'],
    ['a member name of digits', '{"9007199267351835":1,",9007199267351835,":2}'],
    ['escaped quotes before digits', '{"a":"\\":9007199267351835,"}'],
    ['a backslash before a quote', '{"a":"\\\\","b":"\\\\\\",9007199267351835,"}'],
    ['a float with a long fraction', '[0.1234567890123456789,1234567890123456.25,-1.1234567890123456]'],
    ['a long integer with an exponent', '[1234567890123456e2,1234567890123456E+2,1e0000000000000001]'],
    ['nothing long', '{"a":[1,-2,3.5,true,null,"x"]}'],
    ['digits in a text alone', '"9007199267351835"'],
    ['a prototype as a member', '{"__proto__":{"a":1}}'],
  ])('%s', (_name, text) => {
    expect(parseJson(text)).toStrictEqual(JSON.parse(text));
  });

  test('a long integer beside strings that contain some', () => {
    const text =
      '{"note":"see 9007199267351835, or [1152921504621441945]","id":9007199267351837,"more":["-,1111111111111111,"]}';
    expect(parseJson(text)).toStrictEqual({
      note: 'see 9007199267351835, or [1152921504621441945]',
      id: '9007199267351837',
      more: ['-,1111111111111111,'],
    });
  });
});

describe('parseJson refuses what JSON.parse refuses', () => {
  test.each([
    '',
    ' ',
    '01234567890123456789',
    '[-01234567890123456789]',
    '"a" 12345678901234567 "b"',
    '["a" 12345678901234567]',
    '{12345678901234567:1}',
    '{ 12345678901234567 : 1 }',
    '{"a":1,12345678901234567:2}',
    '{"a":1, 12345678901234567}',
    '{12345678901234567"a":1}',
    '[12345678901234567"a"]',
    '[12345678901234567 12345678901234567]',
    '[+12345678901234567]',
    '[- 12345678901234567]',
    '[--12345678901234567]',
    '[12345678901234567.]',
    '[12345678901234567n]',
    '[\u00a012345678901234567]',
    '"12345678901234567',
    '{"a":",12345678901234567,',
    '12345678901234567,',
    '<html>12345678901234567</html>',
  ])('%j', (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => parseJson(text)).toThrow(new SyntaxError('The text is not valid JSON.'));
  });

  test('with a message that quotes nothing of the text', () => {
    expect(() => parseJson('secret-token')).toThrow('The text is not valid JSON.');
  });
});

describe('parseJson, whatever the text', () => {
  test('agrees with an independent reader on any JSON with any integers', () => {
    fc.assert(
      fc.property(jsonWithLongIntegers(), (text) => {
        expect(parseJson(text)).toStrictEqual(exactJson(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('accepts exactly the texts that JSON.parse accepts', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      '-',
      '.',
      'e',
      ' ',
      '0',
      'a',
      '1234567890123456',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(accepts(parseJson, text)).toBe(accepts(JSON.parse, text));
      }),
      { numRuns: 20_000 },
    );
  });

  test('needs time in proportion to the text, also for texts made to be slow', () => {
    const long = 300_000;
    const slow = [
      `["${'\\'.repeat(long * 2)}",1234567890123456]`,
      `["${'\\"'.repeat(long)},1234567890123456,"]`,
      '1'.repeat(long),
      `["${',1234567890123456,'.repeat(long / 16)}"]`,
      `[${'1234567890123456 '.repeat(long / 16)}${' '.repeat(long)}]`,
    ];
    const start = performance.now();
    for (const text of slow) accepts(parseJson, text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

function accepts(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return false;
  }
}
