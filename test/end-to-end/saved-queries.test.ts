import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { makeAccount } from '../kit/made-account.ts';
import { outOfReach } from '../kit/out-of-reach.ts';
import { readCsv } from '../kit/read-csv.ts';
import { runBuilt } from '../kit/run-built.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { type RawAnswer, rawRequest } from '../server/raw-request.ts';

const key = 'a-key-of-a-reader-for-saved-queries';
const poorKey = 'a-key-of-a-reader-with-little-money';
const operatorKey = 'a-key-of-an-operator-of-the-gateway';

/** Sends a request below `/q` as the reader, unless it says otherwise. */
function from(url: () => string) {
  return (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> =>
    rawRequest(`${url()}/q${path}`, { method, headers: { 'x-api-key': key, ...headers } });
}

function folderOf(documents: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, `${name}.graphql`), text);
  return folder;
}

/** The example of the documentation. */
const [, documented = ''] =
  /^## Saved queries\n.*?^```graphql\n(.*?)^```/ms.exec(readFileSync('docs/reporting.md', 'utf8')) ?? [];

const callers = () =>
  callersFile({
    keys: [
      keyEntry('reader', key, ['reader']),
      { ...keyEntry('poor', poorKey, ['reader']), upstreamCallsPerMinute: 4 },
      keyEntry('ops', operatorKey, ['operator']),
    ],
  }).path;

describe('over the mirror', () => {
  let gateway: BuiltGateway;
  const get = from(() => gateway.url);

  beforeAll(async () => {
    const mirror = newFolder();
    await makeAccount(mirror, { products: 60, submissions: 2, labels: 10 });
    // No service answers there, so nothing of the mirror changes, and no row needs a call.
    gateway = await startBuiltGateway({
      ...environmentFor(outOfReach),
      MIRROR_DIR: mirror,
      GATEWAY_CALLERS_FILE: callers(),
      GATEWAY_QUERIES_DIR: folderOf({
        labels: `# Every label, with what it is a label of.
          # rows: mirror.shippingLabels.nodes
          query Labels($after: String, $progress: ShippingLabelProgress) {
            mirror {
              complete
              shippingLabels(first: 100, after: $after, filter: { progress: $progress }) {
                nodes { id shippingLabelId name messages goLiveDate hardwareIdCount isAutoInstallDuringOsUpgrade }
              }
            }
          }`,
        submissions: `query ($filter: MirroredSubmissionFilter, $withDates: Boolean = true) {
          mirror { submissions(first: 5, filter: $filter) { nodes { name createdAt @include(if: $withDates) progress } } } }`,
        failed: documented,
        stats: '{ mirror { submissionStats(groupBy: [PROGRESS]) { groups { progress count } } } }',
      }),
    });
    await eventually('the mirror serves', async () => (await get('/stats.csv')).status === 200);
  });
  afterAll(() => gateway?.stop());

  test('all pages are there from one GET, in every format alike', async () => {
    const [csv, ndjson, json] = await Promise.all(
      ['csv', 'ndjson', 'json'].map(async (extension) => (await get(`/labels.${extension}`)).text),
    );
    const rows = JSON.parse(json ?? '') as Record<string, unknown>[];
    expect(rows).toHaveLength(1_200);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1_200);
    expect(rows[0]).toEqual({
      mirror_complete: false,
      id: expect.stringMatching(/^products\/\d+\/submissions\/\d+\/shippingLabels\/\d+$/),
      shippingLabelId: expect.stringMatching(/^\d{19}$/),
      name: expect.any(String),
      messages: expect.stringMatching(/^\[.*\]$/),
      goLiveDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
      hardwareIdCount: expect.any(Number),
      isAutoInstallDuringOsUpgrade: true,
    });
    const lines = (ndjson ?? '').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    const [header = [], ...cells] = readCsv(csv ?? '');
    expect(header).toEqual(Object.keys(rows[0] ?? {}));
    expect(cells).toEqual(rows.map((row) => header.map((name) => String(row[name] ?? ''))));
  });

  test('variables come of the address, columns of the document alone', async () => {
    const published = JSON.parse((await get('/labels.json?progress=PUBLISHED')).text) as unknown[];
    expect(published).toHaveLength(120);
    const failed = await get(
      '/submissions.csv?filter.progress=FAILED&filter.nameContains=of%201&withDates=false',
    );
    expect(failed.text.split('\r\n')[0]).toBe('name,createdAt,progress');
    expect(
      readCsv(failed.text)
        .slice(1)
        .map(([name, date, progress]) => [/ of 1/.test(name ?? ''), date, progress]),
    ).toEqual(Array.from({ length: 3 }, () => [true, '', 'FAILED']));
    const same = await get(
      `/submissions.csv?withDates=false&filter=${encodeURIComponent('{"progress":"FAILED","nameContains":"of 1"}')}`,
    );
    expect(same.text).toBe(failed.text);
  });

  test('the example of the documentation is served as it stands', async () => {
    const { status, text } = await get('/failed.csv?since=2026-01-26');
    expect([status, text]).toEqual([200, 'id,productName,name,currentStep,messages,failedAt\r\n']);
  });

  test('without rows there is the header all the same', async () => {
    expect((await get('/submissions.csv?filter.nameContains=nothing')).text).toBe(
      'name,createdAt,progress\r\n',
    );
    expect((await get('/submissions.json?filter.nameContains=nothing')).text).toBe('[]\n');
    expect((await get('/submissions.ndjson?filter.nameContains=nothing')).text).toBe('');
  });

  test('a list that is cut says so, and one that is whole says that', async () => {
    const cut = await get('/submissions.ndjson?trailer=1');
    expect(cut.headers['x-hardware-more']).toBe('true');
    expect(JSON.parse(cut.text.trimEnd().split('\n').at(-1) ?? '')).toEqual({
      trailer: { rows: 5, complete: false },
    });
    const whole = await get('/labels.ndjson?trailer=1&progress=PUBLISHED');
    expect(whole.headers['x-hardware-more']).toBe('false');
    expect(JSON.parse(whole.text.trimEnd().split('\n').at(-1) ?? '')).toEqual({
      trailer: { rows: 120, complete: true },
    });
  });

  test('lists that are no connections are rows too, and Excel gets its mark', async () => {
    const { text } = await get('/stats.csv?excel=1');
    expect(text).toMatch(/^\uFEFFprogress,count\r\n/);
    expect(
      readCsv(text.slice(1))
        .slice(1)
        .map(([, count]) => Number(count))
        .reduce((sum, one) => sum + one, 0),
    ).toBe(120);
  });

  test('what is known already is 304; HEAD says what a GET would; gzip is for who accepts it', async () => {
    const first = await get('/labels.csv');
    expect(first.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'inline; filename="labels.csv"',
      vary: expect.stringContaining('X-Hardware-Account'),
    });
    const etag = String(first.headers.etag);
    const again = await get('/labels.csv', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await get('/labels.csv', {}, 'HEAD');
    expect([head.status, head.text, head.headers.etag]).toEqual([200, '', etag]);
    const zipped = await fetch(`${gateway.url}/q/labels.csv`, {
      headers: { 'x-api-key': key, 'if-none-match': etag },
    });
    expect([zipped.status, zipped.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    expect(await zipped.text()).toBe(first.text);
  });

  test('the list says what there is, and how it is asked', async () => {
    for (const path of ['', '/']) {
      const { queries } = JSON.parse((await get(path)).text);
      expect(queries.map(({ name }: { name: string }) => name)).toEqual([
        'failed',
        'labels',
        'stats',
        'submissions',
      ]);
      expect(queries[1]).toMatchObject({
        description: 'Every label, with what it is a label of.',
        formats: ['csv', 'ndjson', 'json'],
        rows: 'mirror.shippingLabels.nodes',
        variables: [{ name: 'progress', type: 'ShippingLabelProgress', required: false, default: null }],
        columns: expect.arrayContaining([
          { name: 'shippingLabelId', type: 'Int64' },
          { name: 'messages', type: 'JSON' },
        ]),
      });
      expect(queries[3].variables[1]).toMatchObject({ name: 'withDates', type: 'Boolean', default: 'true' });
    }
  });

  test('bad input is 400 and names what is allowed; what is not there is 404', async () => {
    for (const [path, words] of [
      ['/labels.csv?colour=red', 'It takes progress (ShippingLabelProgress), excel, trailer.'],
      ['/labels.csv?progress=LOST', '`progress` is one of PROCESSING, AWAITING_APPROVAL'],
      ['/labels.csv?after=x', 'is no parameter of this query'],
      ['/submissions.csv?filter.createdSince=soon', '`filter.createdSince`'],
      ['/labels.pdf', 'There is labels as .csv, .ndjson, .json.'],
      ['/labels.json?excel=1', '`excel` goes with .csv only'],
    ]) {
      const { status, json } = await get(path ?? '');
      expect([status, json().errors?.[0]]).toMatchObject([
        400,
        { message: expect.stringContaining(words ?? ''), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
    const { status, json } = await get('/nothing.csv');
    expect([status, json().errors?.[0]?.message]).toEqual([
      404,
      'There is no such query. There are failed, labels, stats, submissions, each as .csv, .ndjson, .json.',
    ]);
    const posted = await get('/labels.csv', {}, 'POST');
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('who may not read gets nothing, and Basic, key and bearer are all fine', async () => {
    const status = async (headers: Record<string, string>) =>
      (await rawRequest(`${gateway.url}/q/stats.csv`, { headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ 'x-api-key': operatorKey })).toBe(403);
    expect(await status({ authorization: `Bearer ${key}` })).toBe(200);
    const basic = Buffer.from(`reader:${key}`).toString('base64');
    expect(await status({ authorization: `Basic ${basic}` })).toBe(200);
    expect((await rawRequest(`${gateway.url}/q`, {})).status).toBe(401);
  });

  test('each is told in the log, and its pages as operations', async () => {
    const { headers } = await get('/labels.csv?progress=PUBLISHED');
    const mine = () =>
      gateway.log().filter(({ correlationId }) => correlationId === headers['x-correlation-id']);
    await eventually('the log tells of it', async () =>
      mine().some(({ msg }) => msg === 'saved query answered'),
    );
    expect(mine().filter(({ msg }) => msg === 'operation')).toMatchObject([
      { operationName: 'Labels', caller: 'reader' },
      { operationName: 'Labels', caller: 'reader' },
    ]);
    expect(mine().at(-1)).toMatchObject({
      query: 'labels',
      format: 'csv',
      rows: 120,
      pages: 2,
      caller: 'reader',
    });
  });
});

describe('over the service', () => {
  let stage: Stage;
  const get = from(() => stage.gateway.url);

  beforeAll(async () => {
    stage = await setStage({
      emulator: { products: 12, submissionsPerProduct: 2, labelsPerSubmission: 1 },
      environment: {
        GATEWAY_CALLERS_FILE: callers(),
        GATEWAY_QUERIES_DIR: folderOf({
          products: `query ($after: String) {
            products(first: 5, after: $after) { nodes { id name } } }`,
          nested: `# rows: products.nodes.submissions.nodes
            query ($after: String) {
              products(first: 5, after: $after) { nodes { id name submissions { nodes { id name product { id } } } } } }`,
          pair: '{ products(first: 2) { nodes { id } } }',
          one: `# rows: product.submissions.nodes
            query One($productId: Int64!) { product(productId: $productId) { name submissions { nodes { id } } } }`,
          failed: '{ mirror { submissions { nodes { id } } } }',
          uploads: `# rows: products.nodes.submissions.nodes
            { products(first: 1) { nodes { submissions { nodes { id uploadUrl } } } } }`,
          audiences: '{ audiences { id name } }',
          unclear: '{ products { nodes { submissions { nodes { id } } } } }',
          rename: 'mutation { updateProduct(input: { id: "products/1", name: "x" }) { product { id } } }',
        }),
      },
    });
    stage.emulator.control.settings({ pageSizes: [4] });
  });
  afterAll(() => stage?.close());

  test('pages of the service are followed to the end', async () => {
    const { data } = await stage.ask(
      '{ products(first: 1000) { nodes { id name } } }',
      {},
      { 'x-api-key': key },
    );
    expect(data.products.nodes.length).toBeGreaterThanOrEqual(12);
    const products = await get('/products.json');
    expect(JSON.parse(products.text)).toEqual(data.products.nodes);
    expect(products.headers['x-hardware-more']).toBe('false');
    const nested = JSON.parse((await get('/nested.json')).text) as Record<string, string>[];
    expect(new Set(nested.map((row) => row['products_id'])).size).toBe(data.products.nodes.length);
    for (const row of nested) expect(row['product_id']).toBe(row['products_id']);
    expect((await get('/pair.csv')).headers['x-hardware-more']).toBe('true');
  });

  test('ids go in by their digits, and what does not exist has no rows', async () => {
    const [first] = JSON.parse((await get('/products.json')).text) as { id: string; name: string }[];
    const [, number] = (first?.id ?? '').split('/');
    const rows = JSON.parse((await get(`/one.json?productId=${number}`)).text) as Record<string, string>[];
    expect(rows[0]).toEqual({
      product_name: first?.name,
      id: expect.stringContaining(`${first?.id}/submissions/`),
    });
    expect((await get('/one.csv?productId=9007199254740993')).text).toBe('product_name,id\r\n');
    expect((await get('/one.csv')).json().errors?.[0]?.message).toContain(
      'The query needs productId (Int64!)',
    );
  });

  test('a failure on any page is the answer, with no row of the pages before', async () => {
    stage.emulator.control.addFault({
      kind: 'status',
      status: 500,
      times: null,
      skip: 3,
      match: { kind: 'api', pattern: '/products(\\?|$)' },
    });
    const { status, headers, json } = await get('/products.csv');
    stage.calm();
    expect([status, headers['content-type'], headers.etag]).toEqual([
      503,
      'application/json; charset=utf-8',
      undefined,
    ]);
    expect(json()).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
    expect(json().data).toBeUndefined();
    const mine = stage.gateway.log().filter((line) => line['correlationId'] === headers['x-correlation-id']);
    expect(mine).toContainEqual(expect.objectContaining({ msg: 'operation', outcome: 'ok' }));
    await stage.renewGateway();
  });

  test('a budget that is spent is 429, and says when to come back', async () => {
    const poor = { 'x-api-key': poorKey };
    const answers = [await get('/audiences.csv', poor)];
    // A minute of the clock may end meanwhile; two of them cannot.
    for (let asked = 0; asked < 12 && answers.at(-1)?.status === 200; asked += 1)
      answers.push(await get('/products.csv', { ...poor, 'cache-control': 'no-cache' }));
    expect(answers[0]?.status).toBe(200);
    const last = answers.at(-1);
    expect([last?.status, last?.json().errors?.[0]?.extensions['code']]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('a field that needs another role is 403, and no cell is left out', async () => {
    const { status, json } = await get('/uploads.csv');
    expect([status, json().errors?.[0]?.extensions]).toMatchObject([
      403,
      { code: 'FORBIDDEN', role: 'submitter' },
    ]);
  });

  test('a mirror that is not there is 503 for a query over it', async () => {
    const { status, headers, json } = await get('/failed.csv');
    expect([status, headers['retry-after'], json().errors?.[0]?.extensions['code']]).toEqual([
      503,
      '10',
      'MIRROR_UNAVAILABLE',
    ]);
  });

  test('what has no rows says why, and where its answer is', async () => {
    const unclear = await get('/unclear.csv');
    expect([unclear.status, unclear.json().errors?.[0]?.message]).toEqual([
      400,
      '`unclear` has no rows. It selects several lists. Add the line that says which of them has the rows: ' +
        '`# rows: products.nodes` or `# rows: products.nodes.submissions.nodes`. Its answer as it is: GET /graphql?documentId=unclear.',
    ]);
    const rename = await get('/rename.csv');
    expect([rename.status, rename.json().errors?.[0]?.message]).toMatchObject([
      404,
      expect.stringContaining('It is a mutation, and only queries have rows.'),
    ]);
    const { queries } = JSON.parse((await get('')).text) as {
      queries: { name: string; formats: string[] }[];
    };
    expect(queries.map(({ name }) => name)).not.toContain('rename');
    expect(queries.find(({ name }) => name === 'unclear')?.formats).toEqual([]);
  });
});

test('rows that are at fault end the start with 1, together with all other faults', async () => {
  const { code, stderr } = await runBuilt({
    HARDWARE_API_URL: 'emulator',
    PORT: '0',
    GATEWAY_QUERIES_DIR: folderOf({
      a: '{\n  nothing\n}',
      b: '# Products.\n# rows: products.node\n{ products { nodes { id } } }',
      c: 'query ($trailer: Int) { products(first: $trailer) { nodes { id } } }',
    }),
  });
  expect(code).toBe(1);
  for (const fault of [
    'a.graphql:2: Cannot query field "nothing" on type "Query".',
    'b.graphql:2: `rows: products.node` names no list of objects that it selects; there are products.nodes',
    'c.graphql:1: the variable $trailer is named like a parameter of its own; rename it',
  ])
    expect(stderr).toContain(`GATEWAY_QUERIES_DIR: ${fault}\n`);
});

test('a gateway without a folder of queries says how to have one', async () => {
  const bare = await startBuiltGateway({ HARDWARE_API_URL: 'emulator' });
  try {
    for (const path of ['', '/products.csv']) {
      const { status, json } = await rawRequest(`${bare.url}/q${path}`);
      expect([status, json().errors?.[0]?.message]).toEqual([
        404,
        expect.stringContaining('set GATEWAY_QUERIES_DIR'),
      ]);
    }
  } finally {
    await bare.stop();
  }
});
