import { request } from 'node:http';
import { connect } from 'node:net';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { afterEach, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import type { GatewayParts } from '../../src/server/gateway-parts.ts';
import { type BoundedQueue, createBoundedQueue } from '../../src/workflow/bounded-queue.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { type Door, type Subscribed, subscribe } from '../kit/subscribing.ts';
import { startTinyGateway, type TinyGateway } from './tiny-gateway.ts';

const doors: readonly Door[] = ['WebSocket', 'event stream'];
const open: Subscribed[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

/** A gateway whose only news come from a queue in the test. */
async function newsGateway(
  parts: Partial<GatewayParts> = {},
): Promise<TinyGateway & { queues: BoundedQueue<string>[]; closed: () => number }> {
  const queues: BoundedQueue<string>[] = [];
  let closed = 0;
  const schema = makeExecutableSchema({
    typeDefs:
      'type Query { hello: String } type Subscription { news(of: String): News! } type News { text: String! broken: String }',
    resolvers: {
      Query: { hello: () => 'hello' },
      Subscription: {
        news: {
          subscribe: () => {
            const queue = createBoundedQueue<string>({
              limit: 8,
              full: (waiting) => new Error(`${waiting} wait, kept-close`),
              onClose: () => {
                closed += 1;
              },
            });
            queues.push(queue);
            return queue;
          },
          resolve: (text: string) => ({ text }),
        },
      },
      News: {
        text: ({ text }, _args, { scope }) => {
          scope.cost.upstreamCalls += 1;
          return text;
        },
        broken: () => {
          throw new TypeError('kept-close');
        },
      },
    },
  });
  return { ...(await startTinyGateway({}, { schema, ...parts })), queues, closed: () => closed };
}

function watch(door: Door, gateway: TinyGateway, query = 'subscription Told { news { text } }'): Subscribed {
  const one = subscribe(door, gateway.url, query);
  open.push(one);
  return one;
}

describe.each(doors)('a subscription over a %s', (door) => {
  test('runs each event as an operation of its own: context, cost, log line, one correlation id', async () => {
    const gateway = await newsGateway();
    const told = watch(door, gateway);
    await eventually('the subscription', () => gateway.queues.length === 1);
    for (const text of ['one', 'two']) gateway.queues[0]?.push(text);
    gateway.queues[0]?.end();
    await told.ended;
    expect(told.events).toEqual(
      ['one', 'two'].map((text) => ({
        data: { news: { text } },
        extensions: { cost: { upstreamCalls: 1 }, freshness: { age: 0, source: 'SERVICE' } },
      })),
    );
    expect(new Set(gateway.scopes).size).toBe(3);
    expect(new Set(gateway.scopes.map(({ correlationId }) => correlationId)).size).toBe(1);
    const told2 = gateway.log.lines.filter(({ message }) => message === 'operation');
    expect(told2).toHaveLength(2);
    expect(told2[0]?.fields).toMatchObject({
      operationName: 'Told',
      operationType: 'subscription',
      outcome: 'ok',
      upstreamCalls: 1,
    });
  });

  test('sends its errors through the funnel, and ends after one that ends it', async () => {
    const gateway = await newsGateway();
    const told = watch(door, gateway, 'subscription { news { text broken } }');
    await eventually('the subscription', () => gateway.queues.length === 1);
    gateway.queues[0]?.push('one');
    await eventually('the event', () => told.events.length === 1);
    expect(told.events[0]).toMatchObject({
      data: { news: { text: 'one', broken: null } },
      errors: [{ path: ['news', 'broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    gateway.queues[0]?.end(new TypeError('kept-close'));
    const thrown = await told.ended.then(
      () => told.events.at(-1)?.errors,
      (error: unknown) => error,
    );
    expect(thrown).toMatchObject([
      { extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: expect.any(String) } },
    ]);
    expect(JSON.stringify([thrown, told.events])).not.toContain('kept-close');
  });

  test('is ended at its source when its client goes away', async () => {
    const gateway = await newsGateway();
    const told = watch(door, gateway);
    await eventually('the subscription', () => gateway.queues.length === 1);
    expect(gateway.closed()).toBe(0);
    await told.stop();
    await eventually('the end', () => gateway.closed() === 1);
  });

  test('does not keep the gateway from ending, and is cut, not completed, so that its client comes back', async () => {
    const gateway = await newsGateway();
    const told = watch(door, gateway);
    await eventually('the subscription', () => gateway.queues.length === 1);
    const startedAt = Date.now();
    await gateway.close(0);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    await expect(told.ended).rejects.toBeDefined();
    expect(gateway.closed()).toBe(1);
  });
});

describe('a client that does not read', () => {
  const big = 'x'.repeat(500_000);

  test('of an event stream is cut off, and nothing is buffered for it without end', async () => {
    const gateway = await newsGateway({ keepAliveMs: 200 });
    const socket = connect(gateway.port, '127.0.0.1');
    socket.on('error', () => {});
    const body = JSON.stringify({ query: 'subscription { news { text } }' });
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    socket.pause();
    await eventually('the subscription', () => gateway.queues.length === 1);
    await eventually('the end', async () => {
      gateway.queues[0]?.push(big);
      await pause(10);
      return gateway.closed() === 1;
    });
    socket.destroy();
  });

  test('of a WebSocket is dropped by the queue', async () => {
    const gateway = await newsGateway();
    const socket = new WebSocket(gateway.graphql.replace('http', 'ws'), 'graphql-transport-ws');
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.once('message', () =>
      socket.send('{"type":"subscribe","id":"1","payload":{"query":"subscription { news { text } }"}}'),
    );
    await eventually('the subscription', () => gateway.queues.length === 1);
    socket.pause();
    await eventually('the end', async () => {
      gateway.queues[0]?.push(big);
      await pause(10);
      return gateway.closed() === 1;
    });
    socket.terminate();
  });
});

describe('an event stream', () => {
  test('says what it is, is kept alive, and may not be stored or held back on the way', async () => {
    const gateway = await newsGateway({ keepAliveMs: 50 });
    const response = await fetch(gateway.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { news { text } }' }),
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-correlation-id': expect.any(String),
      'x-hardware-upstream': 'emulator',
    });
    await pause(180);
    gateway.queues[0]?.push('one\ntwo');
    gateway.queues[0]?.end();
    const text = await response.text();
    expect(text).toMatch(/^(:\n\n)+event: next\ndata: \{.*\}\n\nevent: complete\ndata: \n\n$/);
    expect(JSON.parse(/data: (\{.*\})/.exec(text)?.[1] ?? '')).toMatchObject({
      data: { news: { text: 'one\ntwo' } },
    });
  });

  test('may be asked for by GET, as a browser does; what cannot be read is refused before it begins', async () => {
    const gateway = await newsGateway();
    const search = new URLSearchParams({ query: '{ hello }' });
    const headers = { accept: 'text/event-stream' };
    const got = await fetch(`${gateway.graphql}?${search}`, { headers });
    expect(await got.text()).toContain('"hello":"hello"');
    const post = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } };
    const refused = await fetch(gateway.graphql, { ...post, body: '{' });
    expect(refused.status).toBe(400);
    const invalid = await fetch(gateway.graphql, { ...post, body: '{"query":"subscription { nothing }"}' });
    expect(invalid.status).toBe(200);
    expect(await invalid.text()).toMatch(
      /^event: next\ndata: .*GRAPHQL_VALIDATION_FAILED.*\n\nevent: complete/,
    );
  });

  test('ends at its source when the connection is cut', async () => {
    const gateway = await newsGateway();
    const sent = request(gateway.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    });
    sent.on('error', () => {});
    sent.end('{"query":"subscription { news { text } }"}');
    await eventually('the subscription', () => gateway.queues.length === 1);
    sent.destroy();
    await eventually('the end', () => gateway.closed() === 1);
  });
});

test('a subscription that is sent as plain JSON is refused, naming both ways', async () => {
  const gateway = await newsGateway();
  const { status, body } = await gateway.post({ query: 'subscription { news { text } }' });
  expect(status).toBe(400);
  expect(body.errors?.[0]?.message).toMatch(/graphql-transport-ws.*Accept: text\/event-stream/);
  expect(gateway.queues).toEqual([]);
});
