import { expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { type Foresight, planReadAhead } from '../../src/execution/read-ahead.ts';

const schema = buildSchema(`
  interface Thing { id: ID! }
  type Box implements Thing { id: ID! name: String inner(first: Int = 50): [Box!] lid: Box }
  type Bag implements Thing { id: ID! inner(first: Int = 50): [Box!] }
  type Query { box(id: ID!): Box thing(id: ID!): Thing things(ids: [ID!]!): [Thing] other: Box }
`);

/** What is begun, in order. Ids that begin with `bag` are bags; `unknown` names nothing. */
function begun(text: string, variables: Record<string, unknown> = {}): string[] | undefined {
  const told: string[] = [];
  const thing = (id: unknown) => {
    if (id === 'unknown') return [];
    if (id === 'bad') throw new Error('a fault that the field itself tells');
    const type = String(id).startsWith('bag') ? 'Bag' : 'Box';
    return [
      { type, begin: { inner: ({ first }: object & { first?: unknown }) => told.push(`${id} ${first}`) } },
    ];
  };
  const foresight: Foresight<object> = {
    box: ({ id }) => thing(id),
    thing: ({ id }) => thing(id),
    things: ({ ids }) => (ids as string[]).flatMap(thing),
  };
  const document = parse(text);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const readAhead = planReadAhead(schema, document, operation, foresight);
  readAhead?.(variables, {});
  return readAhead && told;
}

test('what is below a thing named by its id is begun with its arguments', () => {
  expect(begun('{ box(id: "a") { name inner { id } } }')).toEqual(['a 50']);
  expect(
    begun('query ($id: ID!, $n: Int) { box(id: $id) { inner(first: $n) { id } } }', { id: 'a', n: 3 }),
  ).toEqual(['a 3']);
  expect(begun('{ x: box(id: "a") { y: inner(first: 1) { id } z: inner(first: 2) { id } } }')).toEqual([
    'a 1',
    'a 2',
  ]);
});

test('of an interface what is asked of the type that the thing has', () => {
  const asked =
    '{ ...A ... on Bag { inner(first: 2) { id } } } } fragment A on Box { inner(first: 1) { id } }';
  expect(begun(`{ thing(id: "a") ${asked}`)).toEqual(['a 1']);
  expect(begun(`{ thing(id: "bag") ${asked}`)).toEqual(['bag 2']);
  expect(begun(`{ things(ids: ["bag", "unknown", "a"]) ${asked}`)).toEqual(['bag 2', 'a 1']);
});

test('nothing is planned where nothing can be read ahead', () => {
  expect(begun('{ box(id: "a") { id name } }')).toBeUndefined();
  expect(begun('{ other { inner { id } } }')).toBeUndefined();
  expect(begun('{ __schema { types { name } } box(id: "a") { __typename } }')).toBeUndefined();
});

test('what is skipped, has no such field, or is at fault begins nothing and takes nothing from the others', () => {
  const text = 'query ($more: Boolean!) { box(id: "a") { inner @include(if: $more) { id } } }';
  expect(begun(text, { more: true })).toEqual(['a 50']);
  expect(begun(text, { more: false })).toEqual([]);
  expect(begun('{ box(id: "a") { lid { id } } }')).toEqual([]);
  expect(begun('{ x: box(id: "bad") { inner { id } } y: box(id: "a") { inner { id } } }')).toEqual(['a 50']);
});
