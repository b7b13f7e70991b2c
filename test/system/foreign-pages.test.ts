import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { foreignName, startRealBrowser } from '../kit/real-browser.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let browser: Browser;
let stage: Stage;
let allowed: ForeignPage;
let stranger: ForeignPage;

interface ForeignPage {
  readonly origin: string;
  readonly page: Page;
  readonly server: Server;
}

beforeAll(async () => {
  browser = await startRealBrowser();
  allowed = await openForeignPage();
  stranger = await openForeignPage();
  stage = await setStage({ emulator: { products: 1 }, environment: { CORS_ORIGINS: allowed.origin } });
});
afterAll(async () => {
  await browser.close();
  for (const { server } of [allowed, stranger]) server.close();
  await stage.close();
});

const query = '{ products(first: 1) { nodes { id } } }';
const mutation =
  'mutation { createProduct(input: { name: "from a tab", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) { product { id } } }';

/** What a page may try with fetch; `json` needs the browser's question first, the others do not. */
const tries: readonly (readonly [string, (document: string) => [string, object]])[] = [
  ['a POST of JSON', (document) => ['', post('application/json', JSON.stringify({ query: document }))]],
  [
    'a POST that claims to be text',
    (document) => ['', post('text/plain', JSON.stringify({ query: document }))],
  ],
  [
    'a POST of a form',
    (document) => ['', post('application/x-www-form-urlencoded', `query=${encodeURIComponent(document)}`)],
  ],
  [
    'a POST of JSON without reading the answer',
    (document) => ['', { ...post('text/plain', JSON.stringify({ query: document })), mode: 'no-cors' }],
  ],
  ['a GET', (document) => [`?query=${encodeURIComponent(document)}`, {}]],
  [
    'a GET without reading the answer',
    (document) => [`?query=${encodeURIComponent(document)}`, { mode: 'no-cors' }],
  ],
];

describe('a page of another origin on this machine', () => {
  test.each(tries)('learns and changes nothing by %s', async (_, build) => {
    for (const document of [query, mutation]) {
      const seen = await fetchFrom(stranger, ...build(document));
      expect(seen).not.toContain('products/');
    }
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('changes nothing by an image, a link or a form', async () => {
    const address = `${stage.gateway.url}/graphql?query=${encodeURIComponent(query)}`;
    await stranger.page.evaluate(
      `new Promise((resolve) => { const image = new Image(); image.onload = image.onerror = resolve; image.src = ${JSON.stringify(address)}; })`,
    );
    await stranger.page.setContent(
      `<form method="post" enctype="text/plain" action="${stage.gateway.url}/graphql"><input name='{"query":"${mutation.replaceAll('"', '\\&quot;')}","x":"' value='"}'></form>`,
    );
    const [response] = await Promise.all([
      stranger.page.waitForNavigation({ url: '**/graphql' }),
      stranger.page.evaluate('document.forms[0].submit()'),
    ]);
    expect(response?.status()).toBeGreaterThanOrEqual(400);
    expect(stage.emulator.control.calls()).toEqual([]);
    await stranger.page.goto(stranger.origin);
  });

  test('is refused a WebSocket', async () => {
    const address = stage.gateway.url.replace('http', 'ws');
    const outcome = await stranger.page.evaluate(
      `new Promise((resolve) => { const socket = new WebSocket('${address}/graphql', 'graphql-transport-ws'); socket.onopen = () => resolve('open'); socket.onerror = () => resolve('refused'); })`,
    );
    expect(outcome).toBe('refused');
  });

  test('whose origin stands in CORS_ORIGINS may query', async () => {
    const [path, init] = tries[0]?.[1](query) ?? ['', {}];
    expect(await fetchFrom(allowed, path, init)).toMatch(/products\/\d+/);
    const address = stage.gateway.url.replace('http', 'ws');
    const outcome = await allowed.page.evaluate(
      `new Promise((resolve) => { const socket = new WebSocket('${address}/graphql', 'graphql-transport-ws'); socket.onopen = () => resolve('open'); socket.onerror = () => resolve('refused'); })`,
    );
    expect(outcome).toBe('open');
  });
});

describe('the gateway under a foreign name', () => {
  test('answers nothing: a name that leads to this machine is not enough', async () => {
    const { port } = new URL(stage.gateway.url);
    const rebound = await browser.newPage();
    for (const path of ['/healthz', '/', '/graphql?query=%7B__typename%7D']) {
      expect((await rebound.goto(`http://127.0.0.1:${port}${path}`))?.status()).toBe(200);
      expect((await rebound.goto(`http://${foreignName}:${port}${path}`))?.status()).toBe(403);
    }
    await rebound.close();
  });
});

function post(contentType: string, body: string): object {
  return { method: 'POST', headers: { 'content-type': contentType }, body };
}

async function fetchFrom({ page }: ForeignPage, path: string, init: object): Promise<string> {
  const address = `${stage.gateway.url}/graphql${path}`;
  return page.evaluate(
    `fetch(${JSON.stringify(address)}, ${JSON.stringify(init)}).then((response) => response.text(), (error) => 'refused: ' + error.message)`,
  );
}

/** A page that a browser shows from an origin of its own. */
async function openForeignPage(): Promise<ForeignPage> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Somebody else</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = await browser.newPage();
  await page.goto(origin);
  return { origin, page, server };
}
