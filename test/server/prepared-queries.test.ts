import { expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { createPreparedQueries, type PreparedQueries } from '../../src/server/prepared-queries.ts';

const schema = buildSchema('type Query { one: Int two: Int }');

function add(queries: PreparedQueries, text: string, name?: string): void {
  const document = parse(text);
  queries.add(text, name, {
    document,
    operation: getOperationAST(document, name) as OperationDefinitionNode,
  });
}

test('a query is found by its text and the name of its operation', async () => {
  const queries = createPreparedQueries(schema);
  const text = 'query A { one } query B { two }';
  add(queries, text, 'A');
  expect(queries.find(text, 'B')).toBeUndefined();
  add(queries, text, 'B');
  expect(queries.find(text, 'A')?.operation.name?.value).toBe('A');
  expect(queries.find(`${text} `, 'A')).toBeUndefined();
  const found = queries.find(text, 'B')?.compiled();
  expect(await found?.run({}, {})).toEqual({ data: { two: null } });
  expect(queries.find(text, 'B')?.compiled()).toBe(found);
});

test('what was asked for longest ago is forgotten, and what is too long is not kept', () => {
  const queries = createPreparedQueries(schema, 20, 12);
  add(queries, '{ one }');
  add(queries, '{ two }');
  queries.find('{ one }', undefined);
  add(queries, '{ a: one }');
  expect(queries.find('{ two }', undefined)).toBeUndefined();
  expect(queries.find('{ one }', undefined)).toBeDefined();
  add(queries, '{ abcdefgh: one }');
  expect(queries.find('{ abcdefgh: one }', undefined)).toBeUndefined();
});
