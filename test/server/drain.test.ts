import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { rawRequest } from './raw-request.ts';
import { startTinyGateway } from './tiny-gateway.ts';

describe('closing', () => {
  test('serves new requests in the grace with Connection: close, while /readyz says draining', async () => {
    const gateway = await startTinyGateway();
    const before = await fetch(gateway.graphql, hello);
    expect(before.headers.get('connection')).toBe('keep-alive');
    const closed = gateway.close(300);

    const readiness = await rawRequest(`${gateway.url}/readyz`);
    expect([readiness.status, readiness.json()]).toMatchObject([503, { reason: 'draining' }]);
    const answer = await fetch(gateway.graphql, hello);
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    expect((await rawRequest(`${gateway.url}/healthz`)).status).toBe(200);

    await closed;
    await expect(rawRequest(gateway.graphql)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('finishes what was accepted', async () => {
    const gateway = await startTinyGateway();
    const slow = gateway.post({ query: '{ slow(ms: 400) }' });
    while (gateway.scopes.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await gateway.close(0);
    expect((await slow).body.data).toEqual({ slow: 'done' });
  });

  test('finishes an operation whose caller has gone', async () => {
    const gateway = await startTinyGateway();
    const gone = new AbortController();
    const slow = fetch(gateway.graphql, {
      ...hello,
      body: '{"query":"{ slow(ms: 300) }"}',
      signal: gone.signal,
    });
    while (gateway.scopes.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    gone.abort();
    await expect(slow).rejects.toThrow();
    await gateway.close(0);
    expect(gateway.log.lines).toMatchObject([{ message: 'operation', fields: { outcome: 'ok' } }]);
  });

  test('does not wait for connections that browsers open ahead and never use', async () => {
    const gateway = await startTinyGateway();
    const socket = connect(gateway.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const startedAt = Date.now();
    await gateway.close(0);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    socket.destroy();
  });

  test('loses no accepted request under load', async () => {
    const gateway = await startTinyGateway();
    let answered = 0;
    let ended = false;
    const lost: unknown[] = [];
    const callers = Array.from({ length: 32 }, async () => {
      while (!ended) {
        try {
          const response = await fetch(gateway.graphql, hello);
          expect(await response.json()).toMatchObject({ data: { hello: 'hello world' } });
          answered += 1;
        } catch (error) {
          ended = true;
          if (!neverAccepted(error)) lost.push(String((error as Error).cause ?? error));
        }
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await gateway.close(500);
    await Promise.all(callers);
    expect(lost).toEqual([]);
    expect(answered).toBeGreaterThan(10);
  });
});

const hello = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"query":"{ hello }"}',
};

/** Not by `instanceof`: fetch's errors are of another realm than the test's. */
function neverAccepted(error: unknown): boolean {
  return String((error as Error).cause).includes('ECONNREFUSED');
}
