import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { newLabel, newSubmission, numberOf } from '../kit/submissions.ts';
import { isSigned, type WebhookReceiver, webhookReceiver } from '../kit/webhook-receiver.ts';

const cleanUp: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

const secret = 'a secret of more than 16 bytes';

interface Scene {
  readonly emulator: RunningEmulator;
  readonly receiver: WebhookReceiver;
  readonly folder: string;
  start(): Promise<BuiltGateway>;
}

async function scene(events: readonly string[], signedWith = secret): Promise<Scene> {
  const emulator = await startEmulator({ speed: 0, products: 1 });
  const receiver = await webhookReceiver();
  const folder = newFolder();
  const file = join(newFolder(), 'webhooks.json');
  writeFileSync(file, JSON.stringify([{ url: receiver.url, secret: signedWith, events }]));
  cleanUp.push(() => emulator.close());
  cleanUp.push(() => receiver.close());
  return {
    emulator,
    receiver,
    folder,
    async start() {
      const gateway = await startBuiltGateway({
        ...environmentFor(emulator),
        GATEWAY_WEBHOOKS_FILE: file,
        DATA_DIR: folder,
      });
      cleanUp.push(() => gateway.stop('SIGKILL'));
      return gateway;
    },
  };
}

async function commit({ url }: BuiltGateway, id: string): Promise<void> {
  const { data } = await ask(
    url,
    'mutation($id: ID!) { commitSubmission(input: { id: $id }) { userErrors { message } } }',
    { id },
  );
  expect(data.commitSubmission.userErrors).toEqual([]);
}

describe('a webhook', () => {
  test('is told of a committed submission when it is ready, signed, without any client holding on', async () => {
    const { emulator, receiver, start } = await scene(
      ['ready', 'failed'],
      'whsec_bm90IGEgdmVyeSBzZWNyZXQga2V5',
    );
    const gateway = await start();
    const id = await newSubmission(gateway.url);
    await commit(gateway, id);
    emulator.control.submission(numberOf(id), { finish: true });
    await eventually('the news', () => receiver.received.length === 1);
    const [message] = receiver.received;
    expect(message?.body).toMatchObject({
      type: 'ready',
      timestamp: expect.stringMatching(/Z$/),
      data: { kind: 'Submission', id, progress: 'READY', upstream: 'emulator' },
    });
    expect(message && isSigned(message, Buffer.from('not a very secret key'))).toBe(true);
    expect(message?.text).not.toMatch(/sig=|sp=|blob/);
    await pause(2_500);
    expect(receiver.received).toHaveLength(1);
    for (const kept of ['kept-close', 'bm90IGEg', 'sig=']) expect(gateway.output()).not.toContain(kept);
  });

  test('is tried again when it does not answer well, and never led elsewhere', async () => {
    const { emulator, receiver, start } = await scene(['failed']);
    const gateway = await start();
    receiver.answer(302);
    const id = await newSubmission(gateway.url);
    await commit(gateway, id);
    const messages = ['See https://example.com/?sig=kept-close for more.'];
    emulator.control.submission(numberOf(id), { fail: true, messages });
    await eventually('the second try', () => receiver.received.length === 2, 15_000);
    const [first, second] = receiver.received;
    expect(second?.text).toBe(first?.text);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second && isSigned(second, Buffer.from(secret))).toBe(true);
    expect(second?.body.data.messages).toEqual(['See [address] for more.']);
  });

  test('is told once of each step of a label, also when the gateway died meanwhile', async () => {
    const { emulator, receiver, folder, start } = await scene(['approved', 'published', 'ready']);
    const gateway = await start();
    const id = await newSubmission(gateway.url);
    await commit(gateway, id);
    emulator.control.submission(numberOf(id), { finish: true });
    await eventually('ready', () => receiver.types().length === 1);
    const label = await newLabel(gateway.url, id);
    emulator.control.label(numberOf(label), { step: 'microsoftApproval' });
    await pause(1_500);
    await gateway.stop('SIGKILL');
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.join('')).not.toMatch(/submissions|kept-close/);

    emulator.control.label(numberOf(label), { step: 'publishing' });
    await start();
    await eventually('approved', () => receiver.types().length === 2);
    emulator.control.label(numberOf(label), { finish: true });
    await eventually('published', () => receiver.types().length === 3);
    expect(receiver.types()).toEqual(['ready', 'approved', 'published']);
  });

  test('gets what could not be delivered before the gateway died', async () => {
    const { emulator, receiver, start } = await scene(['ready']);
    const gateway = await start();
    receiver.answer(503);
    const id = await newSubmission(gateway.url);
    await commit(gateway, id);
    emulator.control.submission(numberOf(id), { finish: true });
    await eventually('the first try', () => receiver.received.length === 1);
    await pause(300);
    await gateway.stop('SIGKILL');
    await start();
    await eventually('the second try', () => receiver.types().length === 1, 15_000);
  });

  test('is told when the credentials are refused', async () => {
    const { emulator, receiver, start } = await scene(['credentialsRefused']);
    const gateway = await start();
    emulator.control.settings({ expiredSecret: true });
    emulator.control.revokeTokens();
    await ask(gateway.url, '{ products(first: 1) { nodes { id } } }');
    await eventually('the news', () => receiver.received.length === 1);
    expect(receiver.received[0]?.body).toMatchObject({
      type: 'credentialsRefused',
      data: { reason: expect.stringContaining('AADSTS7000222') },
    });
    await pause(2_500);
    expect(receiver.received).toHaveLength(1);
  });
});
