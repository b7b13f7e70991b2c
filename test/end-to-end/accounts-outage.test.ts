import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../kit/eventually.ts';
import { runBuilt } from '../kit/run-built.ts';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';

let stage: TwoAccounts | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function open(options: Parameters<typeof setTwoAccounts>[0]): Promise<TwoAccounts> {
  stage = await setTwoAccounts(options);
  return stage;
}

const fresh = { 'cache-control': 'no-cache' };

/** A read that no other read is like, so that none is shared. */
function read({ ask }: TwoAccounts, account: string, n: number) {
  const query = `{ product(productId: "90071992670${String(n).padStart(5, '0')}") { name } }`;
  return ask(query, {}, account, fresh);
}

describe('an outage of one account', () => {
  test('opens its breaker alone: the other is served and writes', async () => {
    const all = await open({
      environment: { REQUEST_TIMEOUT_MS: '3000', UPSTREAM_TIMEOUT_MS: '600' },
    });
    const { other, gateway, ask } = all;
    other.control.addFault({ kind: 'status', status: 503, times: null });
    await Promise.all(Array.from({ length: 100 }, (_, n) => read(all, 'other', n)));
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('hardware_gateway_breaker_open{account="other"} 1');
    expect(metrics).toContain('hardware_gateway_breaker_open{account="main"} 0');
    const here = await Promise.all(Array.from({ length: 20 }, (_, n) => read(all, 'main', n)));
    expect(here.flatMap(({ errors = [] }) => errors)).toEqual([]);
    const create =
      'mutation { createProduct(input: { name: "in an outage", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) { product { id } } }';
    expect((await ask(create, {}, 'main')).data.createProduct.product.id).toMatch(/^accounts\/main\//);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    const told = gateway.log().filter(({ msg }) => String(msg).startsWith('breaker open'));
    expect(told.map(({ account }) => account)).toEqual(['other']);
  }, 30_000);

  test('leaves the fields of the other in the answer to one query', async () => {
    const { other, ask } = await open({ environment: { REQUEST_TIMEOUT_MS: '2000' } });
    const first = '{ products(first: 1) { nodes { id } } }';
    const ids = [
      (await ask(first, {}, 'main')).data.products.nodes[0].id,
      (await ask(first, {}, 'other')).data.products.nodes[0].id,
    ];
    other.control.addFault({ kind: 'status', status: 503, times: null });
    const both = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { name } } }';
    const { data, errors } = await ask(both, { ids }, undefined, fresh);
    expect(data.nodes).toEqual([expect.objectContaining({ id: ids[0] }), null]);
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });
});

describe('where Entra ID refuses the credentials', () => {
  const wrong = { clientSecret: 'wrong-canary' };

  test('of both, readiness names each with its reason, until one is served again', async () => {
    const { main, gateway, ask } = await open({ other: wrong });
    main.control.addFault({
      kind: 'status',
      status: 401,
      body: { error: 'invalid_client', error_codes: [7000222] },
      match: { kind: 'token' },
      times: null,
    });
    main.control.revokeTokens();
    for (const account of ['main', 'other'])
      expect((await ask('{ audiences { id } }', {}, account, fresh)).errors).toMatchObject([
        { extensions: { code: 'UPSTREAM_UNAUTHENTICATED' } },
      ]);
    const response = await fetch(`${gateway.url}/readyz`);
    const { reason } = (await response.json()) as { reason: string };
    expect(response.status).toBe(503);
    const [ofMain = '', ofOther = ''] = reason.split('; other: ');
    expect(ofMain).toMatch(/^main: credentials refused: .*AADSTS7000222/);
    expect(ofOther).toMatch(/^credentials refused: .*AADSTS7000215/);
    expect(reason).not.toMatch(/AZURE_|wrong-canary/);
    expect(ofMain).toContain('the credentials of the account `main` ');
    expect(ofOther).toContain('the credentials of the account `other` ');
    main.control.clearFaults();
    await eventually(
      'the gateway is ready again',
      async () => (await fetch(`${gateway.url}/readyz`)).ok,
      20_000,
    );
  }, 40_000);

  test('of one, `check` tells which, and that the other is well', async () => {
    const { file } = await open({ other: wrong });
    const { code, stdout } = await runBuilt({ GATEWAY_ACCOUNTS_FILE: file }, ['check']);
    expect(code).toBe(1);
    const [main = '', other = ''] = stdout.split('account other');
    expect(main).toMatch(/^account main$/m);
    expect(main).not.toContain('FAILED');
    expect(other).toContain('AADSTS7000215');
    expect(other).toContain('the credentials of the account `other` ');
    expect(stdout).not.toMatch(/AZURE_|wrong-canary/);
  });
});
