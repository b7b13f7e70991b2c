import { describe, expect, test } from '@jest/globals';
import { getOperationAST, parse, validate } from 'graphql';
import { priceOperation } from '../../src/price/price-operation.ts';
import { type AccountChoice, unlabelled } from '../../src/values/account-choice.ts';
import { schema } from '../kit/run-document.ts';

function price(text: string, variables: Record<string, unknown> = {}) {
  const { callsOf: _, ...total } = priceInAccounts(text, variables, unlabelled);
  return total;
}

function priceInAccounts(text: string, variables: Record<string, unknown>, accounts: AccountChoice) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('no operation');
  return priceOperation(document, operation, variables, undefined, accounts);
}

const label = 'products/7/submissions/8/shippingLabels/9';

describe('the price of a query', () => {
  test.each<[query: string, calls: number, nodes: number]>([
    ['{ reference { operatingSystems { code } } rateLimit { inFlight } }', 0, 0],
    ['{ products { nodes { name } } }', 1, 50],
    ['{ products(first: 51) { edges { node { name } } } }', 2, 51],
    ['{ products(first: 1) { totalCount } }', 10, 0],
    ['{ products(first: 1, filter: { nameContains: "x" }) { nodes { id } } }', 10, 1],
    ['{ products(first: 1, filter: {}) { nodes { id } } }', 1, 1],
    [
      '{ products(first: 50) { nodes { submissions(first: 50) { nodes { shippingLabels(first: 50) { nodes { id } } } } } } }',
      2_551,
      127_550,
    ],
    ['{ product(productId: "7") { submissions(first: 3) { nodes { name } } } }', 2, 4],
    ['{ product(productId: "7") { submissions(first: 3) { nodes { progress downloads { url } } } } }', 5, 4],
    ['{ product(productId: "7") { submissions(first: 3) { nodes { product { name } } } } }', 2, 7],
    ['{ submission(productId: "7", submissionId: "8") { progress product { id } } }', 1, 2],
    ['{ submission(productId: "7", submissionId: "8") { progress product { name } } }', 2, 2],
    ['{ submission(productId: "7", submissionId: "8") { driverMetadata { hardwareIds { infId } } } }', 3, 1],
    [
      `{ node(id: "${label}") { ... on ShippingLabel { targeting { audiences { id } } product { name } } } }`,
      3,
      2,
    ],
    [`{ node(id: "${label}") { ... on Product { submissions { totalCount } } } }`, 1, 1],
    [`{ nodes(ids: ["products/7", "products/7", "products/8", "7"]) { id } }`, 2, 3],
    ['{ nodes(ids: "products/7") { id } }', 1, 1],
    ['{ a: audiences { id } b: audiences { name } }', 1, 0],
    ['{ a: product(productId: "7") { name } b: node(id: "products/7") { id } }', 1, 2],
    ['{ a: products { nodes { id } } b: products { nodes { submissions { nodes { id } } } } }', 51, 2_600],
    ['{ product(productId: "7") @skip(if: true) { name } }', 0, 0],
    [
      '{ mirror { submissions(first: 1000) { totalCount nodes { name } } submissionStats { totalCount } } }',
      0,
      2_000,
    ],
    ['{ mirror { hardwareIds(first: 5) { edges { node { submission { id product { id } } } } } } }', 0, 15],
    ['{ mirror { statusChanges(first: 5) { nodes { shippingLabel { progress } } } } }', 5, 10],
    ['{ product(productId: "7") { history(first: 5) { nodes { at submission { name } } } } }', 6, 11],
    ['{ preprodPackage(packageId: "x") { assets { assetId } } }', 2, 0],
  ])('%s', (query, calls, nodes) => {
    expect(price(query)).toEqual({ calls, nodes });
  });

  test('goes by variables, and by their defaults where they are not sent', () => {
    const query =
      'query ($n: Int! = 100, $with: Boolean = false) { products(first: $n) { nodes { submissions @include(if: $with) { nodes { id } } } } }';
    expect(price(query)).toEqual({ calls: 2, nodes: 100 });
    expect(price(query, { n: 10 })).toEqual({ calls: 1, nodes: 10 });
    expect(price(query, { n: 10, with: true })).toEqual({ calls: 11, nodes: 510 });
  });

  test('counts 200 aliases of one thing as one read', () => {
    const aliases = Array.from(
      { length: 200 },
      (_, n) => `a${n}: product(productId: "7") { submissions { nodes { progress } } }`,
    );
    expect(price(`{ ${aliases.join(' ')} }`)).toEqual({ calls: 52, nodes: 200 * 51 });
  });

  test('looks into fragments, wherever they are spread', () => {
    const query =
      '{ products(first: 2) { ...C } } fragment C on ProductConnection { nodes { ...P } } fragment P on Node { ... on Product { submissions { nodes { id } } } }';
    expect(price(query)).toEqual({ calls: 3, nodes: 102 });
  });

  test('is refused for more ids than fit in one answer', () => {
    const ids = Array.from({ length: 1_001 }, () => 'x');
    expect(() => price('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toThrow(
      /takes 1000 ids at once; these are 1001/,
    );
  });
});

test('the price of a mutation is the write, what it reads before, and its result read afresh', () => {
  const mutation = `mutation {
    a: cancelShippingLabel(input: { id: "${label}" }) { userErrors { code } }
    b: expireShippingLabel(input: { id: "${label}" }) { shippingLabel { progress product { name } } }
  }`;
  expect(price(mutation)).toEqual({ calls: 1 + 2 + 2, nodes: 2 });
});

test('the price of an event is what is asked for beside the thing itself', () => {
  const subscription =
    'subscription { submissionUpdated(id: "products/7/submissions/8") { progress product { name } } }';
  expect(price(subscription)).toEqual({ calls: 1, nodes: 2 });
});

describe('the calls of each account', () => {
  const accounts = { labels: ['main', 'other'], label: 'main', named: false };
  const callsOf = (text: string, variables: Record<string, unknown> = {}, choice: AccountChoice = accounts) =>
    Object.fromEntries(priceInAccounts(text, variables, choice).callsOf);

  test('are those of its ids, and for fields without one those of the chosen account', () => {
    const ids = [
      'accounts/main/products/1',
      'accounts/other/products/1',
      'accounts/other/audiences/9f4f44d8-1c2b-4d3e-8f90-0123456789ab',
    ];
    const query =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { submissions { nodes { id } } } } audiences { id } }';
    expect(callsOf(query, { ids })).toEqual({ main: 2 + 1, other: 2 + 1 });
    expect(callsOf('{ products { nodes { id } } }', {}, { ...accounts, label: 'other' })).toEqual({
      other: 1,
    });
  });

  test('share what is one thing: by its numbers, and by its id', () => {
    expect(
      callsOf('{ product(productId: "7") { name } node(id: "accounts/main/products/7") { id } }'),
    ).toEqual({ main: 1 });
  });

  test('are none for ids that are refused', () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(callsOf(query, { ids: ['accounts/third/products/1', 'products/1'] })).toEqual({});
    const named = { ...accounts, named: true };
    expect(callsOf(query, { ids: ['accounts/other/products/1'] }, named)).toEqual({});
  });

  test('of a change are those of what it names, and of an event those of what is watched', () => {
    const update =
      'mutation ($id: ID!) { updateProduct(input: { id: $id, name: "x" }) { product { name } } }';
    expect(callsOf(update, { id: 'accounts/other/products/1' })).toEqual({ other: 2 });
    const both = `mutation ($id: ID!) { a: updateProduct(input: { id: $id, name: "x" }) { product { id } }
      b: commitSubmission(input: { id: "accounts/main/products/1/submissions/2" }) { submission { id } } }`;
    expect(callsOf(both, { id: 'accounts/other/products/1' })).toEqual({ other: 1, main: 1 });
    expect(
      callsOf(
        'subscription { submissionUpdated(id: "accounts/other/products/7/submissions/8") { product { name } } }',
      ),
    ).toEqual({ other: 1 });
  });
});
