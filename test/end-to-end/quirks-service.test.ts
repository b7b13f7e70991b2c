import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../src/emulator/settings.ts';
import { type DemoProduct, demoAccount, named } from '../kit/demo-account.ts';
import { scriptedServer } from '../kit/scripted-server.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let account: ReadonlyMap<string, DemoProduct>;

beforeAll(async () => {
  stage = await setStage({ emulator: { seed: 'demo', products: 70 } });
  account = await demoAccount(stage);
});
afterEach(() => {
  stage.emulator.control.settings(structuredClone(DEFAULT_SETTINGS));
  stage.calm();
});
afterAll(() => stage.close());

const WIFI = 'Contoso Wi-Fi 6E AX Adapter';

/** The numbers are those of the service's tricky cases. */
describe('tricky cases of the service', () => {
  test('1: three submissions whose ids are one double are three submissions', async () => {
    const ids = ['1152921504621441930', '1152921504621441944', '1152921504621441946'];
    expect(new Set(ids.map(Number)).size).toBe(1);
    const value = ids.map((id) => `{"id":${id},"productId":13635057453741329}`).join(',');
    stage.emulator.control.addFault({
      match: { pattern: '/submissions$' },
      kind: 'body',
      body: `{"value":[${value}]}`,
    });
    const { data } = await stage.ask(
      '{ node(id: "products/9007199267351835") { ... on Product { submissions { nodes { submissionId } } } } }',
    );
    expect(
      data.node.submissions.nodes.map(({ submissionId }: { submissionId: string }) => submissionId),
    ).toEqual(ids);
  });

  test('2: things are found by ids that no double can hold', async () => {
    const { id, submissions } = named(account, WIFI);
    for (const wanted of [id, submissions[0]?.id, submissions[0]?.shippingLabels[0]?.id]) {
      const { data } = await stage.ask(`{ node(id: "${wanted}") { id } }`);
      expect(data.node.id).toBe(wanted);
      expect(String(Number(wanted?.split('/').at(-1)))).not.toBe(wanted?.split('/').at(-1));
    }
  });

  test('12: a create whose answer is a 500 is not sent again, and is adopted when it is found', async () => {
    const match = { method: 'POST' };
    stage.emulator.control.addFault({ match, kind: 'status', status: 500, afterProcessing: true });
    const { data, errors } =
      await stage.ask(`mutation { createProduct(input: { name: "Twelve", testHarness: HLK,
      deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) { product { name } userErrors { code } } }`);
    expect(errors).toBeUndefined();
    expect(data.createProduct).toEqual({ product: { name: 'Twelve' }, userErrors: [] });
    expect(stage.calls('POST')).toHaveLength(1);
    const found = await stage.ask('{ products(filter: { nameContains: "Twelve" }) { totalCount } }');
    expect(found.data.products.totalCount).toBe(1);
  });

  test('13: without a token nothing is sent; the caller learns what Entra ID said, and it heals by itself', async () => {
    stage.emulator.control.settings({ expiredSecret: true });
    stage.emulator.control.revokeTokens();
    const query = `{ node(id: "${named(account, WIFI).id}") { ... on Product { name } } }`;
    const { data, errors } = await stage.ask(query);
    expect(data.node).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED' });
    expect(JSON.stringify(errors)).toContain('AADSTS7000222');
    expect(JSON.stringify(errors)).not.toContain('emulator-secret');
    expect(stage.emulator.control.calls().every(({ authorized }) => authorized)).toBe(true);
    stage.emulator.control.settings({ expiredSecret: false });
    let healed = await stage.ask(query);
    for (let tries = 0; healed.errors !== undefined && tries < 50; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      healed = await stage.ask(query);
    }
    expect(healed.data.node.name).toBe(WIFI);
  });

  test.each([
    [
      'an object error',
      { error: { code: 'invalidInput', message: 'No.', validationErrors: [] } },
      'INVALID_INPUT',
      'No.',
    ],
    [
      'the gateway of the service',
      { statusCode: 400, message: 'No.', activityId: 'x' },
      'INVALID_INPUT',
      'No.',
    ],
    ['a flat object', { message: 'No.', httpErrorCode: 400, validationErrors: [] }, 'INVALID_INPUT', 'No.'],
    ['HTML', '<html>Bad Request</html>', 'INVALID_INPUT', /gave no reason/],
    ['nothing', '', 'INVALID_INPUT', /gave no reason/],
    [
      'an error in capital letters',
      { error: { code: 'UpdateUnauthorized', message: 'No.' } },
      'UPDATE_UNAUTHORIZED',
      'No.',
    ],
  ])('14 and 15: a refusal in the form of %s is understood', async (_, body, code, message) => {
    stage.emulator.control.addFault({ match: { method: 'PATCH' }, kind: 'body', status: 400, body });
    const { data } = await stage.ask(
      `mutation { updateProduct(input: { id: "${named(account, WIFI).id}", name: "x" }) { userErrors { code message } } }`,
    );
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(data.updateProduct.userErrors).toEqual([{ code, message: expected }]);
  });

  test('18: products full of nulls are read without an error', async () => {
    const names = [
      'productName',
      'links',
      'deviceMetadataIds',
      'marketingNames',
      'selectedProductTypes',
      'testHarness',
    ];
    const nulls = Object.fromEntries(
      [...names, 'additionalAttributes', 'isCommitted', 'originType'].map((name) => [name, null]),
    );
    stage.emulator.control.addFault({
      kind: 'body',
      body: { id: 5, ...nulls, announcementDate: '0001-01-01T00:00:00' },
    });
    const { data, errors } =
      await stage.ask(`{ product(productId: 5) { name marketingNames testHarness isCommitted
      announcementDate selectedProductTypes { productType } additionalAttributes { svvp { guestOs } } } }`);
    expect(errors).toBeUndefined();
    expect(data.product).toEqual({
      name: null,
      marketingNames: [],
      testHarness: null,
      isCommitted: null,
      announcementDate: null,
      selectedProductTypes: [],
      additionalAttributes: null,
    });
  });

  test('25: links lead to other hosts; only the query of the next one is followed, on our own path', async () => {
    const thief = await scriptedServer();
    const href = `${thief.origin}/v2.0/my/hardware/products?pageSize=50&continuationToken=a%2Bb%3D%3D`;
    const links = [{ href, rel: 'next_link', method: 'GET' }];
    stage.emulator.control.addFault({
      match: { pattern: '/products$' },
      kind: 'body',
      body: { value: [{ id: 5 }], links },
    });
    const last = { value: [{ id: 7 }], links: [] };
    stage.emulator.control.addFault({ match: { pattern: 'continuationToken' }, kind: 'body', body: last });
    const { data, errors } = await stage.ask('{ products { nodes { productId } } }');
    await thief.close();
    expect(errors).toBeUndefined();
    expect(data.products.nodes).toEqual([{ productId: '5' }, { productId: '7' }]);
    expect(thief.seen).toEqual([]);
    expect(stage.calls('GET').map(({ path }) => path)).toEqual([
      '/v2.0/my/hardware/products',
      '/v2.0/my/hardware/products?pageSize=50&continuationToken=a%2Bb%3D%3D',
    ]);
  });

  test('26: the page size is never asked for, and a token is sent back byte for byte', async () => {
    const { data } = await stage.ask('{ products(first: 1000) { nodes { id } } }');
    expect(data.products.nodes.length).toBeGreaterThanOrEqual(110);
    const [first, second] = stage.calls('GET').map(({ path }) => path);
    expect(first).toBe('/v2.0/my/hardware/products');
    expect(second).toMatch(/%2B/);
  });

  test('26: an account that ends in 500 is an error of its list alone, and its beginning can be read', async () => {
    stage.emulator.control.settings({ deepPagingLimit: 50 });
    const { data, errors } = await stage.ask(`{ all: products(first: 1000) { nodes { id } }
      some: products(first: 50) { nodes { id } pageInfo { hasNextPage } } audiences { name } }`);
    expect(data.all).toBeNull();
    expect(data.some.nodes).toHaveLength(50);
    expect(data.some.pageInfo).toEqual({ hasNextPage: true });
    expect(data.audiences).toHaveLength(4);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['all'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  test('26: a list that leads back to itself ends with an error', async () => {
    stage.emulator.control.settings({ circularNextLink: true });
    const { data, errors } = await stage.ask('{ products(first: 1000) { nodes { id } } }');
    expect(data.products).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  });

  test('27: audiences are asked for in the plural, the look-up of partners is misspelt as it must be', async () => {
    await stage.ask(
      '{ audiences { name } partnerSubmission(publisherId: 1, productId: 2, submissionId: 3) { id } }',
    );
    const paths = stage.calls('GET').map(({ path }) => path);
    expect(paths.sort()).toEqual([
      '/v2.0/my/hardware/audiences',
      '/v2.0/my/hardware/products/relationships/sourcepubliherid/1/sourceproductid/2/sourcesubmissionid/3',
    ]);
  });

  test('31: product types are a list whose families keep the letter case of the service', async () => {
    const { data } = await stage.ask(
      `{ node(id: "${named(account, WIFI).id}") { ... on Product { selectedProductTypes { operatingSystemFamily productType } } } }`,
    );
    expect(data.node.selectedProductTypes).toEqual([
      { operatingSystemFamily: 'windows_v100_VB', productType: 'LAN' },
      { operatingSystemFamily: 'Windows_v100_CO', productType: 'LAN' },
      { operatingSystemFamily: 'Windows_v100_GE', productType: 'Unclassified' },
    ]);
  });

  test('32: operating system codes that no list has are read and sent', async () => {
    const { data } =
      await stage.ask(`mutation { createProduct(input: { name: "Thirty-two", testHarness: ATTESTATION,
      deviceType: NOT_SET, requestedSignatures: ["WINDOWS_v100_X64_30H2_FULL"] }) { product { requestedSignatures } } }`);
    expect(data.createProduct.product.requestedSignatures).toEqual(['WINDOWS_v100_X64_30H2_FULL']);
  });

  test('40: a quota is waited for, call by call, and nobody notices', async () => {
    stage.emulator.control.settings({ callsPerMinute: 8, quotaWindowMs: 1_000 });
    const { data, errors } = await stage.ask(
      '{ products(first: 12) { nodes { submissions(first: 1) { pageInfo { hasNextPage } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.products.nodes).toHaveLength(12);
    expect(stage.calls('GET').filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect(stage.calls('GET').filter(({ status }) => status === 200)).toHaveLength(13);
  });

  test('40: a pause that is longer than a request is told at once, with its length, and nothing is sent in it', async () => {
    const other = await setStage();
    other.emulator.control.addFault({ kind: 'status', status: 429, headers: { 'retry-after': '120' } });
    const startedAt = Date.now();
    const answers = [await other.ask('{ audiences { name } }'), await other.ask('{ audiences { name } }')];
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    for (const { data, errors } of answers) {
      expect(data.audiences).toBeNull();
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_THROTTLED' });
      expect(errors?.[0]?.extensions['retryAfterSeconds']).toBeGreaterThan(115);
    }
    expect(other.calls('GET')).toHaveLength(1);
    const { data } = await other.ask('{ rateLimit { pausedUntil lastThrottledAt } }');
    expect(Date.parse(data.rateLimit.pausedUntil) - startedAt).toBeGreaterThan(115_000);
    await other.close();
  });

  test('41: a token that ends is replaced, once for any number of calls', async () => {
    stage.emulator.control.revokeTokens();
    const ids = [...account.values()].slice(0, 10).map(({ id }) => id);
    const { data, errors } = await stage.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes).toHaveLength(10);
    expect(stage.emulator.control.tokenRequests()).toHaveLength(1);
  });

  test('44: empty messages and reports are null', async () => {
    const { data } = await stage.ask(`{ node(id: "${named(account, WIFI).id}") { ... on Product { message
      submissions(first: 1) { nodes { shippingLabels(first: 1) { nodes { workflowStatus { errorReport errorReportUrl } } } } } } } }`);
    expect(data.node.message).toBeNull();
    expect(data.node.submissions.nodes[0].shippingLabels.nodes[0].workflowStatus).toEqual({
      errorReport: null,
      errorReportUrl: null,
    });
  });

  test('45: the texts of attributes are not lost on their way', async () => {
    const { data } =
      await stage.ask(`mutation { createProduct(input: { name: "Forty-five", testHarness: HLK, deviceType: INTERNAL,
      requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"], additionalAttributes: { svvp: { productVersion: "8.0 U2",
      supportLink: "https://support.example", guestOs: "Windows Server 2012 R2", processorArchitecture: "Xeon",
      maxProcessors: 256, maxMemory: 6144 } } }) { product { additionalAttributes { svvp { productVersion supportLink guestOs
      processorArchitecture maxProcessors maxMemory } } } } }`);
    expect(data.createProduct.product.additionalAttributes.svvp).toEqual({
      productVersion: '8.0 U2',
      supportLink: 'https://support.example',
      guestOs: 'Windows Server 2012 R2',
      processorArchitecture: 'Xeon',
      maxProcessors: 256,
      maxMemory: 6144,
    });
  });
});
