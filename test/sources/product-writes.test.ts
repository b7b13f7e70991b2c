import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { fakeDashboard, lost, refused } from '../kit/fake-dashboard.ts';
import { emptyMemory, startRequest } from '../kit/fake-request.ts';
import { productId, productPath, productRecord } from '../kit/wire-records.ts';

const key = { kind: 'product', productId } as const;
const body: WireRecord = {
  productName: 'Widget driver',
  testHarness: 'attestation',
  deviceType: 'external',
  requestedSignatures: ['WINDOWS_v100_X64_RS5_FULL'],
  announcementDate: '2026-01-01T00:00:00Z',
  selectedProductTypes: { Windows_v100_RS5: 'Unclassified' },
};
const ours = productRecord();

/** A service whose answer to a create is lost, and that shows these products afterwards. */
function losing(...pages: WireRecord[][]) {
  const fake = fakeDashboard();
  fake.answers('createProduct', () => lost());
  fake.hasPages('/products', ...pages);
  return fake;
}

const indeterminate = (...found: string[]) => ({ details: { outcome: 'INDETERMINATE', found } });
const writes = (fake: { calls: string[] }) => fake.calls.filter((call) => /^(create|update)/.test(call));

describe('a product whose create is answered', () => {
  test('is done with the record, and nothing is looked up', async () => {
    const fake = fakeDashboard();
    fake.answers('createProduct', () => ({ kind: 'done', record: ours }));
    expect(await startRequest(fake).write.products.create(body)).toEqual({ kind: 'done', record: ours });
    expect(fake.calls).toEqual(['createProduct /products']);
    expect(fake.bodies).toEqual([body]);
  });

  test('is known from then on, and not adopted as the result of the next create', async () => {
    const fake = losing([ours]);
    const memory = emptyMemory();
    fake.answers('createProduct', () => ({ kind: 'done', record: ours }));
    await startRequest(fake, memory).write.products.create(body);
    fake.answers('createProduct', () => lost());
    await expect(startRequest(fake, memory).write.products.create(body)).rejects.toMatchObject(
      indeterminate(),
    );
  });
});

describe('a product whose create’s answer is lost is adopted', () => {
  test('when it alone has every field sent, is uncommitted, without submissions and new', async () => {
    const fake = losing([productRecord({ id: '1', productName: 'another' })], [ours]);
    expect(await startRequest(fake).write.products.create(body)).toEqual({ kind: 'done', record: ours });
    expect(writes(fake)).toHaveLength(1);
  });

  test('whatever else was known before', async () => {
    const other = productRecord({ id: '1', productName: 'another' });
    const fake = losing([other]);
    const memory = emptyMemory();
    await startRequest(fake, memory).products.list.all();
    fake.hasPages('/products', [other, ours]);
    expect(await startRequest(fake, memory).write.products.create(body)).toMatchObject({ kind: 'done' });
  });

  test('when the request had read the list before it wrote', async () => {
    const fake = losing([]);
    const { products, write } = startRequest(fake);
    expect(await products.list.all()).toEqual([]);
    fake.hasPages('/products', [ours]);
    expect(await write.products.create(body)).toEqual({ kind: 'done', record: ours });
  });
});

describe('a product whose create’s answer is lost is not adopted, but told of as found,', () => {
  test('when two have every field sent', async () => {
    const fake = losing([ours, productRecord({ id: '2' })]);
    await expect(startRequest(fake).write.products.create(body)).rejects.toMatchObject(
      indeterminate(`products/${productId}`, 'products/2'),
    );
    expect(writes(fake)).toHaveLength(1);
  });

  test('when it has a submission', async () => {
    const fake = losing([ours]);
    fake.hasPages(`${productPath}/submissions`, [{ id: '5' }]);
    await expect(startRequest(fake).write.products.create(body)).rejects.toMatchObject(
      indeterminate(`products/${productId}`),
    );
  });
});

describe('a product whose create’s answer is lost is not found', () => {
  test.each<[string, WireRecord]>([
    ['differs in its name', { productName: 'Widget driver 2' }],
    ['differs in the letter case of its name', { productName: 'widget driver' }],
    ['differs in its harness', { testHarness: 'hlk' }],
    ['differs in its device type', { deviceType: 'internal' }],
    ['differs in its signatures', { requestedSignatures: ['WINDOWS_v100_ARM64_RS5_FULL'] }],
    ['has more signatures', { requestedSignatures: ['WINDOWS_v100_X64_RS5_FULL', 'WINDOWS_v100_RS5_FULL'] }],
    ['differs in its announcement date', { announcementDate: '2026-01-02T00:00:00' }],
    ['differs in its product types', { selectedProductTypes: { windows_v100_RS5: 'Camera' } }],
    ['lacks a field that was sent', { announcementDate: undefined }],
    ['is committed', { isCommitted: true }],
  ])('when the only candidate %s', async (_, fields) => {
    const fake = losing([productRecord(fields)]);
    await expect(startRequest(fake).write.products.create(body)).rejects.toMatchObject(indeterminate());
    expect(writes(fake)).toHaveLength(1);
  });

  test.each(['a list', 'a single read'])('when it was known before, from %s', async (way) => {
    const fake = losing([ours]);
    fake.has(productPath, ours);
    const memory = emptyMemory();
    const { products } = startRequest(fake, memory);
    await (way === 'a list' ? products.list.all() : products.find(key));
    await expect(startRequest(fake, memory).write.products.create(body)).rejects.toMatchObject(
      indeterminate(),
    );
  });

  test('when the list does not show it', async () => {
    await expect(startRequest(losing([])).write.products.create(body)).rejects.toMatchObject(indeterminate());
  });
});

describe('a create whose answer is lost and that cannot be looked up', () => {
  test.each([
    ['the list', '/products'],
    ['its submissions', `${productPath}/submissions`],
  ])('is INDETERMINATE, and nothing is said of what was found: %s', async (_, path) => {
    const fake = losing([ours]);
    fake.hasPages(path, new UpstreamUnavailable('gone'));
    const error = await startRequest(fake)
      .write.products.create(body)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ details: { outcome: 'INDETERMINATE' } });
    expect(error).not.toMatchObject({ details: { found: expect.anything() } });
    expect(writes(fake)).toHaveLength(1);
  });
});

describe('two creates of one likeness at the same time', () => {
  test('never both adopt the one product that is there', async () => {
    const fake = losing([ours]);
    const memory = emptyMemory();
    const both = await Promise.allSettled([
      startRequest(fake, memory).write.products.create(body),
      startRequest(fake, memory).write.products.create(body),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(writes(fake)).toHaveLength(2);
  });

  test('do not stand in each other’s way when they differ', async () => {
    const other = productRecord({ id: '2', productName: 'another' });
    const fake = losing([ours, other]);
    const memory = emptyMemory();
    const both = await Promise.all([
      startRequest(fake, memory).write.products.create(body),
      startRequest(fake, memory).write.products.create({ ...body, productName: 'another' }),
    ]);
    expect(both).toEqual([
      { kind: 'done', record: ours },
      { kind: 'done', record: other },
    ]);
  });

  test('one after the other are adopted each', async () => {
    const fake = losing([ours]);
    const memory = emptyMemory();
    const first = await startRequest(fake, memory).write.products.create(body);
    fake.hasPages('/products', [ours, productRecord({ id: '2' })]);
    const second = await startRequest(fake, memory).write.products.create(body);
    expect([first, second]).toMatchObject([{ record: { id: productId } }, { record: { id: '2' } }]);
  });
});

describe('a change of a product', () => {
  const change = { productName: 'renamed', marketingNames: ['One'] };

  test('is sent once with its body', async () => {
    const fake = fakeDashboard();
    expect(await startRequest(fake).write.products.update(key, change)).toEqual({
      kind: 'done',
      record: null,
    });
    expect(fake.calls).toEqual([`updateProduct ${productPath}`]);
    expect(fake.bodies).toEqual([change]);
  });

  test('makes the request read everything afresh, also when it was refused', async () => {
    for (const answer of [
      { kind: 'done', record: null } as const,
      refused({ code: 'UPDATE_UNAUTHORIZED' }),
    ]) {
      const fake = fakeDashboard();
      fake.has(productPath, ours);
      fake.answers('updateProduct', () => answer);
      const { products, submissions, write } = startRequest(fake);
      const read = async () => {
        await products.find(key);
        await products.list.all();
        await submissions.list({ kind: 'product', key }).all();
      };
      await read();
      const reads = [...fake.calls];
      expect(await write.products.update(key, change)).toBe(answer);
      await read();
      expect(fake.calls).toEqual([...reads, `updateProduct ${productPath}`, ...reads]);
    }
  });

  test('whose answer is lost is done when the product shows it', async () => {
    const fake = fakeDashboard();
    fake.answers('updateProduct', () => lost());
    fake.has(productPath, productRecord(change));
    const { products, write } = startRequest(fake);
    await products.find(key);
    expect(await write.products.update(key, change)).toEqual({ kind: 'done', record: null });
    expect(fake.calls).toEqual([
      `getProduct ${productPath}`,
      `updateProduct ${productPath}`,
      `getProduct ${productPath}`,
    ]);
  });

  test.each<[string, WireRecord | null, string[]]>([
    ['shows a part of it', productRecord({ productName: 'renamed' }), [`products/${productId}`]],
    ['shows nothing of it', productRecord(), [`products/${productId}`]],
    ['is gone', null, []],
  ])('whose answer is lost is INDETERMINATE when the product %s', async (_, record, found) => {
    const fake = fakeDashboard();
    fake.answers('updateProduct', () => lost());
    fake.has(productPath, record);
    await expect(startRequest(fake).write.products.update(key, change)).rejects.toMatchObject(
      indeterminate(...found),
    );
    expect(writes(fake)).toHaveLength(1);
  });
});
