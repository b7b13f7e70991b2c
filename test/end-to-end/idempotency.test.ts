import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { type Answer, ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { createLabel, newSubmission, numberOf } from '../kit/submissions.ts';
import { type TinyRedis, tinyRedis } from '../kit/tiny-redis.ts';

let emulator: RunningEmulator;
let redis: TinyRedis | undefined;
const gateways: BuiltGateway[] = [];

beforeEach(async () => {
  emulator = await startEmulator({ speed: 0, products: 1 });
});
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.stop('SIGKILL')));
  await emulator.close();
  await redis?.close();
  redis = undefined;
});

async function start(environment: Record<string, string> = {}): Promise<BuiltGateway> {
  const gateway = await startBuiltGateway({ ...environmentFor(emulator), ...environment });
  gateways.push(gateway);
  return gateway;
}

async function replicas(): Promise<[BuiltGateway, BuiltGateway]> {
  redis = await tinyRedis();
  const shared = { CACHE_URL: redis.url };
  const both = await Promise.all([start(shared), start(shared)]);
  for (const { url } of both) await eventually('ready', async () => (await fetch(`${url}/readyz`)).ok);
  return both;
}

const document = `mutation($name: String!, $key: String) {
  createProduct(input: {
    name: $name testHarness: ATTESTATION deviceType: EXTERNAL requestedSignatures: ["WINDOWS_v100_X64_RS5_FULL"]
    idempotencyKey: $key
  }) { product { id name } userErrors { code path } }
}`;

function create({ url }: BuiltGateway, key: string | null, name = 'once'): Promise<Answer> {
  return ask(url, document, { name, key });
}

function posts(): number {
  return emulator.control.calls({ method: 'POST' }).length;
}

describe('createProduct with a key', () => {
  test('sends one POST for ten at once, and gives all of them its answer', async () => {
    const gateway = await start();
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(gateway, 'k')));
    expect(posts()).toBe(1);
    const [first] = answers;
    expect(first?.data.createProduct.product).toMatchObject({ name: 'once' });
    for (const answer of answers) expect(answer.data).toEqual(first?.data);
  });

  test('refuses another input under the same key, and sends it under a new one', async () => {
    const gateway = await start();
    await create(gateway, 'k');
    const { data } = await create(gateway, 'k', 'another');
    expect(data.createProduct).toEqual({
      product: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }],
    });
    expect(posts()).toBe(1);
    expect((await create(gateway, 'k2', 'another')).data.createProduct.product.name).toBe('another');
    const { data: empty } = await create(gateway, '');
    expect(empty.createProduct.userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });

  test('answers a repeat after a restart from the folder', async () => {
    const folder = { DATA_DIR: newFolder() };
    const gateway = await start(folder);
    const first = await create(gateway, 'k');
    await gateway.stop('SIGKILL');
    const repeat = await create(await start(folder), 'k');
    expect(repeat.data).toEqual(first.data);
    expect(posts()).toBe(1);
  });

  test('after a kill between sending and the answer finds the product and sends nothing', async () => {
    const folder = { DATA_DIR: newFolder() };
    const gateway = await start(folder);
    const match = { method: 'POST', path: '/products' };
    emulator.control.addFault({ kind: 'delay', match, delayMs: 5_000, afterProcessing: true });
    create(gateway, 'k').catch(() => undefined);
    await eventually('the POST', () => posts() === 1);
    await gateway.stop('SIGKILL');
    const again = await start(folder);
    const { data, errors } = await create(again, 'k');
    expect(errors).toBeUndefined();
    expect(data.createProduct.product).toMatchObject({ name: 'once' });
    expect((await create(again, 'k')).data).toEqual(data);
    expect(posts()).toBe(1);
  });

  test('after a kill before the service did it says INDETERMINATE, and sends nothing', async () => {
    const folder = { DATA_DIR: newFolder() };
    const gateway = await start(folder);
    emulator.control.addFault({ kind: 'hang', match: { method: 'POST', path: '/products' } });
    create(gateway, 'k').catch(() => undefined);
    await eventually('the POST', () => posts() === 1);
    await gateway.stop('SIGKILL');
    const { errors } = await create(await start(folder), 'k');
    expect(errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE', found: [] });
    expect(errors?.[0]?.message).toContain('idempotency key');
    expect(posts()).toBe(1);
  });

  test('is free again when nothing was sent', async () => {
    const gateway = await start({ REQUEST_TIMEOUT_MS: '1500' });
    const match = { method: 'POST', path: '/products' };
    emulator.control.addFault({ kind: 'status', status: 429, headers: { 'retry-after': '2' }, match });
    const { errors } = await create(gateway, 'k');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_THROTTLED', outcome: 'NOT_SENT' });
    await eventually(
      'the end of the pause',
      async () => (await create(gateway, 'k', 'new input')).data?.createProduct?.product,
    );
  });

  test('is one over two replicas, also while the first is under way', async () => {
    const [one, two] = await replicas();
    const match = { method: 'POST', path: '/products' };
    emulator.control.addFault({ kind: 'delay', match, delayMs: 1_000 });
    const answers = await Promise.all([
      create(one, 'k'),
      create(two, 'k'),
      create(one, 'k'),
      create(two, 'k'),
    ]);
    expect(posts()).toBe(1);
    for (const { data } of answers) expect(data).toEqual(answers[0]?.data);
    expect((await create(two, 'k', 'another')).data.createProduct.userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
    expect(JSON.stringify([...(redis?.kept ?? [])])).not.toContain('"once"');
  });

  test('sends nothing while the shared store that should remember it is away', async () => {
    const [one] = await replicas();
    redis?.stall();
    const { errors } = await create(one, 'k');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT' });
    expect(posts()).toBe(0);
    expect((await create(one, null)).data.createProduct.product).toMatchObject({ name: 'once' });
    redis?.resume();
  });
});

test('the other creates are answered again too, in their own words', async () => {
  const { url } = await start();
  const submission = await newSubmission(url);
  const product = submission.replace(/\/submissions.*/, '');
  const second = `mutation($product: ID!) {
    createSubmission(input: { product: $product name: "s" type: INITIAL idempotencyKey: "k" }) {
      submission { id } userErrors { code message }
    }
  }`;
  const refused = await ask(url, second, { product });
  expect(refused.data.createSubmission.userErrors).toHaveLength(1);
  expect((await ask(url, second, { product })).data).toEqual(refused.data);

  emulator.control.submission(numberOf(submission), { finish: true });
  const label = await ask(url, createLabel, { submission, key: 'k' });
  expect(label.data.createShippingLabel.shippingLabel).toMatchObject({ name: 'l' });
  const sent = posts();
  expect((await ask(url, createLabel, { submission, key: 'k' })).data).toEqual(label.data);
  expect(posts()).toBe(sent);
});

test('a label whose answer was lost is looked up by its key, and not made twice', async () => {
  const { url } = await start();
  const submission = await newSubmission(url);
  emulator.control.submission(numberOf(submission), { finish: true });
  emulator.control.addFault({
    kind: 'cut-after-processing',
    match: { method: 'POST', pattern: 'shippingLabels$' },
  });
  const found = [expect.stringContaining(`${submission}/shippingLabels/`)];
  for (const _try of [1, 2]) {
    const { errors } = await ask(url, createLabel, { submission, key: 'k' });
    expect(errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE', found });
  }
  expect(emulator.control.calls({ method: 'POST' }).filter(({ path }) => /Labels$/.test(path))).toHaveLength(
    1,
  );
});
