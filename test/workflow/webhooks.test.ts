import { afterEach, describe, expect, test } from '@jest/globals';
import type { Webhook, WebhookEvent } from '../../src/config/webhook.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { ShippingLabelKey, SubmissionKey } from '../../src/values/node-id.ts';
import { Secret } from '../../src/values/secret.ts';
import type { Progress, Sighting } from '../../src/workflow/snapshot.ts';
import { createWatchers } from '../../src/workflow/watchers.ts';
import { waitBeforeTry } from '../../src/workflow/webhooks/delivery-schedule.ts';
import { newsOf } from '../../src/workflow/webhooks/news.ts';
import { signatureHeaders } from '../../src/workflow/webhooks/signature.ts';
import { createWebhooks, type Webhooks } from '../../src/workflow/webhooks/webhooks.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { fakeClock } from '../kit/fake-clock.ts';
import { at, key } from './watch-kit.ts';

const label: ShippingLabelKey = { ...key, kind: 'shippingLabel', shippingLabelId: '13' };
const open: Webhooks[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function hook(path: string, ...events: WebhookEvent[]): Webhook {
  const secret = new Secret('a secret of many bytes');
  return { url: new Secret(`https://hooks.example.com/${path}`), secret: async () => secret, events };
}

/** Gateways over one store, in front of a service and receivers that a test moves. */
function scene(...webhooks: Webhook[]) {
  const clock = fakeClock();
  const store: Store = createMemoryStore({ clock, observer: { storeCall() {} } });
  const logger = capturedLogger();
  const posted: { to: string; type: string; id: string; at: number }[] = [];
  const it = {
    now: at('PROCESSING', 'scanning') as Sighting | null,
    answer: 204 as number | string,
    refused: undefined as string | undefined,
    clock,
    store,
    logger,
    posted,
    types: () => posted.map(({ type }) => type),
    start(configured = webhooks) {
      const watchers = createWatchers({
        read: async () => it.now,
        store,
        accountId: 'a',
        readMs: 30_000,
        clock,
        random: () => 0,
        logger,
      });
      const started = createWebhooks({
        webhooks: configured,
        watchers,
        store,
        accountId: 'a',
        clock,
        logger,
        upstream: 'emulator',
        refused: () => it.refused,
        async post(url, headers, body) {
          const { type } = JSON.parse(body);
          posted.push({
            to: url.unwrap().replace(/.*\//, ''),
            type,
            id: headers['webhook-id'] ?? '',
            at: clock.now(),
          });
          return it.answer;
        },
      });
      open.push(started);
      started.start();
      return started;
    },
  };
  return it;
}

describe('webhooks', () => {
  test('hear only what they asked for, once, and what is done is not watched any more', async () => {
    const it = scene(hook('ready', 'ready'), hook('both', 'ready', 'failed'), hook('no', 'published'));
    it.start().follow(key);
    await it.clock.advance(5_000);
    expect(it.posted).toEqual([]);
    it.now = at('READY', 'finalizeIngestion', 'completed');
    await it.clock.advance(60_000);
    expect(it.posted.map(({ to, type }) => `${to} ${type}`).sort()).toEqual(['both ready', 'ready ready']);
    // The next tick, and nothing else.
    expect(it.clock.sleeping).toBe(1);
  });

  test('are tried again for hours with the same id, and given up in the end, told by host alone', async () => {
    const it = scene(hook('token-kept-close', 'failed'));
    it.answer = 500;
    it.start().follow(key);
    it.now = at('FAILED', 'scanning', 'failed');
    await it.clock.advance(48 * 3_600_000);
    expect(it.posted).toHaveLength(11);
    expect(new Set(it.posted.map(({ id }) => id)).size).toBe(1);
    const [first, last] = [it.posted[0]?.at ?? 0, it.posted.at(-1)?.at ?? 0];
    expect(last - first).toBeGreaterThan(12 * 3_600_000);
    expect(it.logger.lines.at(-1)).toMatchObject({
      level: 'error',
      message: 'webhook given up',
      fields: { host: 'hooks.example.com' },
    });
    expect(it.logger.text).not.toContain('kept-close');
  });

  test('that answer 410 are not tried again', async () => {
    const it = scene(hook('gone', 'ready'));
    it.answer = 410;
    it.now = at('READY');
    it.start().follow(key);
    await it.clock.advance(3_600_000);
    expect(it.posted).toHaveLength(1);
  });

  test('go on after a restart, with what is followed and what is on its way, to configured addresses only', async () => {
    const it = scene(hook('one', 'ready'), hook('two', 'ready'));
    it.answer = 'timeout';
    const first = it.start();
    first.follow(key);
    it.now = at('READY');
    await it.clock.advance(4_000);
    await first.close();
    it.posted.length = 0;
    it.answer = 204;
    it.start([hook('two', 'ready'), hook('three', 'ready')]);
    await it.clock.advance(60_000);
    expect(it.posted.map(({ to }) => to)).toEqual(['two']);
  });

  test('are told by one replica alone', async () => {
    const it = scene(hook('one', 'ready'));
    const [one, two] = [it.start(), it.start()];
    one.follow(key);
    two.follow(label);
    await it.clock.advance(10_000);
    it.now = at('READY');
    await it.clock.advance(120_000);
    expect(it.posted).toHaveLength(2);
  });

  test('hear of refused credentials once each time', async () => {
    const it = scene(hook('one', 'credentialsRefused'));
    it.start();
    for (const reason of ['expired', 'expired', undefined, 'expired again']) {
      it.refused = reason;
      await it.clock.advance(10_000);
    }
    expect(it.types()).toEqual(['credentialsRefused', 'credentialsRefused']);
  });

  test('wait some minutes for a thing that is not there yet, and then give it up', async () => {
    const it = scene(hook('one', 'ready'));
    it.now = null;
    it.start().follow(key);
    await it.clock.advance(130_000);
    it.now = at('READY');
    await it.clock.advance(130_000);
    expect(it.types()).toEqual(['ready']);
    it.now = null;
    it.start().follow(label);
    await it.clock.advance(3_600_000);
    it.now = at('READY');
    await it.clock.advance(3_600_000);
    expect(it.types()).toEqual(['ready']);
  });

  test('without any, nothing is kept and nothing runs', async () => {
    const it = scene();
    it.start([]).follow(key);
    await it.clock.advance(60_000);
    expect(it.clock.sleeping).toBe(0);
    expect(await it.store.get('webhooks:a')).toBeUndefined();
  });
});

describe('the news in a snapshot', () => {
  const seen = (of: SubmissionKey | ShippingLabelKey, progress: Progress, step = '', earlier?: Progress) =>
    newsOf({ ...at(progress, step), key: of, readAt: 0, changedAt: 0 }, earlier);

  test('is what was asked for, and approval is known by what follows it', () => {
    expect(seen(key, 'READY')).toEqual(['ready']);
    expect(seen(key, 'FAILED')).toEqual(['failed']);
    expect(seen(key, 'PROCESSING', 'signing')).toEqual([]);
    expect(seen(key, 'IN_REVIEW', 'manualReview')).toEqual([]);
    expect(seen(label, 'AWAITING_APPROVAL', 'microsoftApproval')).toEqual([]);
    expect(seen(label, 'PROCESSING', 'preProcessShippingLabel')).toEqual([]);
    expect(seen(label, 'PROCESSING', 'Publishing')).toEqual(['approved']);
    expect(seen(label, 'PROCESSING', '6', 'AWAITING_APPROVAL')).toEqual(['approved']);
    expect(seen(label, 'PUBLISHED')).toEqual(['approved', 'published']);
    expect(seen(label, 'SHARED')).toEqual(['shared']);
  });
});

test('a signature is that of the Standard Webhooks specification', () => {
  // The example of its libraries.
  const headers = signatureHeaders(new Secret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'), {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  });
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('a message is tried for more than half a day', () => {
  let total = 0;
  for (let tries = 1; waitBeforeTry(tries) !== undefined; tries += 1) total += waitBeforeTry(tries) ?? 0;
  expect(total).toBeGreaterThan(12 * 3_600_000);
});
