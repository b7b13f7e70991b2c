import { describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { doorLimits } from '../../src/server/door-limits.ts';
import type { PackagesUpstream } from '../../src/server/packages-handler.ts';
import { eventually } from '../kit/eventually.ts';
import { subscribe } from '../kit/subscribing.ts';
import { newsSchema } from './news-schema.ts';
import { rawRequest } from './raw-request.ts';
import { postHead, rawSocket } from './raw-socket.ts';
import { startTinyGateway, type TinyGateway } from './tiny-gateway.ts';

const slow = { query: '{ slow(ms: 400) }' };
const json = { 'content-type': 'application/json' };

describe('more operations than the gateway carries', () => {
  test('are not fewer than 1,000: so many at once are all served', async () => {
    expect(doorLimits.operations).toBeGreaterThanOrEqual(1_000);
    expect(doorLimits.connections).toBeGreaterThan(doorLimits.operations);
    const gateway = await startTinyGateway();
    const body = JSON.stringify({ query: '{ slow(ms: 1500) }' });
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () =>
        rawRequest(gateway.graphql, { method: 'POST', headers: json, body }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test('are refused with 503 and Retry-After while those under way are finished, and then served again', async () => {
    const gateway = await startTinyGateway({}, { limits: { operations: 2 } });
    const underWay = [gateway.post(slow), gateway.post(slow)];
    await eventually('both are under way', () => gateway.scopes.length === 2);
    const refused = await gateway.post({ query: '{ hello }' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(refused.body.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/as many operations under way as it can carry.*Ask again in 1 s/),
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1, outcome: 'NOT_SENT' },
    });
    expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await gateway.post({ query: '{ hello }' })).status).toBe(200);
  });

  test('are refused before a byte of the body has come', async () => {
    const gateway = await startTinyGateway({}, { limits: { operations: 1 } });
    const underWay = gateway.post(slow);
    await eventually('it is under way', () => gateway.scopes.length === 1);
    const waiting = rawSocket(gateway.port, postHead('content-length: 200000'));
    await eventually('the refusal', () => waiting.received().startsWith('HTTP/1.1 503 '));
    waiting.socket.destroy();
    await underWay;
  });

  test('leave health, readiness and metrics as they are, and are counted there', async () => {
    const gateway = await startTinyGateway({}, { limits: { operations: 0 } });
    expect((await gateway.post({ query: '{ hello }' })).status).toBe(503);
    for (const path of ['/healthz', '/readyz'])
      expect((await rawRequest(gateway.url + path)).status).toBe(200);
    const { text } = await rawRequest(`${gateway.url}/metrics`);
    expect(text).toContain('hardware_gateway_overload_refusals_total{what="operations"} 1');
  });

  test('give no place to clients that are slow to send: they wait outside', async () => {
    const gateway = await startTinyGateway({}, { limits: { operations: 1 } });
    const drips = Array.from({ length: 5 }, () =>
      rawSocket(gateway.port, postHead('content-length: 100'), '{'),
    );
    await eventually('all are connected', () => drips.every(({ socket }) => socket.bytesWritten > 0));
    expect((await gateway.post({ query: '{ hello }' })).status).toBe(200);
    for (const { socket } of drips) socket.destroy();
  });

  test('give the place of a client that went away back when its operation ends', async () => {
    const gateway = await startTinyGateway({}, { limits: { operations: 1 } });
    const body = JSON.stringify({ query: '{ slow(ms: 50) }' });
    for (let round = 0; round < 3; round += 1) {
      const before = gateway.scopes.length;
      const { socket } = rawSocket(gateway.port, postHead(`content-length: ${body.length}`) + body);
      await eventually('it is under way', () => gateway.scopes.length > before);
      socket.destroy();
      const hello = () => gateway.post({ query: '{ hello }' });
      await eventually('its place is free', async () => (await hello()).status === 200);
    }
  });
});

describe('more connections than the gateway holds', () => {
  test('are closed at once, until there is room again', async () => {
    const gateway = await startTinyGateway({}, { limits: { connections: 2 } });
    const held = [rawSocket(gateway.port), rawSocket(gateway.port)];
    await Promise.all(held.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))));
    const third = rawSocket(gateway.port, 'GET /healthz HTTP/1.1', 'host: localhost', '', '');
    expect(await third.ended).toBe('');
    for (const { socket } of held) socket.destroy();
    await eventually('there is room', async () => {
      const again = rawSocket(
        gateway.port,
        'GET /healthz HTTP/1.1',
        'host: localhost',
        'connection: close',
        '',
        '',
      );
      return (await again.ended).startsWith('HTTP/1.1 200');
    });
  });
});

describe('more WebSockets', () => {
  test('than the gateway holds are refused with 503 before they are opened', async () => {
    const gateway = await startTinyGateway({}, { limits: { webSockets: 1 } });
    const first = new WebSocket(gateway.graphql.replace('http', 'ws'), 'graphql-transport-ws');
    await new Promise((resolve) => first.once('open', resolve));
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const refused = await rawRequest(gateway.graphql, { headers: upgrade });
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
    expect(refused.json().errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
    first.close();
    await new Promise((resolve) => first.once('close', resolve));
    await eventually('there is room', async () => {
      const second = new WebSocket(gateway.graphql.replace('http', 'ws'), 'graphql-transport-ws');
      const opened = await new Promise<boolean>((resolve) => {
        second.once('open', () => resolve(true));
        second.once('error', () => resolve(false));
      });
      second.terminate();
      return opened;
    });
  });

  test('operations on one than it may have are refused, the others are answered', async () => {
    const gateway = await startTinyGateway({}, { limits: { operationsOfSocket: 2 } });
    const results = await onOneSocket(gateway, Array<string>(4).fill('{ slow(ms: 200) }'));
    expect(results.map((result) => ('data' in result ? 'answered' : result.code)).sort()).toEqual([
      'RATE_LIMITED',
      'RATE_LIMITED',
      'answered',
      'answered',
    ]);
  });

  test('operations than the gateway carries are refused with an error message', async () => {
    const gateway = await startTinyGateway({}, { limits: { operations: 1 } });
    const results = await onOneSocket(gateway, Array<string>(2).fill('{ slow(ms: 200) }'));
    expect(results).toEqual([{ data: { slow: 'done' } }, { code: 'RATE_LIMITED' }]);
  });

  test('messages are never compressed, so none can be a bomb', async () => {
    const gateway = await startTinyGateway();
    const socket = new WebSocket(gateway.graphql.replace('http', 'ws'), 'graphql-transport-ws', {
      perMessageDeflate: true,
    });
    await new Promise((resolve) => socket.once('open', resolve));
    expect(socket.extensions).toBe('');
    socket.terminate();
  });
});

describe('more subscriptions than the gateway carries', () => {
  test.each(['WebSocket', 'event stream'] as const)('are refused by %s, until one ends', async (door) => {
    const { schema, queues } = newsSchema();
    const gateway = await startTinyGateway({}, { schema, limits: { subscriptions: 1 } });
    const query = 'subscription { news }';
    const first = subscribe(door, gateway.url, query);
    await eventually('the first runs', () => queues.length === 1);
    const second = subscribe(door, gateway.url, query);
    const refusal =
      door === 'WebSocket' ? await second.ended.catch((error) => error) : await errorsOf(second);
    expect(refusal).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 5 } }]);
    expect(queues).toHaveLength(1);
    await first.stop();
    await second.stop();
    await eventually('there is room', async () => {
      const third = subscribe(door, gateway.url, query);
      const runs = await eventually('it runs', () => queues.length > 1, 300).catch(() => false);
      await third.stop();
      return runs;
    });
  });

  test('a subscription is none of the operations under way', async () => {
    const { schema, queues } = newsSchema();
    const gateway = await startTinyGateway({}, { schema, limits: { operations: 1 } });
    for (const door of ['WebSocket', 'event stream'] as const) {
      const news = subscribe(door, gateway.url, 'subscription { news }');
      await eventually('it runs', () => queues.length > 0);
      expect((await gateway.post({ query: '{ hello }' })).status).toBe(200);
      await news.stop();
      queues.length = 0;
    }
  });
});

describe('more packages than the gateway carries', () => {
  test('are refused with 503 before they are sent, and welcome when one is in', async () => {
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let underWay = 0;
    const account = {
      transfer: {
        async uploadPreprod() {
          underWay += 1;
          await done;
          return { packageId: 'p1' };
        },
      },
      transferCall: () => ({}),
    } as unknown as ReturnType<PackagesUpstream['of']>;
    const packages: PackagesUpstream = { of: () => account, audit() {} };
    const gateway = await startTinyGateway({}, { packages, limits: { uploads: 1 } });
    const put = () => rawRequest(`${gateway.url}/packages/preprod`, { method: 'PUT', body: 'package' });
    const first = put();
    await eventually('the first is under way', () => underWay === 1);
    const refused = await put();
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '15']);
    expect(refused.json().errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      outcome: 'NOT_SENT',
    });
    finish();
    expect((await first).status).toBe(200);
    expect((await put()).status).toBe(200);
  });
});

type Result = { data: unknown } | { code: unknown };

/** Sends all at once over one socket. */
async function onOneSocket(gateway: TinyGateway, queries: readonly string[]): Promise<Result[]> {
  const client = createClient({
    url: gateway.graphql.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const results = await Promise.all(
    queries.map(
      (query) =>
        new Promise<Result>((resolve) =>
          client.subscribe(
            { query },
            {
              next: ({ data }) => resolve({ data }),
              error: (errors) =>
                resolve({ code: (errors as { extensions: { code: unknown } }[])[0]?.extensions.code }),
              complete: () => {},
            },
          ),
        ),
    ),
  );
  await client.dispose();
  return results;
}

async function errorsOf(subscribed: ReturnType<typeof subscribe>): Promise<unknown> {
  await subscribed.ended;
  return subscribed.events[0]?.errors;
}
