import { expect, test } from '@jest/globals';
import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { createKnownPrices } from '../../src/price/known-prices.ts';
import { unlabelled } from '../../src/values/account-choice.ts';

const operation = () => getOperationAST(parse('{ audiences { id } }'), null) as OperationDefinitionNode;

const price = (calls: number) => ({ calls, nodes: 0, callsOf: new Map([[undefined, calls]]) });
const accounts = unlabelled;

test('a price is worked out once for an operation, its variables and its accounts', () => {
  const known = createKnownPrices();
  const [one, other] = [operation(), operation()];
  let worked = 0;
  const ask = (of: OperationDefinitionNode, variables?: Record<string, unknown>, choice = accounts) =>
    known.of(of, { variables, accounts: choice }, () => price(++worked)).calls;

  expect([
    ask(one),
    ask(one),
    ask(one, { first: 2 }),
    ask(one, { first: 1 }),
    ask(one, { first: 1 }),
  ]).toEqual([1, 1, 2, 3, 3]);
  expect(ask(other)).toBe(4);
  const main = { labels: ['main', 'other'], label: 'main', named: false };
  expect([ask(one, {}, main), ask(one, {}, { ...main, named: true }), ask(one, {}, main)]).toEqual([5, 6, 5]);
});

test('neither many variables nor long ones are kept', () => {
  const known = createKnownPrices();
  const of = operation();
  let worked = 0;
  const ask = (id: unknown) => known.of(of, { variables: { id }, accounts }, () => price(++worked)).calls;

  for (let id = 0; id < 65; id += 1) ask(id);
  expect(ask(0)).toBe(66);
  expect([ask('x'.repeat(3_000)), ask('x'.repeat(3_000))]).toEqual([67, 68]);
});

test('a price that is refused is refused again', () => {
  const known = createKnownPrices();
  const of = operation();
  const refuse = () =>
    known.of(of, { variables: undefined, accounts }, () => {
      throw new Error('too expensive');
    });
  expect(refuse).toThrow('too expensive');
  expect(refuse).toThrow('too expensive');
});
