import { describe, expect, test } from '@jest/globals';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import type { ProductNode } from '../../src/sources/nodes.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { emptyMemory, startRequest } from '../kit/fake-request.ts';
import { productRecord } from '../kit/wire-records.ts';

const key = (productId: string) => ({ kind: 'product', productId }) as const;
const reference = (productId: string): ProductNode => ({ kind: 'product', key: key(productId) });

/** Products 1 to 5 by single reads, and in lists of two. */
function five() {
  const fake = fakeDashboard();
  const records = ['1', '2', '3', '4', '5'].map((id) => productRecord({ id, productName: `p${id}` }));
  for (const record of records) fake.has(`/products/${record['id']}`, record);
  fake.hasPages('/products', records.slice(0, 2), records.slice(2, 4), records.slice(4));
  return fake;
}

describe('a product', () => {
  test('is read once a request, whatever the number of paths to it', async () => {
    const fake = five();
    const { products } = startRequest(fake);
    const found = await Promise.all([
      products.find(key('1')),
      products.find(key('1')),
      products.find(key('2')),
    ]);
    expect(await products.field(reference('1'), 'productName')).toBe('p1');
    expect(found[0]).toEqual({
      kind: 'product',
      key: key('1'),
      record: expect.objectContaining({ id: '1' }),
      whole: true,
    });
    expect(fake.calls).toEqual(['getProduct /products/1', 'getProduct /products/2']);
  });

  test('is read again in the next request', async () => {
    const fake = five();
    const memory = emptyMemory();
    await startRequest(fake, memory).products.find(key('1'));
    await startRequest(fake, memory).products.find(key('1'));
    expect(fake.calls).toHaveLength(2);
  });

  test('is null where there is none, and its fields are undefined', async () => {
    const { products } = startRequest(fakeDashboard());
    expect(await products.find(key('9'))).toBeNull();
    expect(await products.field(reference('9'), 'productName')).toBeUndefined();
  });

  test('that cannot be read takes nothing from the others', async () => {
    const fake = five();
    fake.has('/products/2', new UpstreamUnavailable('gone'));
    const { products } = startRequest(fake);
    const [one, two] = await Promise.allSettled([products.find(key('1')), products.find(key('2'))]);
    expect([one.status, two.status]).toEqual(['fulfilled', 'rejected']);
  });

  test('from the list carries every field, and costs no call, also for a field it leaves out', async () => {
    const fake = five();
    const { products } = startRequest(fake);
    const [record = {}] = await products.list.all();
    const calls = fake.calls.length;
    const node = products.toNode(record);
    expect(products.field(node, 'productName')).toBe('p1');
    expect(products.field(node, 'driverType')).toBeUndefined();
    expect(fake.calls).toHaveLength(calls);
  });
});

describe('several products by id', () => {
  test('are read one by one while the number of the list’s pages is not known', async () => {
    const fake = five();
    const { products } = startRequest(fake);
    await Promise.all(['1', '2', '3', '4', '5'].map((id) => products.find(key(id))));
    expect(fake.calls.map((call) => call.split(' ')[0])).toEqual(Array(5).fill('getProduct'));
  });

  test('come from the list when the last walk had fewer pages than there are products', async () => {
    const fake = five();
    const memory = emptyMemory();
    await startRequest(fake, memory).products.list.all();
    expect(memory.productPages).toBe(3);
    fake.calls.length = 0;

    const { products } = startRequest(fake, memory);
    const found = await Promise.all(['5', '1', '3', '2'].map((id) => products.find(key(id))));
    expect(found.map((node) => node?.record?.['id'])).toEqual(['5', '1', '3', '2']);
    expect(fake.calls.map((call) => call.split(' ')[0])).toEqual(Array(3).fill('listProducts'));
  });

  test('are read one by one when the list has as many pages as there are products', async () => {
    const fake = five();
    const memory = emptyMemory();
    await startRequest(fake, memory).products.list.all();
    fake.calls.length = 0;
    const { products } = startRequest(fake, memory);
    await Promise.all(['5', '1', '3'].map((id) => products.find(key(id))));
    expect(fake.calls.map((call) => call.split(' ')[0])).toEqual(Array(3).fill('getProduct'));
  });

  test('that the list does not show are read one by one', async () => {
    const fake = five();
    fake.has('/products/77', productRecord({ id: '77' }));
    const memory = emptyMemory();
    memory.productPages = 3;
    const { products } = startRequest(fake, memory);
    const found = await Promise.all(['1', '2', '3', '77', '78'].map((id) => products.find(key(id))));
    expect(found.map((node) => node?.key.productId)).toEqual(['1', '2', '3', '77', undefined]);
    expect(fake.calls.slice(3)).toEqual(['getProduct /products/77', 'getProduct /products/78']);
  });

  test('are read one by one when the list cannot be read', async () => {
    const fake = five();
    fake.hasPages('/products', new UpstreamUnavailable('gone'));
    const memory = emptyMemory();
    memory.productPages = 1;
    const { products } = startRequest(fake, memory);
    const found = await Promise.all(['1', '2'].map((id) => products.find(key(id))));
    expect(found.map((node) => node?.key.productId)).toEqual(['1', '2']);
  });

  test('do not make a walk that stopped early count as the number of pages', async () => {
    const fake = five();
    const memory = emptyMemory();
    const { products } = startRequest(fake, memory);
    await products.list.walk('', () => false);
    expect(memory.productPages).toBeUndefined();
  });
});

describe('pages of a list', () => {
  test('are read once a request, also when two read them at the same time', async () => {
    const fake = five();
    const { products } = startRequest(fake);
    await Promise.all([products.list.all(), products.list.all()]);
    await products.list.all();
    expect(fake.calls).toHaveLength(3);
  });
});

describe('a product that was just created', () => {
  const created: ProductNode = {
    kind: 'product',
    key: key('1'),
    answer: { id: '1', productName: 'as answered' },
  };

  test('is read afresh', async () => {
    const { products } = startRequest(five());
    expect(await products.field(created, 'productName')).toBe('p1');
  });

  test.each([
    ['does not show it yet', null],
    ['cannot be read', new UpstreamUnavailable('gone')],
  ])('is shown as the create answered it when the service %s', async (_, record) => {
    const fake = fakeDashboard();
    fake.has('/products/1', record);
    const { products } = startRequest(fake);
    expect(await products.field(created, 'productName')).toBe('as answered');
  });
});
