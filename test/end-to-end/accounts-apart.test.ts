import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ask } from '../kit/ask.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { packageBytes } from '../kit/package-bytes.ts';
import { runBuilt } from '../kit/run-built.ts';
import { newSubmission } from '../kit/submissions.ts';
import { subscribe } from '../kit/subscribing.ts';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';
import { webhookReceiver } from '../kit/webhook-receiver.ts';

const list = '{ products(first: 1) { nodes { id } } }';
const fresh = { 'cache-control': 'no-cache' };
const cleanUp: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

async function open(options: Parameters<typeof setTwoAccounts>[0] = {}): Promise<TwoAccounts> {
  const stage = await setTwoAccounts(options);
  cleanUp.push(() => stage.close());
  return stage;
}

const codeOf = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.[0]?.extensions['code'];

describe('what befalls one account leaves the other alone', () => {
  test('a 429 pauses only the account that it was said to', async () => {
    const { main, ask: asks } = await open({ environment: { REQUEST_TIMEOUT_MS: '2000' } });
    main.control.addFault({ kind: 'status', status: 429, headers: { 'retry-after': '60' } });
    expect(codeOf(await asks(list, {}, 'main', fresh))).toBe('UPSTREAM_THROTTLED');
    const quota = '{ rateLimit { pausedUntil } }';
    expect((await asks(quota, {}, 'main')).data.rateLimit.pausedUntil).not.toBeNull();
    expect((await asks(quota, {}, 'other')).data.rateLimit.pausedUntil).toBeNull();
    expect((await asks(list, {}, 'other', fresh)).errors).toBeUndefined();
  });

  test('refused credentials of one leave the other served and ready; of both, readiness names each', async () => {
    const { gateway, ask: asks } = await open({ other: { clientSecret: 'wrong' } });
    await eventually('the gateway is ready', async () => (await fetch(`${gateway.url}/readyz`)).ok);
    expect(codeOf(await asks(list, {}, 'other'))).toBe('UPSTREAM_UNAUTHENTICATED');
    expect((await asks(list, {}, 'main')).errors).toBeUndefined();
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/token_requests_total\{result="refused",account="other"\} [1-9]/);
    expect(metrics).not.toMatch(/token_requests_total\{result="refused",account="main"\} [1-9]/);
  });
});

describe('a caller', () => {
  const keys = { one: 'canary-key-of-one-account', all: 'canary-key-of-all-accounts' };

  async function withCallers() {
    const callers = callersFile({
      keys: [
        { ...keyEntry('one', keys.one, ['submitter']), accounts: ['other'] },
        { ...keyEntry('all', keys.all, ['reader']), upstreamCallsPerMinute: 3 },
      ],
    });
    return { callers, ...(await open({ environment: { GATEWAY_CALLERS_FILE: callers.path } })) };
  }

  test('uses the accounts that it may, and learns nothing of others', async () => {
    const { ask: asks, main } = await withCallers();
    const as = { 'x-api-key': keys.one };
    expect((await asks('{ accounts { label } }', {}, undefined, as)).data).toEqual({
      accounts: [{ label: 'other' }],
    });
    expect((await asks(list, {}, undefined, as)).data.products.nodes[0].id).toMatch(/^accounts\/other\//);
    const named = await asks(list, {}, 'main', as);
    const never = await asks(list, {}, 'never-declared', as);
    expect(named.errors?.[0]?.message).toBe(never.errors?.[0]?.message);
    const byId = await asks(
      'query ($id: ID!) { node(id: $id) { id } }',
      { id: 'accounts/main/products/1' },
      undefined,
      as,
    );
    expect(codeOf(byId)).toBe('BAD_USER_INPUT');
    expect(main.control.calls()).toEqual([]);
  });

  test('has a budget in each account', async () => {
    const { ask: asks } = await withCallers();
    const as = { 'x-api-key': keys.all, ...fresh };
    const three = '{ products(first: 150) { nodes { id } } }';
    await asks(three, {}, 'main', as);
    const spend = async (account: string) => {
      for (let calls = 0; calls < 10; calls += 1) {
        const code = codeOf(await asks(list, {}, account, as));
        if (code !== undefined) return code;
      }
      return 'never';
    };
    expect(await spend('main')).toBe('RATE_LIMITED');
    expect((await asks(list, {}, 'other', as)).errors).toBeUndefined();
  });

  test('is not declared for an account that there is not, at the start and later', async () => {
    const { callers, file, gateway } = await withCallers();
    const wrong = { keys: [{ ...keyEntry('one', keys.one, ['reader']), accounts: ['nowhere'] }] };
    callers.write(wrong);
    await eventually('the changed file is refused', () =>
      gateway.output().includes('the changed file of callers is refused'),
    );
    const run = await runBuilt({
      GATEWAY_CALLERS_FILE: callers.path,
      GATEWAY_ACCOUNTS_FILE: file,
      PORT: '0',
    });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('keys[0].accounts[0]: expected the label of an account');
  });
});

test('packages go up and down by the ids, and not past the header', async () => {
  const { gateway, other, main } = await open();
  const named = { 'x-hardware-account': 'other' };
  const id = await newSubmission(gateway.url, named);
  expect(id).toMatch(/^accounts\/other\/products\/\d+\/submissions\/\d+$/);
  const body = packageBytes(100_000);
  const put = (headers: Record<string, string>) =>
    fetch(`${gateway.url}/packages/${id}?commit=true`, {
      method: 'PUT',
      body: new Uint8Array(body),
      headers,
    });
  const refused = await put({ 'x-hardware-account': 'main' });
  const { errors } = (await refused.json()) as { errors: { extensions: object }[] };
  expect([refused.status, errors[0]?.extensions]).toEqual([
    400,
    expect.objectContaining({ code: 'BAD_USER_INPUT', outcome: 'NOT_SENT' }),
  ]);
  const bare = await fetch(`${gateway.url}/packages/${id.replace('accounts/other/', '')}/initial`);
  expect(bare.status).toBe(400);
  expect(await bare.text()).toContain('accounts/main/products/');
  expect((await put({})).status).toBe(200);
  const down = await fetch(`${gateway.url}/packages/${id}/initial`);
  expect(Buffer.from(await down.arrayBuffer()).equals(body)).toBe(true);
  expect(main.control.calls({ method: 'POST' })).toEqual([]);
  expect(other.control.calls({ method: 'POST' })).not.toEqual([]);
  expect(
    gateway
      .log()
      .filter(({ msg }) => msg === 'audit')
      .at(-1),
  ).toMatchObject({
    action: 'commitSubmission',
    account: 'other',
    touched: [id],
  });
  const preprod = await fetch(`${gateway.url}/packages/preprod`, {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: named,
  });
  const { packageId } = (await preprod.json()) as { packageId: string };
  const query = 'query ($id: String!) { preprodPackage(packageId: $id) { packageId } }';
  expect((await ask(gateway.url, query, { id: packageId }, named)).data.preprodPackage).toEqual({
    packageId,
  });
  expect((await ask(gateway.url, query, { id: packageId })).data.preprodPackage).toBeNull();
});

test.each(['WebSocket', 'event stream'] as const)(
  'a %s tells of what an id names, with ids of its account',
  async (door) => {
    const { gateway, main } = await open();
    const id = await newSubmission(gateway.url, { 'x-hardware-account': 'other' });
    const followed = subscribe(
      door,
      gateway.url,
      'subscription ($id: ID!) { submissionUpdated(id: $id) { id progress product { id name } } }',
      { id },
    );
    cleanUp.push(() => followed.stop());
    await eventually('the present state is told', () => followed.events.length > 0);
    expect(followed.events[0]?.data.submissionUpdated).toMatchObject({
      id,
      progress: 'AWAITING_PACKAGE',
      product: { id: id.split('/submissions')[0] },
    });
    expect(main.control.calls()).toEqual([]);
  },
);

test('webhooks name the account of what they tell', async () => {
  const receiver = await webhookReceiver();
  cleanUp.push(() => receiver.close());
  const file = join(newFolder(), 'webhooks.json');
  const secret = 'a secret of more than 16 bytes';
  writeFileSync(
    file,
    JSON.stringify([{ url: receiver.url, secret, events: ['ready', 'credentialsRefused'] }]),
  );
  const { gateway, other } = await open({
    environment: { GATEWAY_WEBHOOKS_FILE: file, DATA_DIR: newFolder() },
  });
  const id = await newSubmission(gateway.url, { 'x-hardware-account': 'other' });
  await fetch(`${gateway.url}/packages/${id}?commit=true`, {
    method: 'PUT',
    body: new Uint8Array(packageBytes(10_000)),
  });
  other.control.clock({ speed: 2_000 });
  await eventually('the message arrives', () => receiver.received.length > 0, 25_000);
  expect(receiver.received[0]?.body).toMatchObject({ type: 'ready', data: { id, account: 'other' } });
}, 40_000);

describe('the commands', () => {
  test('check tries each account, and says which one fails', async () => {
    const { file } = await open({ other: { clientSecret: 'wrong' } });
    const { code, stdout } = await runBuilt({ GATEWAY_ACCOUNTS_FILE: file }, ['check']);
    expect(code).toBe(1);
    const [, main = '', other = ''] = stdout.split(/^account .*$/m);
    expect(main).not.toContain('FAILED');
    expect(other).toContain('FAILED  token');
  });

  test('work in the account that --account names, through a gateway and by themselves', async () => {
    const { gateway, file, main } = await open();
    const id = await newSubmission(gateway.url, { 'x-hardware-account': 'other' });
    const path = join(newFolder(), 'driver.cab');
    writeFileSync(path, packageBytes(10_000));
    const [, product = '', submission = ''] = /products\/(\d+)\/submissions\/(\d+)/.exec(id) ?? [];
    const numbers = ['--product', product, '--submission', submission, '--account', 'other'];
    const through = await runBuilt({}, ['upload', path, ...numbers, '--gateway', gateway.url], {
      ms: 30_000,
    });
    expect([through.code, through.stderr]).toEqual([0, expect.stringContaining('Uploaded')]);
    const own = await runBuilt(
      { GATEWAY_ACCOUNTS_FILE: file },
      ['upload', path, '--submission', id, '--account', 'other'],
      { ms: 30_000 },
    );
    expect([own.code, own.stderr]).toEqual([0, expect.any(String)]);
    expect(main.control.calls()).toEqual([]);
    const unknown = await runBuilt({ GATEWAY_ACCOUNTS_FILE: file }, [
      'upload',
      path,
      '--submission',
      id,
      '--account',
      'nowhere',
    ]);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('main, other')]);
  });
});
