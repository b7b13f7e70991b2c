import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openStore } from '../../src/store/open-store.ts';
import type { Counter, Store } from '../../src/store/store.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { Secret } from '../../src/values/secret.ts';
import { type CapturedLogger, capturedLogger } from '../kit/captured-logger.ts';
import { type TinyRedis, tinyRedis } from '../kit/tiny-redis.ts';

let redis: TinyRedis;
let logger: CapturedLogger;
let results: string[];
let opened: (Store & Counter)[];
/** Moves the time of breakers, not of timers. */
let ahead: number;

beforeEach(async () => {
  redis = await tinyRedis();
  logger = capturedLogger();
  results = [];
  opened = [];
  ahead = 0;
});

afterEach(async () => {
  for (const store of opened) await store.close();
  await redis.close();
});

async function open(secrets = ['key'], url = redis.url): Promise<Store & Counter> {
  const store = openStore({
    url,
    secrets: secrets.map((text) => new Secret(text)),
    clock: { ...systemClock, now: () => systemClock.now() + ahead },
    logger,
    observer: { storeCall: (operation, result) => void results.push(`${operation} ${result}`) },
  });
  opened.push(store);
  return store;
}

async function connected(secrets?: string[]): Promise<Store & Counter> {
  const store = await open(secrets);
  expect(await store.connected(2_000)).toBe(true);
  return store;
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now();
  const value = await work();
  return { value, ms: performance.now() - startedAt };
}

describe('a shared store', () => {
  test('gives one replica what another kept', async () => {
    const [one, two] = [await connected(), await connected()];
    await one.set('k', { id: '9007199254740993' }, 60_000);
    expect(await two.get('k')).toEqual({ id: '9007199254740993' });
    await two.delete('k');
    expect(await one.get('k')).toBeUndefined();
    expect(one.shared).toBe(true);
    expect(results).toEqual(['set ok', 'get hit', 'delete ok', 'get miss']);
  });

  test('keeps nothing in clear text, and each value for its time', async () => {
    const store = await connected();
    await store.set('k', { token: 'very-secret' }, 60_000);
    expect([...redis.kept.values()].join()).not.toContain('secret');
    expect(redis.commands.at(-1)).toEqual(
      expect.arrayContaining(['SET', 'hardware-gateway::k', 'PX', '60000']),
    );
  });

  test('reads with every secret of its list, and writes with the first', async () => {
    await (await connected(['old'])).set('k', 'v', 60_000);
    expect(await (await connected(['new', 'old'])).get('k')).toBe('v');
    expect(await (await connected(['new'])).get('k')).toBeUndefined();
  });

  test('takes what it cannot read for missing', async () => {
    const store = await connected();
    await store.set('a', 'of a', 60_000);
    redis.kept.set('hardware-gateway::b', redis.kept.get('hardware-gateway::a') ?? '');
    redis.kept.set('hardware-gateway::c', 'garbage');
    redis.kept.set('hardware-gateway::d', '{"value":"v1.AAAA"}');
    for (const key of ['b', 'c', 'd']) expect(await store.get(key)).toBeUndefined();
    expect(await store.get('a')).toBe('of a');
  });
});

describe('a start', () => {
  test('lets nobody go without the shared store who asks before it is connected', async () => {
    const one = await connected();
    await one.set('k', 'v', 60_000);
    const other = await open();
    expect(await other.get('k')).toBe('v');
    const third = await open();
    expect(await third.lock('lock', 1_000)).not.toBe('unavailable');
    expect(results).toEqual(['set ok', 'get hit', 'lock ok']);
  });
});

describe('a lock', () => {
  test('is given to one replica at a time', async () => {
    const [one, two] = [await connected(), await connected()];
    const lock = await one.lock('l', 5_000);
    expect(await two.lock('l', 5_000)).toBe('held');
    if (typeof lock === 'object') await lock.release();
    expect(await two.lock('l', 5_000)).toEqual({ release: expect.any(Function) });
  });

  test('that is somebody else’s by now is not given back', async () => {
    const store = await connected();
    const lock = await store.lock('l', 5_000);
    redis.kept.set('hardware-gateway::l', 'other');
    if (typeof lock === 'object') await lock.release();
    expect(redis.kept.get('hardware-gateway::l')).toBe('other');
  });

  test('granted after its caller went on without it is given back', async () => {
    const store = await connected();
    redis.stall();
    expect(await store.lock('l', 5_000)).toBe('unavailable');
    redis.resume();
    await systemClock.sleep(50);
    expect(redis.kept.size).toBe(0);
  });
});

describe('a stalled Redis', () => {
  test('costs at most 150 ms, and then nothing while it is left alone', async () => {
    const store = await connected();
    redis.stall();
    const first = await timed(() => store.get('k'));
    expect(first.value).toBeUndefined();
    expect(first.ms).toBeLessThan(200);
    expect((await timed(() => store.set('k', 'kept here', 60_000))).ms).toBeLessThan(20);
    expect((await timed(() => store.get('k'))).value).toBe('kept here');
    expect(await store.lock('l', 1_000)).toBe('unavailable');
    expect(results).toEqual(['get timeout', 'set skipped', 'get skipped', 'lock skipped']);
    redis.resume();
  });

  test('is used again when it answers, and has forgotten what it missed', async () => {
    const store = await connected();
    await store.set('changed', 'old', 60_000);
    await store.set('removed', 'old', 60_000);
    redis.stall();
    await store.get('x');
    await store.set('changed', 'new', 60_000);
    await store.delete('removed');
    redis.resume();
    ahead = 3_001;
    expect(await store.get('changed')).toBeUndefined();
    expect(await store.get('removed')).toBeUndefined();
    await store.set('changed', 'newest', 60_000);
    expect(await store.get('changed')).toBe('newest');
    const said = logger.lines.map((line) => line.message);
    expect(said).toContain('shared cache does not answer; memory serves meanwhile');
    expect(said).toContain('shared cache answers again');
  });

  test('that stays mute is given a new connection', async () => {
    const store = await connected();
    redis.stall();
    for (let call = 0; call < 3; call += 1) {
      await store.get('k');
      ahead += 3_001;
    }
    redis.resume();
    expect(await store.connected(3_000)).toBe(true);
    await store.set('k', 'v', 60_000);
    expect(await store.get('k')).toBe('v');
  });
});

describe('a dead Redis', () => {
  test('is served for from memory, and found again without a restart', async () => {
    const store = await connected();
    const { port } = new URL(redis.url);
    await redis.close();
    await systemClock.sleep(20);
    const { ms } = await timed(() => store.set('k', 'meanwhile', 60_000));
    expect(ms).toBeLessThan(50);
    expect(await store.get('k')).toBe('meanwhile');
    redis = await tinyRedis(Number(port));
    expect(await store.connected(4_000)).toBe(true);
    ahead += 3_001;
    await store.set('k', 'shared', 60_000);
    expect(await store.get('k')).toBe('shared');
    expect(redis.kept.size).toBe(1);
  });

  test('at the start is waited for no longer than asked, and by calls for two seconds', async () => {
    const { url } = redis;
    await redis.close();
    const store = await open(['key'], url);
    const { value, ms } = await timed(() => store.connected(300));
    expect(value).toBe(false);
    expect(ms).toBeLessThan(1_500);
    const first = await timed(() => store.get('k'));
    expect(first.value).toBeUndefined();
    expect(first.ms).toBeLessThan(3_000);
    const second = await timed(() => store.get('k'));
    expect(second.ms).toBeLessThan(50);
    redis = await tinyRedis(Number(new URL(url).port));
    expect(await store.connected(4_000)).toBe(true);
  });

  test('and one that only answers errors are the same to the caller', async () => {
    const store = await connected();
    redis.fail(true);
    await store.set('k', 'v', 60_000);
    expect(await store.get('k')).toBe('v');
    expect(results).toEqual(['set error', 'get skipped']);
  });
});

describe('a closed store', () => {
  test('answers as an empty one', async () => {
    const store = await connected();
    await store.set('k', 'v', 60_000);
    await store.close();
    expect(await store.get('k')).toBeUndefined();
    await store.close();
  });
});

describe('a store that cannot be opened', () => {
  test.each([
    ['no secret to encrypt with', [], undefined],
    ['an address that is none', ['key'], 'redis://['],
  ])('for %s is memory, and the log says so without the address', async (_, secrets, url) => {
    const store = await open(secrets, url);
    await store.set('k', 'v', 60_000);
    expect(await store.get('k')).toBe('v');
    expect(await store.connected(10)).toBe(false);
    expect(logger.lines.map((line) => line.level)).toEqual(['error']);
    expect(logger.text).not.toContain('redis://');
  });
});

describe('a number that replicas share', () => {
  test('is the sum of what all of them added, whoever asks', async () => {
    const [one, two] = [await open(), await open()];
    await Promise.all([one.connected(2_000), two.connected(2_000)]);
    expect(await one.add('n', 5, 60_000)).toBe(5);
    expect(await two.add('n', 7, 60_000)).toBe(12);
    expect(await one.add('n', -2, 60_000)).toBe(10);
    expect(redis.commands).toContainEqual(['PEXPIRE', 'hardware-gateway::n', '60000']);
  });

  test('is not known while Redis does not answer', async () => {
    const store = await open();
    await store.connected(2_000);
    redis.stall();
    const { value, ms } = await timed(() => store.add('n', 1, 60_000));
    expect(value).toBeUndefined();
    expect(ms).toBeLessThan(1_000);
  });
});
