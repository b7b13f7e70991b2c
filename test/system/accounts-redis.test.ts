import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { type RealRedis, startRealRedis } from '../kit/real-redis.ts';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';

let redis: RealRedis;
let stage: TwoAccounts;
let second: BuiltGateway;

const list = '{ products(first: 50) { nodes { id name } } }';
const create =
  'mutation ($key: String) { createProduct(input: { name: "fleet", testHarness: ATTESTATION, deviceType: EXTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"], idempotencyKey: $key }) { product { id } userErrors { message } } }';
const fresh = { 'cache-control': 'no-cache' };
const labels = ['main', 'other'] as const;

describe.each([
  ['with a CACHE_SECRET for all', { CACHE_SECRET: 'cache-secret-canary' }],
  ['sealed by the secret of each', {}],
])('two accounts over two replicas and one Redis, %s', (_what, secrets: Record<string, string>) => {
  beforeEach(async () => {
    redis = await startRealRedis();
    const environment = { CACHE_URL: redis.url, REQUEST_TIMEOUT_MS: '3000', ...secrets };
    const other = { upstreamCallsPerMinute: 1_000 };
    stage = await setTwoAccounts({ other, environment });
    second = await startBuiltGateway({ GATEWAY_ACCOUNTS_FILE: stage.file, ...environment });
  });
  afterEach(async () => {
    await second.stop('SIGKILL');
    await stage.close();
    await redis.kill();
  });

  test('fetch one token for each', async () => {
    for (const label of labels) await everywhere(list, {}, label);
    for (const label of labels) expect(stage[label].control.tokenRequests()).toHaveLength(1);
  });

  test('make one thing of an idempotency key in each account, at whichever replica', async () => {
    const ids = new Map<string, Set<string>>();
    for (const label of labels) {
      const answers = await everywhere(create, { key: 'the same' }, label);
      ids.set(label, new Set(answers.map(({ data }) => data.createProduct.product.id)));
    }
    for (const label of labels) {
      expect([...(ids.get(label) ?? [])]).toEqual([
        expect.stringMatching(new RegExp(`^accounts/${label}/products/`)),
      ]);
      expect(stage[label].control.calls({ method: 'POST' })).toHaveLength(1);
    }
  });

  test('tell of each its own things and quota', async () => {
    for (const label of labels) {
      for (const { data } of await everywhere(list, {}, label)) {
        expect(data.products.nodes).toHaveLength(label === 'main' ? 4 : 3);
        for (const { id } of data.products.nodes) expect(id.startsWith(`accounts/${label}/`)).toBe(true);
      }
    }
    const quota = '{ rateLimit { callsPerMinute } }';
    const told = async (label: string) =>
      (await everywhere(quota, {}, label)).map(({ data }) => data.rateLimit.callsPerMinute);
    expect([await told('main'), await told('other')]).toEqual([
      [null, null],
      [1_000, 1_000],
    ]);
  });

  test('pause together after a 429 of one account, and not in the other', async () => {
    for (const label of labels) await everywhere(list, {}, label);
    stage.main.control.addFault({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '60' },
      match: { kind: 'api' },
    });
    await askOf(stage.gateway, list, {}, 'main');
    // A replica hears of another's pause within about a second of its next call.
    await eventually('both replicas to pause', async () => {
      const answers = await everywhere(list, {}, 'main');
      return answers.every(({ errors }) => errors?.[0]?.extensions['code'] === 'UPSTREAM_THROTTLED');
    });
    for (const { data } of await everywhere('{ rateLimit { pausedUntil } }', {}, 'other'))
      expect(data.rateLimit.pausedUntil).toBeNull();
    for (const { errors } of await everywhere(list, {}, 'other')) expect(errors).toBeUndefined();
  });

  test('leave no secret of the accounts file in Redis or the logs, in keys or values', async () => {
    for (const label of labels) await everywhere(create, { key: 'a key of a canary' }, label);
    const contents = await redis.contents();
    expect(contents.size).toBeGreaterThanOrEqual(4);
    const text = JSON.stringify([...contents]) + stage.gateway.output() + second.output();
    const canaries = [stage.main.clientSecret, stage.other.clientSecret, 'eyJ0eXAi', 'cache-secret-canary'];
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
  });
});

function askOf({ url }: BuiltGateway, query: string, variables: Record<string, unknown>, label: string) {
  return ask(url, query, variables, { 'x-hardware-account': label, ...fresh });
}

/** At one replica after the other. */
async function everywhere(query: string, variables: Record<string, unknown>, label: string) {
  const here = await askOf(stage.gateway, query, variables, label);
  return [here, await askOf(second, query, variables, label)];
}
