import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually } from '../kit/eventually.ts';
import { startRealBrowser } from '../kit/real-browser.ts';

const key = 'canary-key-of-a-reader';
const later = keyEntry('later', 'canary-later', ['reader']);

let browser: Browser;
let gateway: BuiltGateway;
let page: Page;
let file: ReturnType<typeof callersFile>;
const declared = {
  keys: [keyEntry('reader', key, ['reader']), keyEntry('operator', 'canary-operator', ['operator'])],
};

beforeAll(async () => {
  file = callersFile(declared);
  browser = await startRealBrowser();
  gateway = await startBuiltGateway({ GATEWAY_CALLERS_FILE: file.path }, ['--demo']);
});
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  await page.goto(`${gateway.url}/`);
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await gateway.stop('SIGKILL');
});

const input = () => page.locator('#key');
const note = () => page.locator('.key [role=alert]');

async function show(text: string): Promise<void> {
  await input().fill(text);
  await input().press('Enter');
}

test('the explorer asks for a key, says what is wrong with one, and runs with a right one', async () => {
  await show('canary-wrong');
  await eventually('the refusal', async () => /not accepted/.test(await note().innerText()));
  await show('canary-operator');
  await eventually('the missing role', async () => /reader/.test(await note().innerText()));
  await show(key);
  // GraphiQL takes a moment to learn what a tab holds, in which its button does nothing.
  await eventually('the result', async () => {
    await page.locator('.graphiql-execute-button').click();
    const text = await page.locator('.graphiql-response').innerText();
    return text.replaceAll('\u00a0', ' ').includes('"id": "products/');
  });
});

test('the key is kept for the tab, through a reload, and for no other tab', async () => {
  await show(key);
  await page.locator('.graphiql-execute-button').waitFor();
  await page.reload();
  await page.locator('.graphiql-execute-button').waitFor();
  expect(await page.evaluate('JSON.stringify({ ...localStorage }) + document.cookie')).not.toContain(
    'canary',
  );
  const other = await page.context().newPage();
  await other.goto(`${gateway.url}/`);
  await other.locator('#key').waitFor();
});

test('the key can be forgotten, and is when it is declared no more', async () => {
  await show(key);
  await page.locator('#forget').click();
  await input().waitFor();
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
  file.write({ keys: [...declared.keys, later] });
  await eventually('the later key', async () => {
    const { status } = await fetch(`${gateway.url}/schema.graphql`, {
      headers: { 'x-api-key': 'canary-later' },
    });
    return status === 200;
  });
  await show('canary-later');
  await page.locator('.graphiql-execute-button').waitFor();
  file.write(declared);
  await eventually('the key to go', async () => {
    const { status } = await fetch(`${gateway.url}/schema.graphql`, {
      headers: { 'x-api-key': 'canary-later' },
    });
    return status === 401;
  });
  await page.locator('.graphiql-execute-button').click();
  await input().waitFor();
});

test('the schema is fetched with the key', async () => {
  await show(key);
  await page.locator('.graphiql-execute-button').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#schema').click()]);
  expect(download.suggestedFilename()).toBe('schema.graphql');
  expect(await readFile(await download.path(), 'utf8')).toContain('type Query');
});
