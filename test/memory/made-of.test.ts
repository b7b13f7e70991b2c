import { beforeEach, describe, expect, test } from '@jest/globals';
import { endpoints } from '../../src/dashboard/endpoints.ts';
import { scene, writeTo } from './memory-kit.ts';

const one = endpoints.getProduct({ kind: 'product', productId: '1' });
const other = endpoints.getProduct({ kind: 'product', productId: '2' });

let there: ReturnType<typeof scene>;

beforeEach(async () => {
  there = scene({ [one.path]: { id: '1' }, [other.path]: { id: '2' } });
  const request = there.one.request();
  await request.find(one);
  await request.find(other);
});

/** What an answer is made of that reads both products. */
async function madeOf() {
  const request = there.one.request();
  await request.find(one);
  await request.find(other);
  return request.reading.madeOf();
}

describe('what an answer is made of', () => {
  test('is known where all of it was remembered, and holds until the first of it is not fresh', async () => {
    await there.clock.advance(1_000);
    const made = await madeOf();
    expect(made?.holds(there.clock.now())).toBe(true);
    expect(made?.until).toBe(there.clock.now() - 1_000 + 30_000);
    await there.clock.advance(28_999);
    expect(made?.holds(there.clock.now())).toBe(true);
    await there.clock.advance(1);
    expect(made?.holds(there.clock.now())).toBe(false);
  });

  test('holds no more when something was written, wherever in the account', async () => {
    const made = await madeOf();
    await there.one.request().write(writeTo('/products/3'), { id: '3' });
    expect(made?.holds(there.clock.now())).toBe(false);
  });

  test('holds no more when one of it was read again', async () => {
    const made = await madeOf();
    await there.one.request({ maxAgeMs: 0 }).find(other);
    expect(made?.holds(there.clock.now())).toBe(false);
  });

  test('is not known where the service was asked for some of it', async () => {
    const request = there.one.request();
    await request.find(one);
    await request.find(endpoints.getProduct({ kind: 'product', productId: '3' }));
    expect(request.reading.madeOf()).toBeUndefined();
  });

  test('is not known where some of it is beyond its time, or changes from moment to moment', async () => {
    const request = there.one.request();
    await request.find(one);
    request.reading.passed();
    await request.find(other);
    expect(request.reading.madeOf()).toBeUndefined();
    await there.clock.advance(31_000);
    expect(await madeOf()).toBeUndefined();
  });

  test('is not known where nothing was read', () => {
    expect(there.one.request().reading.madeOf()).toBeUndefined();
  });
});
