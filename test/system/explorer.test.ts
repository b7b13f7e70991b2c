import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page, Request } from 'playwright-core';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { startRealBrowser } from '../kit/real-browser.ts';

const output = fileURLToPath(new URL('../.output/', import.meta.url));

let browser: Browser;
let gateway: BuiltGateway;
let page: Page;
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
    await open();
    expect(await page.title()).toContain('Hardware Gateway');
    expect(await page.locator('header').innerText()).toContain('invented data');
    await run();
    const text = await result('totalCount');
    expect(text).toMatch(/"id": "products\/\d{16,17}"/);
    expect(text).not.toContain('"errors"');
    await page.screenshot({ path: `${output}explorer.png` });
    expect(complaints).toEqual([]);
  });

  test('asks nobody but its own gateway', async () => {
    await open();
    await run();
    await result('products');
    const strangers = requested.filter((url) => !url.startsWith(gateway.url) && !/^(data|blob):/.test(url));
    expect(requested.length).toBeGreaterThan(3);
    expect(strangers).toEqual([]);
  });

  test('runs every example in its tabs without an error', async () => {
    await open();
    const tabs = page.locator('.graphiql-tab-button');
    const names = await tabs.allInnerTexts();
    expect(names.length).toBeGreaterThan(5);
    for (const [index, name] of names.entries()) {
      await tabs.nth(index).click();
      await editorShows(` ${name}`);
      await pause(300);
      for (const operation of await operationsToRun()) {
        const body = await answerTo(operation);
        expect({ operation, errors: body.errors }).toEqual({ operation, errors: undefined });
        // The service has no list of preproduction packages, so no example can name one that is there.
        if (operation !== 'Preprod') expect(Object.values(body.data)).not.toContain(null);
      }
    }
    await page.screenshot({ path: `${output}explorer-last-tab.png` });
    expect(complaints).toEqual([]);
  });

  test('shows the schema to who opens its documentation', async () => {
    await open();
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
    await open();
    const href = await page.locator('#sandbox').getAttribute('href');
    expect(decodeURIComponent(href ?? '')).toBe(
      `https://studio.apollographql.com/sandbox/explorer?endpoint=${gateway.url}/graphql`,
    );
  });
});

async function open(): Promise<void> {
  await page.goto(`${gateway.url}/`);
  await page.locator('.graphiql-execute-button').waitFor({ timeout: 30_000 });
  await editorShows('query Overview');
}

function editorShows(text: string): Promise<boolean> {
  return eventually(`${text} in the editor`, async () =>
    // The editor draws blanks as no-break spaces.
    (await page.locator('.graphiql-query-editor').innerText()).replaceAll('\u00a0', ' ').includes(text),
  );
}

/** The operations of the tab that is open. */
async function operationsToRun(): Promise<string[]> {
  const text = await page.locator('.graphiql-query-editor').innerText();
  return [...text.replaceAll('\u00a0', ' ').matchAll(/^(?:query|mutation) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
}

/** Presses the play button; where the tab holds several operations, it asks which. */
async function run(operation?: string): Promise<void> {
  await page.locator('.graphiql-execute-button').click();
  const choice = page.getByRole('menuitem', { name: operation ?? '', exact: true });
  if (operation !== undefined && (await operationsToRun()).length > 1) {
    await choice.click({ timeout: 1_000 }).catch(() => undefined);
  }
}

/**
 * Runs an operation and gives the answer that the page got. GraphiQL takes a moment to learn what a tab holds, in which
 * the button does nothing useful, so it is pressed again while nothing is sent.
 */
function answerTo(operation: string): Promise<{ readonly data: object; readonly errors?: unknown }> {
  return eventually(`an answer to ${operation}`, async () => {
    const answer = page
      .waitForResponse((response) => isAbout(operation, response.request()), { timeout: 2_000 })
      .catch(() => undefined);
    await run(operation);
    return (await answer)?.json();
  });
}

function isAbout(operation: string, request: Request): boolean {
  return request.postDataJSON()?.operationName === operation;
}

/** The text of the result pane, once it holds the word. */
function result(word: string): Promise<string> {
  return eventually('the result on the page', async () => {
    const text = (await page.locator('.graphiql-response').innerText()).replaceAll('\u00a0', ' ');
    return text.includes(word) ? text : undefined;
  });
}
