import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reports } from '../../src/mirror/reports/reports.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { type InfinityTarget, infinityDashboard, infinityRequest } from '../kit/infinity-request.ts';
import { makeAccount } from '../kit/made-account.ts';
import { outOfReach } from '../kit/out-of-reach.ts';
import { readCsv } from '../kit/read-csv.ts';
import { spreadSubmissions } from '../kit/spread-submissions.ts';

const recipes = readFileSync('docs/recipes.md', 'utf8');
const basic = `Basic ${Buffer.from('tool:canary-key-of-a-tool').toString('base64')}`;
let gateway: BuiltGateway;

beforeAll(async () => {
  const folder = newFolder();
  await makeAccount(folder, { products: 60, submissions: 2, labels: 2 });
  spreadSubmissions(folder);
  const callers = callersFile({ keys: [keyEntry('tool', 'canary-key-of-a-tool', ['reader'])] });
  gateway = await startBuiltGateway({
    ...environmentFor(outOfReach),
    MIRROR_DIR: folder,
    GATEWAY_CALLERS_FILE: callers.path,
  });
  await eventually('the mirror serves', async () => (await ask('/reports/products.csv?limit=1')).ok);
});
afterAll(() => gateway?.stop('SIGKILL'));

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(gateway.url + path, { method, headers: { authorization: basic, ...headers } });

/** The code of a section, in one language. */
function codeIn(section: string, language: string): string {
  const [, text = ''] = recipes.split(`\n## ${section}\n`);
  const [, code] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(text.split('\n## ')[0] ?? '') ?? [];
  if (code === undefined) throw new Error(`${section} has no ${language}`);
  return code;
}

describe('Power Query', () => {
  const code = codeIn('Power BI', 'm');
  const [, path = ''] = /RelativePath = "([^"]+)"/.exec(code) ?? [];
  const [, query = ''] = /Query = \[(.*?)\]/s.exec(code) ?? [];

  /** As the engine writes it: parameters in their order, escaped as data of an address. */
  function address(start: string, end: string): string {
    const moments: Record<string, string> = { RangeStart: start, RangeEnd: end };
    const parameters = [...query.matchAll(/(\w+) = (?:"([^"]*)"|Utc\((\w+)\))/g)].map(
      ([, name = '', text, moment = '']) => `${name}=${encodeURIComponent(text ?? `${moments[moment]}Z`)}`,
    );
    expect(parameters).toHaveLength(3);
    return `/${path}?${parameters.join('&')}`;
  }

  /** The headers of the Mashup engine, which accepts anything. */
  const mashup = {
    'user-agent': 'Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)',
    'accept-encoding': 'gzip, deflate',
    connection: 'Keep-Alive',
  };

  async function load(start: string, end: string): Promise<string[][]> {
    const response = await ask(address(start, end), mashup);
    expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    return readCsv(await response.text());
  }

  test('is told to show a name and a password', async () => {
    for (const authorization of [undefined, 'Bearer']) {
      const headers = { ...mashup, ...(authorization && { authorization }) };
      const { status, headers: answered } = await fetch(
        gateway.url + address('2024-01-01T00:00:00', '2025-01-01T00:00:00'),
        { headers },
      );
      expect([status, answered.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('Basic realm='),
      ]);
    }
  });

  test('gets every row in one window and in no other, and the header line in one without rows', async () => {
    const [head, ...all] = await load('2020-01-01T00:00:00', '2030-01-01T00:00:00');
    const moments = all.map((row) => row[head?.indexOf('first_seen_at') ?? -1] ?? '').sort();
    const middle = (moments[Math.floor(moments.length / 2)] ?? '').slice(0, 19);
    const [, ...before] = await load('2020-01-01T00:00:00', middle);
    const [, ...after] = await load(middle, '2030-01-01T00:00:00');
    expect([before.length > 10, after.length > 10, all.length]).toEqual([true, true, 120]);
    expect([...before, ...after].map(([id]) => id).sort()).toEqual(all.map(([id]) => id).sort());
    expect(await load('2030-01-01T00:00:00', '2031-01-01T00:00:00')).toEqual([head]);
  });

  test('gets what its types say: every date and number of the recipe can be read as such', async () => {
    const [head = [], ...rows] = await load('2020-01-01T00:00:00', '2030-01-01T00:00:00');
    for (const [index, name] of head.entries()) {
      const pattern = name.endsWith('_at')
        ? /^(|\d{4}-\d\d-\d\dT[\d:.]+Z)$/
        : name === 'seconds_to_ready'
          ? /^\d*$/
          : /^/;
      expect(rows.map((row) => row[index]).filter((cell) => !pattern.test(cell ?? ''))).toEqual([]);
    }
    expect(code).toContain('"seconds_to_ready", Int64.Type');
  });
});

describe('Grafana Infinity', () => {
  const panels = infinityDashboard('deploy/grafana-reports.json');

  test.each(panels)('reads what the panel "$title" shows', async ({ targets }) => {
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      const { url, init } = infinityRequest(target, gateway.url, basic, {
        from: '2020-01-01T00:00:00.000Z',
        to: '2030-01-01T00:00:00.000Z',
      });
      const response = await fetch(url, init);
      expect([url, response.status]).toEqual([url, 200]);
      const rows = rowsOf(target, await response.text());
      expect(rows.length).toBeGreaterThan(target.url.includes('status-changes') ? -1 : 0);
      for (const { selector, type } of target.columns) {
        for (const row of rows) expect(Object.keys(row)).toContain(selector);
        const cells = rows.map((row) => row[selector]).filter((cell) => cell !== null && cell !== '');
        if (type === 'number') expect(cells.filter((cell) => typeof cell !== 'number')).toEqual([]);
        if (type === 'timestamp')
          expect(cells.filter((cell) => Number.isNaN(Date.parse(String(cell))))).toEqual([]);
      }
    }
  });

  test('and its panels have room for what they show', () => {
    expect(panels.length).toBeGreaterThan(6);
    expect(new Set(panels.map(({ gridPos }) => `${gridPos.x} ${gridPos.y}`)).size).toBe(panels.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });

  function rowsOf(target: InfinityTarget, text: string): Record<string, unknown>[] {
    if (target.type === 'csv') {
      const [head = [], ...rows] = readCsv(text);
      // A panel without rows still has its columns.
      expect(head).toEqual(expect.arrayContaining(target.columns.map(({ selector }) => selector)));
      return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
    }
    const body = JSON.parse(text) as Record<string, unknown>;
    expect(body['errors']).toBeUndefined();
    const found = target.root_selector
      .split('.')
      .filter(Boolean)
      .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], body);
    return (Array.isArray(found) ? found : [found]) as Record<string, unknown>[];
  }
});

describe('every recipe', () => {
  const addresses = [...recipes.matchAll(/\/reports\/[\w-]+\.(?:csv|json|ndjson)(?:\?[^\s"`)]+)?/g)].map(
    ([address]) => address.replaceAll(/\$\{__(?:from|to):date:iso\}|\{since\}/g, '2026-01-01T00:00:00.000Z'),
  );

  test('asks for reports and columns that are there', async () => {
    expect(addresses.length).toBe(3);
    for (const address of addresses) expect([address, (await ask(address)).status]).toEqual([address, 200]);
    const pandas = [...codeIn('pandas', 'python').matchAll(/report\("([^"]+)"\)/g)].map(([, one]) => one);
    expect(pandas).toEqual(['submissions.csv?vanished_at=']);
    expect((await ask(`/reports/${pandas[0]}`)).status).toBe(200);
  });

  test('names columns of views as they are', () => {
    const known = new Set(Object.values(reports).flatMap(({ columns }) => columns.map(({ name }) => name)));
    const named = [...recipes.matchAll(/\b[a-z]+(?:_[a-z]+)*_(?:at|id|ids|name|step)\b/g)].map(
      ([name]) => name,
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.has(name) && !['_at', '_id'].includes(name))).toEqual([]);
  });

  test('is zipped for pandas, which asks for it by its own headers', async () => {
    const headers = { 'accept-encoding': 'gzip', 'x-api-key': 'canary-key-of-a-tool' };
    const { request } = await import('node:http');
    const bytes = await new Promise<Buffer>((resolve, reject) => {
      request(`${gateway.url}/reports/submissions.csv`, { headers }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        expect(response.headers['content-encoding']).toBe('gzip');
        resolve(Buffer.concat(chunks));
      })
        .once('error', reject)
        .end();
    });
    expect(readCsv(gunzipSync(bytes).toString())).toHaveLength(121);
  });
});
