import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { rawRequest } from './raw-request.ts';
import { startTinyGateway } from './tiny-gateway.ts';

const json = { 'content-type': 'application/json' };

describe('a request that is no GraphQL over HTTP', () => {
  test.each([
    ['a body that is no JSON', 400, { method: 'POST', headers: json, body: '{"query"' }],
    ['an empty body', 400, { method: 'POST', headers: json, body: '' }],
    ['a batch', 400, { method: 'POST', headers: json, body: '[{"query":"{ hello }"}]' }],
    ['a body that is a string', 400, { method: 'POST', headers: json, body: '"{ hello }"' }],
    [
      'a body that is not utf-8',
      400,
      { method: 'POST', headers: json, body: Buffer.from('7b22ff227d', 'hex') },
    ],
    [
      'variables in a string',
      400,
      { method: 'POST', headers: json, body: '{"query":"{ hello }","variables":"{}"}' },
    ],
    ['no query', 400, { method: 'POST', headers: json, body: '{}' }],
    [
      'a query in a prototype',
      400,
      { method: 'POST', headers: json, body: '{"__proto__":{"query":"{ hello }"}}' },
    ],
    [
      'another media type',
      415,
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ hello }"}' },
    ],
    [
      'a form',
      415,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'query={hello}',
      },
    ],
    ['a content type that is none', 415, { method: 'POST', headers: { 'content-type': 'json' }, body: '{}' }],
    [
      'another charset',
      415,
      { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-16' }, body: '{}' },
    ],
    [
      'a compressed body',
      415,
      { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' }, body: '{}' },
    ],
    [
      'no acceptable answer',
      406,
      { method: 'POST', headers: { ...json, accept: 'text/html' }, body: '{"query":"{ hello }"}' },
    ],
    ['another method', 405, { method: 'PUT', headers: json, body: '{"query":"{ hello }"}' }],
    ['a HEAD', 405, { method: 'HEAD' }],
    [
      'a body above 256 KB',
      413,
      { method: 'POST', headers: json, body: JSON.stringify({ query: `# ${'x'.repeat(262_144)}` }) },
    ],
    ['a body far above 256 KB', 413, { method: 'POST', headers: json, body: 'x'.repeat(5_000_000) }],
  ])('(%s) is answered %i in the shape of a GraphQL answer', async (_what, status, request) => {
    const gateway = await startTinyGateway();
    const answer = await rawRequest(gateway.graphql, request);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-hardware-upstream': 'emulator',
      'x-content-type-options': 'nosniff',
    });
    if (status === 405) expect(answer.headers.allow).toBe('GET, POST');
    if (request.method === 'HEAD') return;
    expect(answer.json()).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: { code: 'BAD_REQUEST', correlationId: answer.headers['x-correlation-id'] },
        },
      ],
      extensions: expect.objectContaining({ cost: { upstreamCalls: 0 } }),
    });
  });

  test('is told the allowed size when its length is not announced and it grows too long', async () => {
    const gateway = await startTinyGateway();
    const chunked = { ...json, 'transfer-encoding': 'chunked' };
    const answer = await rawRequest(gateway.graphql, {
      method: 'POST',
      headers: chunked,
      body: 'x'.repeat(300_000),
    });
    expect(answer.status).toBe(413);
    expect(answer.json().errors?.[0]?.message).toContain('262144');
  });

  test.each(['query={hello}&query={hello}', 'query={hello}&variables={', 'query={hello}&variables=[]', ''])(
    'by GET with "%s" is answered 400',
    async (search) => {
      const gateway = await startTinyGateway();
      expect((await rawRequest(`${gateway.graphql}?${search}`)).status).toBe(400);
    },
  );

  test('or no HTTP at all is answered 400 in the same shape', async () => {
    const gateway = await startTinyGateway();
    const text = await new Promise<string>((resolve) => {
      const socket = connect(gateway.port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.once('close', () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(text).toMatch(/x-hardware-upstream: emulator/);
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });
});

describe('a well-formed request', () => {
  test('of exactly 256 KB is served', async () => {
    const gateway = await startTinyGateway();
    const body = JSON.stringify({ query: '{ hello }' });
    const padded = `${body}${' '.repeat(262_144 - body.length)}`;
    expect((await rawRequest(gateway.graphql, { method: 'POST', headers: json, body: padded })).status).toBe(
      200,
    );
  });

  test.each([
    [undefined, 'application/json', 200],
    ['*/*', 'application/json', 200],
    ['text/html, application/json;q=0.5', 'application/json', 200],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json', 400],
    ['application/graphql-response+json, application/json', 'application/graphql-response+json', 400],
    ['application/json, application/graphql-response+json', 'application/json', 200],
  ])('that accepts %s gets %s, and %i when its document is faulty', async (accept, type, status) => {
    const gateway = await startTinyGateway();
    const headers = { ...json, ...(accept && { accept }) };
    const answer = await rawRequest(gateway.graphql, { method: 'POST', headers, body: '{"query":"{"}' });
    expect([answer.headers['content-type'], answer.status]).toEqual([`${type}; charset=utf-8`, status]);
  });

  test('with partial data is 200 in either form, and no cache may keep it', async () => {
    const gateway = await startTinyGateway();
    const headers = { ...json, accept: 'application/graphql-response+json' };
    const answer = await rawRequest(gateway.graphql, {
      method: 'POST',
      headers,
      body: '{"query":"{ unavailable }"}',
    });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'private, no-store']);
  });

  test('that offers another protocol, as Java does with every first request, is served in HTTP/1.1', async () => {
    const gateway = await startTinyGateway();
    const answer = await rawRequest(gateway.graphql, {
      method: 'POST',
      headers: {
        ...json,
        connection: 'Upgrade, HTTP2-Settings',
        upgrade: 'h2c',
        'http2-settings': 'AAMAAABkAAQAAP__',
      },
      body: '{"query":"{ hello }"}',
    });
    expect([answer.status, answer.json().data]).toEqual([200, { hello: 'hello world' }]);
  });

  test('is served under a base path, with or without a slash at the end, and nowhere else', async () => {
    const gateway = await startTinyGateway({ basePath: '/hardware/v1' });
    const { origin } = new URL(gateway.url);
    expect(gateway.url).toBe(`${origin}/hardware/v1`);
    expect((await rawRequest(`${origin}/hardware/v1/graphql?query={hello}`)).status).toBe(200);
    expect((await rawRequest(`${origin}/hardware/v1/graphql/?query={hello}`)).status).toBe(200);
    const elsewhere = await rawRequest(`${origin}/graphql?query={hello}`);
    expect([elsewhere.status, elsewhere.json().errors?.[0]?.extensions['code']]).toEqual([404, 'NOT_FOUND']);
  });
});
