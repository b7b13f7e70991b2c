import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Callers } from '../../src/callers/callers.ts';
import { Unauthenticated } from '../../src/errors/identity-errors.ts';
import { createChooseAccount } from '../../src/server/choose-account.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { rawRequest } from './raw-request.ts';
import { startTinyGateway, type TinyGateway } from './tiny-gateway.ts';

const correlationId = '0b7a4c1e-5d5e-4c0e-9c3d-6f1f0a8f2b11';
const plain = { 'content-type': 'application/json', 'x-correlation-id': correlationId };
const hello = '{"query":"{ hello }"}';

type Sent = { readonly headers?: Record<string, string>; readonly body?: string | Uint8Array };

const requests: Record<string, Sent> = {
  'a query': { body: hello },
  'a query with variables': {
    body: '{"query":"query A($name: String) { hello(name: $name) }","variables":{"name":"you"},"operationName":"A"}',
  },
  'an answer in the newer form': { headers: { accept: 'application/graphql-response+json' }, body: hello },
  'an answer in whatever form': { headers: { accept: '*/*' }, body: hello },
  'a stream': { headers: { accept: 'text/event-stream' }, body: hello },
  'no acceptable answer': { headers: { accept: 'text/html' }, body: hello },
  'a type with a charset': { headers: { 'content-type': 'application/json; charset="UTF-8"' }, body: hello },
  'another charset': { headers: { 'content-type': 'application/json; charset=utf-16' }, body: hello },
  'another type': { headers: { 'content-type': 'text/plain' }, body: hello },
  'a mutation': { body: '{"query":"mutation { write }"}' },
  'a field that fails': { body: '{"query":"{ unavailable hello }"}' },
  'a field that fails unforeseen': { body: '{"query":"{ broken hello }"}' },
  'a document that is none': { body: '{"query":"{ hello"}' },
  'a document that is not valid': {
    headers: { accept: 'application/graphql-response+json' },
    body: '{"query":"{ no }"}',
  },
  'a document that is not known': { body: '{"documentId":"nothing"}' },
  'an account that is not there': { headers: { 'x-hardware-account': 'other' }, body: hello },
  'a byte order mark': { body: `\ufeff${hello}` },
  'letters beyond ASCII': { body: '{"query":"{ hello(name: \\"Größe 🎉\\") }"}' },
  'an empty body': { body: '' },
  'a body that is no JSON': { body: '{"query"' },
  'a body that is a list': { body: `[${hello}]` },
  'a body that is a text': { body: '"{ hello }"' },
  'a body that is not utf-8': { body: Buffer.from('7b22ff227d', 'hex') },
  'a parameter of the wrong type': { body: '{"query":"{ hello }","variables":"{}"}' },
  'an encoded body': { headers: { 'content-encoding': 'gzip' }, body: hello },
  'a body that is too long': { body: `{"query":"{ hello }","variables":{"x":"${'x'.repeat(262_144)}"}}` },
  'too many headers': {
    headers: Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`x-${index}`, '1'])),
    body: hello,
  },
  'a foreign host': { headers: { host: 'gateway.example.com' }, body: hello },
  'a foreign origin': { headers: { origin: 'https://evil.example.com' }, body: hello },
};

/** Who may call, by their keys: one may read of the first account, the other may not read. */
const callers: Callers = {
  async identify({ 'x-api-key': key }) {
    if (key === 'a-key-of-the-reader')
      return { id: 'reader', roles: new Set(['reader'] as const), accounts: ['first'] };
    if (key === 'a-key-of-the-operator') return { id: 'operator', roles: new Set(['operator'] as const) };
    throw new Unauthenticated('Say who you are.');
  },
  whenGone: () => () => {},
  close: () => {},
};

/** What the route says to the same: with a slash behind its address, a request is not for the lane. */
async function both(gateway: TinyGateway, { headers = {}, body = '' }: Sent) {
  const request = {
    method: 'POST',
    headers: { ...plain, 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  };
  const answers: { status: number; headers: IncomingHttpHeaders; text: string }[] = [];
  for (const url of [gateway.graphql, `${gateway.graphql}/`]) {
    const { status, headers: said, text } = await rawRequest(url, request);
    delete said.date;
    answers.push({ status, headers: said, text });
  }
  return answers;
}

describe('a plain POST is answered as any other', () => {
  test.each(Object.entries(requests))('%s', async (_what, sent) => {
    const gateway = await startTinyGateway();
    // Twice, since what came before goes another way.
    for (const _ of [1, 2]) {
      const [plainly, otherwise] = await both(gateway, sent);
      expect(plainly).toEqual(otherwise);
    }
  });

  test('while the gateway ends', async () => {
    const gateway = await startTinyGateway();
    const ended = gateway.close(300);
    const [plainly, otherwise] = await both(gateway, { body: hello });
    expect(plainly).toEqual(otherwise);
    expect(plainly?.headers.connection).toBe('close');
    await ended;
  });

  test.each([
    ['nobody', {}],
    ['a key that is not declared', { 'x-api-key': 'something' }],
    ['a reader', { 'x-api-key': 'a-key-of-the-reader' }],
    ['an operator', { 'x-api-key': 'a-key-of-the-operator' }],
    ['a reader of another account', { 'x-api-key': 'a-key-of-the-reader', 'x-hardware-account': 'second' }],
    ['a reader of no account', { 'x-api-key': 'a-key-of-the-reader', 'x-hardware-account': 'none' }],
  ])('to %s', async (_who, headers: Record<string, string>) => {
    const gateway = await startTinyGateway({}, { callers, choose: createChooseAccount(['first', 'second']) });
    const [plainly, otherwise] = await both(gateway, { headers, body: hello });
    expect(plainly).toEqual(otherwise);
  });
});

test('a body that comes in pieces is put together', async () => {
  const gateway = await startTinyGateway();
  const { hostname, port } = new URL(gateway.graphql);
  const socket = connect(Number(port), hostname);
  const head = `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n`;
  socket.write(`${head}connection: close\r\ncontent-length: ${hello.length}\r\n\r\n`);
  for (const piece of [hello.slice(0, 5), hello.slice(5, 12), hello.slice(12)]) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.write(piece);
  }
  let received = '';
  for await (const chunk of socket) received += chunk;
  expect(received).toContain('"hello":"hello world"');
});

test('a client that goes away in the middle of its body leaves nothing behind', async () => {
  const gateway = await startTinyGateway({}, { limits: { operations: 1 } });
  const { hostname, port } = new URL(gateway.graphql);
  const socket = connect(Number(port), hostname);
  socket.write(`POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n`);
  await new Promise((resolve) => socket.write('content-length: 100\r\n\r\n{', resolve));
  socket.destroy();
  expect((await gateway.post(hello)).body.data).toEqual({ hello: 'hello world' });
  await gateway.close(0);
});

test('the line of an answer waits for it, and is written by the time that the answer is there', async () => {
  const waiting = capturedLogger();
  const done: string[] = [];
  const held = { logger: waiting, release: () => void done.push(...waiting.lines.map(() => 'line')) };
  const gateway = await startTinyGateway({}, { held });
  await gateway.post(hello);
  done.push('answer');
  expect(done).toEqual(['line', 'answer']);
  expect(waiting.lines).toMatchObject([{ message: 'operation', fields: { operationType: 'query' } }]);
  expect(gateway.log.lines.filter(({ message }) => message === 'operation')).toEqual([]);
});

test('requests that come in one piece are answered in their order', async () => {
  const gateway = await startTinyGateway();
  const { hostname, port } = new URL(gateway.graphql);
  const socket = connect(Number(port), hostname);
  const bodies = ['one', 'two', 'no JSON', 'three'].map((name) =>
    name === 'no JSON' ? name : `{"query":"{ hello(name: \\"${name}\\") }"}`,
  );
  const requests = bodies.map((body, index) =>
    [
      `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json`,
      `content-length: ${body.length}\r\nconnection: ${index === 3 ? 'close' : 'keep-alive'}\r\n\r\n${body}`,
    ].join('\r\n'),
  );
  socket.write(requests.join(''));
  let received = '';
  for await (const chunk of socket) received += chunk;
  const seen = received.match(/hello \w+|HTTP\/1.1 \d+/g)?.join(', ');
  expect(seen).toBe(
    'HTTP/1.1 200, hello one, HTTP/1.1 200, hello two, HTTP/1.1 400, HTTP/1.1 200, hello three',
  );
});

test('a body is read of the stream where who asks has to be found out first', async () => {
  const slow: Callers = {
    ...callers,
    identify: (...who) => new Promise((resolve) => setTimeout(() => resolve(callers.identify(...who)), 20)),
  };
  const gateway = await startTinyGateway({}, { callers: slow });
  const answers = ['one', 'two'].map((name) =>
    gateway.post(`{"query":"{ hello(name: \\"${name}\\") }"}`, { 'x-api-key': 'a-key-of-the-reader' }),
  );
  expect((await Promise.all(answers)).map(({ body }) => body.data)).toEqual([
    { hello: 'hello one' },
    { hello: 'hello two' },
  ]);
});
