import { describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { friend, startTinyGateway, type TinyGateway } from './tiny-gateway.ts';

const protocol = 'graphql-transport-ws';

describe('a WebSocket', () => {
  test('serves queries and mutations, with the cost of each', async () => {
    const gateway = await startTinyGateway();
    expect(await ask(gateway, '{ hello calls(n: 2) }')).toEqual([
      {
        data: { hello: 'hello world', calls: 2 },
        extensions: { cost: { upstreamCalls: 2 }, freshness: { age: 0, source: 'SERVICE' } },
      },
    ]);
    expect(await ask(gateway, 'mutation { write }')).toMatchObject([{ data: { write: 'written' } }]);
  });

  test('answers a partial failure as a result, and a faulty document as an error message', async () => {
    const gateway = await startTinyGateway();
    expect(await ask(gateway, '{ hello unavailable }')).toMatchObject([
      {
        data: { hello: 'hello world', unavailable: null },
        errors: [
          {
            path: ['unavailable'],
            extensions: { code: 'UPSTREAM_UNAVAILABLE', correlationId: expect.any(String) },
          },
        ],
      },
    ]);
    await expect(ask(gateway, '{ nothing }')).rejects.toMatchObject([
      {
        message: expect.stringContaining('nothing'),
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', correlationId: expect.any(String) },
      },
    ]);
    await expect(ask(gateway, '{')).rejects.toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
    await expect(ask(gateway, 'subscription { hello }')).rejects.toMatchObject([
      { extensions: { code: 'BAD_REQUEST' } },
    ]);
  });

  test('logs its operations like any other door', async () => {
    const gateway = await startTinyGateway();
    await ask(gateway, 'query Socket { hello }');
    expect(gateway.log.lines).toMatchObject([{ fields: { operationName: 'Socket', outcome: 'ok' } }]);
  });

  test.each([
    ['our own origin', () => ({}), 101],
    ['an origin on the list', () => ({ origin: friend }), 101],
    ['another origin', () => ({ origin: 'https://evil.example.com' }), 403],
    ['a foreign Host', () => ({ headers: { host: 'evil.example.com' } }), 403],
  ])('from %s is answered %i', async (_who, options, status) => {
    const gateway = await startTinyGateway();
    const socket = new WebSocket(webSocketUrl(gateway), protocol, options());
    const answered = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('upgrade', (response) => resolve({ status: response.statusCode ?? 0, body: '' }));
      socket.once('unexpected-response', async (_request, response) => {
        let body = '';
        for await (const chunk of response) body += chunk;
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
    socket.on('error', () => {});
    socket.terminate();
    expect(answered.status).toBe(status);
    if (status === 403)
      expect(JSON.parse(answered.body)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test('at another path is answered 404', async () => {
    const gateway = await startTinyGateway();
    const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}/other`, protocol);
    const status = await new Promise((resolve) => {
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
    socket.on('error', () => {});
    socket.terminate();
    expect(status).toBe(404);
  });

  test('that sends more than 256 KB is closed with 1009', async () => {
    const gateway = await startTinyGateway();
    const socket = new WebSocket(webSocketUrl(gateway), protocol);
    socket.once('open', () => socket.send('x'.repeat(262_145)));
    expect(await closeCode(socket)).toBe(1009);
  });

  test('that speaks another protocol, or none of its messages, is closed with the code for it', async () => {
    const gateway = await startTinyGateway();
    const nonsense = new WebSocket(webSocketUrl(gateway), protocol);
    nonsense.once('open', () => nonsense.send('nonsense'));
    expect(await closeCode(nonsense)).toBe(4400);
    const silent = new WebSocket(webSocketUrl(gateway));
    expect(await closeCode(silent)).toBe(4406);
  });

  test('finishes what it was asked before it is closed with 1001', async () => {
    const gateway = await startTinyGateway();
    const closes: number[] = [];
    const client = createClient({
      url: webSocketUrl(gateway),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => {},
      on: { closed: (event) => closes.push((event as CloseEvent).code) },
    });
    const answer = collect(client.iterate({ query: '{ slow(ms: 300) }' }));
    while (gateway.scopes.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await gateway.close(0);
    expect(await answer).toMatchObject([{ data: { slow: 'done' } }]);
    expect(closes).toEqual([1001]);
    await client.dispose();
  });
});

interface CloseEvent {
  readonly code: number;
}

function webSocketUrl(gateway: TinyGateway): string {
  return gateway.graphql.replace('http', 'ws');
}

async function ask(gateway: TinyGateway, query: string): Promise<unknown[]> {
  const client = createClient({ url: webSocketUrl(gateway), webSocketImpl: WebSocket, retryAttempts: 0 });
  try {
    return await collect(client.iterate({ query }));
  } finally {
    await client.dispose();
  }
}

async function collect(results: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const result of results) all.push(result);
  return all;
}

function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve));
}
