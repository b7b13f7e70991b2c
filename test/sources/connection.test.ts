import { describe, expect, test } from '@jest/globals';
import { endpoints } from '../../src/dashboard/endpoints.ts';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { ErrorCode } from '../../src/errors/codes.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { connect } from '../../src/sources/connection.ts';
import { createListSource } from '../../src/sources/list-source.ts';
import type { PageArguments } from '../../src/sources/page-arguments.ts';
import { comparePositions, type Selection } from '../../src/sources/selection.ts';
import type { Connection } from '../../src/sources/to-connection.ts';
import { writeCursor } from '../../src/values/cursor.ts';
import { type FakeDashboard, fakeDashboard, tokenQuery } from '../kit/fake-dashboard.ts';

interface Node {
  readonly id: string;
  readonly record: WireRecord;
}

const record = (id: number, name = `n${id}`) => ({ id: String(id), name });
const records = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => record(from + index));

/** Products 1 to 50, 51 to 100 and 101 to 120, in pages as the service cuts them. */
function threePages(): FakeDashboard {
  const fake = fakeDashboard();
  fake.hasPages('/products', records(1, 50), records(51, 100), records(101, 120));
  return fake;
}

/** Reads a page in a request of its own, as a client does that comes back. */
function ask(
  fake: FakeDashboard,
  args: PageArguments,
  selection?: Selection<Node>,
  endpoint = endpoints.listProducts(),
): Promise<Connection<Node>> {
  return connect<Node>(
    {
      list: createListSource(fake, endpoint, new Map()),
      toNode: (wire) => ({ id: String(wire['id']), record: wire }),
      idOf: ({ id }) => id,
      selection,
    },
    args,
  );
}

const ids = ({ nodes }: Connection<Node>) => nodes.map(({ id }) => Number(id));
const range = (from: number, to: number) => records(from, to).map(({ id }) => Number(id));
const byName = (direction: 'ASC' | 'DESC' = 'ASC', only = /./): Selection<Node> => ({
  name: `by-name-${direction}-${only.source}`,
  matches: async (node) => only.test(String(node.record['name'])),
  sortKey: (node) => (node.record['name'] as string | null) ?? null,
  compare: comparePositions(direction),
});

describe('the first page of a connection', () => {
  test.each([
    [1, 1],
    [50, 1],
    [51, 2],
    [100, 2],
    [101, 3],
    [120, 3],
    [500, 3],
    [1000, 3],
  ])('of %i reads %i pages, and gives what was asked for', async (first, calls) => {
    const fake = threePages();
    const connection = await ask(fake, { first });
    expect(ids(connection)).toEqual(range(1, Math.min(first, 120)));
    expect(fake.calls).toHaveLength(calls);
    expect(connection.pageInfo.hasNextPage).toBe(first < 120);
    expect(connection.pageInfo.hasPreviousPage).toBe(false);
  });

  test('has an edge for each node, and the first and last cursor in its page info, also on the last page', async () => {
    const { edges, nodes, pageInfo } = await ask(threePages(), { first: 500 });
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(pageInfo.startCursor).toBe(edges[0]?.cursor);
    expect(pageInfo.endCursor).toBe(edges[119]?.cursor);
    expect(new Set(edges.map(({ cursor }) => cursor)).size).toBe(120);
  });

  test('of an empty list is empty, and costs one call', async () => {
    const fake = fakeDashboard();
    expect(await ask(fake, { first: 50 })).toMatchObject({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    expect(fake.calls).toHaveLength(1);
  });

  test.each([0, -1, 1001, 1.5, Number.NaN])(
    'is refused for `first: %d`, and nothing is read',
    async (first) => {
      const fake = threePages();
      await expect(ask(fake, { first })).rejects.toMatchObject({
        code: ErrorCode.BadUserInput,
        message: expect.stringContaining('1 to 1000'),
        details: { argument: ['first'] },
      });
      expect(fake.calls).toEqual([]);
    },
  );
});

describe('the next page of a connection', () => {
  test('costs one call when it ends where a page of the service ends', async () => {
    const fake = threePages();
    const one = await ask(fake, { first: 50 });
    const two = await ask(fake, { first: 50, after: one.pageInfo.endCursor });
    const three = await ask(fake, { first: 50, after: two.pageInfo.endCursor });
    expect([ids(two), ids(three)]).toEqual([range(51, 100), range(101, 120)]);
    expect(fake.calls).toEqual([
      'listProducts /products',
      `listProducts /products?${tokenQuery(1)}`,
      `listProducts /products?${tokenQuery(2)}`,
    ]);
    expect(two.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(three.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test('begins with the page of its cursor, however far into the list that is', async () => {
    const fake = threePages();
    const { edges } = await ask(fake, { first: 110 });
    fake.calls.length = 0;
    expect(ids(await ask(fake, { first: 5, after: edges[104]?.cursor }))).toEqual(range(106, 110));
    expect(fake.calls).toEqual([`listProducts /products?${tokenQuery(2)}`]);
  });

  test('goes over as many pages as it needs', async () => {
    const fake = threePages();
    const { edges } = await ask(fake, { first: 40 });
    fake.calls.length = 0;
    expect(ids(await ask(fake, { first: 70, after: edges[29]?.cursor }))).toEqual(range(31, 100));
    expect(fake.calls).toHaveLength(2);
  });

  test('is empty behind the last node', async () => {
    const fake = threePages();
    const all = await ask(fake, { first: 500 });
    const beyond = await ask(fake, { first: 50, after: all.pageInfo.endCursor });
    expect(ids(beyond)).toEqual([]);
    expect(beyond.pageInfo.hasNextPage).toBe(false);
  });

  test('passes over empty pages in the middle', async () => {
    const fake = fakeDashboard();
    fake.hasPages('/products', records(1, 3), [], [], records(4, 5), []);
    const one = await ask(fake, { first: 3 });
    const two = await ask(fake, { first: 3, after: one.pageInfo.endCursor });
    expect(one.pageInfo.hasNextPage).toBe(true);
    expect(ids(two)).toEqual([4, 5]);
    expect(ids(await ask(fake, { first: 50 }))).toEqual(range(1, 5));
  });

  test('is found by key from the first page on when the service refuses the token of its cursor', async () => {
    const fake = threePages();
    const { edges } = await ask(fake, { first: 110 });
    fake.refuseTokens();
    fake.calls.length = 0;
    expect(ids(await ask(fake, { first: 10, after: edges[59]?.cursor }))).toEqual(range(61, 70));
    expect(fake.calls).toEqual([
      `listProducts /products?${tokenQuery(1)}`,
      'listProducts /products',
      `listProducts /products?${tokenQuery(1, 1)}`,
    ]);
  });

  test('is found by key when the token refused was that of a page boundary', async () => {
    const fake = threePages();
    const { pageInfo } = await ask(fake, { first: 50 });
    fake.refuseTokens();
    expect(ids(await ask(fake, { first: 3, after: pageInfo.endCursor }))).toEqual([51, 52, 53]);
  });

  test('begins where the node of its cursor would stand when that has vanished', async () => {
    const fake = threePages();
    const { edges } = await ask(fake, { first: 110 });
    const without = (...gone: number[]) =>
      fake.hasPages(
        '/products',
        ...[records(1, 50), records(51, 100), records(101, 120)].map((page) =>
          page.filter(({ id }) => !gone.includes(Number(id))),
        ),
      );
    without(60);
    expect(ids(await ask(fake, { first: 3, after: edges[59]?.cursor }))).toEqual([61, 62, 63]);
    without(1);
    expect(ids(await ask(fake, { first: 3, after: edges[0]?.cursor }))).toEqual([2, 3, 4]);
    without(50);
    expect(ids(await ask(fake, { first: 3, after: edges[49]?.cursor }))).toEqual([51, 52, 53]);
    without(110, 111, 112);
    expect(ids(await ask(fake, { first: 3, after: edges[109]?.cursor }))).toEqual([113, 114, 115]);
    without(60);
    fake.refuseTokens();
    expect(ids(await ask(fake, { first: 3, after: edges[59]?.cursor }))).toEqual([61, 62, 63]);
  });

  test('is empty when the last node was that of its cursor, and has vanished', async () => {
    const fake = threePages();
    const all = await ask(fake, { first: 500 });
    fake.hasPages('/products', records(1, 50), records(51, 100), records(101, 119));
    expect(ids(await ask(fake, { first: 3, after: all.pageInfo.endCursor }))).toEqual([]);
  });

  test.each([
    ['descending', [9, 7, 5], [4, 2, 1]],
    ['as in no order', [5, 9, 2], [7, 1, 8]],
  ])('follows the service’s own order when ids are %s', async (_, one, two) => {
    const fake = fakeDashboard();
    fake.hasPages(
      '/products',
      one.map((id) => record(id)),
      two.map((id) => record(id)),
    );
    for (const refusing of [false, true]) {
      const seen: number[] = [];
      let after: string | null = null;
      for (let pages = 0; pages < 7; pages += 1) {
        const connection: Connection<Node> = await ask(fake, { first: 1, after });
        seen.push(...ids(connection));
        after = connection.pageInfo.endCursor;
        if (!connection.pageInfo.hasNextPage) break;
        if (refusing) fake.refuseTokens();
      }
      expect(seen).toEqual([...one, ...two]);
    }
  });
});

describe('a cursor', () => {
  const scope = '/products';

  test.each([
    ['text', 'is not a cursor'],
    ['', 'is not a cursor'],
    [writeCursor({ scope, after: '5', page: '' }).slice(0, -1), 'is not a cursor'],
    [`${writeCursor({ scope, after: '5', page: '' })}A`, 'is not a cursor'],
    [writeCursor({ scope: '/audiences', after: '5', page: '' }), 'of another list'],
    [
      writeCursor({ scope: '/products by-name-ASC-.', after: '5', page: '', sortKey: 'a' }),
      'of another list',
    ],
  ])('%j is refused with what is wrong, and nothing is read', async (after, reason) => {
    const fake = threePages();
    await expect(ask(fake, { first: 5, after })).rejects.toMatchObject({
      code: ErrorCode.BadUserInput,
      message: expect.stringContaining(reason),
      details: { argument: ['after'] },
    });
    expect(fake.calls).toEqual([]);
  });

  test('of another parent’s list, of another filter or order is refused', async () => {
    const fake = threePages();
    const of = (productId: string) => endpoints.listSubmissions({ kind: 'product', productId });
    fake.hasPages('/products/1/submissions', records(1, 3));
    const { pageInfo } = await ask(fake, { first: 1 }, undefined, of('1'));
    await expect(ask(fake, { first: 1, after: pageInfo.endCursor }, undefined, of('2'))).rejects.toThrow(
      /another/,
    );

    const named = await ask(fake, { first: 1 }, byName('ASC'));
    const after = named.pageInfo.endCursor;
    await expect(ask(fake, { first: 1, after }, byName('DESC'))).rejects.toThrow(/another/);
    await expect(ask(fake, { first: 1, after }, byName('ASC', /a/))).rejects.toThrow(/another/);
    await expect(ask(fake, { first: 1, after })).rejects.toThrow(/another/);
    expect(ids(await ask(fake, { first: 1, after }, byName('ASC')))).toHaveLength(1);
  });
});

describe('a selection', () => {
  const fake = () => {
    const dashboard = fakeDashboard();
    const named = (id: number, name: string | null) => ({ id: String(id), name });
    dashboard.hasPages(
      '/products',
      [named(1, 'delta'), named(2, 'alpha'), named(3, null)],
      [named(4, 'alpha'), named(10, 'charlie'), named(11, null)],
    );
    return dashboard;
  };

  test('reads every page, and orders what matches, what has no value last, ties by id', async () => {
    const dashboard = fake();
    expect(ids(await ask(dashboard, { first: 50 }, byName('ASC')))).toEqual([2, 4, 10, 1, 3, 11]);
    expect(dashboard.calls).toHaveLength(2);
    expect(ids(await ask(dashboard, { first: 50 }, byName('DESC')))).toEqual([1, 10, 4, 2, 11, 3]);
    expect(ids(await ask(dashboard, { first: 50 }, byName('ASC', /a$/)))).toEqual([2, 4, 1]);
  });

  test('is paged by cursors that hold sort key and id, so that ties are neither lost nor repeated', async () => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const dashboard = fake();
      const whole = ids(await ask(dashboard, { first: 50 }, byName(direction)));
      const seen: number[] = [];
      let after: string | null = null;
      do {
        const page: Connection<Node> = await ask(dashboard, { first: 1, after }, byName(direction));
        seen.push(...ids(page));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(whole);
    }
  });

  test('goes on where the node of its cursor stood when that no longer matches', async () => {
    const dashboard = fake();
    const { edges } = await ask(dashboard, { first: 3 }, byName('ASC'));
    dashboard.hasPages('/products', [record(1, 'delta'), record(2, 'alpha'), record(10, 'charlie')]);
    expect(ids(await ask(dashboard, { first: 2, after: edges[1]?.cursor }, byName('ASC')))).toEqual([10, 1]);
  });

  test('counts what matches, without another call', async () => {
    const dashboard = fake();
    const connection = await ask(dashboard, { first: 1 }, byName('ASC', /a$/));
    const calls = dashboard.calls.length;
    expect(await connection.totalCount()).toBe(3);
    expect(dashboard.calls).toHaveLength(calls);
  });

  test('fails with the condition that fails', async () => {
    const selection = { ...byName(), matches: () => Promise.reject(new Error('no detail')) };
    await expect(ask(fake(), { first: 1 }, selection)).rejects.toThrow('no detail');
  });
});

describe('totalCount', () => {
  test('costs nothing until it is asked for, then only the pages not read yet', async () => {
    const fake = threePages();
    const connection = await ask(fake, { first: 50 });
    expect(fake.calls).toHaveLength(1);
    expect(await connection.totalCount()).toBe(120);
    expect(fake.calls).toHaveLength(3);
    expect(await connection.totalCount()).toBe(120);
    expect(fake.calls).toHaveLength(3);
  });

  test('is of the whole list, also on a page by cursor', async () => {
    const fake = threePages();
    const { pageInfo } = await ask(fake, { first: 50 });
    const second = await ask(fake, { first: 50, after: pageInfo.endCursor });
    expect(await second.totalCount()).toBe(120);
  });

  test('rejects when a page cannot be read', async () => {
    const fake = fakeDashboard();
    fake.hasPages('/products', records(1, 50), new UpstreamUnavailable('gone'));
    const connection = await ask(fake, { first: 50 });
    await expect(connection.totalCount()).rejects.toMatchObject({ code: ErrorCode.UpstreamUnavailable });
  });
});

describe('a page that cannot be read', () => {
  const failing = () => {
    const fake = fakeDashboard();
    fake.hasPages('/products', records(1, 50), new UpstreamUnavailable('gone'), records(101, 120));
    return fake;
  };

  test('fails the connection: what was read before is no short list that looks whole', async () => {
    await expect(ask(failing(), { first: 51 })).rejects.toMatchObject({
      code: ErrorCode.UpstreamUnavailable,
    });
    await expect(ask(failing(), { first: 1 }, byName())).rejects.toMatchObject({
      code: ErrorCode.UpstreamUnavailable,
    });
  });

  test('fails a page by cursor, and is not taken for an old token', async () => {
    const fake = failing();
    const { pageInfo } = await ask(fake, { first: 50 });
    const next = ask(fake, { first: 50, after: pageInfo.endCursor });
    await expect(next).rejects.toMatchObject({ code: ErrorCode.UpstreamUnavailable });
    expect(fake.calls).toHaveLength(2);
  });

  test('harms nobody who does not need it', async () => {
    expect(ids(await ask(failing(), { first: 50 }))).toEqual(range(1, 50));
  });
});

describe('a list that leads in a circle', () => {
  test.each([tokenQuery(1), tokenQuery(2)])('ends with an error: %s', async (lastLink) => {
    const fake = threePages();
    fake.lastLink = lastLink;
    await expect(ask(fake, { first: 500 })).rejects.toMatchObject({
      code: ErrorCode.UpstreamInvalidResponse,
    });
    expect(fake.calls).toHaveLength(3);
    expect(ids(await ask(fake, { first: 100 }))).toHaveLength(100);
  });

  test('ends with an error on a page by cursor too', async () => {
    const fake = threePages();
    const { pageInfo } = await ask(fake, { first: 100 });
    fake.lastLink = tokenQuery(1);
    await expect(ask(fake, { first: 500, after: pageInfo.endCursor })).rejects.toMatchObject({
      code: ErrorCode.UpstreamInvalidResponse,
    });
  });

  test('whose token is refused in the middle of a walk ends with an error, not with a short list', async () => {
    const fake = threePages();
    fake.lastLink = 'token=unknown';
    await expect(ask(fake, { first: 500 })).rejects.toMatchObject({
      code: ErrorCode.UpstreamInvalidResponse,
    });
  });
});
