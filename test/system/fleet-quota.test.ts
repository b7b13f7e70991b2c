import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { Secret } from '../../src/values/secret.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { type RealRedis, startRealRedis } from '../kit/real-redis.ts';

let redis: RealRedis;
let emulator: RunningEmulator;
let gateways: BuiltGateway[] = [];

beforeAll(async () => {
  [redis, emulator] = await Promise.all([startRealRedis(), startEmulator({ speed: 0 })]);
});
afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop('SIGKILL')));
  gateways = [];
  await redis.flush();
  emulator.control.forgetCalls();
});
afterAll(async () => {
  await redis?.kill();
  await emulator?.close();
});

const windowMs = 1_500;

test('a window in Redis never has more places taken than it has, and frees them in time', async () => {
  const stores = Array.from({ length: 4 }, openStore);
  try {
    const [first] = stores;
    const request = { limit: 7, windowMs, untold: [] };
    const { window } = (await first?.takePlaces('w', { ...request, wanted: 9, window: undefined })) ?? {};
    // Who does not know the window has changed nothing.
    expect(await first?.takePlaces('w', { ...request, wanted: 0, window })).toEqual({
      window,
      taken: 0,
      frees: [],
    });
    const taken: { count: number; from: number; to: number }[] = [];
    const until = Date.now() + 6_000;
    const hammer = async (store: (typeof stores)[number]) => {
      while (Date.now() < until) {
        const from = Date.now();
        const answer = await store.takePlaces('w', { ...request, wanted: 2, window });
        if (answer !== undefined && answer.taken > 0)
          taken.push({ count: answer.taken, from, to: Date.now() });
        await pause(30);
      }
    };
    await Promise.all(stores.map(hammer));
    for (const one of taken) {
      // Those that were surely taken within one window, however long their answers took.
      const together = taken.filter(({ from, to }) => from >= one.from && to <= one.from + windowMs);
      expect(together.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(7);
    }
    // At worst 2.5 s for each round of seven.
    expect(taken.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(14);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
});

test('a window in Redis counts what it is told, by its age, and says when it is free', async () => {
  const store = openStore();
  try {
    const request = { wanted: 1, limit: 5, windowMs: 60_000 };
    const { window } = (await store.takePlaces('w', { ...request, window: '', untold: [] })) ?? {};
    const untold = [
      { agoMs: 70_000, places: 3 },
      { agoMs: 20_000, places: 5 },
    ];
    const full = await store.takePlaces('w', { ...request, window, untold });
    expect(full).toMatchObject({ taken: 0, frees: [{ places: 5, inMs: expect.any(Number) }] });
    expect(full?.frees[0]?.inMs).toBeGreaterThan(39_000);
    expect(full?.frees[0]?.inMs).toBeLessThanOrEqual(41_000);
  } finally {
    await store.close();
  }
});

test('UPSTREAM_CALLS_PER_MINUTE holds for all replicas together, and each knows the calls of all', async () => {
  gateways = await Promise.all(
    Array.from({ length: 3 }, () =>
      startBuiltGateway({
        ...environmentFor(emulator),
        CACHE_URL: redis.url,
        UPSTREAM_CALLS_PER_MINUTE: '12',
        REQUEST_TIMEOUT_MS: '5000',
      }),
    ),
  );
  await eventually('the shared cache', () =>
    gateways.every((gateway) => gateway.log().some(({ msg }) => msg === 'shared cache connected')),
  );
  const query = '{ audiences { name } }';
  const headers = { 'cache-control': 'no-cache' };
  // One after the other, so that no answer is shared between them.
  const codes: unknown[] = [];
  for (let round = 0; round < 7; round += 1) {
    const answers = await Promise.all(gateways.map(({ url }) => ask(url, query, {}, headers)));
    codes.push(...answers.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'served'));
  }
  expect(codes.filter((code) => code === 'served')).toHaveLength(12);
  expect(codes.filter((code) => code === 'UPSTREAM_THROTTLED')).toHaveLength(9);
  expect(emulator.control.calls({ kind: 'api' })).toHaveLength(12);
  for (const { url } of gateways) {
    const { data } = await ask(url, '{ rateLimit { callsPerMinute callsInLastMinute } }');
    expect(data.rateLimit).toEqual({ callsPerMinute: 12, callsInLastMinute: 12 });
  }
});

function openStore() {
  const secrets = [new Secret('x')];
  const observer = { storeCall: () => undefined };
  return createRedisStore({
    url: redis.url,
    secrets,
    clock: systemClock,
    logger: capturedLogger(),
    observer,
  });
}
