import { describe, expect, test } from '@jest/globals';
import type { AccountChoice } from '../../src/values/account-choice.ts';
import { type FakeDashboard, fakeDashboard } from '../kit/fake-dashboard.ts';
import { emptyMemory, startRequest } from '../kit/fake-request.ts';
import { accountContext, at, runDocument } from '../kit/run-document.ts';
import {
  productId,
  productPath,
  productRecord,
  shippingLabelPath,
  shippingLabelRecord,
  submissionEntry,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const audienceId = '9f4f44d8-1c2b-4d3e-8f90-0123456789ab';
const both: AccountChoice = { labels: ['main', 'other'], label: 'main', named: false };

/** The same numbers in both accounts, under different names. */
function service(name: string): FakeDashboard {
  const fake = fakeDashboard();
  fake.has(productPath, productRecord({ productName: name }));
  fake.has(submissionPath, submissionRecord({ name }));
  fake.has(shippingLabelPath, shippingLabelRecord({ name }));
  fake.hasPages('/products', [productRecord({ productName: name }), productRecord({ id: '7' })]);
  fake.hasPages(`${productPath}/submissions`, [submissionEntry({ name })]);
  fake.hasPages('/audiences', [{ id: audienceId, name }]);
  return fake;
}

async function ask(
  document: string,
  variables: Record<string, unknown> = {},
  accounts: AccountChoice = both,
) {
  const services = { main: service('Main'), other: service('Other') };
  const open = (label: 'main' | 'other') => startRequest(services[label], emptyMemory(label));
  const sources = { main: open('main'), other: open('other') };
  const ran = await runDocument(sources.main, document, variables, {
    accounts,
    account: (label = accounts.label) => accountContext(sources[label as 'main' | 'other'], { label }),
  });
  return { ...ran, calls: { main: services.main.calls, other: services.other.calls } };
}

const idOf = (label: string) => `accounts/${label}${productPath}`;
const byIds =
  'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { name } ... on Audience { name } } }';

describe('with labelled accounts', () => {
  test('one query reads each thing in the account of its id', async () => {
    const { data, calls } = await ask(byIds, {
      ids: [idOf('main'), idOf('other'), `accounts/other/audiences/${audienceId}`],
    });
    expect(data).toEqual({
      nodes: [
        { id: idOf('main'), name: 'Main' },
        { id: idOf('other'), name: 'Other' },
        { id: `accounts/other/audiences/${audienceId}`, name: 'Other' },
      ],
    });
    expect(calls.main).toHaveLength(1);
    expect(calls.other).toHaveLength(2);
  });

  test('whatever a thing leads to is of its account, there and back', async () => {
    const { data, calls } = await ask(
      `query ($id: ID!) { node(id: $id) { ... on Product { submissions(first: 5) { nodes { id uploadUrl product { id name }
        workflowStatus { errorReport } } } } } }`,
      { id: idOf('other') },
    );
    expect(at(data, 'node', 'submissions', 'nodes', 0)).toMatchObject({
      id: `accounts/other${submissionPath}`,
      product: { id: idOf('other'), name: 'Other' },
    });
    expect(calls.main).toEqual([]);
  });

  test('a label’s way up and its audiences are of its account', async () => {
    const { data, calls } = await ask(
      'query ($id: ID!) { node(id: $id) { ... on ShippingLabel { submission { id name } product { id } targeting { audiences { id } } } } }',
      { id: `accounts/other${shippingLabelPath}` },
    );
    expect(at(data, 'node')).toMatchObject({
      submission: { id: `accounts/other${submissionPath}`, name: 'Other' },
      product: { id: idOf('other') },
    });
    expect(calls.main).toEqual([]);
  });

  test('fields without an id are about the chosen account', async () => {
    const document = `{ products(first: 1) { nodes { id name } } product(productId: "${productId}") { id } audiences { id name } }`;
    expect((await ask(document)).data).toEqual({
      products: { nodes: [{ id: idOf('main'), name: 'Main' }] },
      product: { id: idOf('main') },
      audiences: [{ id: `accounts/main/audiences/${audienceId}`, name: 'Main' }],
    });
    const { data, calls } = await ask(document, {}, { ...both, label: 'other', named: true });
    expect(data).toMatchObject({ product: { id: idOf('other') } });
    expect(calls.main).toEqual([]);
  });

  test('a cursor of one account is refused in another', async () => {
    const { data } = await ask('{ products(first: 1) { pageInfo { endCursor } } }');
    const after = at(data, 'products', 'pageInfo', 'endCursor');
    const next = 'query ($after: String) { products(first: 1, after: $after) { nodes { productId } } }';
    expect((await ask(next, { after })).data).toEqual({ products: { nodes: [{ productId: '7' }] } });
    const { errors, calls } = await ask(next, { after }, { ...both, label: 'other' });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect(calls.other).toEqual([]);
  });

  test('a change goes to the account of its id, and its result is there', async () => {
    const update =
      'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }';
    const { data, calls } = await ask(update, { input: { id: idOf('other'), name: 'New' } });
    expect(data).toEqual({ updateProduct: { product: { id: idOf('other') } } });
    expect(calls).toEqual({ main: [], other: [`updateProduct ${productPath}`] });
  });

  test.each([
    ['without an account', productPath.slice(1), both, `send "${idOf('main')}"`],
    ['of an account that nobody declared', idOf('third'), both, 'You may use main, other.'],
    ['of another than the request names', idOf('other'), { ...both, named: true }, 'names the account main'],
    ['of one that the caller may not use', idOf('other'), { ...both, labels: ['main'] }, 'You may use main.'],
  ])(
    'an id %s is BAD_USER_INPUT in queries and mutations, and reaches nobody',
    async (_, id, choice, message) => {
      const { errors, calls } = await ask('query ($id: ID!) { node(id: $id) { id } }', { id }, choice);
      expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining(message) }]);
      const update =
        'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { product { id } } }';
      const written = await ask(update, { input: { id, name: 'New' } }, choice);
      expect(written.errors).toMatchObject([
        { code: 'BAD_USER_INPUT', message: expect.stringContaining(message) },
      ]);
      expect([calls, written.calls]).toEqual([
        { main: [], other: [] },
        { main: [], other: [] },
      ]);
    },
  );
});

describe('where the one account has no label', () => {
  test('an id that names one is BAD_USER_INPUT, and the message shows the id to send', async () => {
    const { errors } = await runDocument(
      startRequest(service('Only')),
      'query ($id: ID!) { node(id: $id) { id } }',
      { id: idOf('main') },
    );
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', message: expect.stringContaining(`send "${productPath.slice(1)}"`) },
    ]);
  });
});
