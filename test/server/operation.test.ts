import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { startTinyGateway } from './tiny-gateway.ts';

test('an answer carries the number of upstream calls that it cost', async () => {
  const gateway = await startTinyGateway();
  const { body } = await gateway.post({ query: '{ a: calls(n: 2) b: calls(n: 3) }' });
  expect(body).toEqual({
    data: { a: 2, b: 3 },
    extensions: { cost: { upstreamCalls: 5 }, freshness: { age: 0, source: 'SERVICE' } },
  });
});

test('each operation has a scope of its own: deadline, correlation id, freshness', async () => {
  const gateway = await startTinyGateway({ requestTimeoutMs: 1_000 });
  const before = Date.now();
  const guid = '6BA7B810-9DAD-11D1-80B4-00C04FD430C8';
  await gateway.post(
    { query: '{ hello }' },
    { 'x-correlation-id': guid, 'cache-control': 'max-age=0, No-Cache' },
  );
  await gateway.post({ query: '{ hello }' }, { 'x-correlation-id': 'not a guid' });

  expect(gateway.scopes[0]).toMatchObject({ correlationId: guid, reading: { maxAgeMs: 0 } });
  expect(gateway.scopes[1]).toMatchObject({
    correlationId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
    reading: { maxAgeMs: Number.POSITIVE_INFINITY },
  });
  expect(gateway.scopes[0]?.deadline).toBeGreaterThanOrEqual(before + 1_000);
  expect(gateway.scopes[0]?.deadline).toBeLessThan(before + 2_000);
});

test('an operation is one log line with its name, numbers and codes, and without its variables', async () => {
  const gateway = await startTinyGateway();
  await gateway.post({
    query: 'query Greet($name: String!) { hello(name: $name) calls(n: 2) unavailable }',
    variables: { name: 'kept-close' },
  });
  expect(gateway.log.lines).toEqual([
    {
      level: 'info',
      message: 'operation',
      fields: {
        operationName: 'Greet',
        operationType: 'query',
        correlationId: expect.any(String),
        durationMs: expect.any(Number),
        upstreamCalls: 2,
        price: { calls: expect.any(Number), nodes: expect.any(Number) },
        outcome: 'partial',
        errorCodes: ['UPSTREAM_UNAVAILABLE'],
        caller: 'anonymous',
      },
    },
  ]);
  expect(gateway.log.text).not.toContain('kept-close');
});

test('a persisted query is registered once and then asked for by its hash, by GET too', async () => {
  const gateway = await startTinyGateway();
  const query = '{ hello }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };

  expect((await gateway.post({ query, extensions })).body.data).toEqual({ hello: 'hello world' });
  expect((await gateway.post({ extensions })).body.data).toEqual({ hello: 'hello world' });
  const search = new URLSearchParams({ extensions: JSON.stringify(extensions) });
  const response = await fetch(`${gateway.graphql}?${search}`);
  expect(await response.json()).toMatchObject({ data: { hello: 'hello world' } });
});
