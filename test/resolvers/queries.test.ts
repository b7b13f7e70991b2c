import { describe, expect, test } from '@jest/globals';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { accountContext, at, runDocument } from '../kit/run-document.ts';
import {
  productId,
  productPath,
  productRecord,
  shippingLabelId,
  shippingLabelPath,
  shippingLabelRecord,
  submissionId,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const audienceId = '9f4f44d8-1c2b-4d3e-8f90-0123456789ab';
const [product, submission, label] = [productPath, submissionPath, shippingLabelPath].map((path) =>
  path.slice(1),
);
const audience = `audiences/${audienceId}`;

function service() {
  const fake = fakeDashboard();
  fake.has(productPath, productRecord());
  fake.has(submissionPath, submissionRecord());
  fake.has(shippingLabelPath, shippingLabelRecord());
  fake.hasPages('/audiences', [{ id: audienceId, name: 'Registry key' }]);
  return fake;
}

async function ask(document: string, variables: Record<string, unknown> = {}, fake = service()) {
  return { ...(await runDocument(startRequest(fake), document, variables)), calls: fake.calls };
}

const byId = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const byIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

const malformed: [string, string][] = [
  [productId, `"products/${productId}"`],
  [` ${productId}\n`, `"products/${productId}"`],
  [`${productId}/${submissionId}`, `"products/${productId}/submissions/${submissionId}"`],
  [
    `${productId}/${submissionId}/${shippingLabelId}`,
    `"products/${productId}/submissions/${submissionId}/shippingLabels/${shippingLabelId}"`,
  ],
  [audienceId.toUpperCase(), `"audiences/${audienceId}"`],
  ['', '"products/{productId}"'],
  ['products/0', '"products/{productId}"'],
  ['products/9223372036854775808', '"products/{productId}"'],
  ['products/1/../2', '"products/{productId}"'],
  ['products/1?x=1', '"products/{productId}"'],
  [`products/${audienceId}`, '"products/{productId}"'],
  ['audiences/1', '"audiences/{GUID}"'],
  ['UHJvZHVjdDox', '"products/{productId}"'],
];

describe('node', () => {
  test.each([
    ['Product', product, `getProduct ${productPath}`],
    ['Submission', submission, `getSubmission ${submissionPath}`],
    ['ShippingLabel', label, `getShippingLabel ${shippingLabelPath}`],
    ['Audience', audience, 'listAudiences /audiences'],
  ])('gives a %s by its id, in one call', async (type, id, call) => {
    const { data, errors, calls } = await ask(byId, { id });
    expect(errors).toEqual([]);
    expect(data).toEqual({ node: { __typename: type, id } });
    expect(calls).toEqual([call]);
  });

  test('gives an audience by its GUID in either letter case, under its canonical id', async () => {
    const { data } = await ask(byId, { id: `audiences/${audienceId.toUpperCase()}` });
    expect(data).toEqual({ node: { __typename: 'Audience', id: audience } });
  });

  test.each([
    'products/7',
    `${product}/submissions/7`,
    `${submission}/shippingLabels/7`,
    'audiences/00000000-0000-4000-8000-000000000000',
  ])('gives null without an error for %s, which does not exist', async (id) => {
    const { data, errors } = await ask(byId, { id });
    expect([data, errors]).toEqual([{ node: null }, []]);
  });

  test.each(malformed)('refuses %j before any call, and shows what to send: %s', async (id, hint) => {
    const { data, errors, calls } = await ask(byId, { id });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', message: expect.stringContaining(hint), extensions: { argument: ['id'] } },
    ]);
    expect(calls).toEqual([]);
  });

  test('takes an id that is an integer literal for the text of its digits', async () => {
    const { errors, calls } = await ask(`{ node(id: ${productId}) { id } }`);
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', message: expect.stringContaining(`products/${productId}`) },
    ]);
    expect(calls).toEqual([]);
  });
});

describe('nodes', () => {
  test('gives things of all kinds in the order asked, each read once', async () => {
    const { data, errors, calls } = await ask(byIds, {
      ids: [label, product, 'products/7', audience, product],
    });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      nodes: [
        { __typename: 'ShippingLabel', id: label },
        { __typename: 'Product', id: product },
        null,
        { __typename: 'Audience', id: audience },
        { __typename: 'Product', id: product },
      ],
    });
    expect(calls).toHaveLength(4);
  });

  test.each(malformed)(
    'is null in the place of %j, with an error there, and takes nothing from the others',
    async (id, hint) => {
      const { data, errors, calls } = await ask(byIds, { ids: [product, id, submission] });
      expect(data).toEqual({
        nodes: [{ __typename: 'Product', id: product }, null, { __typename: 'Submission', id: submission }],
      });
      expect(errors).toMatchObject([
        {
          code: 'BAD_USER_INPUT',
          path: ['nodes', 1],
          message: expect.stringContaining(hint),
          extensions: { argument: ['ids', '1'] },
        },
      ]);
      expect(calls).toHaveLength(2);
    },
  );

  test('sends nothing when every id is malformed', async () => {
    const { errors, calls } = await ask(byIds, { ids: ['1', 'x'] });
    expect(errors).toHaveLength(2);
    expect(calls).toEqual([]);
  });

  test('is null in the place of what cannot be read', async () => {
    const fake = service();
    fake.has(productPath, new UpstreamUnavailable('gone'));
    const { data, errors } = await ask(byIds, { ids: [product, submission] }, fake);
    expect(data).toEqual({ nodes: [null, { __typename: 'Submission', id: submission }] });
    expect(errors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE', path: ['nodes', 0] }]);
  });

  test('of no ids is an empty list', async () => {
    expect(await ask(byIds, { ids: [] })).toMatchObject({ data: { nodes: [] }, errors: [], calls: [] });
  });
});

describe('queries by number', () => {
  test('give what exists, and null without an error for what does not', async () => {
    const { data, errors } = await ask(`{
      product(productId: "${productId}") { id }
      submission(productId: "${productId}", submissionId: "${submissionId}") { id }
      shippingLabel(productId: "${productId}", submissionId: "${submissionId}", shippingLabelId: "${shippingLabelId}") { id }
      noProduct: product(productId: 7) { id }
      noSubmission: submission(productId: 7, submissionId: 7) { id }
      noLabel: shippingLabel(productId: 7, submissionId: 7, shippingLabelId: 7) { id }
      noShared: partnerSubmission(publisherId: 7, productId: 7, submissionId: 7) { id }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      product: { id: product },
      submission: { id: submission },
      shippingLabel: { id: label },
      noProduct: null,
      noSubmission: null,
      noLabel: null,
      noShared: null,
    });
  });

  test('ask once for a hundred aliases of one product', async () => {
    const aliases = Array.from(
      { length: 100 },
      (_, index) => `a${index}: product(productId: "${productId}") { name }`,
    );
    const { calls } = await ask(`{ ${aliases.join(' ')} }`);
    expect(calls).toHaveLength(1);
  });
});

describe('partnerSubmission', () => {
  const path = '/products/relationships/sourcepubliherid/30000001/sourceproductid/111/sourcesubmissionid/222';
  const document =
    '{ partnerSubmission(publisherId: "30000001", productId: 111, submissionId: 222) { id productId name product { name } } }';

  test('bears the numbers of this account, and leads to its product', async () => {
    const fake = service();
    fake.has(path, submissionRecord());
    const { data, calls } = await ask(document, {}, fake);
    expect(data).toEqual({
      partnerSubmission: { id: submission, productId, name: 'first', product: { name: 'Widget driver' } },
    });
    expect(calls).toEqual([`getPartnerSubmission ${path}`, `getProduct ${productPath}`]);
  });
});

describe('audiences', () => {
  test('are the list of the account', async () => {
    const { data } = await ask('{ audiences { id audienceId name description audienceName } }');
    expect(data).toEqual({
      audiences: [{ id: audience, audienceId, name: 'Registry key', description: null, audienceName: null }],
    });
  });

  test('are null with an error when they cannot be read', async () => {
    const fake = service();
    fake.hasPages('/audiences', new UpstreamUnavailable('gone'));
    const { data, errors } = await ask('{ audiences { id } }', {}, fake);
    expect(data).toEqual({ audiences: null });
    expect(errors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE', path: ['audiences'] }]);
  });
});

describe('reference', () => {
  test('lists codes, families and types with their descriptions, without a call', async () => {
    const { data, calls } = await ask(`{ reference {
      operatingSystems { code description } operatingSystemFamilies { code description } productTypes { name description } } }`);
    expect(at(data, 'reference', 'operatingSystems', 0)).toEqual({
      code: expect.stringMatching(/^WINDOWS/),
      description: expect.any(String),
    });
    expect(at(data, 'reference', 'operatingSystemFamilies', 'length')).toBe(34);
    expect(at(data, 'reference', 'productTypes', 'length')).toBe(148);
    expect(calls).toEqual([]);
  });
});

describe('rateLimit', () => {
  test('says what is known of the quota, moments as dates, without a call', async () => {
    const fake = service();
    const snapshot = () => ({
      inFlight: 2,
      waiting: 1,
      concurrency: 16,
      callsPerMinute: null,
      callsInLastMinute: 7,
      pausedUntil: Date.UTC(2026, 0, 1, 0, 0, 17),
      lastThrottledAt: null,
    });
    const sources = startRequest(fake);
    const { data } = await runDocument(
      sources,
      '{ rateLimit { inFlight waiting concurrency callsPerMinute callsInLastMinute pausedUntil lastThrottledAt } }',
      {},
      { account: () => accountContext(sources, { quota: { snapshot } }) },
    );
    expect(data).toEqual({
      rateLimit: { ...snapshot(), pausedUntil: expect.stringMatching(/^2026-01-01T00:00:17(\.000)?Z$/) },
    });
    expect(fake.calls).toEqual([]);
  });
});
