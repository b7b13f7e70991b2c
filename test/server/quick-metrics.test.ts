import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Registry } from 'prom-client';
import { counter, histogram } from '../../src/server/metric-kinds.ts';
import { quickCounter, quickHistogram } from '../../src/server/quick-metrics.ts';

const words = fc.constantFrom('getProduct', 'list "x"', 'blob');
const events = fc.array(
  fc.tuple(words, fc.constantFrom(200, 404, 'cut'), fc.double({ min: 0, max: 40_000 })),
);

test('what was counted quickly is told as prom-client tells it', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (all) => {
      const [quick, usual] = [new Registry(), new Registry()];
      const count = quickCounter(
        quick,
        'calls',
        'Calls',
        ['endpoint', 'status'],
        'account',
      )({ account: 'a' });
      const time = quickHistogram(quick, 'call', 'Time', 'endpoint');
      const calls = counter(usual, 'calls', 'Calls', 'endpoint', 'status', 'account');
      const times = histogram(usual, 'call', 'Time', 'endpoint');
      for (const [endpoint, status, ms] of all.filter(([, , one]) => !Number.isNaN(one))) {
        count(endpoint, status);
        time(endpoint, ms);
        calls.inc({ endpoint, status: String(status), account: 'a' });
        times.observe({ endpoint }, ms / 1_000);
      }
      expect(lines(await quick.metrics())).toEqual(lines(await usual.metrics()));
    }),
  );
});

test('accounts are counted apart, in one metric', async () => {
  const registry = new Registry();
  const of = quickCounter(registry, 'calls', 'Calls', ['endpoint', 'status'], 'account');
  const [one, other] = [of({ account: 'one' }), of({ account: 'other' })];
  one('getProduct', 200);
  other('getProduct', 200);
  other('getProduct', 200);
  expect(lines(await registry.metrics())).toContain(
    'hardware_gateway_calls_total{account="other",endpoint="getProduct",status="200"} 2',
  );
});

/** Labels have no order. */
function lines(text: string): string[] {
  const sorted = text.split('\n').map((line) => {
    const [, name = '', labels = '', value = ''] = /^(\w+)\{(.*)\} (.*)$/.exec(line) ?? [];
    return name === '' ? line : `${name}{${labels.split(',').sort().join(',')}} ${value}`;
  });
  return sorted.filter((line) => line !== '').sort();
}
