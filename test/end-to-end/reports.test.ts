import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { makeAccount } from '../kit/made-account.ts';
import { outOfReach } from '../kit/out-of-reach.ts';
import { readCsv } from '../kit/read-csv.ts';
import { type RawAnswer, rawRequest } from '../server/raw-request.ts';

const key = 'a-key-of-a-reader-for-reports';
const authorization = { 'x-api-key': key };
let gateway: BuiltGateway;

/** No service answers there, so nothing of the mirror changes, and no report needs a call. */
const environment = environmentFor(outOfReach);

beforeAll(async () => {
  const folder = newFolder();
  await makeAccount(folder, { products: 60, submissions: 2, labels: 10 });
  const callers = callersFile({
    keys: [
      keyEntry('reader', key, ['reader']),
      keyEntry('ops', 'ops-key-of-thirty-characters!!', ['operator']),
    ],
  });
  gateway = await startBuiltGateway({
    ...environment,
    MIRROR_DIR: folder,
    GATEWAY_CALLERS_FILE: callers.path,
  });
  await eventually('the mirror serves', async () => (await get('/products.csv?limit=1')).status === 200);
});

afterAll(() => gateway.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> =>
  rawRequest(`${gateway.url}/reports${path}`, { method, headers: { ...authorization, ...headers } });

describe('a report', () => {
  test('has all rows in one stable order in every format, and a header line even without rows', async () => {
    const [csv, ndjson, json] = await Promise.all(
      ['csv', 'ndjson', 'json'].map(async (extension) => (await get(`/shipping-labels.${extension}`)).text),
    );
    const rows = JSON.parse(json ?? '') as Record<string, unknown>[];
    expect(rows.length).toBe(1_200);
    const lines = (ndjson ?? '').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    const [header = [], ...cells] = readCsv(csv ?? '');
    expect(header).toEqual(Object.keys(rows[0] ?? {}));
    expect(cells).toEqual(rows.map((row) => header.map((name) => String(row[name] ?? ''))));
    const ids = rows.map(({ id }) => String(id));
    expect(ids).toEqual([...ids].sort());
    const none = await get('/shipping-labels.csv?name=nothing&fields=id,name');
    expect(none.text).toBe('id,name\r\n');
    expect((await get('/shipping-labels.json?name=nothing')).text).toBe('[]\n');
  });

  test('is filtered, ordered, cut and gone on with', async () => {
    const asked = '/submissions.ndjson?progress=FAILED&orderBy=-name&fields=name';
    const whole = (await get(asked)).text.trimEnd().split('\n');
    const seen: string[] = [];
    let after: string | undefined = '';
    for (let page = 0; after !== undefined && page < 50; page += 1) {
      const answer: RawAnswer = await get(`${asked}&limit=7${after === '' ? '' : `&after=${after}`}`);
      seen.push(...answer.text.trimEnd().split('\n').filter(Boolean));
      after = answer.headers['x-hardware-next'] as string | undefined;
    }
    expect(seen).toEqual(whole);
    expect(whole.length).toBeGreaterThan(7);
  });

  test('ends with a line that counts the rows, where that was asked for', async () => {
    const { text } = await get('/products.ndjson?trailer=1&limit=5&fields=id');
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBe(6);
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      trailer: { rows: 5, complete: false, as_of: null, next: expect.any(String) },
    });
  });

  test('is given again only when something is new', async () => {
    const first = await get('/products.csv');
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await get('/products.csv', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await get('/products.csv?limit=3', { 'if-none-match': etag })).status).toBe(200);
    const zipped = await get('/products.csv', { 'if-none-match': etag, 'accept-encoding': 'gzip' });
    expect([zipped.status, zipped.headers['content-encoding']]).toEqual([200, 'gzip']);
  });

  test('is zipped for who accepts it, and the same inside', async () => {
    const response = await fetch(`${gateway.url}/reports/shipping-labels.csv`, { headers: authorization });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe((await get('/shipping-labels.csv')).text);
    expect(gateway.output()).not.toContain('Warning');
  });

  test('says by HEAD what a GET would', async () => {
    const [head, whole] = await Promise.all([get('/products.csv', {}, 'HEAD'), get('/products.csv')]);
    expect([head.status, head.text]).toEqual([200, '']);
    for (const name of ['etag', 'content-type', 'x-hardware-complete']) {
      expect(head.headers[name]).toBe(whole.headers[name]);
    }
  });

  test('is the file that the address names, whatever a tool accepts', async () => {
    const infinity = { accept: 'application/json;q=0.9,text/plain' };
    expect((await get('/products.json?limit=1', infinity)).headers['content-type']).toMatch(
      /^application\/json/,
    );
    const csv = await get('/products.csv?limit=1', { accept: 'text/csv; charset=utf-8' });
    expect([csv.status, csv.headers['content-type']]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ]);
  });

  test('has a byte order mark and no formula for Excel', async () => {
    const { text } = await get('/products.csv?excel=1&fields=name&limit=1');
    expect(text.startsWith('\uFEFFname\r\n')).toBe(true);
  });
});

test('the status says how complete and how old the mirror is', async () => {
  const { status, text } = await get('/status.json');
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ state: 'serving', reason: null, complete: false, as_of: null });
});

test('who may not read gets nothing, and Basic, key and bearer are all fine', async () => {
  const url = `${gateway.url}/reports/products.csv?limit=1`;
  expect((await rawRequest(url)).status).toBe(401);
  expect((await rawRequest(url, { headers: { 'x-api-key': 'wrong' } })).status).toBe(401);
  const basic = `Basic ${Buffer.from(`reader:${key}`).toString('base64')}`;
  for (const value of [basic, `Bearer ${key}`]) {
    expect((await rawRequest(url, { headers: { authorization: value } })).status).toBe(200);
  }
});

test('bad input is 400 and names what is allowed', async () => {
  const { status, json } = (await get('/products.csv?colour=red')) as RawAnswer;
  expect(status).toBe(400);
  expect(json().errors?.[0]).toMatchObject({
    message: expect.stringContaining('firstSeenSince'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect((await get('/products.pdf')).status).toBe(400);
  expect((await get('/orders.csv')).status).toBe(404);
});

test('a gateway without a mirror says how to have one', async () => {
  const bare = await startBuiltGateway(environment);
  try {
    const { status, json } = await rawRequest(`${bare.url}/reports/products.csv`);
    expect(status).toBe(404);
    expect(json().errors?.[0]?.message).toContain('set MIRROR_DIR');
  } finally {
    await bare.stop();
  }
});
