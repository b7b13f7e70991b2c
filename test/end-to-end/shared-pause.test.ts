import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { type TinyRedis, tinyRedis } from '../kit/tiny-redis.ts';

let redis: TinyRedis;
let stage: Stage;
let replica: BuiltGateway;

beforeAll(async () => {
  redis = await tinyRedis();
  const environment = { CACHE_URL: redis.url, REQUEST_TIMEOUT_MS: '2000' };
  stage = await setStage({ environment });
  replica = await startBuiltGateway({ ...environmentFor(stage.emulator), ...environment });
});
afterAll(async () => {
  await replica?.stop('SIGKILL');
  await stage?.close();
  await redis?.close();
});

const query = '{ audiences { name } }';
const code = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.[0]?.extensions['code'];

test('a pause after a 429 is kept by a replica that never saw the 429', async () => {
  stage.emulator.control.addFault({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '60' },
    match: { kind: 'api' },
  });
  expect(code(await stage.ask(query))).toBe('UPSTREAM_THROTTLED');
  await eventually('the other replica to pause', async () => {
    const answer = await ask(replica.url, query, {}, { 'cache-control': 'no-cache' });
    return code(answer) === 'UPSTREAM_THROTTLED';
  });
  const before = stage.calls('GET').length;
  const { errors, extensions } = await ask(replica.url, query, {}, { 'cache-control': 'no-cache' });
  expect(errors?.[0]?.extensions).toMatchObject({ retryAfterSeconds: expect.any(Number) });
  expect([extensions.cost.upstreamCalls, stage.calls('GET').length]).toEqual([0, before]);
  expect(replica.log().some(({ msg }) => msg === 'account paused by another replica')).toBe(true);
  expect(replica.log().some(({ msg }) => msg === 'account paused')).toBe(false);
});
