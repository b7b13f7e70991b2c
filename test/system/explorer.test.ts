import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';
import { pause } from '../kit/eventually.ts';
import { type ExplorerPage, explorerPage } from '../kit/explorer-page.ts';
import { startRealBrowser } from '../kit/real-browser.ts';

const output = fileURLToPath(new URL('../.output/', import.meta.url));

let browser: Browser;
let gateway: BuiltGateway;
let page: Page;
let explorer: ExplorerPage;
let complaints: string[];
let requested: string[];

beforeAll(async () => {
  await mkdir(output, { recursive: true });
  browser = await startRealBrowser();
  gateway = await startBuiltGateway({}, ['--demo']);
});
beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  page = await context.newPage();
  explorer = explorerPage(page);
  complaints = [];
  requested = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => requested.push(request.url()));
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await gateway.stop('SIGKILL');
});

describe('the explorer in Chromium, without internet', () => {
  test('opens, runs its first example and shows the result', async () => {
    await explorer.open(gateway.url);
    expect(await page.title()).toContain('Hardware Gateway');
    expect(await page.locator('header').innerText()).toContain('invented data');
    await explorer.run();
    const text = await explorer.result('totalCount');
    expect(text).toMatch(/"id": "products\/\d{16,17}"/);
    expect(text).not.toContain('"errors"');
    await page.screenshot({ path: `${output}explorer.png` });
    expect(complaints).toEqual([]);
  });

  test('asks nobody but its own gateway', async () => {
    await explorer.open(gateway.url);
    await explorer.run();
    await explorer.result('products');
    const strangers = requested.filter((url) => !url.startsWith(gateway.url) && !/^(data|blob):/.test(url));
    expect(requested.length).toBeGreaterThan(3);
    expect(strangers).toEqual([]);
  });

  test('runs every example in its tabs without an error', async () => {
    await explorer.open(gateway.url);
    const tabs = page.locator('.graphiql-tab-button');
    const names = await tabs.allInnerTexts();
    expect(names.length).toBeGreaterThan(5);
    for (const [index, name] of names.entries()) {
      await tabs.nth(index).click();
      await explorer.editorShows(` ${name}`);
      await pause(300);
      for (const operation of await explorer.operationsToRun()) {
        const body = await explorer.answerTo(operation);
        expect({ operation, errors: body.errors }).toEqual({ operation, errors: undefined });
        // The service has no list of preproduction packages, so no example can name one that is there.
        if (operation !== 'Preprod') expect(Object.values(body.data)).not.toContain(null);
      }
    }
    await page.screenshot({ path: `${output}explorer-last-tab.png` });
    expect(complaints).toEqual([]);
  });

  test('shows the schema to who opens its documentation', async () => {
    await explorer.open(gateway.url);
    await page
      .getByRole('button', { name: /documentation/i })
      .first()
      .click();
    const documentation = page.locator('.graphiql-doc-explorer');
    await documentation.locator('.graphiql-doc-explorer-type-name', { hasText: 'Query' }).click();
    await documentation.getByText('partnerSubmission').waitFor();
    await page.screenshot({ path: `${output}explorer-documentation.png` });
    expect(complaints).toEqual([]);
  });

  test('leads to Apollo Sandbox with this endpoint in the address', async () => {
    await explorer.open(gateway.url);
    const href = await page.locator('#sandbox').getAttribute('href');
    expect(decodeURIComponent(href ?? '')).toBe(
      `https://studio.apollographql.com/sandbox/explorer?endpoint=${gateway.url}/graphql`,
    );
  });
});
