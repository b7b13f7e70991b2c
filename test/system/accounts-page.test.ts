import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newSubmission } from '../kit/new-submission.ts';
import { packageBytes } from '../kit/package-bytes.ts';
import { startRealBrowser } from '../kit/real-browser.ts';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';

let browser: Browser;
let stage: TwoAccounts;

beforeAll(async () => {
  browser = await startRealBrowser();
  stage = await setTwoAccounts();
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

function created(account: string) {
  return newSubmission({
    gateway: stage.gateway,
    ask: (query, variables) => stage.ask(query, variables, account),
  });
}

async function open(hash = '') {
  const page = await browser.newPage();
  await page.goto(`${stage.gateway.url}/packages${hash}`);
  await page.locator('#page').waitFor();
  return page;
}

test('the page for packages lists what awaits its package in the account that is selected, and uploads to it', async () => {
  const [here, there] = [await created('main'), await created('other')];
  const page = await open();
  expect(await page.locator('#account option').allTextContents()).toEqual(['main', 'other']);

  await page.locator('#find').click();
  await page.locator('#awaiting button', { hasText: here.id }).waitFor();
  await page.locator('#account').selectOption('other');
  expect(await page.locator('#awaiting button').count()).toBe(0);
  await page.locator('#find').click();
  await page.locator('#awaiting button', { hasText: there.id }).click();

  await page.locator('#pill', { hasText: 'AWAITING_PACKAGE' }).waitFor();
  const buffer = packageBytes(100_000);
  await page
    .locator('#file')
    .setInputFiles({ name: 'driver.cab', mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.locator('#upload-note', { hasText: 'Uploaded and committed' }).waitFor();
  await page.locator('#pill', { hasText: 'PROCESSING' }).waitFor();
  expect(
    stage.other.control.calls({ method: 'POST' }).filter(({ path }) => path.endsWith('/commit')),
  ).toHaveLength(1);
  expect(stage.main.control.calls({ method: 'POST' }).filter(({ path }) => path.endsWith('/commit'))).toEqual(
    [],
  );
  await page.screenshot({ path: 'test/.output/packages-accounts.png' });
  await page.close();
});

test('an address of another account selects that account', async () => {
  const { id } = await created('other');
  const page = await open(`#${id}`);
  await page.locator('#pill', { hasText: 'AWAITING_PACKAGE' }).waitFor();
  expect(await page.locator('#account').inputValue()).toBe('other');
  await page.close();
});
