import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type DemoProduct, demoAccount, named } from '../kit/demo-account.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let account: ReadonlyMap<string, DemoProduct>;

beforeAll(async () => {
  stage = await setStage({ emulator: { seed: 'demo', products: 90 } });
  account = await demoAccount(stage);
});
afterEach(() => {
  stage.emulator.control.settings({ pageSizes: [] });
  stage.calm();
});
afterAll(() => stage.close());

/** A connection, and how many items it holds. */
const connections: readonly (readonly [string, number, (args: string) => string, string[]])[] = [
  ['products', 130, (args) => `products(${args})`, ['products']],
  [
    'submissions',
    56,
    (args) => `node(id: "${idOf('Fabrikam Ethernet I225 2.5GbE')}") { ... on Product { submissions(${args})`,
    ['node', 'submissions'],
  ],
  [
    'shippingLabels',
    60,
    (args) =>
      `node(id: "${firstSubmission('Northwind High Definition Audio')}") { ... on Submission { shippingLabels(${args})`,
    ['node', 'shippingLabels'],
  ],
];

describe.each(connections)('%s', (_name, count, fieldOf, path) => {
  const page = async (args: string, selection = 'nodes { id }') => {
    const close = ' }'.repeat(path.length === 1 ? 0 : 2);
    const { data, errors, extensions } = await stage.ask(`{ ${fieldOf(args)} {
      ${selection} pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }${close} }`);
    expect(errors).toBeUndefined();
    return { ...path.reduce((value, key) => value[key], data), calls: extensions.cost.upstreamCalls };
  };

  test.each([7, 50, 1000])('are all read, each once and in order, by pages of %i', async (first) => {
    const ids: string[] = [];
    let after = '';
    for (let more = true; more; ) {
      const { nodes, pageInfo } = await page(`first: ${first}${after}`);
      expect(nodes.length).toBeLessThanOrEqual(first);
      expect(pageInfo.hasPreviousPage).toBe(after !== '');
      ids.push(...nodes.map(({ id }: { id: string }) => id));
      more = pageInfo.hasNextPage;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    const numbers = ids.map((id) => BigInt(id.split('/').at(-1) ?? ''));
    expect(ids).toHaveLength(count);
    expect([...numbers].sort((a, b) => (a < b ? -1 : 1))).toEqual(numbers);
  });

  test('are all read whatever pages the service makes, also short and empty ones', async () => {
    stage.emulator.control.settings({ pageSizes: [20, 0, 1, 45] });
    const { nodes, pageInfo } = await page('first: 1000');
    expect(nodes).toHaveLength(count);
    expect(pageInfo).toMatchObject({
      hasNextPage: false,
      endCursor: expect.any(String),
      startCursor: expect.any(String),
    });
  });

  test('have cursors that stay what they are, and lead to what follows', async () => {
    const { edges } = await page('first: 55', 'edges { cursor node { id } }');
    const again = (await page('first: 55', 'edges { cursor node { id } }')).edges;
    // The service makes a new token of each page, so that cursors differ; each leads to the same place.
    expect(again.map(({ node }: { node: unknown }) => node)).toEqual(
      edges.map(({ node }: { node: unknown }) => node),
    );
    for (const index of [0, 10, 49, 53]) {
      const next = await page(`first: 1, after: "${edges[index].cursor}"`);
      expect(next.nodes).toEqual([edges[index + 1].node]);
    }
    const last = await page(`first: 1000, after: "${edges[50].cursor}"`);
    // The second page of products and the third; for the others the parent and the second page.
    expect(last.calls).toBe(2);
  });

  test('say how many they are, whatever page is asked for', async () => {
    const { totalCount, nodes } = await page('first: 3', 'totalCount nodes { id }');
    expect({ totalCount, read: nodes.length }).toEqual({ totalCount: count, read: 3 });
  });

  test('are walked on by key when the service has forgotten the token of a cursor', async () => {
    const { pageInfo } = await page('first: 50');
    stage.emulator.control.settings({ continuationTokenLifeMs: 0 });
    const refused = await page(`first: 2, after: "${pageInfo.endCursor}"`).catch(() => null);
    stage.emulator.control.settings({ continuationTokenLifeMs: null });
    const well = await page(`first: 2, after: "${pageInfo.endCursor}"`);
    expect(well.nodes).toHaveLength(2);
    // A service that refuses the tokens that it has just made can be read no further.
    expect(refused).toBeNull();
  });

  test('can be turned around, and paged in that order', async () => {
    const forward = (await page('first: 1000')).nodes;
    const order = 'orderBy: { field: ID, direction: DESC }';
    const backward = (await page(`first: 1000, ${order}`)).nodes;
    expect(backward).toEqual([...forward].reverse());
    const { pageInfo } = await page(`first: 30, ${order}`);
    const rest = await page(`first: 1000, after: "${pageInfo.endCursor}", ${order}`);
    expect(rest.nodes).toEqual(backward.slice(30));
  });
});

describe('filters of products', () => {
  test.each([
    ['nameContains: "LITWARE"', 4],
    ['nameContains: "größe 7″"', 1],
    ['testHarness: HCK', 1],
    ['testHarness: ATTESTATION', 9],
    ['isCommitted: false', 3],
    ['announcedSince: "2027-01-15T00:00:00Z"', 5],
    ['announcedBefore: "2016-10-22T00:00:00Z"', 1],
    ['announcedSince: "2016-10-22T00:00:00Z", announcedBefore: "2016-10-22T00:00:01Z"', 1],
    ['testHarness: ATTESTATION, nameContains: "1.4.0"', 2],
    ['nameContains: "no such thing"', 0],
  ])('{ %s } find %i', async (filter, count) => {
    const { data } = await stage.ask(
      `{ products(filter: { ${filter} }) { totalCount nodes { name } pageInfo { hasNextPage } } }`,
    );
    expect(data.products.totalCount).toBe(count);
    expect(data.products.nodes).toHaveLength(count);
    expect(data.products.pageInfo.hasNextPage).toBe(false);
  });

  test('of null find everything, in pages of the service', async () => {
    const { data, extensions } = await stage.ask(
      '{ products(first: 5, filter: { nameContains: null }, orderBy: null) { nodes { id } } }',
    );
    expect(data.products.nodes).toHaveLength(5);
    expect(extensions.cost.upstreamCalls).toBe(1);
  });
});

describe('filters of submissions', () => {
  test.each([
    ['type: INITIAL', 1],
    ['type: DERIVED', 55],
    ['nameContains: "UPDATE 5"', 7],
    ['commitStatus: COMMIT_COMPLETE', 56],
    ['progress: READY', 56],
    ['progress: FAILED', 0],
  ])('{ %s } find %i', async (filter, count) => {
    const { data } = await stage.ask(
      `{ node(id: "${idOf('Fabrikam Ethernet I225 2.5GbE')}") { ... on Product { submissions(first: 100, filter: { ${filter} }) { totalCount nodes { id } } } } }`,
    );
    expect(data.node.submissions.totalCount).toBe(count);
  });
});

describe('filters of labels', () => {
  test.each([
    ['destination: ANOTHER_PARTNER', ['Woodgrove tablets']],
    ['destination: WINDOWS_UPDATE, progress: PUBLISHED', ['Retail, automatic', 'Retail, manual']],
    ['progress: AWAITING_APPROVAL', ['Wave 2, waiting for approval']],
    ['progress: FAILED, nameContains: "floor"', ['Floor too low']],
  ])('{ %s } find %j', async (filter, names) => {
    const { data } = await stage.ask(
      `{ node(id: "${firstSubmission('Contoso Wi-Fi 6E AX Adapter')}") { ... on Submission { shippingLabels(filter: { ${filter} }) { nodes { name } } } } }`,
    );
    expect(data.node.shippingLabels.nodes.map(({ name }: { name: string }) => name)).toEqual(names);
  });
});

describe('orders', () => {
  test('by name take no notice of letter case', async () => {
    const { data } = await stage.ask(
      '{ products(first: 1000, orderBy: { field: NAME }) { nodes { name } } }',
    );
    const names = data.products.nodes.map(({ name }: { name: string }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  test.each(['ASC', 'DESC'])(
    'by announcement date %s have those without one at the end',
    async (direction) => {
      const { data } = await stage.ask(
        `{ products(first: 1000, orderBy: { field: ANNOUNCEMENT_DATE, direction: ${direction} }) { nodes { announcementDate } } }`,
      );
      const dates: (string | null)[] = data.products.nodes.map(
        (node: { announcementDate: string }) => node.announcementDate,
      );
      const dated = dates.filter((date) => date !== null);
      expect(dates.slice(dated.length).every((date) => date === null)).toBe(true);
      const times = dated.map((date) => Date.parse(date));
      expect(times).toEqual([...times].sort((a, b) => (direction === 'ASC' ? a - b : b - a)));
    },
  );

  test('are paged by cursors that survive ties', async () => {
    const args = 'filter: { announcedSince: "2026-01-01T00:00:00Z" }, orderBy: { field: ANNOUNCEMENT_DATE }';
    const whole = await stage.ask(`{ products(first: 1000, ${args}) { nodes { id } } }`);
    const ids: string[] = [];
    for (let after = '', more = true; more; ) {
      const { data } = await stage.ask(
        `{ products(first: 2, ${args}${after}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      );
      ids.push(...data.products.nodes.map(({ id }: { id: string }) => id));
      more = data.products.pageInfo.hasNextPage;
      after = `, after: "${data.products.pageInfo.endCursor}"`;
    }
    expect(ids).toEqual(whole.data.products.nodes.map(({ id }: { id: string }) => id));
  });
});

function idOf(name: string): string {
  return named(account, name).id;
}

function firstSubmission(name: string): string {
  return named(account, name).submissions[0]?.id ?? '';
}
