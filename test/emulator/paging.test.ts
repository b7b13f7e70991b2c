import { describe, expect, test } from '@jest/globals';
import { startTestEmulator, type TestEmulator } from './emulator-kit.ts';

interface Link {
  readonly rel: string;
  readonly href: string;
}

function nextQuery(links: readonly Link[] | undefined): string | undefined {
  const href = links?.find(({ rel }) => rel === 'next_link')?.href;
  return href?.slice(href.indexOf('?'));
}

async function walk(
  { get }: TestEmulator,
  path: string,
  query = '',
): Promise<{ sizes: number[]; ids: string[] }> {
  const sizes: number[] = [];
  const ids: string[] = [];
  for (let next: string | undefined = query; next !== undefined && sizes.length < 30; ) {
    const { body } = await get(path + next);
    sizes.push(body.value.length);
    ids.push(...body.value.map(({ id }: { id: string }) => id));
    next = nextQuery(body.links);
  }
  return { sizes, ids };
}

describe('pages', () => {
  test('hold 50 items by default, in ascending order, each item once', async () => {
    const emulator = await startTestEmulator({ products: 120 });
    const { sizes, ids } = await walk(emulator, '/products');
    expect(sizes).toEqual([50, 50, 20]);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(emulator.control.calls()).toHaveLength(3);
  });

  test('hold as many as are asked for, up to a maximum', async () => {
    const emulator = await startTestEmulator({ products: 120, settings: { maximumPageSize: 60 } });
    expect((await walk(emulator, '/products', '?pageSize=7')).sizes.slice(0, 2)).toEqual([7, 7]);
    expect((await walk(emulator, '/products', '?pageSize=1000')).sizes).toEqual([60, 60]);
    expect((await walk(emulator, '/products', '?pageSize=none')).sizes).toEqual([50, 50, 20]);
  });

  test('can be short and empty in the middle', async () => {
    const emulator = await startTestEmulator({ products: 7, settings: { pageSizes: [3, 0, 2] } });
    expect(await walk(emulator, '/products')).toMatchObject({ sizes: [3, 0, 2, 2], ids: { length: 7 } });
  });

  test('are there for submissions and labels too, and keep what was asked', async () => {
    const emulator = await startTestEmulator();
    expect((await walk(emulator, '/products/14461751976964161/submissions')).sizes).toEqual([50, 6]);
    const submissions = (await emulator.get('/products/9007199267351849/submissions')).body.value;
    const path = `/products/9007199267351849/submissions/${submissions[0].id}/shippingLabels`;
    expect((await walk(emulator, path)).sizes).toEqual([50, 10]);
    const { body } = await emulator.get(`${path}?includeTargetingInfo=true`);
    const second = (await emulator.get(path + nextQuery(body.links))).body;
    expect(second.value[0]).toHaveProperty('targeting');
    emulator.control.settings({ pagedLists: ['products'] });
    expect((await walk(emulator, path)).sizes).toEqual([60]);
  });

  test('lead on to another host, with a token that holds %2B and ends with %3D', async () => {
    const { get } = await startTestEmulator({ products: 120 });
    const { links } = (await get('/products')).body;
    expect(links[1].href).toMatch(
      /^https:\/\/hardwareapi\.microsoft\.com\/api\/v1\/hardware\/products\?pageSize=50&continuationToken=[\w%-]*%2B[\w%-]*%3D$/,
    );
  });
});

describe('continuation tokens', () => {
  test('must come back byte for byte', async () => {
    const { get } = await startTestEmulator({ products: 120 });
    const query = nextQuery((await get('/products')).body.links) ?? '';
    expect((await get(`/products${query}`)).status).toBe(200);
    const sloppy = [
      query.replaceAll('%2B', '+'),
      query.replaceAll('%2B', '%20'),
      query.replaceAll('%3D', '='),
      query.replaceAll('%2B', '%2b'),
      query.slice(0, -3),
      query.replace('continuationToken=', 'continuationToken=QUJD'),
    ];
    for (const wrong of sloppy) {
      expect(await get(`/products${wrong}`)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalidInput' } },
      });
    }
  });

  test('belong to one list', async () => {
    const { get } = await startTestEmulator({ products: 120, submissionsPerProduct: 60 });
    const query = nextQuery((await get('/products')).body.links);
    expect((await get(`/products/13990390021569011/submissions${query}`)).status).toBe(400);
  });

  test('can end with time, and be refused altogether', async () => {
    const settings = { continuationTokenLifeMs: 60_000, refusedContinuationTokenStatus: 422 };
    const { get, control } = await startTestEmulator({ products: 120, settings });
    const query = nextQuery((await get('/products')).body.links);
    expect((await get(`/products${query}`)).status).toBe(200);
    control.clock({ advanceWallMs: 60_000 });
    expect((await get(`/products${query}`)).status).toBe(422);
    control.settings({ continuationTokenLifeMs: null });
    expect((await get(`/products${query}`)).status).toBe(200);
    control.settings({ refuseContinuationTokens: true });
    expect((await get(`/products${query}`)).status).toBe(422);
  });
});

describe('what goes wrong with long lists', () => {
  test('reading deep fails with 500', async () => {
    const { get } = await startTestEmulator({ products: 120, settings: { deepPagingLimit: 100 } });
    const second = nextQuery((await get('/products')).body.links);
    const third = nextQuery((await get(`/products${second}`)).body.links);
    expect(await get(`/products${third}`)).toMatchObject({ status: 500, body: { statusCode: 500 } });
  });

  test('the next link can lead in a circle', async () => {
    const emulator = await startTestEmulator({ products: 120, settings: { circularNextLink: true } });
    const second = nextQuery((await emulator.get('/products')).body.links);
    expect(nextQuery((await emulator.get(`/products${second}`)).body.links)).toBe(second);
  });

  test('links can be missing', async () => {
    const { get } = await startTestEmulator({ settings: { omitListLinks: true } });
    expect((await get('/products')).body).not.toHaveProperty('links');
  });
});
