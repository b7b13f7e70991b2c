import { describe, expect, test } from '@jest/globals';
import type { Late } from '../../src/dashboard/dashboard.ts';
import { endpoints } from '../../src/dashboard/endpoints.ts';
import {
  UpstreamForbidden,
  UpstreamThrottled,
  UpstreamUnavailable,
} from '../../src/errors/upstream-errors.ts';
import type { ProductKey } from '../../src/values/node-id.ts';
import { fakeClock, settle } from '../kit/fake-clock.ts';
import { lost } from '../kit/fake-dashboard.ts';
import { productId, productPath, productRecord } from '../kit/wire-records.ts';
import { fakeSharedStore, replica, scene, slowService, writeTo } from './memory-kit.ts';

const key: ProductKey = { kind: 'product', productId };
const product = endpoints.getProduct(key);
const down = new UpstreamUnavailable('down');

describe('what was read', () => {
  test('answers later requests while it is fresh, and says how old it is', async () => {
    const { clock, service, one } = scene({ [productPath]: productRecord() });
    await one.request().find(product);
    await clock.advance(29_500);
    const later = one.request();
    expect(await later.find(product)).toEqual(productRecord());
    expect(service.received).toBe(1);
    expect(later.reading.freshness(clock.now())).toEqual({ age: 29, source: 'MEMORY' });
    expect(one.answeredBy).toEqual(['service', 'process']);
  });

  test('is given once more when it is no longer fresh, while one call fetches it anew', async () => {
    const { clock, service, one } = scene({ [productPath]: productRecord() });
    await one.request().find(product);
    await clock.advance(31_000);
    service.mood = 'slow';
    const askers = [one.request(), one.request(), one.request()];
    for (const asker of askers) await asker.find(product);
    expect(service.open).toHaveLength(1);
    expect(askers[2]?.reading.freshness(clock.now())).toEqual({ age: 31, source: 'STALE' });
    service.open[0]?.answer('new');
    await settle();
    const later = one.request();
    expect(await later.find(product)).toBe('new');
    expect(later.reading.freshness(clock.now()).source).toBe('MEMORY');
  });

  test('is waited for when its grace is over', async () => {
    const { clock, service, one } = scene({ [productPath]: productRecord() });
    await one.request().find(product);
    await clock.advance(61_000);
    service.things.set(productPath, 'new');
    expect(await one.request().find(product)).toBe('new');
  });

  test.each([
    ['down', down],
    ['throttled', new UpstreamThrottled(60)],
  ])('is given beyond its time while the service is %s, up to ten times as long', async (_, outage) => {
    const { clock, service, one } = scene({ [productPath]: productRecord() });
    await one.request().find(product);
    service.mood = outage;
    await clock.advance(299_000);
    const asker = one.request();
    expect(await asker.find(product)).toEqual(productRecord());
    expect(asker.reading.freshness(clock.now())).toEqual({ age: 299, source: 'STALE' });
    await clock.advance(2_000);
    await expect(one.request().find(product)).rejects.toBe(outage);
  });

  test('is not given in an outage where something was written meanwhile', async () => {
    const { clock, service, one } = scene({ [productPath]: 'old' });
    await one.request().find(product);
    await clock.advance(61_000);
    service.mood = 'slow';
    const waiting = one.request().find(product);
    await settle();
    const written = one.request().write(writeTo(productPath), 'new');
    await settle();
    service.open[1]?.answer();
    await written;
    service.open[0]?.fail(down);
    await expect(waiting).rejects.toBe(down);
  });

  test('does not stand in for a refusal', async () => {
    const { clock, service, one } = scene({ [productPath]: productRecord() });
    await one.request().find(product);
    service.mood = new UpstreamForbidden('no');
    await clock.advance(61_000);
    await expect(one.request().find(product)).rejects.toThrow('no');
  });

  test('is no older than a request allows, also in an outage', async () => {
    const { clock, service, one } = scene({ [productPath]: productRecord() });
    await one.request().find(product);
    await clock.advance(10_000);
    await one.request({ maxAgeMs: 10_000 }).find(product);
    expect(service.received).toBe(1);
    await clock.advance(1);
    service.mood = down;
    await expect(one.request({ maxAgeMs: 10_000 }).find(product)).rejects.toBe(down);
  });

  test('is passed by on demand, and what is read then is kept', async () => {
    const { service, one } = scene({ [productPath]: 'old' });
    await one.request().find(product);
    service.things.set(productPath, 'new');
    expect(await one.request({ maxAgeMs: 0 }).find(product)).toBe('new');
    expect(await one.request().find(product)).toBe('new');
    expect(service.received).toBe(2);
  });

  test('is nothing where there was nothing', async () => {
    const { service, one } = scene();
    expect(await one.request().find(product)).toBeNull();
    service.things.set(productPath, 'there');
    expect(await one.request().find(product)).toBe('there');
  });

  test('is bounded by the longest age, in an outage too', async () => {
    const { clock, service, one } = scene({ [productPath]: productRecord() }, 10_000);
    await one.request().find(product);
    service.mood = down;
    await clock.advance(9_999);
    await one.request().find(product);
    await clock.advance(1);
    await expect(one.request().find(product)).rejects.toBe(down);
  });
});

describe('a write', () => {
  test('makes a replica forget the thing, what is under it, and the lists that show it, and nothing else', async () => {
    const { service, one } = scene({
      '/products': { records: [], next: null },
      [productPath]: 'p',
      '/products/7': 'q',
    });
    const lists = [endpoints.listProducts(), endpoints.listSubmissions(key)];
    service.things.set(`${productPath}/submissions`, { records: [], next: null });
    const other = endpoints.getProduct({ kind: 'product', productId: '7' });
    const all = async () => {
      const request = one.request();
      for (const list of lists) await request.page(list, '');
      for (const single of [product, other]) await request.find(single);
      return request.reading.counts.remembered;
    };
    await all();
    expect(await all()).toBe(4);
    await one.request().write(writeTo(`${productPath}/submissions/1/commit`), 'x');
    expect(await all()).toBe(1);
  });

  test('is not followed by an older answer that was on its way', async () => {
    const { service, one } = scene({ [productPath]: 'old' });
    service.mood = 'slow';
    const before = one.request().find(product);
    await settle();
    const written = one.request().write(writeTo(productPath), 'new');
    await settle();
    service.open[1]?.answer();
    await written;
    service.open[0]?.answer('old');
    expect(await before).toBe('old');
    service.mood = 'prompt';
    expect(await one.request().find(product)).toBe('new');
  });

  test('is followed by a time in which nothing is kept for long', async () => {
    const { clock, service, one } = scene({ [productPath]: 'p' });
    await one.request().write(writeTo(productPath), 'p');
    await one.request().find(product);
    await clock.advance(11_000);
    await one.request().find(product);
    expect(service.received).toBe(3);
    await clock.advance(600_000);
    await one.request().find(product);
    await clock.advance(11_000);
    await one.request().find(product);
    expect(service.received).toBe(4);
  });
});

test('a write whose answer comes late is news again', async () => {
  const clock = fakeClock();
  const service = slowService();
  service.things.set(productPath, 'before');
  let tell: Late | undefined;
  const one = replica(service, clock);
  const request = one.request({
    dashboard: {
      ...service.dashboard(),
      async write(_endpoint, _body, late) {
        tell = late;
        return lost();
      },
    },
  });
  await request.write(writeTo(productPath), 'x');
  expect(await one.request().find(product)).toBe('before');
  service.things.set(productPath, 'after');
  tell?.(null);
  expect(await one.request().find(product)).toBe('after');
});

describe('replicas with a store', () => {
  function pair() {
    const clock = fakeClock();
    const service = slowService();
    service.things.set(productPath, 'old');
    const store = fakeSharedStore(clock);
    const replicas = [replica(service, clock, { store }), replica(service, clock, { store })] as const;
    return { clock, service, store, replicas };
  }

  test('use what one of them has read', async () => {
    const { clock, service, replicas } = pair();
    await replicas[0].request().find(product);
    await settle();
    await clock.advance(2_000);
    const asker = replicas[1].request();
    expect(await asker.find(product)).toBe('old');
    expect(service.received).toBe(1);
    expect(asker.reading.freshness(clock.now())).toEqual({ age: 2, source: 'MEMORY' });
    expect(replicas[1].answeredBy).toEqual(['store']);
  });

  test('forget what any of them writes', async () => {
    const { replicas } = pair();
    for (const { request } of replicas) await request().find(product);
    await replicas[0].request().write(writeTo(productPath), 'new');
    for (const { request } of replicas) expect(await request().find(product)).toBe('new');
  });

  test('are told later of what was written while the store was away', async () => {
    const { store, replicas } = pair();
    for (const { request } of replicas) await request().find(product);
    store.away = true;
    await replicas[0].request().write(writeTo(productPath), 'new');
    expect(await replicas[0].request().find(product)).toBe('new');
    expect(await replicas[1].request().find(product)).toBe('old');
    store.away = false;
    expect(await replicas[0].request().find(product)).toBe('new');
    expect(await replicas[1].request().find(product)).toBe('new');
  });

  test('share no path in the clear', async () => {
    const { store, replicas } = pair();
    await replicas[0].request().find(product);
    await settle();
    expect([...store.kept.keys()]).toEqual([expect.stringMatching(/^read:account:\d+:[\w-]{43}$/)]);
  });
});
