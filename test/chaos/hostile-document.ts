import fc from 'fast-check';
import { arbitraryQuery, type NamedThings } from '../kit/arbitrary-query.ts';

/** Bodies of a POST to `/graphql`: sound, nearly sound, and made to hurt. */
export function arbitraryBody(things: NamedThings): fc.Arbitrary<string> {
  const sound = arbitraryQuery(things);
  const query = fc.oneof(
    { weight: 4, arbitrary: sound },
    { weight: 8, arbitrary: edited(sound) },
    { weight: 4, arbitrary: fc.oneof(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  );
  const operation = fc.record(
    { query, variables: oddValue, operationName: oddValue, extensions: oddValue },
    { requiredKeys: ['query'] },
  );
  const change = fc
    .record({ name: fc.constantFrom(...mutations), input: oddValue })
    .map(({ name, input }) => ({
      query: `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userErrors { code } } }`,
      variables: { input },
    }));
  return fc.oneof(
    { weight: 8, arbitrary: query.map((text) => JSON.stringify({ query: text })) },
    { weight: 5, arbitrary: operation.map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: change.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: edited(operation.map((value) => JSON.stringify(value))) },
    { weight: 1, arbitrary: fc.json() },
  );
}

const mutations = [
  'createProduct',
  'updateProduct',
  'createSubmission',
  'updateSubmission',
  'commitSubmission',
  'createShippingLabel',
  'updateShippingLabel',
  'cancelShippingLabel',
  'expireShippingLabel',
];

const pieces = [
  ...'{}()[]:!$@|&=",#',
  '...',
  '"""',
  '__typename',
  '__schema { types { name } }',
  '__proto__',
  'constructor',
  '@skip(if: true)',
  '@include(if: $x)',
  'fragment A on Product { ...A }',
  'first: 1000000000000',
  'first: -1',
  'first: null',
  'after: "x"',
  'id: "products/1/../../x"',
  'id: "products/9007199254740993\\r\\nhost: x"',
  '9'.repeat(400),
  '1e400',
  '\\u0000',
  '\u{1F600}',
  '\uD800',
  'query Q($x: Int64 = 9007199254740993)',
  'subscription',
  'mutation',
];

/** A text with up to six pieces put in, taken out, doubled or put elsewhere. */
function edited(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const edit = fc.record({
    how: fc.constantFrom('insert', 'remove', 'double', 'cut'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 30 }),
    piece: fc.constantFrom(...pieces),
  });
  return fc.tuple(texts, fc.array(edit, { minLength: 1, maxLength: 6 })).map(([text, edits]) =>
    edits.reduce((now, { how, at, length, piece }) => {
      const from = Math.floor(at * now.length);
      const [before, part, after] = [
        now.slice(0, from),
        now.slice(from, from + length),
        now.slice(from + length),
      ];
      if (how === 'insert') return `${before} ${piece} ${part}${after}`;
      if (how === 'remove') return before + after;
      return how === 'double' ? before + part + part + after : before;
    }, text),
  );
}

const count = fc.constantFrom(1, 10, 100, 1_000, 3_000);
const many = (write: (n: number) => string) =>
  count.map((number) => Array.from({ length: number }, (_, n) => write(n)).join(' '));

/** What attackers send, in all sizes. */
const hostile: readonly fc.Arbitrary<string>[] = [
  many((n) => `a${n}: __typename`).map((fields) => `{ ${fields} }`),
  many((n) => `a${n}: node(id: "products/${n}") { id }`).map((fields) => `{ ${fields} }`),
  many(() => '@skip(if: true)').map((directives) => `{ __typename ${directives} }`),
  many(() => '__typename').map((fields) => `{ products { ${fields} } }`),
  many((n) => `...F${n}`).map((spreads) => `{ ${spreads} } fragment F0 on Query { __typename }`),
  count.map((lines) => {
    const bad = Array.from({ length: 100 }, (_, n) => `a${n}: node(id: "x") { id }`).join(' ');
    return `${'\n'.repeat(lines * 20)}{ ${bad} }`;
  }),
  many((n) => `query Q${n} { __typename }`),
  many((n) => `$v${n}: Int`).map((variables) => `query (${variables}) { __typename }`),
  many(() => '"x"').map((ids) => `{ nodes(ids: [${ids}]) { id } }`),
  count.map((depth) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`),
  count.map((depth) => `{ nodes(ids: ${'['.repeat(depth)}${']'.repeat(depth)}) { id } }`),
  count.map((length) => `{ product(productId: "${'9'.repeat(length)}") { id } }`),
  count.map((length) => `{ node(id: """${'\\n"'.repeat(length)}""") { id } }`),
  fc
    .tuple(fc.nat({ max: 2_000 }), fc.nat({ max: 2_000 }))
    .map(
      ([a, b]) => `{ products(first: ${a}) { nodes { submissions(first: ${b}) { nodes { progress } } } } }`,
    ),
  fc.constant('{ ...A } fragment A on Query { node(id: "x") { ...B } } fragment B on Node { ...A }'),
  fc.constant('{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }'),
];

/** Values of no form, and of forms that go wrong elsewhere. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(null, [], {}, 2 ** 53, -1, '', '__proto__', { __proto__: null, constructor: 1 }),
  fc.record({
    id: fc.oneof(fc.string(), fc.constantFrom('products/1', 'products/1/submissions/2', 'products/0x1')),
    name: fc.string({ unit: 'binary' }),
    validateOnly: fc.constant(true),
  }),
);
