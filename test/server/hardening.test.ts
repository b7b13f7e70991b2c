import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { eventually, pause } from '../kit/eventually.ts';
import { rawRequest } from './raw-request.ts';
import { postHead, rawSocket } from './raw-socket.ts';
import { startTinyGateway } from './tiny-gateway.ts';

const hello = JSON.stringify({ query: '{ hello }' });
const patient = { limits: { receiveMs: 300 } };

describe('a client that takes its time', () => {
  test.each([
    ['sends nothing', []],
    ['never ends its headers', ['POST /graphql HTTP/1.1', 'host: localhost', 'x-drip: ']],
    ['promises a body and sends none', [postHead('content-length: 100')]],
    ['never ends a chunked body', [`${postHead('transfer-encoding: chunked')}5\r\n{"que\r\n`]],
  ])('and %s is answered 408 and cut off', async (_what, lines: string[]) => {
    const gateway = await startTinyGateway({}, patient);
    const { ended } = rawSocket(gateway.port, ...lines);
    expect(await ended).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });

  test('and drips is cut off no later than one that is silent', async () => {
    const gateway = await startTinyGateway({}, patient);
    const { socket, ended } = rawSocket(gateway.port, postHead('content-length: 100000'));
    const drip = setInterval(() => socket.write(' '), 20);
    const startedAt = Date.now();
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(drip);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
  });

  test('and does not read its answer is cut off', async () => {
    const gateway = await startTinyGateway({}, { limits: { unreadMs: 300 } });
    const name = 'x'.repeat(200_000);
    const query = `query ($name: String) { ${Array.from({ length: 100 }, (_, n) => `a${n}: hello(name: $name)`).join(' ')} }`;
    const body = JSON.stringify({ query, variables: { name } });
    const { socket, received, ended } = rawSocket(
      gateway.port,
      postHead(`content-length: ${body.length}`) + body,
    );
    socket.pause();
    await eventually('it is run', () => gateway.log.lines.length > 0);
    await pause(1_500);
    socket.resume();
    await ended;
    expect(received()).toMatch(/^HTTP\/1\.1 200 /);
    expect(received().length).toBeLessThan(20_000_000);
  });

  test('and shuts its side after the request, or vanishes before the answer, leaves nothing behind', async () => {
    const gateway = await startTinyGateway();
    const request = postHead(`content-length: ${hello.length}`) + hello;
    const halfOpen = rawSocket(gateway.port, request);
    halfOpen.socket.end();
    await halfOpen.ended;
    const gone = rawSocket(gateway.port, request);
    await new Promise((resolve) => gone.socket.once('connect', resolve));
    gone.socket.resetAndDestroy();
    expect((await gateway.post({ query: '{ hello }' })).status).toBe(200);
    const startedAt = Date.now();
    await gateway.close(0);
    expect(Date.now() - startedAt).toBeLessThan(3_000);
  });
});

describe('a flood of headers', () => {
  const upgrade = [
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  const lines = (count: number) => Array.from({ length: count }, (_, n) => `x-${n}: y`);

  test.each([
    ['in number', lines(101)],
    ['in number, at the door for WebSockets', [...upgrade, ...lines(101)]],
    ['in bytes', [`x-long: ${'y'.repeat(17_000)}`]],
    ['in bytes of many', lines(3_000)],
  ])('%s is answered 431', async (_what, headers) => {
    const gateway = await startTinyGateway();
    const { ended } = rawSocket(
      gateway.port,
      'GET /graphql HTTP/1.1',
      'host: localhost',
      ...headers,
      'connection: close',
      '',
      '',
    );
    const text = await Promise.race([ended, pause(3_000).then(() => 'nothing')]);
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
    expect(text).toContain('"code":"BAD_REQUEST"');
  });

  test('is not what clients behind several proxies send', async () => {
    const gateway = await startTinyGateway();
    const headers = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`x-${n}`, 'y']));
    expect((await gateway.post({ query: '{ hello }' }, headers)).status).toBe(200);
  });
});

describe('a request that two readers could read in two ways', () => {
  test.each([
    ['both lengths', ['content-length: 5', 'transfer-encoding: chunked']],
    ['two lengths', ['content-length: 5', 'content-length: 6']],
    ['a compressed transfer', ['transfer-encoding: gzip, chunked, identity']],
    ['a line break inside a header', ['x-a: b\rx-c: d']],
    ['a NUL inside a header', ['x-a: b\0c']],
    ['a space before the colon', ['content-length : 5']],
    ['a folded header', ['x-a: b', ' content-length: 5']],
  ])('(%s) is answered 400 and the connection is closed', async (_what, headers) => {
    const gateway = await startTinyGateway();
    const { socket, ended } = rawSocket(
      gateway.port,
      `${postHead(...headers)}0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n`,
    );
    const text = await Promise.race([ended, pause(2_000).then(() => 'open')]);
    socket.destroy();
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(gateway.scopes).toEqual([]);
  });

  test('and line breaks in what an answer repeats do not get into its headers', async () => {
    const gateway = await startTinyGateway();
    const { headers, status } = await rawRequest(`${gateway.graphql}?query=%7Bhello%7D%0d%0ax-evil:%20yes`, {
      headers: { 'x-correlation-id': 'a\tb', origin: gateway.url },
    });
    expect([status, headers['x-evil']]).toEqual([200, undefined]);
    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a body that was made to hurt', () => {
  const json = { 'content-type': 'application/json' };

  test.each(['gzip', 'GZIP', 'deflate', 'br', 'zstd', 'identity, gzip', 'gzip, identity'])(
    'compressed by %s is refused and not unpacked',
    async (encoding) => {
      const gateway = await startTinyGateway();
      const body = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
      const before = process.memoryUsage.rss();
      const headers = { ...json, 'content-encoding': encoding };
      const answer = await rawRequest(gateway.graphql, { method: 'POST', headers, body });
      expect(answer.status).toBe(415);
      expect(process.memoryUsage.rss() - before).toBeLessThan(48 * 1024 * 1024);
    },
  );

  test.each([
    '{"query":"{ hello }","__proto__":{"polluted":1}}',
    '{"query":"{ hello }","constructor":{"prototype":{"polluted":1}}}',
    '{"query":"{ hello }","variables":{"__proto__":{"name":"polluted"}}}',
    '{"query":"query ($name: String) { hello(name: $name) }","variables":{"__proto__":{"name":"polluted"}}}',
    '{"query":"query ($constructor: String) { hello(name: $constructor) }"}',
    '{"query":"query ($__proto__: String) { hello(name: $__proto__) }","variables":{"__proto__":"x"}}',
    '{"query":"query ($toString: String) { hello(name: $toString) }","variables":{}}',
    '{"query":"{ hello }","extensions":{"__proto__":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}}',
    '{"query":"{ hello }","operationName":"__proto__"}',
    '{"query":"{ __proto__: hello constructor: hello }"}',
    '{"query":"{ __proto__ }"}',
    '{"query":"{ hello(__proto__: 1) }"}',
    '{"query":"{ hello @constructor }"}',
    '{"query":"{ ...__proto__ }"}',
    '{"query":"query (: constructor) { hello }"}',
  ])('by names that every object has is taken at its word: %s', async (body) => {
    const gateway = await startTinyGateway();
    const answer = await rawRequest(gateway.graphql, { method: 'POST', headers: json, body });
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toMatch(/polluted|native code|call stack/);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(gateway.log.lines.filter(({ message }) => message === 'unforeseen error')).toEqual([]);
  });

  test.each([
    ['arrays', `${'['.repeat(15_000)}${']'.repeat(15_000)}`],
    ['objects', `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`],
  ])('by nested %s in a variable is refused in a few words', async (_what, deep) => {
    const gateway = await startTinyGateway();
    const body = `{"query":"query ($name: String) { hello(name: $name) }","variables":{"name":${deep}}}`;
    const answer = await rawRequest(gateway.graphql, { method: 'POST', headers: json, body });
    expect(answer.json().errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(answer.text.length).toBeLessThan(1_000);
    const unused = await rawRequest(gateway.graphql, {
      method: 'POST',
      headers: json,
      body: `{"query":"{ hello }","variables":{"unused":${deep}},"extensions":{"unused":${deep}}}`,
    });
    expect(unused.json().data).toEqual({ hello: 'hello world' });
  });
});

describe('a document that was made to hurt', () => {
  const filler = (length: number) => Array.from({ length }, (_, n) => `a${n}:hello`).join(' ');
  const chain = (length: number) =>
    `{ ...F0 } ${Array.from({ length }, (_, n) => `fragment F${n} on Query { ${n + 1 < length ? `...F${n + 1}` : 'hello'} }`).join(' ')}`;

  test.each([
    ['nested selections', `${'{ hello '.repeat(5_000)}${'}'.repeat(5_000)}`, 'OPERATION_TOO_EXPENSIVE'],
    ['nested selections that never end', '{a'.repeat(50_000), 'OPERATION_TOO_EXPENSIVE'],
    ['a nested list', `{ hello(name: ${'['.repeat(5_000)}${']'.repeat(5_000)}) }`, 'OPERATION_TOO_EXPENSIVE'],
    [
      'a nested type',
      `query ($a: ${'['.repeat(5_000)}Int${']'.repeat(5_000)}) { hello }`,
      'OPERATION_TOO_EXPENSIVE',
    ],
    [
      'a nested object',
      `{ hello(name: ${'{a:'.repeat(5_000)}1${'}'.repeat(5_000)}) }`,
      'OPERATION_TOO_EXPENSIVE',
    ],
    ['too many tokens', `{ ${filler(10_000)} }`, 'OPERATION_TOO_EXPENSIVE'],
    ['a long list', `{ hello(name: [${'1,'.repeat(100_000)}]) }`, 'OPERATION_TOO_EXPENSIVE'],
    ['many directives', `{ hello ${'@a '.repeat(4_000)} }`, 'OPERATION_TOO_EXPENSIVE'],
    [
      'a ring of fragments',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('by %s is refused in a few words', async (_what, query, code) => {
    const gateway = await startTinyGateway();
    const answer = await gateway.post({ query });
    expect(answer.body.errors?.[0]?.extensions['code']).toBe(code);
    expect(JSON.stringify(answer.body)).not.toMatch(/call stack/i);
    expect(gateway.log.lines.filter(({ message }) => message === 'unforeseen error')).toEqual([]);
    const socket = new WebSocket(gateway.graphql.replace('http', 'ws'), 'graphql-transport-ws');
    expect(await errorOverSocket(socket, query)).toMatchObject({ extensions: { code } });
  });

  test('by a long chain of fragments does not end the stack', async () => {
    const gateway = await startTinyGateway();
    const { body } = await gateway.post({ query: chain(1_200) });
    expect(JSON.stringify(body)).not.toMatch(/call stack/i);
    expect(gateway.log.lines.filter(({ message }) => message === 'unforeseen error')).toEqual([]);
  });

  test('by a long answer is refused when that is written', async () => {
    const gateway = await startTinyGateway({}, { limits: { answerLength: 1_000 } });
    const query = 'query ($name: String) { hello(name: $name) }';
    const answer = await gateway.post({ query, variables: { name: 'x'.repeat(1_000) } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/longer than 1000 characters/),
      extensions: { code: 'OPERATION_TOO_EXPENSIVE' },
    });
    const socket = new WebSocket(gateway.graphql.replace('http', 'ws'), 'graphql-transport-ws');
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (text) => {
      if (!String(text).includes('connection_ack')) return;
      const payload = { query, variables: { name: 'x'.repeat(1_000) } };
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    });
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1009);
  });
});

/** The first error that a socket answers to one operation. */
function errorOverSocket(socket: WebSocket, query: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (text) => {
      const message = JSON.parse(String(text)) as { type: string; payload: unknown };
      if (message.type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      } else if (message.type === 'error') {
        socket.terminate();
        resolve((message.payload as unknown[])[0]);
      }
    });
  });
}
