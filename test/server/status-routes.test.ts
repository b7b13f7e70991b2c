import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { createMetrics } from '../../src/server/metrics.ts';
import type { Readiness } from '../../src/server/readiness.ts';
import { rawRequest } from './raw-request.ts';
import { startTinyGateway } from './tiny-gateway.ts';

test('/healthz is 200 while the process lives', async () => {
  const gateway = await startTinyGateway();
  const answer = await rawRequest(`${gateway.url}/healthz`);
  expect([answer.status, answer.json()]).toEqual([200, { status: 'alive', upstream: 'emulator' }]);
});

test('/readyz is 200 or 503 with the reason, and names the upstream', async () => {
  let readiness: Readiness = { ready: false, reason: 'starting' };
  const gateway = await startTinyGateway({}, { ready: () => readiness, upstream: 'service' });
  const starting = await rawRequest(`${gateway.url}/readyz`);
  expect([starting.status, starting.json()]).toEqual([
    503,
    { status: 'not ready', reason: 'starting', upstream: 'service' },
  ]);
  expect(starting.headers['x-hardware-upstream']).toBe('service');

  readiness = { ready: true };
  const ready = await rawRequest(`${gateway.url}/readyz`);
  expect([ready.status, ready.json()]).toEqual([200, { status: 'ready', upstream: 'service' }]);
});

test('/schema.graphql is the printed schema, in plain text', async () => {
  const gateway = await startTinyGateway();
  const answer = await rawRequest(`${gateway.url}/schema.graphql`);
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(Object.keys(buildSchema(answer.text).getQueryType()?.getFields() ?? {})).toContain('hello');
});

test('/metrics counts operations, upstream calls, tokens, cache, pauses and unknown values, and watches the event loop', async () => {
  const metrics = createMetrics({ version: '1.2.3', upstream: 'emulator' });
  const gateway = await startTinyGateway({}, { metrics });
  await gateway.post({ query: '{ hello }' });
  await gateway.post({ query: '{ hello unavailable }' });
  await gateway.post({ query: '{' });
  const { rest } = metrics.account();
  rest.upstreamCall('getProduct', 200, 12);
  metrics.account('other').rest.paused(2_500);
  rest.upstreamCall('getProduct', 'cut', 12);
  rest.retry('getProduct', 'failed');
  rest.tokenRequest('refused');
  rest.paused(1_500);
  metrics.store.storeCall('get', 'hit', 1);
  metrics.unrecognizedValue('CommitStatus');

  const answer = await rawRequest(`${gateway.url}/metrics`);
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  for (const line of [
    'info{version="1.2.3",upstream="emulator"} 1',
    'operations_total{type="query",outcome="ok"} 1',
    'operations_total{type="query",outcome="partial"} 1',
    'operations_total{type="unknown",outcome="failed"} 1',
    'operation_errors_total{code="UPSTREAM_UNAVAILABLE"} 1',
    'operation_duration_seconds_count{type="query"} 2',
    'upstream_calls_total{endpoint="getProduct",status="200",account="default"} 1',
    'upstream_calls_total{endpoint="getProduct",status="cut",account="default"} 1',
    'upstream_retries_total{endpoint="getProduct",reason="failed",account="default"} 1',
    'token_requests_total{result="refused",account="default"} 1',
    'throttle_pauses_total{account="default"} 1',
    'throttle_pause_seconds_total{account="default"} 1.5',
    'throttle_pause_seconds_total{account="other"} 2.5',
    'cache_calls_total{operation="get",result="hit"} 1',
    'unrecognized_values_total{enum="CommitStatus"} 1',
  ]) {
    expect(answer.text).toContain(`hardware_gateway_${line}`);
  }
  expect(answer.text).toContain('nodejs_eventloop_lag_p99_seconds');
});
