import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { createDocumentGuard } from '../../src/price/document-guard.ts';
import { priceLimits } from '../../src/price/price-limits.ts';

const check = (text: string, variables?: Record<string, unknown>) =>
  createDocumentGuard(priceLimits).check(text, variables);
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

describe('what is refused before it is read any further', () => {
  test.each<[what: string, text: string, message: RegExp]>([
    ['brackets', '{a'.repeat(201), /more than 200 brackets/],
    ['lines', `{ a${'\n'.repeat(5_001)} }`, /more than 5000 lines/],
    ['lines of any system', `{ a${'\r'.repeat(5_001)} }`, /more than 5000 lines/],
    ['tokens', `{ a(b: [${'1,'.repeat(10_000)}]) }`, /more than 10000 tokens/],
    ['levels', `${'{ a '.repeat(31)}${'}'.repeat(31)}`, /more than 30 levels/],
    ['levels by fragments', '{ ...A } fragment A on Query { a { ...A } }', /more than 30 levels/],
    ['operations', times(51, (n) => `query Q${n} { a }`), /more than 50 operations/],
    ['aliases', `{ a { ${times(501, (n) => `a${n}: b`)} } }`, /more than 500 aliases/],
    ['fields at the root', `{ ${times(251, (n) => `a${n}`)} }`, /more than 250 fields at the root/],
    [
      'fields at the root in fragments',
      `{ ...A ...B } fragment A on Query { ${times(200, (n) => `a${n}`)} } fragment B on Query { ${times(200, (n) => `b${n}`)} }`,
      /more than 250 fields at the root/,
    ],
    ['directives', `{ a { ${times(251, (n) => `a${n} @skip(if: true)`)} } }`, /more than 250 directives/],
    [
      'directives on a field',
      '{ __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }',
      /more than 5 directives in one/,
    ],
    ['the same field', `{ ${times(51, () => 'a')} }`, /more than 50 mentions of one field/],
    [
      'the same field in fragments',
      `{ ${times(51, (n) => `...F${n}`)} } ${times(51, (n) => `fragment F${n} on Query { a }`)}`,
      /more than 50 mentions/,
    ],
    ['the same fields', `{ a { ${times(20, (n) => `b${n} `.repeat(49))} } }`, /more than 20000 pairs/],
    ['fragments', `{ ${times(201, (n) => `...F${n}`)} }`, /more than 200 fragments spread in one place/],
    [
      'fragments, within others of no name',
      `{ a { ... { ${times(101, (n) => `...F${n}`)} } ... @include(if: true) { ${times(101, (n) => `...G${n}`)} } } }`,
      /more than 200 fragments spread/,
    ],
    [
      'fragments in several places',
      `{ ${times(3, (m) => `a${m} { ${times(150, (n) => `...F${m}x${n}`)} }`)} }`,
      /more than 20000 pairs of mentions of one field, or of fragments/,
    ],
    ['`__typename`', `{ ${times(101, (n) => `alias${n}: __typename`)} }`, /more than 50 `__typename`/],
    [
      'fragments that double',
      `{ ...F0 } ${times(30, (n) => `fragment F${n} on Query { a${n} { ...F${n + 1} } b${n} { ...F${n + 1} } }`)}`,
      /more than 10000 fields|more than 30 levels/,
    ],
  ])('too many %s', (_what, text, message) => {
    expect(() => check(text)).toThrow(message);
    expect(() => check(text)).toThrow(expect.objectContaining({ code: 'OPERATION_TOO_EXPENSIVE' }));
  });

  test('too long a list in the variables, as deep as an input goes', () => {
    const ids = Array.from({ length: 10_001 }, () => '7');
    expect(() => check('{ a }', { ids })).toThrow(/more than 10000 entries in one list/);
    expect(() => check('{ a }', { input: { targeting: { hardwareIds: ids } } })).toThrow(/10000 entries/);
  });
});

describe('what is let through', () => {
  test.each([
    ['200 aliases of one product', `{ ${times(200, (n) => `a${n}: product(productId: "7") { id name }`)} }`],
    [
      'three levels of 50',
      '{ products(first: 50) { nodes { submissions(first: 50) { nodes { shippingLabels(first: 50) { nodes { id } } } } } } }',
    ],
    [
      'a circle of fragments, which validation names',
      '{ ...A } fragment A on Query { ...B ...A } fragment B on Query { ...A }',
    ],
    ['the introspection of every tool', getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })],
    ['what is no GraphQL, which the parser names', '{'],
    ['a fragment that is not there', '{ ...A }'],
    ['a long document', `{${'\n  a'.repeat(49)}${'\n'.repeat(1_900)} }`],
    ['200 fragments in one place, and one of them often', `{ ${times(200, (n) => `...F${n} ...F0`)} }`],
    ['a long text in a variable', '{ a }'],
  ])('%s', (_what, text) => {
    expect(() => check(text, { text: 'x'.repeat(100_000) })).not.toThrow();
  });

  test('a variable of lists within lists, which nothing asks for', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(() => check('{ a }', { deep })).not.toThrow();
  });
});
