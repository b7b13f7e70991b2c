import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type DemoProduct, demoAccount, named } from '../kit/demo-account.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let wifi: DemoProduct;

beforeAll(async () => {
  stage = await setStage();
  wifi = named(await demoAccount(stage), 'Contoso Wi-Fi 6E AX Adapter');
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const audience = 'audiences/9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845';

describe('node and nodes', () => {
  test('find things of every type by their ids, in the order asked', async () => {
    const [submission] = wifi.submissions;
    const ids = [submission?.shippingLabels[0]?.id, audience, wifi.id, submission?.id, wifi.id];
    const { data, errors } = await stage.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
      ids,
    });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([
      { __typename: 'ShippingLabel', id: ids[0] },
      { __typename: 'Audience', id: audience },
      { __typename: 'Product', id: wifi.id },
      { __typename: 'Submission', id: submission?.id },
      { __typename: 'Product', id: wifi.id },
    ]);
  });

  test('find the same things as the queries by number', async () => {
    const [submission] = wifi.submissions;
    const [label] = submission?.shippingLabels ?? [];
    const { data } = await stage.ask(
      `query ($productId: Int64!, $submissionId: Int64!, $shippingLabelId: Int64!) {
        product(productId: $productId) { id }
        submission(productId: $productId, submissionId: $submissionId) { id }
        shippingLabel(productId: $productId, submissionId: $submissionId, shippingLabelId: $shippingLabelId) { id }
      }`,
      {
        productId: wifi.productId,
        submissionId: submission?.submissionId,
        shippingLabelId: label?.shippingLabelId,
      },
    );
    expect(data).toEqual({
      product: { id: wifi.id },
      submission: { id: submission?.id },
      shippingLabel: { id: label?.id },
    });
  });

  test('take an audience in capital letters, and give it back in small ones', async () => {
    const id = audience.replace(/[a-f0-9-]+$/, (guid) => guid.toUpperCase());
    const { data } = await stage.ask(`{ node(id: "${id}") { id ... on Audience { audienceName } } }`);
    expect(data.node).toEqual({ id: audience, audienceName: 'TestRegistryKey' });
  });

  test('take a number as a literal and as a text with leading zeros', async () => {
    const { data } = await stage.ask(
      `{ a: product(productId: ${wifi.productId}) { id } b: product(productId: "000${wifi.productId}") { id } }`,
    );
    expect(data).toEqual({ a: { id: wifi.id }, b: { id: wifi.id } });
  });
});

describe('what does not exist is null without an error', () => {
  const none = '9007199254740993';
  test.each([
    ['a product', `product(productId: "${none}") { name }`],
    [
      'a submission of no product',
      `submission(productId: "${none}", submissionId: "1152921504621441945") { name }`,
    ],
    ['a submission', `submission(productId: "9007199267351835", submissionId: "${none}") { name }`],
    [
      'a submission of another product',
      'submission(productId: "9007199267351837", submissionId: "1152921504621441945") { name }',
    ],
    [
      'a label',
      `shippingLabel(productId: "9007199267351835", submissionId: "1152921504621441945", shippingLabelId: "${none}") { name }`,
    ],
    ['an audience', 'node(id: "audiences/11111111-2222-4333-8444-555555555555") { id }'],
    ['a node of a product', `node(id: "products/${none}") { id }`],
    [
      'a shared submission',
      `partnerSubmission(publisherId: "1", productId: "${none}", submissionId: "${none}") { name }`,
    ],
    ['product 0', 'product(productId: 0) { name }'],
    ['product -1', 'product(productId: -1) { name }'],
  ])('%s', async (_, query) => {
    const { data, errors } = await stage.ask(`{ found: ${query} }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ found: null });
  });

  test('also whatever status the service gives to entityNotFound', async () => {
    for (const entityNotFoundStatus of [400, 422, 404]) {
      stage.emulator.control.settings({ entityNotFoundStatus });
      const { data, errors } = await stage.ask(`{ product(productId: "${none}") { name } }`);
      expect({ data, errors }).toEqual({ data: { product: null }, errors: undefined });
    }
  });

  test('in nodes it is null in its place, and takes nothing from the others', async () => {
    const { data, errors } = await stage.ask(
      `{ nodes(ids: ["products/${none}", "${wifi.id}", "products/${none}/submissions/7"]) { id } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([null, { id: wifi.id }, null]);
  });
});

test('audiences are all there', async () => {
  const { data } = await stage.ask('{ audiences { id audienceId name description audienceName } }');
  expect(data.audiences).toHaveLength(4);
  expect(data.audiences[3]).toEqual({
    id: 'audiences/e51b6a94-0f3d-4c27-9e88-7d20b4c1a6f3',
    audienceId: 'e51b6a94-0f3d-4c27-9e88-7d20b4c1a6f3',
    name: 'CoDev',
    description: null,
    audienceName: 'CoDev',
  });
});

test('the reference lists all known codes, families and types, each described, for no call', async () => {
  const { data, extensions } = await stage.ask(`{ reference {
    operatingSystems { code description } operatingSystemFamilies { code description } productTypes { name description }
  } }`);
  const { operatingSystems, operatingSystemFamilies, productTypes } = data.reference;
  expect(operatingSystems.length).toBeGreaterThanOrEqual(66);
  expect(operatingSystemFamilies).toHaveLength(34);
  expect(productTypes.length).toBeGreaterThanOrEqual(148);
  for (const { description } of [...operatingSystems, ...operatingSystemFamilies, ...productTypes]) {
    expect(description.length).toBeGreaterThan(2);
  }
  expect(productTypes.map(({ name }: { name: string }) => name)).toContain('Unclassified');
  expect(extensions.cost.upstreamCalls).toBe(0);
});

test('rateLimit tells what is known of the quota, and a 429 teaches it', async () => {
  const query =
    '{ rateLimit { callsPerMinute callsInLastMinute inFlight waiting concurrency pausedUntil lastThrottledAt } }';
  expect((await stage.ask(query)).data.rateLimit).toMatchObject({
    callsPerMinute: null,
    callsInLastMinute: expect.any(Number),
    inFlight: 0,
    waiting: 0,
    concurrency: 16,
    pausedUntil: null,
    lastThrottledAt: null,
  });
  stage.emulator.control.addFault({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
  const { data, errors } = await stage.ask(`{ product(productId: "${wifi.productId}") { name } }`);
  expect({ name: data.product.name, errors }).toEqual({ name: wifi.name, errors: undefined });
  const after = (await stage.ask(query)).data.rateLimit;
  expect(after.lastThrottledAt).toMatch(/Z$/);
  expect(after.callsPerMinute).toBeGreaterThan(0);
});
