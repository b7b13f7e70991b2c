import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nestingOf } from '../../src/price/nesting.ts';

describe('the nesting of a document', () => {
  test.each([
    ['{ a }', 1],
    ['{ a { b } c { d } }', 2],
    ['query ($x: [[Int]]) { a(x: [{ y: [1] }]) { b } }', 5],
    ['{ a # {{{{\n }', 1],
    ['{ a # {{{{\r{ b } }', 2],
    ['{ a(x: "{{{{") }', 2],
    ['{ a(x: "\\"{{{{") }', 2],
    ['{ a(x: """{{ " {{ \\""" {{""") }', 2],
    ['{ a(x: "") { b(x: """""") { c } } }', 3],
    ['{ a(x: "{{{{', 2],
    ['{ a(x: """{{{{', 2],
    ['} } } { a }', 0],
    ['', 0],
  ])('%s is %i', (document, depth) => {
    expect(nestingOf(document)).toBe(Math.max(0, depth));
  });

  test('is found in any text without an end of the stack, and is never more than its brackets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '(', '[', ']', '"', '"""', '\\', '#', '\n', 'a', ' ')),
        (pieces) => {
          const text = pieces.join('');
          expect(nestingOf(text)).toBeLessThanOrEqual(text.replaceAll(/[^{([]/g, '').length);
        },
      ),
    );
    expect(nestingOf('{'.repeat(200_000))).toBe(200_000);
  });
});
