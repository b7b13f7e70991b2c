import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { type FakeDashboard, fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';
import {
  productRecord,
  shippingLabelRecord,
  signed,
  submissionEntry,
  submissionRecord,
} from '../kit/wire-records.ts';

const products = [
  productRecord({
    id: '1',
    productName: 'Delta',
    testHarness: 'HLK',
    announcementDate: '2026-03-01T00:00:00',
  }),
  productRecord({
    id: '2',
    productName: 'alpha',
    isCommitted: true,
    announcementDate: '2026-01-31T23:00:00-02:00',
  }),
  productRecord({ id: '3', productName: '', testHarness: 'wlk', announcementDate: '0001-01-01T00:00:00' }),
  productRecord({
    id: '4',
    productName: 'Alpha 2',
    isCommitted: true,
    announcementDate: '2026-02-01T00:00:00Z',
  }),
];

/** Four products in two pages; product 1 has three submissions, and its submission 11 two labels. */
function service(): FakeDashboard {
  const fake = fakeDashboard();
  fake.hasPages('/products', products.slice(0, 2), products.slice(2));
  for (const record of products) fake.has(`/products/${record['id']}`, record);
  const of = (id: string, fields: WireRecord = {}) => submissionEntry({ id, productId: '1', ...fields });
  fake.hasPages('/products/1/submissions', [
    of('11', { name: 'b' }),
    of('12', { name: 'A', type: 'derived', workflowStatus: { currentStep: 'scanning', state: 'started' } }),
    of('13', { name: 'C', type: 'Derived', workflowStatus: { currentStep: 'signing', state: 'failed' } }),
  ]);
  fake.has('/products/1/submissions/11', submissionRecord({ id: '11', name: 'b', ...signed }));
  for (const id of ['12', '13']) {
    fake.has(`/products/1/submissions/${id}`, submissionRecord({ id, commitStatus: 'CommitComplete' }));
  }
  fake.hasPages('/products/1/submissions/11/shippingLabels', [
    shippingLabelRecord({ id: '111', name: 'Z', productId: '1', submissionId: '11' }),
    shippingLabelRecord({
      id: '112',
      name: 'y',
      productId: '1',
      submissionId: '11',
      destination: 'AnotherPartner',
      workflowStatus: { currentStep: 'FinalizeSharing', state: 'Completed' },
    }),
  ]);
  return fake;
}

async function ask(document: string, variables: Record<string, unknown> = {}, fake = service()) {
  return { ...(await runDocument(startRequest(fake), document, variables)), calls: fake.calls };
}

async function productIds(args: string): Promise<unknown> {
  const { data, errors } = await ask(`{ products${args} { nodes { productId } totalCount } }`);
  expect(errors).toEqual([]);
  const ids = (at(data, 'products', 'nodes') as object[]).map((node) => at(node, 'productId'));
  expect(at(data, 'products', 'totalCount')).toBe(ids.length);
  return ids;
}

describe('products', () => {
  test.each<[string, string[]]>([
    ['', ['1', '2', '3', '4']],
    ['(filter: {})', ['1', '2', '3', '4']],
    ['(filter: { nameContains: null })', ['1', '2', '3', '4']],
    ['(filter: { nameContains: "ALPHA" })', ['2', '4']],
    ['(filter: { nameContains: "" })', ['1', '2', '3', '4']],
    ['(filter: { testHarness: HLK })', ['1']],
    ['(filter: { testHarness: ATTESTATION, isCommitted: true })', ['2', '4']],
    ['(filter: { isCommitted: false })', ['1', '3']],
    ['(filter: { announcedSince: "2026-02-01T00:00:00Z" })', ['1', '2', '4']],
    ['(filter: { announcedBefore: "2026-02-01T00:00:00Z" })', []],
    ['(filter: { announcedSince: "2026-02-01", announcedBefore: "2026-02-01T01:00:00Z" })', ['4']],
    ['(filter: { announcedSince: "2026-02-01T01:00:00Z" })', ['1', '2']],
    ['(orderBy: { field: ID })', ['1', '2', '3', '4']],
    ['(orderBy: { field: ID, direction: DESC })', ['4', '3', '2', '1']],
    ['(orderBy: { field: NAME })', ['2', '4', '1', '3']],
    ['(orderBy: { field: NAME, direction: DESC })', ['1', '4', '2', '3']],
    ['(orderBy: { field: ANNOUNCEMENT_DATE })', ['4', '2', '1', '3']],
    ['(orderBy: { field: ANNOUNCEMENT_DATE, direction: DESC })', ['1', '2', '4', '3']],
    ['(filter: { nameContains: "a" }, orderBy: { field: NAME })', ['2', '4', '1']],
  ])('%s are %j', async (args, ids) => {
    expect(await productIds(args)).toEqual(ids);
  });

  test('read only the pages that `first` needs, and all for a filter or an order', async () => {
    expect((await ask('{ products(first: 2) { nodes { name } } }')).calls).toHaveLength(1);
    expect((await ask('{ products(first: 3) { nodes { name } } }')).calls).toHaveLength(2);
    expect(
      (await ask('{ products(first: 1, filter: { isCommitted: true }) { nodes { name } } }')).calls,
    ).toHaveLength(2);
    expect(
      (await ask('{ products(first: 1, orderBy: { field: NAME }) { nodes { name } } }')).calls,
    ).toHaveLength(2);
    expect((await ask('{ products(first: 1) { totalCount } }')).calls).toHaveLength(2);
  });

  test('are walked by cursor, with and without a filter', async () => {
    for (const args of [
      '',
      ', filter: { announcedSince: "2020-01-01" }, orderBy: { field: NAME, direction: DESC }',
    ]) {
      const document = `query ($after: String) { products(first: 1, after: $after${args}) {
        edges { cursor node { productId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
      const fake = service();
      const seen: unknown[] = [];
      let after: unknown = null;
      do {
        const { data, errors } = await ask(document, { after }, fake);
        expect(errors).toEqual([]);
        const page = at(data, 'products');
        seen.push(at(page, 'edges', 0, 'node', 'productId'));
        expect(at(page, 'pageInfo')).toMatchObject({
          hasPreviousPage: after !== null,
          startCursor: at(page, 'edges', 0, 'cursor'),
          endCursor: at(page, 'edges', 0, 'cursor'),
        });
        after = at(page, 'pageInfo', 'hasNextPage') === true ? at(page, 'pageInfo', 'endCursor') : null;
      } while (after !== null);
      expect(seen).toEqual(args === '' ? ['1', '2', '3', '4'] : ['1', '4', '2']);
    }
  });

  test('refuse the cursor of another filter, whatever the order in which its conditions are written', async () => {
    const cursorOf = async (filter: string) =>
      at(
        (await ask(`{ products(first: 1, filter: ${filter}) { edges { cursor } } }`)).data,
        'products',
        'edges',
        0,
        'cursor',
      );
    const after = await cursorOf('{ isCommitted: true, nameContains: "alpha" }');
    const ask2 = (filter: string) =>
      ask(
        `query ($after: String) { products(first: 1, after: $after, filter: ${filter}) { nodes { productId } } }`,
        { after },
      );
    const same = await ask2('{ nameContains: "alpha", testHarness: null, isCommitted: true }');
    expect(same).toMatchObject({ errors: [], data: { products: { nodes: [{ productId: '4' }] } } });
    const other = await ask2('{ nameContains: "alpha", isCommitted: false }');
    expect(other).toMatchObject({ data: { products: null }, calls: [] });
    expect(other.errors).toMatchObject([{ code: 'BAD_USER_INPUT', extensions: { argument: ['after'] } }]);
  });

  test.each([0, -1, 1001, 2147483647])('refuse `first: %i` before any call', async (first) => {
    const { data, errors, calls } = await ask(
      'query ($first: Int!) { products(first: $first) { nodes { id } } }',
      { first },
    );
    expect(data).toEqual({ products: null });
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['products'], message: expect.stringContaining('1 to 1000') },
    ]);
    expect(calls).toEqual([]);
  });

  test('are null with an error when a page fails, never a short list that looks whole', async () => {
    const fake = service();
    fake.hasPages('/products', products.slice(0, 2), new UpstreamUnavailable('gone'));
    const { data, errors } = await ask('{ products(first: 50) { nodes { id } } audiences { id } }', {}, fake);
    expect(data).toEqual({ products: null, audiences: [] });
    expect(errors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE', path: ['products'] }]);
  });

  test('keep their nodes when only the count fails', async () => {
    const fake = service();
    fake.hasPages('/products', products.slice(0, 2), new UpstreamUnavailable('gone'));
    const { data, errors } = await ask('{ products(first: 2) { nodes { productId } totalCount } }', {}, fake);
    expect(data).toEqual({ products: { nodes: [{ productId: '1' }, { productId: '2' }], totalCount: null } });
    expect(errors).toMatchObject([{ path: ['products', 'totalCount'] }]);
  });
});

describe('the submissions of a product', () => {
  async function ids(args: string, fake = service()) {
    const { data, errors, calls } = await ask(
      `{ product(productId: 1) { submissions${args} { nodes { submissionId } } } }`,
      {},
      fake,
    );
    expect(errors).toEqual([]);
    const nodes = at(data, 'product', 'submissions', 'nodes') as object[];
    return {
      ids: nodes.map((node) => at(node, 'submissionId')),
      single: calls.filter((call) => call.startsWith('getS')),
    };
  }

  test.each<[string, string[], number]>([
    ['', ['11', '12', '13'], 0],
    ['(filter: { nameContains: "a" })', ['12'], 0],
    ['(filter: { type: DERIVED })', ['12', '13'], 0],
    ['(filter: { progress: PROCESSING })', ['12'], 1],
    ['(filter: { progress: FAILED, type: DERIVED })', ['13'], 0],
    ['(filter: { progress: READY })', ['11'], 1],
    ['(filter: { commitStatus: COMMIT_COMPLETE })', ['11', '12', '13'], 3],
    ['(filter: { commitStatus: COMMIT_PENDING, type: INITIAL })', [], 1],
    ['(orderBy: { field: NAME })', ['12', '11', '13'], 0],
    ['(orderBy: { field: NAME, direction: DESC })', ['13', '11', '12'], 0],
    ['(orderBy: { field: ID, direction: DESC })', ['13', '12', '11'], 0],
  ])('%s are %j, and cost %i single reads', async (args, expected, reads) => {
    const { ids: found, single } = await ids(args);
    expect(found).toEqual(expected);
    expect(single).toHaveLength(reads);
  });

  test('fail alone: their product is still there', async () => {
    const fake = service();
    fake.hasPages('/products/1/submissions', new UpstreamUnavailable('gone'));
    const { data, errors } = await ask(
      '{ product(productId: 1) { name submissions { nodes { id } } } }',
      {},
      fake,
    );
    expect(data).toEqual({ product: { name: 'Delta', submissions: null } });
    expect(errors).toMatchObject([{ path: ['product', 'submissions'] }]);
  });
});

describe('the labels of a submission', () => {
  test.each<[string, string[]]>([
    ['', ['111', '112']],
    ['(filter: { nameContains: "Y" })', ['112']],
    ['(filter: { destination: ANOTHER_PARTNER })', ['112']],
    ['(filter: { progress: SHARED })', ['112']],
    ['(filter: { progress: AWAITING_APPROVAL })', ['111']],
    ['(orderBy: { field: NAME })', ['112', '111']],
    ['(orderBy: { field: ID, direction: DESC })', ['112', '111']],
  ])('%s are %j', async (args, expected) => {
    const { data, errors } = await ask(
      `{ submission(productId: 1, submissionId: 11) { shippingLabels${args} { nodes { shippingLabelId } totalCount } } }`,
    );
    expect(errors).toEqual([]);
    expect(at(data, 'submission', 'shippingLabels')).toEqual({
      nodes: expected.map((shippingLabelId) => ({ shippingLabelId })),
      totalCount: expected.length,
    });
  });
});

describe('links', () => {
  test('back to what led here cost no call', async () => {
    const { data, calls } = await ask(`{ product(productId: 1) { submissions { nodes {
      product { name } shippingLabels { nodes { product { name } submission { name product { name } } } } } } } }`);
    const labels = at(data, 'product', 'submissions', 'nodes', 0, 'shippingLabels', 'nodes');
    const link = { product: { name: 'Delta' }, submission: { name: 'b', product: { name: 'Delta' } } };
    expect(labels).toEqual([link, link]);
    expect(calls).toHaveLength(1 + 1 + 3);
  });

  test('up cost one call each, and none for numbers that the key holds', async () => {
    const fake = service();
    fake.has('/products/1/submissions/11/shippingLabels/111', shippingLabelRecord({ id: '111' }));
    const label = (fields: string) =>
      ask(`{ shippingLabel(productId: 1, submissionId: 11, shippingLabelId: 111) { ${fields} } }`, {}, fake);
    const byKey = await label(
      'submission { id submissionId productId product { id productId } } product { id }',
    );
    expect(byKey.errors).toEqual([]);
    expect(byKey.calls).toEqual(['getShippingLabel /products/1/submissions/11/shippingLabels/111']);
    fake.calls.length = 0;
    await label('submission { name product { name } } product { name }');
    expect(fake.calls.toSorted()).toEqual([
      'getProduct /products/1',
      'getShippingLabel /products/1/submissions/11/shippingLabels/111',
      'getSubmission /products/1/submissions/11',
    ]);
  });

  test('to a parent that cannot be read leave the rest of the answer', async () => {
    const fake = service();
    fake.has('/products/1', new UpstreamUnavailable('gone'));
    const { data, errors } = await ask(
      '{ submission(productId: 1, submissionId: 11) { name product { id name } } }',
      {},
      fake,
    );
    expect(data).toEqual({ submission: { name: 'b', product: { id: 'products/1', name: null } } });
    expect(errors).toMatchObject([{ path: ['submission', 'product', 'name'] }]);
  });
});
