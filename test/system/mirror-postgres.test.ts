import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { type RealPostgres, startRealPostgres } from '../kit/real-postgres.ts';

let postgres: RealPostgres;
let emulator: RunningEmulator;
const gateways: BuiltGateway[] = [];

beforeAll(async () => {
  [postgres, emulator] = await Promise.all([startRealPostgres(), startEmulator({ speed: 0 })]);
});

afterAll(async () => {
  for (const gateway of gateways) await gateway.stop('SIGKILL');
  await emulator.close();
  await postgres.remove();
});

test('of a fleet one walks; killed, another takes over; PostgreSQL restarted, it goes on; nothing is lost', async () => {
  const leader = await start();
  await eventually('the walk', () => count('submissions'), 30_000);
  const follower = await start();
  await leader.stop('SIGKILL');
  const done = await visits('done_at is not null');
  await eventually('the walk by another', async () => (await visits('done_at is not null')) > done, 30_000);

  const before = await count('submissions');
  await postgres.kill();
  const live = await ask(follower.url, '{ products(first: 1) { nodes { id } } }');
  expect(live.data.products.nodes).toHaveLength(1);
  await postgres.restart();
  expect(await count('submissions')).toBeGreaterThanOrEqual(before);
  await eventually('the end of the walk', async () => (await visits('done_at is null')) === 0, 60_000);

  const lists = emulator.control
    .calls({ method: 'GET' })
    .filter(({ path }) => /\/submissions\/?$/.test(path));
  expect(await count('products')).toBe(40);
  // Each list is read once, but for those that were under way when a process or the database ended.
  expect(lists.length).toBeLessThan(2 * 40);
  expect(await count('report_hardware_ids')).toBeGreaterThan(0);
  expect(await count('submissions where progress is null or vanished_at is not null')).toBe(0);
  expect(follower.output()).not.toContain(new URL(postgres.url).port);
}, 240_000);

async function start(): Promise<BuiltGateway> {
  const gateway = await startBuiltGateway({
    ...environmentFor(emulator),
    MIRROR_URL: postgres.url,
    MIRROR_CALLS_PER_MINUTE: '1200',
  });
  gateways.push(gateway);
  return gateway;
}

const visits = (where: string) => count(`visits where ${where}`);

/** Nothing while the tables are being made. */
async function count(from: string): Promise<number> {
  const [row] = await postgres.query(`select count(*)::int as rows from ${from}`).catch(() => []);
  return Number(row?.['rows'] ?? 0);
}
