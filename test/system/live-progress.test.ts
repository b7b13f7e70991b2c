import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { type RealRedis, startRealRedis } from '../kit/real-redis.ts';
import { newSubmission, numberOf } from '../kit/submissions.ts';
import { type Subscribed, subscribe } from '../kit/subscribing.ts';
import { type WebhookReceiver, webhookReceiver } from '../kit/webhook-receiver.ts';

let redis: RealRedis;
let emulator: RunningEmulator;
let gateways: BuiltGateway[] = [];
let open: Subscribed[] = [];
let receiver: WebhookReceiver | undefined;

beforeEach(async () => {
  redis = await startRealRedis();
  emulator = await startEmulator({ speed: 0, products: 1 });
});
afterEach(async () => {
  await Promise.all(open.map((one) => one.stop()));
  await Promise.all(gateways.map((gateway) => gateway.stop('SIGKILL')));
  await receiver?.close();
  await emulator.close();
  await redis.kill();
  [gateways, open, receiver] = [[], [], undefined];
});

test('two replicas share one poll, and both tell every change once', async () => {
  const [one, two] = await replicas();
  const id = await newSubmission(one.url);
  emulator.control.forgetCalls();
  const told = [...watchers(one, id), ...watchers(two, id)];
  await eventually('the present state', () => told.every(({ events }) => events.length === 1));
  await pause(4_000);
  // A first read, then one a second or less.
  expect(reads()).toBeLessThanOrEqual(6);
  emulator.control.submission(numberOf(id), { step: 'scanning' });
  await eventually('scanning', () => told.every(({ events }) => events.length === 2));
  emulator.control.submission(numberOf(id), { finish: true });
  await Promise.all(told.map(({ ended }) => ended));
  for (const { events } of told) {
    expect(events.map(({ data }) => data.submissionUpdated.progress)).toEqual([
      'AWAITING_PACKAGE',
      'PROCESSING',
      'READY',
    ]);
  }
  expect(JSON.stringify([...(await redis.contents())])).not.toMatch(/sig=|sp=r/);
});

test('watching goes on without Redis, and a replica takes over when the polling one dies', async () => {
  const [one, two] = await replicas();
  const id = await newSubmission(one.url);
  const [told] = watchers(two, id);
  await eventually('the present state', () => told?.events.length === 1);
  redis.stall();
  emulator.control.submission(numberOf(id), { step: 'scanning' });
  await eventually('news without Redis', () => told?.events.length === 2, 20_000);
  redis.resume();
  watchers(one, id);
  await pause(1_000);
  await one.stop('SIGKILL');
  emulator.control.submission(numberOf(id), { finish: true });
  await eventually('the end', () => told?.events.length === 3, 45_000);
});

test('one of two replicas tells the webhooks, and the other goes on when it dies', async () => {
  receiver = await webhookReceiver();
  const folder = newFolder();
  const file = join(folder, 'webhooks.json');
  const events = ['ready'];
  writeFileSync(file, JSON.stringify([{ url: receiver.url, secret: 'sixteen bytes or more', events }]));
  const [one, two] = await replicas({ GATEWAY_WEBHOOKS_FILE: file });
  const ids = [await newSubmission(one.url), await newSubmission(two.url)];
  for (const [index, { url }] of [one, two].entries()) {
    const commit = 'mutation($id: ID!) { commitSubmission(input: { id: $id }) { userErrors { code } } }';
    await ask(url, commit, { id: ids[index] });
  }
  emulator.control.submission(numberOf(ids[0] ?? ''), { finish: true });
  await eventually('the first news', () => receiver?.types().length === 1);
  await one.stop('SIGKILL');
  emulator.control.submission(numberOf(ids[1] ?? ''), { finish: true });
  // A replica that dies behind its message has told nobody that it sent it, so the message may come twice.
  const told = () => new Set(receiver?.received.map(({ body }) => body.data.id));
  await eventually('the second news', () => told().size === 2, 45_000);
  await pause(3_000);
  expect([...told()]).toEqual(ids);
});

function watchers({ url }: BuiltGateway, id: string): Subscribed[] {
  const query = 'subscription($id: ID!) { submissionUpdated(id: $id) { id progress uploadUrl } }';
  const both = (['WebSocket', 'event stream'] as const).map((door) => subscribe(door, url, query, { id }));
  open.push(...both);
  return both;
}

function reads(): number {
  return emulator.control.calls({ method: 'GET' }).length;
}

async function replicas(environment: Record<string, string> = {}): Promise<[BuiltGateway, BuiltGateway]> {
  const shared = { ...environmentFor(emulator), CACHE_URL: redis.url, ...environment };
  const both = await Promise.all([startBuiltGateway(shared), startBuiltGateway(shared)]);
  gateways.push(...both);
  for (const { url } of both) await eventually('ready', async () => (await fetch(`${url}/readyz`)).ok);
  return both;
}
