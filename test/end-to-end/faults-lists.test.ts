import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../src/emulator/faults.ts';
import { DEFAULT_SETTINGS } from '../../src/emulator/settings.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({
    emulator: { products: 120, submissionsPerProduct: 2 },
    environment: { REQUEST_TIMEOUT_MS: '4000', UPSTREAM_TIMEOUT_MS: '1000', UPSTREAM_CONCURRENCY: '50' },
  });
});
afterEach(() => {
  stage.emulator.control.settings(DEFAULT_SETTINGS);
  stage.calm();
});
afterAll(() => stage.close());

const page = '{ nodes { id } pageInfo { hasNextPage endCursor } }';

/** A list may be wrong in more ways than a record. */
const troubles: readonly (readonly [string, FaultOrder, string])[] = [
  ['503', { kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
  ['cut body', { kind: 'cut-body' }, 'UPSTREAM_UNAVAILABLE'],
  ['garbage', { kind: 'garbage' }, 'UPSTREAM_INVALID_RESPONSE'],
  ['HTML', { kind: 'html' }, 'UPSTREAM_INVALID_RESPONSE'],
  ['an empty object', { kind: 'empty-object' }, 'UPSTREAM_INVALID_RESPONSE'],
  ['no `value`', { kind: 'body', body: { links: [] } }, 'UPSTREAM_INVALID_RESPONSE'],
  ['`value` as an object', { kind: 'body', body: { value: { id: 1 } } }, 'UPSTREAM_INVALID_RESPONSE'],
  ['`value` as null', { kind: 'body', body: { value: null } }, 'UPSTREAM_INVALID_RESPONSE'],
  ['a bare list', { kind: 'body', body: [] }, 'UPSTREAM_INVALID_RESPONSE'],
  ['an entry without an id', { kind: 'body', body: { value: [{}] } }, 'UPSTREAM_INVALID_RESPONSE'],
  ['an entry that is null', { kind: 'body', body: { value: [null] } }, 'UPSTREAM_INVALID_RESPONSE'],
];

describe('lists in trouble', () => {
  test('are null with an error, while their products and the other lists stay', async () => {
    const products = await firstProducts(troubles.length + 1);
    for (const [n, [, fault]] of troubles.entries()) {
      const match = { pattern: `/${products[n]}/submissions$` };
      stage.emulator.control.addFault({ ...fault, times: null, match });
    }
    const { data, errors } = await stage.ask(
      `{ nodes(ids: ${JSON.stringify(products)}) { ... on Product { name submissions { nodes { name } } } } }`,
    );
    const codes = new Map(errors?.map(({ path, extensions }) => [path?.[1], extensions['code']]));
    for (const [n, [, , code]] of troubles.entries()) {
      expect(data.nodes[n]).toEqual({ name: expect.any(String), submissions: null });
      expect(codes.get(n)).toBe(code);
    }
    expect(data.nodes.at(-1).submissions.nodes).toHaveLength(2);
    expect(errors).toHaveLength(troubles.length);
  }, 15_000);

  test('recover unseen when the trouble passes on the second page', async () => {
    await stage.renewGateway();
    stage.emulator.control.addFault({ kind: 'cut-body', times: 2, match: { pattern: 'continuationToken' } });
    const { data, errors } = await stage.ask(`{ products(first: 1000) ${page} }`);
    expect(errors).toBeUndefined();
    expect(data.products.nodes).toHaveLength(120);
    expect(stage.calls('GET')).toHaveLength(3 + 2);
  });

  test('are never short: the failure of the last page takes the whole connection', async () => {
    stage.emulator.control.addFault({
      kind: 'status',
      times: null,
      skip: 1,
      match: { pattern: 'continuationToken' },
    });
    const { data, errors } = await stage.ask(`{ all: products(first: 1000) ${page} audiences { name } }`);
    expect(data.all).toBeNull();
    expect(data.audiences.length).toBeGreaterThan(0);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['all'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  test('give the pages that a smaller `first` needs, though later ones fail', async () => {
    stage.emulator.control.settings({ deepPagingLimit: 100 });
    const { data, errors } = await stage.ask(
      `{ some: products(first: 100) ${page} whole: products(first: 1000) ${page} }`,
    );
    expect(data.some.nodes).toHaveLength(100);
    expect(data.some.pageInfo.hasNextPage).toBe(true);
    expect(data.whole).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['whole'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  test('whose total cannot be counted keep their nodes', async () => {
    stage.emulator.control.settings({ deepPagingLimit: 50 });
    const { data, errors } = await stage.ask('{ products(first: 10) { totalCount nodes { id } } }');
    expect(data.products).toEqual({ totalCount: null, nodes: expect.any(Array) });
    expect(data.products.nodes).toHaveLength(10);
    expect(errors?.[0]?.path).toEqual(['products', 'totalCount']);
  });
});

describe('next links', () => {
  test('that lead in a circle end with an error, not with a loop', async () => {
    stage.emulator.control.settings({ circularNextLink: true });
    const { data, errors } = await stage.ask(
      `{ products(first: 1000) ${page} few: products(first: 60) ${page} }`,
    );
    expect(data.products).toBeNull();
    expect(data.few.nodes).toHaveLength(60);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    expect(stage.calls('GET').length).toBeLessThan(6);
  });

  test('that the service itself refuses end with an error', async () => {
    stage.emulator.control.settings({ refuseContinuationTokens: true });
    const { data, errors } = await stage.ask(`{ products(first: 1000) ${page} }`);
    expect(data.products).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  });

  test('that lead to empty and short pages are followed to the end', async () => {
    stage.emulator.control.settings({ pageSizes: [50, 0, 3] });
    const { data } = await stage.ask(`{ products(first: 1000) ${page} }`);
    expect(new Set(data.products.nodes.map(({ id }: { id: string }) => id)).size).toBe(120);
  });

  test('are followed on our own path only, byte for byte', async () => {
    stage.emulator.control.settings({ foreignLinks: true });
    await stage.ask(`{ products(first: 1000) ${page} }`);
    const paths = stage.calls('GET').map(({ path }) => path);
    expect(paths[0]).toBe('/v2.0/my/hardware/products');
    for (const path of paths.slice(1)) {
      expect(path).toMatch(/^\/v2\.0\/my\/hardware\/products\?.*continuationToken=[^&]*%[0-9A-F]{2}/);
    }
  });
});

describe('a cursor whose continuation token is refused', () => {
  test('still leads to its page: the walk goes on by key', async () => {
    const { data: first } = await stage.ask(`{ products(first: 70) ${page} }`);
    const after = first.products.pageInfo.endCursor;
    stage.emulator.control.settings({ continuationTokenLifeMs: 600_000 });
    stage.emulator.control.clock({ advanceWallMs: 700_000 });
    stage.calm();
    const { data, errors } = await stage.ask(
      `query ($after: String) { products(first: 1000, after: $after) ${page} }`,
      { after },
    );
    expect(errors).toBeUndefined();
    const ids = [...first.products.nodes, ...data.products.nodes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(120);
    expect(ids).toHaveLength(120);
  });
});

async function firstProducts(count: number): Promise<string[]> {
  const { data } = await stage.ask(`{ products(first: ${count}) { nodes { id } } }`);
  return data.products.nodes.map(({ id }: { id: string }) => id);
}
