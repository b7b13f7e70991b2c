import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { type RealRedis, startRealRedis } from '../kit/real-redis.ts';

let redis: RealRedis;
let emulator: RunningEmulator;
let gateways: BuiltGateway[] = [];

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
});
beforeEach(async () => {
  redis = await startRealRedis();
});
afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop('SIGKILL')));
  gateways = [];
  await redis.kill();
  emulator.control.clearFaults();
  emulator.control.forgetCalls();
});
afterAll(() => emulator.close());

describe('replicas that share a Redis', () => {
  test('make one token request for any number of cold callers', async () => {
    emulator.control.addFault({ kind: 'delay', delayMs: 1_000, times: null, match: { kind: 'token' } });
    const replicas = await startReplicas(4);
    await askAll(replicas, 60);
    expect(tokenRequests()).toBe(1);
  });

  test('make one token request when the service refuses the token of them all', async () => {
    const replicas = await startReplicas(4);
    await askAll(replicas, 1);
    expect(tokenRequests()).toBe(1);
    emulator.control.revokeTokens();
    await askAll(replicas, 60);
    expect(tokenRequests()).toBe(2);
  });

  test('do not wait for a replica that died while it asked', async () => {
    emulator.control.addFault({ kind: 'hang', match: { kind: 'token' } });
    const [dying] = await startReplicas(1);
    await eventually('its token request', () => tokenRequests() === 1);
    await dying?.stop('SIGKILL');
    const [second] = await startReplicas(1, { REQUEST_TIMEOUT_MS: '20000' });
    expect((await ask(second?.url ?? '', question)).errors).toBeUndefined();
    expect(tokenRequests()).toBe(2);
  });

  test('know of each other’s accepted commits', async () => {
    const [one, other] = await startReplicas(2);
    const id = await committed(one?.url ?? '');
    expect(await progressOf(other?.url ?? '', id)).toBe('PROCESSING');
  });
});

describe('what Redis holds', () => {
  test('is encrypted: no token, no secret and no plain value, in keys or values', async () => {
    const [gateway] = await startReplicas(1);
    await committed(gateway?.url ?? '');
    const contents = await redis.contents();
    expect(contents.size).toBeGreaterThanOrEqual(2);
    const text = JSON.stringify([...contents]);
    for (const plain of ['eyJ0eXAi', emulator.clientSecret, 'expiresAt', 'access_token', 'true'])
      expect(text).not.toContain(plain);
    for (const key of contents.keys()) expect(key).toMatch(/^hardware-gateway::/);
  });

  test('is read with the old CACHE_SECRET while the new one is brought in', async () => {
    await warm({ CACHE_SECRET: 'old-secret' });
    expect(tokenRequests()).toBe(1);
    await warm({ CACHE_SECRET: 'new-secret,old-secret' });
    expect(tokenRequests()).toBe(1);
  });

  test('is as good as nothing to whoever has another CACHE_SECRET, and is not spoilt by it for good', async () => {
    await warm({ CACHE_SECRET: 'one' });
    await warm({ CACHE_SECRET: 'another' });
    expect(tokenRequests()).toBe(2);
    await warm({ CACHE_SECRET: 'another' });
    expect(tokenRequests()).toBe(2);
  });

  test('may vanish: after a flush everything is answered, and a new replica asks for a new token', async () => {
    const [gateway] = await startReplicas(1);
    await ask(gateway?.url ?? '', question);
    await redis.flush();
    expect((await ask(gateway?.url ?? '', question)).errors).toBeUndefined();
    expect(tokenRequests()).toBe(1);
    await warm();
    expect(tokenRequests()).toBe(2);
  });
});

async function startReplicas(
  count: number,
  environment: Record<string, string> = {},
): Promise<BuiltGateway[]> {
  const started = await Promise.all(
    Array.from({ length: count }, () =>
      startBuiltGateway({ ...environmentFor(emulator), CACHE_URL: redis.url, ...environment }),
    ),
  );
  gateways.push(...started);
  return started;
}

/** A replica comes, answers, and goes. */
async function warm(environment: Record<string, string> = {}): Promise<void> {
  const [gateway] = await startReplicas(1, environment);
  expect((await ask(gateway?.url ?? '', question)).errors).toBeUndefined();
  await gateway?.stop('SIGKILL');
}

/** That many callers at each replica at once, none of whom may see an error. */
async function askAll(replicas: readonly BuiltGateway[], callers: number): Promise<void> {
  const answers = replicas.flatMap(({ url }) => Array.from({ length: callers }, () => ask(url, question)));
  for (const { errors } of await Promise.all(answers)) expect(errors).toBeUndefined();
}

function tokenRequests(): number {
  return emulator.control.tokenRequests().length;
}

const question = '{ audiences { id } }';

/** Commits a new submission; the service, whose clock stands still, goes on saying that the commit is pending. */
async function committed(url: string): Promise<string> {
  const { data } = await ask(
    url,
    'mutation { createProduct(input: { name: "shared", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) { product { id } } }',
  );
  const submitted = await ask(
    url,
    'mutation ($product: ID!) { createSubmission(input: { product: $product, name: "shared", type: INITIAL }) { submission { id } } }',
    { product: data.createProduct.product.id },
  );
  const { id } = submitted.data.createSubmission.submission;
  await ask(url, 'mutation ($id: ID!) { commitSubmission(input: { id: $id }) { userErrors { code } } }', {
    id,
  });
  return id;
}

async function progressOf(url: string, id: string): Promise<string> {
  const { data } = await ask(url, 'query ($id: ID!) { node(id: $id) { ... on Submission { progress } } }', {
    id,
  });
  return data.node.progress;
}
