import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type ExplorerPage, explorerPage } from '../kit/explorer-page.ts';
import { startRealBrowser } from '../kit/real-browser.ts';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';

let browser: Browser;
let stage: TwoAccounts;
let page: Page;
let explorer: ExplorerPage;

beforeAll(async () => {
  browser = await startRealBrowser();
  stage = await setTwoAccounts();
});
beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  page = await context.newPage();
  explorer = explorerPage(page);
});
afterEach(async () => {
  await page.context().close();
  stage.calm();
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

describe('the explorer of a gateway with two accounts', () => {
  test('shows examples that are of the first one, and each of them runs there and nowhere else', async () => {
    await explorer.open(stage.gateway.url);
    const tabs = page.locator('.graphiql-tab-button');
    const named: string[] = [];
    for (const [index, name] of (await tabs.allInnerTexts()).entries()) {
      await tabs.nth(index).click();
      await explorer.editorShows(` ${name}`);
      for (const operation of await explorer.operationsToRun()) {
        const sent = page.waitForRequest((request) => request.postDataJSON()?.operationName === operation);
        const { errors } = await explorer.answerTo(operation);
        expect({ operation, errors }).toEqual({ operation, errors: undefined });
        const variables = JSON.stringify((await sent).postDataJSON().variables ?? {});
        named.push(...(variables.match(/"accounts\/\w+/g) ?? []));
        expect(variables).not.toMatch(/"products\//);
      }
    }
    expect(new Set(named)).toEqual(new Set(['"accounts/main']));
    expect(stage.main.control.calls().length).toBeGreaterThan(named.length);
    expect(stage.other.control.calls()).toEqual([]);
    await page.screenshot({ path: 'test/.output/explorer-accounts.png' });
  });

  test('asks the account that its tab "Headers" names', async () => {
    await explorer.open(stage.gateway.url);
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:visible').click();
    // The editor closes brackets and quotes by itself.
    await page.keyboard.insertText('{ "x-hardware-account": "other" }');
    await explorer.run();
    const text = await explorer.result('totalCount');
    expect(text).toMatch(/"id": "accounts\/other\/products\/\d+"/);
    expect(stage.main.control.calls()).toEqual([]);
  });
});
