import { expect, test } from '@jest/globals';
import type { MirrorStatus } from '../../src/mirror/mirror.ts';
import { createMetrics } from '../../src/server/metrics.ts';

const account = { account: 'labs', complete: false, asOf: null, callsPerMinute: 3, firstWalk: null };
const walking: MirrorStatus['accounts'][number] = {
  ...account,
  firstWalk: { callsDone: 10, callsLeft: 40, doneAt: null },
};
const walked = { ...account, complete: true, asOf: '2026-01-01T00:00:00.000Z' };

/** What is scraped: the lines of the mirror by name and labels. */
async function scrape(metrics: ReturnType<typeof createMetrics>): Promise<Record<string, number>> {
  const { text } = await metrics.text();
  const lines = Array.from(text.matchAll(/^hardware_gateway_mirror_(\S+) (\S+)$/gm));
  return Object.fromEntries(lines.map(([, name, value]) => [name, Number(value)]));
}

test('the metrics of a mirror follow it: serving, walking, complete, away', async () => {
  const metrics = createMetrics({ version: '1.2.3', upstream: 'emulator' });
  expect(await scrape(metrics)).toEqual({ sightings_lost_total: 0 });
  let status: MirrorStatus = {
    state: 'serving',
    reason: null,
    complete: false,
    asOf: null,
    waiting: 7,
    accounts: [walking],
  };
  let now = Date.parse('2026-01-01T00:00:00.000Z');
  let rows = 5;
  const counted: string[] = [];
  const count = async ({ report }: { readonly report: string }) => {
    counted.push(report);
    if (status.state !== 'serving') throw new Error('away');
    return rows;
  };
  metrics.mirror.watch({ status: () => status, count }, { now: () => now });
  metrics.mirror.walkCall('labs', 'products');
  metrics.mirror.walkCall('', 'labels');
  metrics.mirror.sightingsLost(3);
  expect(await scrape(metrics)).toMatchObject({
    serving: 1,
    sightings_waiting: 7,
    sightings_lost_total: 3,
    'walk_calls_total{task="products",account="labs"}': 1,
    'walk_calls_total{task="labels",account="default"}': 1,
    'complete{account="labs"}': 0,
    'first_walk_calls_left{account="labs"}': 40,
    'walk_calls_per_minute{account="labs"}': 3,
    'rows{report="shipping-labels"}': 5,
  });

  status = { ...status, complete: true, accounts: [walked] };
  now += 30_000;
  rows = 6;
  const later = await scrape(metrics);
  expect(later).toMatchObject({ 'complete{account="labs"}': 1, 'age_seconds{account="labs"}': 30 });
  // Within a minute, nobody counts again.
  expect([later['rows{report="products"}'], counted.length]).toEqual([5, 5]);

  status = { ...status, state: 'away', accounts: [] };
  now += 60_000;
  const away = await scrape(metrics);
  expect(away['serving']).toBe(0);
  expect(Object.keys(away).filter((name) => /complete|age|rows/.test(name))).toEqual([]);
});
