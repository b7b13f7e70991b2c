import { describe, expect, test } from '@jest/globals';
import { endpoints } from '../../src/dashboard/endpoints.ts';
import { UpstreamTimeout, UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { settle } from '../kit/fake-clock.ts';
import { productPath, productRecord } from '../kit/wire-records.ts';
import { replica, scene, stateOf, writeTo } from './memory-kit.ts';

const product = endpoints.getProduct({ kind: 'product', productId: productPath.slice('/products/'.length) });

/** Without a memory: only what is under way is shared. */
function slowScene() {
  const { clock, service, one } = scene({ [productPath]: productRecord() }, 0);
  service.mood = 'slow';
  return { clock, service, one };
}

describe('equal reads at the same time', () => {
  test('are one call, whose end all of them are told', async () => {
    const { service, one } = slowScene();
    const [first, second] = [one.request(), one.request()];
    const both = Promise.all([first.find(product), second.find(product)]);
    await settle();
    expect(service.open).toHaveLength(1);
    service.open[0]?.answer();
    expect(await both).toEqual([productRecord(), productRecord()]);
    expect([first.reading.counts.shared, second.reading.counts.shared]).toEqual([0, 1]);
    expect(second.reading.freshness(0)).toEqual({ age: 0, source: 'SERVICE' });
    expect(one.answeredBy).toEqual(['service', 'flight']);
  });

  test('are not kept when it has ended', async () => {
    const { service, one } = slowScene();
    service.mood = 'prompt';
    await one.request().find(product);
    await one.request().find(product);
    expect(service.received).toBe(2);
  });

  test('share an error, which nobody gets who comes later', async () => {
    const { service, one } = slowScene();
    const both = [one.request().find(product), one.request().find(product)];
    await settle();
    service.open[0]?.fail(new UpstreamUnavailable('down'));
    for (const read of both) await expect(read).rejects.toThrow('down');
    service.mood = 'prompt';
    expect(await one.request().find(product)).toEqual(productRecord());
  });

  test('are apart where the read began before a write and who asks came after it', async () => {
    const { service, one } = slowScene();
    const before = one.request().find(product);
    await settle();
    const writer = one.request({ maxAgeMs: 0 });
    const written = writer.write(writeTo(productPath), productRecord({ productName: 'new' }));
    await settle();
    service.open[1]?.answer();
    await written;
    const after = one.request().find(product);
    await settle();
    service.open[0]?.answer(productRecord({ productName: 'old' }));
    expect(await before).toMatchObject({ productName: 'old' });
    expect(await stateOf(after)).toBe('pending');
    service.open[0]?.answer();
    expect(await after).toMatchObject({ productName: 'new' });
  });

  test('are not joined by who wants the service itself, but who comes later joins that one', async () => {
    const { service, one } = slowScene();
    const first = one.request().find(product);
    await settle();
    const strict = one.request({ maxAgeMs: 0 }).find(product);
    await settle();
    const third = one.request().find(product);
    await settle();
    expect(service.open).toHaveLength(2);
    service.open[1]?.answer('new');
    expect(await third).toBe('new');
    expect(await strict).toBe('new');
    expect(await stateOf(first)).toBe('pending');
    service.open[0]?.answer('old');
    expect(await first).toBe('old');
  });

  test('are not joined where the read began longer ago than the answer may be old', async () => {
    const { clock, service, one } = slowScene();
    const first = one.request().find(product);
    await clock.advance(3_000);
    const second = one.request({ maxAgeMs: 2_000 }).find(product);
    await settle();
    expect(service.open).toHaveLength(2);
    for (const call of [...service.open]) call.answer();
    await Promise.all([first, second]);
  });

  test('go on for who has more time when the one that began them is out of it', async () => {
    const { clock, service, one } = slowScene();
    const hurried = one.request({ forMs: 1_000 }).find(product);
    await settle();
    const patient = one.request({ forMs: 9_000 }).find(product);
    await clock.advance(1_000);
    service.open[0]?.fail(new UpstreamTimeout('out of time'));
    await expect(hurried).rejects.toThrow('out of time');
    await settle();
    service.open[0]?.answer();
    expect(await patient).toEqual(productRecord());
    expect(service.received).toBe(2);
  });

  test('end for who has less time at that time, and go on for the other', async () => {
    const { clock, service, one } = slowScene();
    const patient = one.request({ forMs: 9_000 }).find(product);
    await settle();
    const hurried = one.request({ forMs: 1_000 }).find(product);
    const refused = expect(hurried).rejects.toThrow('did not answer in time');
    await clock.advance(1_000);
    await refused;
    service.open[0]?.answer();
    expect(await patient).toEqual(productRecord());
  });

  test('are not shared by accounts', async () => {
    const { clock, service, one } = slowScene();
    const other = replica(service, clock);
    const reads = [one.request().find(product), other.request().find(product)];
    await settle();
    expect(service.open).toHaveLength(2);
    for (const call of [...service.open]) call.answer();
    await Promise.all(reads);
  });
});
