import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { type ReportName, reports } from '../../src/mirror/reports/reports.ts';
import type { Row } from '../../src/mirror/schema/tables.ts';
import { fieldOf } from '../../src/resolvers/mirror/report-fields.ts';
import type { Sources } from '../../src/sources/sources.ts';
import { type FileMirror, openFileMirror } from '../kit/file-mirror.ts';
import { accountContext, at, runDocument, schema } from '../kit/run-document.ts';
import { seenSubmission } from '../kit/sightings.ts';

let mirror: FileMirror;
const march = (day: number, hour = 10) => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const noSources = {} as Sources;
const asOf = march(9);

beforeAll(async () => {
  mirror = await openFileMirror([{ account: '', complete: true, asOf, callsPerMinute: 6, firstWalk: null }]);
  const product: Row = {
    product_id: '7',
    name: 'Camera',
    test_harness: 'HLK',
    is_committed: 'true',
    marketing_names: '["One","Two"]',
    selected_product_types: '{"Windows_v100_RS5":"Camera"}',
  };
  const made = { created_at: march(1, 8) };
  await mirror.take([
    { kind: 'seen', table: 'products', id: 'products/7', account: '', columns: product, readAt: march(1) },
    seen(1, march(1), { name: 'Alpha', progress: 'PROCESSING', created_at: made.created_at }),
    seen(2, march(2), { name: 'beta', progress: 'PROCESSING', created_at: march(2, 9) }),
    seen(3, march(2), { progress: 'FAILED', state: 'FAILED', current_step: 'preparation' }),
    {
      ...seen(4, march(1), { progress: 'READY' }),
      account: 'other',
      id: 'accounts/other/products/7/submissions/4',
    },
  ]);
  await mirror.take([
    seen(1, march(1, 12), { progress: 'READY' }),
    seen(2, march(2, 11), { progress: 'READY' }),
  ]);
  await mirror.take([
    { kind: 'gone', table: 'submissions', id: 'products/7/submissions/3', account: '', readAt: march(3) },
  ]);
});
afterAll(() => mirror.close());

const seen = seenSubmission;
const run = (document: string) => runDocument(noSources, document, {}, { mirror });
const inMirror = async (selection: string) => {
  const { data, errors } = await run(`{ mirror { ${selection} } }`);
  expect(errors).toEqual([]);
  return at(data, 'mirror');
};
const idsOf = (answer: unknown, list = 'submissions') =>
  (at(answer, list, 'nodes') as { submissionId: string }[]).map(({ submissionId }) => submissionId);

describe('rows of the mirror', () => {
  test.each<[ReportName, string, string[]]>([
    ['products', 'MirroredProduct', []],
    ['submissions', 'MirroredSubmission', []],
    ['shipping-labels', 'MirroredShippingLabel', []],
    ['hardware-ids', 'MirroredHardwareId', []],
    ['status-changes', 'StatusChange', ['firstSeenAt', 'changedAt', 'readAt']],
  ])('of the report %s have a field for every column', (report, typeName, without) => {
    const type = schema.getType(typeName);
    const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
    const columns = reports[report].columns.map(({ name }) => fieldOf(name));
    expect(fields).toEqual(expect.arrayContaining(columns.filter((name) => !without.includes(name))));
  });

  test('are decoded, and lead to the live thing unless it has vanished', async () => {
    const answer = await inMirror(`asOf complete
      products { asOf complete totalCount nodes { id name testHarness isCommitted marketingNames account
        selectedProductTypes { operatingSystemFamily productType } product { id } } }
      submissions { nodes { submissionId productName secondsToReady firstSeenAt submission { id product { id } } } }`);
    expect(answer).toEqual({
      asOf,
      complete: true,
      products: {
        asOf,
        complete: true,
        totalCount: 1,
        nodes: [
          {
            id: 'products/7',
            name: 'Camera',
            testHarness: 'HLK',
            isCommitted: true,
            marketingNames: ['One', 'Two'],
            account: null,
            selectedProductTypes: [{ operatingSystemFamily: 'Windows_v100_RS5', productType: 'Camera' }],
            product: { id: 'products/7' },
          },
        ],
      },
      submissions: {
        nodes: [
          {
            submissionId: '1',
            productName: 'Camera',
            secondsToReady: 4 * 3_600,
            firstSeenAt: '2026-03-01T10:00:00Z',
            submission: { id: 'products/7/submissions/1', product: { id: 'products/7' } },
          },
          expect.objectContaining({ submissionId: '2', secondsToReady: 2 * 3_600 }),
          expect.objectContaining({ submissionId: '3', submission: null }),
        ],
      },
    });
  });

  test('are those of the account alone', async () => {
    const own = { account: () => accountContext(noSources, { label: 'other' }), mirror };
    const { data } = await runDocument(
      noSources,
      '{ mirror { asOf complete submissions { nodes { id account } } } }',
      {},
      own,
    );
    expect(at(data, 'mirror')).toEqual({
      asOf: null,
      complete: false,
      submissions: { nodes: [{ id: 'accounts/other/products/7/submissions/4', account: 'other' }] },
    });
  });

  test.each([
    ['filter: { progress: READY }', ['1', '2']],
    ['filter: { nameContains: "BET" }', ['2']],
    ['filter: { isVanished: true }', ['3']],
    ['filter: { isVanished: false, product: "products/7" }', ['1', '2']],
    ['filter: { testHarness: HLK, state: FAILED, currentStep: "preparation" }', ['3']],
    [
      'filter: { firstSeenSince: "2026-03-02T10:00:00Z", firstSeenBefore: "2026-03-02T11:00:00+00:00" }',
      ['2', '3'],
    ],
    ['filter: { readySince: "2026-03-02" }', ['2']],
    ['orderBy: { field: SECONDS_TO_READY, direction: DESC }', ['1', '2', '3']],
    ['orderBy: { field: NAME }', ['3', '1', '2']],
  ])('submissions(%s)', async (args, expected) => {
    expect(idsOf(await inMirror(`submissions(${args}) { nodes { submissionId } }`))).toEqual(expected);
  });

  test('come in pages, each of which goes on behind the one before', async () => {
    for (const order of ['field: NAME', 'field: SECONDS_TO_READY, direction: DESC', 'field: ID']) {
      const found: string[] = [];
      for (let after = 'null', more = true; more; ) {
        const page = await inMirror(
          `submissions(first: 1, after: ${after}, orderBy: { ${order} }) { nodes { submissionId } pageInfo { hasNextPage endCursor } }`,
        );
        found.push(...idsOf(page));
        more = at(page, 'submissions', 'pageInfo', 'hasNextPage') === true;
        after = JSON.stringify(at(page, 'submissions', 'pageInfo', 'endCursor'));
      }
      expect([...found].sort()).toEqual(['1', '2', '3']);
    }
  });

  test.each([
    ['submissions(first: 1001) { nodes { id } }', '`first` must be from 1 to 1000'],
    ['submissions(after: "x") { nodes { id } }', '`after` is not a cursor of this gateway'],
    ['submissions(filter: { product: "7" }) { nodes { id } }', '`filter.product`'],
    ['statusChanges(filter: { thing: "7" }) { nodes { id } }', 'send "products/7"'],
    [
      'submissionStats(groupBy: [CREATED_DAY, CREATED_MONTH]) { totalCount }',
      '`groupBy` may name a date once',
    ],
  ])('%s is refused', async (selection, message) => {
    const { errors } = await run(`{ mirror { ${selection} } }`);
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining(message) }]);
  });

  test('and a cursor of another filter is refused too', async () => {
    const page = await inMirror('submissions(first: 1) { pageInfo { endCursor } }');
    const cursor = at(page, 'submissions', 'pageInfo', 'endCursor');
    const { errors } = await run(
      `{ mirror { submissions(after: "${cursor}", filter: { progress: READY }) { nodes { id } } } }`,
    );
    expect(errors).toMatchObject([
      { message: expect.stringContaining('a cursor of another list, filter or order') },
    ]);
  });
});

describe('statistics', () => {
  test('count and give the median of the times, by keys', async () => {
    expect(
      await inMirror(
        'submissionStats { totalCount asOf complete groups { progress count timedCount medianSecondsToReady state } }',
      ),
    ).toEqual({
      submissionStats: {
        totalCount: 3,
        asOf,
        complete: true,
        groups: [
          { progress: 'FAILED', count: 1, timedCount: 0, medianSecondsToReady: null, state: null },
          { progress: 'READY', count: 2, timedCount: 2, medianSecondsToReady: 3 * 3_600, state: null },
        ],
      },
    });
  });

  test('go by months and weeks, by several keys, and by none', async () => {
    const answer = await inMirror(`
      months: submissionStats(filter: { progress: READY }, groupBy: [READY_MONTH, TEST_HARNESS]) { groups { readyMonth testHarness count } }
      weeks: submissionStats(groupBy: [CREATED_WEEK]) { groups { createdWeek count } }
      all: submissionStats(groupBy: []) { groups { count medianSecondsToReady } }
      labels: shippingLabelStats(groupBy: [FIRST_SEEN_DAY]) { totalCount groups { firstSeenDay } }`);
    expect(answer).toEqual({
      months: { groups: [{ readyMonth: '2026-03', testHarness: 'HLK', count: 2 }] },
      weeks: {
        groups: [
          { createdWeek: null, count: 1 },
          { createdWeek: '2026-02-23', count: 1 },
          { createdWeek: '2026-03-02', count: 1 },
        ],
      },
      all: { groups: [{ count: 3, medianSecondsToReady: 3 * 3_600 }] },
      labels: { totalCount: 0, groups: [] },
    });
  });
});

describe('changes of state', () => {
  test('are found by kind, thing, what and time', async () => {
    const answer = await inMirror(`
      all: statusChanges { totalCount nodes { kind thing what fromValue toValue at submission { id } shippingLabel { id } } }
      some: statusChanges(filter: { kind: SUBMISSION, what: PROGRESS, toValue: "READY", since: "2026-03-02" }) { nodes { thing } }
      none: statusChanges(filter: { thing: "products/7/submissions/3" }) { nodes { thing } }`);
    const [first] = at(answer, 'all', 'nodes') as unknown[];
    expect(first).toEqual({
      kind: 'SUBMISSION',
      thing: 'products/7/submissions/2',
      what: 'PROGRESS',
      fromValue: 'PROCESSING',
      toValue: 'READY',
      at: '2026-03-02T11:00:00Z',
      submission: { id: 'products/7/submissions/2' },
      shippingLabel: null,
    });
    expect(answer).toMatchObject({
      all: { totalCount: 2 },
      some: { nodes: [{ thing: 'products/7/submissions/2' }] },
      none: { nodes: [] },
    });
  });
});

test('the history of a live thing is of itself, and that of a product of all that is in it', async () => {
  const history = 'history { totalCount nodes { thing toValue } }';
  const answer = await inMirror(
    `submissions(first: 1) { nodes { submission { ${history} product { ${history} } } } }`,
  );
  const [first] = at(answer, 'submissions', 'nodes') as unknown[];
  const [one, two] = [1, 2].map((n) => ({ thing: `products/7/submissions/${n}`, toValue: 'READY' }));
  expect(first).toEqual({
    submission: {
      history: { totalCount: 1, nodes: [one] },
      product: { history: { totalCount: 2, nodes: [two, one] } },
    },
  });
});

test('without a mirror the field fails and says what to do', async () => {
  const { data, errors } = await runDocument(noSources, '{ mirror { asOf } rateLimit { inFlight } }');
  expect(data).toEqual({ mirror: null, rateLimit: { inFlight: 0 } });
  expect(errors).toMatchObject([
    { code: 'MIRROR_UNAVAILABLE', message: expect.stringMatching(/MIRROR_URL.*MIRROR_DIR/) },
  ]);
});
