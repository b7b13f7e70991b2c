import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { type RealPostgres, startRealPostgres } from '../kit/real-postgres.ts';
import { rawRequest } from '../server/raw-request.ts';
import { rawSocket } from '../server/raw-socket.ts';

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

test('clients of reports that read nothing keep neither the walk nor other reports nor GraphQL waiting', async () => {
  const gateway = await start();
  await eventually('the mirror', async () => (await get(gateway, 'products.csv?limit=1')).status === 200);
  await postgres.query(
    `insert into products (id, account, product_id, name, message, first_seen_at, changed_at, read_at)
     select 'products/x' || n, '', 'x' || n, 'made', repeat('m', 2000), now, now, now
     from generate_series(1, 20000) as n, (select '2026-01-01T00:00:00.000Z' as now) as moment`,
  );
  const { port } = new URL(gateway.url);
  const lazy = Array.from({ length: 12 }, () => {
    const { socket } = rawSocket(
      Number(port),
      'GET /reports/products.csv HTTP/1.1',
      'host: localhost',
      '',
      '',
    );
    return once(socket, 'data').then(() => socket.pause());
  });
  const sockets = await Promise.all(lazy);
  const held = await postgres.query(
    "select count(*)::int as held from pg_stat_activity where query like '%report_products%' and state <> 'idle'",
  );
  expect(Number(held[0]?.['held'])).toBeGreaterThanOrEqual(12);
  for (let round = 0; round < 8; round += 1) {
    expect((await get(gateway, 'submissions.csv?limit=1')).status).toBe(200);
    const { data } = await ask(
      gateway.url,
      '{ mirror { submissionStats(groupBy: []) { groups { count } } } }',
    );
    expect(data.mirror.submissionStats.groups).toHaveLength(1);
  }
  const [before] = await postgres.query("select value from facts where name = 'revision'");
  await ask(gateway.url, '{ products(first: 1) { nodes { id name } } }', {}, { 'cache-control': 'no-cache' });
  await eventually('what was read is written', async () => {
    const [after] = await postgres.query("select value from facts where name = 'revision'");
    return after?.['value'] !== before?.['value'];
  });
  expect(gateway.output()).not.toContain('no mirror for now');
  for (const socket of sockets) socket.destroy();
}, 120_000);

const get = ({ url }: BuiltGateway, report: string) => rawRequest(`${url}/reports/${report}`);

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
