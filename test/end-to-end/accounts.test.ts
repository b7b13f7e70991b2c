import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';
import { rawRequest } from '../server/raw-request.ts';

let stage: TwoAccounts;

beforeAll(async () => {
  stage = await setTwoAccounts();
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const list = '{ products(first: 50) { nodes { id productId } } }';
const byId = 'query ($id: ID!) { node(id: $id) { id ... on Product { name submissions { nodes { id } } } } }';
const rename =
  'mutation ($id: ID!, $name: String!) { updateProduct(input: { id: $id, name: $name }) { product { id name } userErrors { code } } }';
const create =
  'mutation ($key: String) { createProduct(input: { name: "Accounts", testHarness: ATTESTATION, deviceType: EXTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"], idempotencyKey: $key }) { product { id productId } userErrors { code message } } }';

async function firstOf(account: 'main' | 'other'): Promise<string> {
  return (await stage.ask(list, {}, account)).data.products.nodes[0].id;
}

describe('a gateway of two accounts', () => {
  test('says so at its start, and lists them', async () => {
    expect(stage.gateway.output()).toContain('Accounts  main, other');
    expect((await stage.ask('{ accounts { label } }')).data).toEqual({
      accounts: [{ label: 'main' }, { label: 'other' }],
    });
  });

  test('answers fields without an id from the first one, or from the one that the header names', async () => {
    const { data } = await stage.ask(list);
    expect(data.products.nodes).toHaveLength(4);
    for (const { id, productId } of data.products.nodes)
      expect(id).toBe(`accounts/main/products/${productId}`);
    expect(stage.other.control.calls()).toEqual([]);
    expect((await stage.ask(list, {}, 'other')).data.products.nodes).toHaveLength(3);
    expect((await stage.ask('{ audiences { id } }', {}, 'other')).data.audiences[0].id).toMatch(
      /^accounts\/other\/audiences\//,
    );
  });

  test('reads both in one query, each by its ids, and bills each call to its account', async () => {
    const ids = [await firstOf('main'), await firstOf('other')];
    stage.calm();
    const { data, extensions } = await stage.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { name } } }',
      { ids },
    );
    expect(data.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(extensions['cost']).toEqual({ upstreamCalls: 2 });
    expect([stage.main.control.calls().length, stage.other.control.calls().length]).toEqual([1, 1]);
    expect(
      stage.gateway
        .log()
        .filter(({ msg }) => msg === 'operation')
        .at(-1),
    ).toMatchObject({
      accounts: ['main', 'other'],
    });
  });

  test('names the account in the answer, which no shared cache may keep', async () => {
    const answerTo = (headers: Record<string, string>) =>
      rawRequest(`${stage.gateway.url}/graphql?query=${encodeURIComponent('{ __typename }')}`, { headers });
    const { headers } = await answerTo({});
    expect(headers['x-hardware-account']).toBe('main');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers.vary?.toLowerCase().split(/,\s*/)).toEqual(
      expect.arrayContaining(['authorization', 'x-api-key', 'x-hardware-account', 'origin']),
    );
    expect((await answerTo({ 'x-hardware-account': 'other' })).headers['x-hardware-account']).toBe('other');
  });

  test.each(['third', '', 'main, other', '../main'])(
    'refuses the header %j with 400 and the labels to choose from, before anything is read',
    async (account) => {
      const answer = await rawRequest(`${stage.gateway.url}/graphql?query=${encodeURIComponent(list)}`, {
        headers: { 'x-hardware-account': account },
      });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text).errors).toMatchObject([
        { message: expect.stringContaining('main, other'), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    },
  );

  test('refuses an id of another account than the header names, and one without an account', async () => {
    const id = await firstOf('other');
    const mismatch = await stage.ask(byId, { id }, 'main');
    expect(mismatch.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const bare = await stage.ask(byId, { id: id.replace('accounts/other/', '') });
    expect(bare.errors).toMatchObject([
      {
        message: expect.stringContaining(`"${id.replace('other', 'main')}"`),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  test('changes what the id names, in its account only, and writes down which', async () => {
    const { data } = await stage.ask(create, {}, 'other');
    const { id } = data.createProduct.product;
    expect(id).toMatch(/^accounts\/other\/products\/\d+$/);
    expect(stage.main.control.calls({ method: 'POST' })).toEqual([]);
    const { data: renamed } = await stage.ask(rename, { id, name: 'Renamed' });
    expect(renamed.updateProduct.product ?? renamed.updateProduct.userErrors).toBeTruthy();
    expect(stage.main.control.calls({ method: 'PATCH' })).toEqual([]);
    expect(
      stage.gateway
        .log()
        .filter(({ msg }) => msg === 'audit')
        .at(-1),
    ).toMatchObject({
      action: 'updateProduct',
      account: 'other',
      touched: [id],
    });
  });

  test('takes an idempotency key in both for two different things', async () => {
    const key = 'the same in both';
    const made = async (account: string) =>
      (await stage.ask(create, { key }, account)).data.createProduct.product.id;
    const [main, other] = [await made('main'), await made('other')];
    expect([main, other]).toEqual([
      expect.stringMatching(/^accounts\/main/),
      expect.stringMatching(/^accounts\/other/),
    ]);
    expect([await made('main'), await made('other')]).toEqual([main, other]);
    expect(stage.main.control.calls({ method: 'POST' })).toHaveLength(1);
    expect(stage.other.control.calls({ method: 'POST' })).toHaveLength(1);
  });

  test('refuses a cursor of one in the other', async () => {
    const page = 'query ($after: String) { products(first: 2, after: $after) { pageInfo { endCursor } } }';
    const after = (await stage.ask(page, {}, 'main')).data.products.pageInfo.endCursor;
    expect((await stage.ask(page, { after }, 'main')).errors).toBeUndefined();
    expect((await stage.ask(page, { after }, 'other')).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
