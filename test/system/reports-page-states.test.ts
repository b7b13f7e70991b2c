import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { makeAccount } from '../kit/made-account.ts';
import { readCsv } from '../kit/read-csv.ts';
import { startRealBrowser } from '../kit/real-browser.ts';
import { setTwoAccounts } from '../kit/two-accounts.ts';
import { openWatchedPage, type WatchedPage } from '../kit/watched-page.ts';

const output = fileURLToPath(new URL('../.output/', import.meta.url));

let browser: Browser;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  await mkdir(output, { recursive: true });
  browser = await startRealBrowser();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => browser?.close());

/** The demo account, which stands still. */
async function emulate(products?: number) {
  const emulator = await startEmulator({ speed: 0, ...(products !== undefined && { products }) });
  ends.push(() => emulator.close());
  return emulator;
}

async function serve(environment: Record<string, string>): Promise<BuiltGateway> {
  const gateway = await startBuiltGateway(environment);
  ends.push(() => gateway.stop('SIGKILL'));
  return gateway;
}

async function open(gateway: BuiltGateway, hash = ''): Promise<WatchedPage> {
  const watched = await openWatchedPage(browser, gateway.url, { acceptDownloads: true });
  ends.push(() => watched.page.context().close());
  await watched.page.goto(`${gateway.url}/reports${hash}`);
  return watched;
}

async function isComplete({ url }: BuiltGateway): Promise<boolean> {
  const status = (await (await fetch(`${url}/reports/status.json`)).json()) as { complete: boolean };
  return status.complete;
}

const rows = (page: Page) => page.locator('#rows tbody tr');
const alert = (page: Page, hasText: string | RegExp) => page.locator('#mirror-alert', { hasText }).waitFor();

test('without a mirror, the page says how to have one', async () => {
  const gateway = await serve(environmentFor(await emulate()));
  const { page } = await open(gateway);
  await alert(page, 'MIRROR_DIR');
  await page.screenshot({ path: `${output}reports-no-mirror.png` });
  expect(await page.locator('#report').isVisible()).toBe(false);
  expect(await page.locator('#charts').isVisible()).toBe(false);
});

test('a mirror that is away is told with its reason, and shown when it is back', async () => {
  const environment = { ...environmentFor(await emulate()), MIRROR_DIR: newFolder() };
  await makeAccount(environment.MIRROR_DIR, { products: 3, submissions: 1, labels: 1 });
  const first = await serve(environment);
  await eventually('the mirror', async () => (await fetch(`${first.url}/reports/products.csv`)).ok);
  const { page } = await open(await serve(environment));
  await alert(page, /no mirror for now.*another process/is);
  await page.screenshot({ path: `${output}reports-away.png` });
  expect(await rows(page).count()).toBe(0);
  await first.stop('SIGKILL');
  await rows(page).first().waitFor({ timeout: 45_000 });
  expect(await page.locator('#mirror-alert').innerText()).toBe('');
});

test('the first walk is told of until it is done', async () => {
  const gateway = await serve({
    ...environmentFor(await emulate(12)),
    MIRROR_DIR: newFolder(),
    MIRROR_CALLS_PER_MINUTE: '400',
  });
  const { page, complaints } = await open(gateway, '#products');
  await page.locator('#walk-note', { hasText: /\d+ of \d+ calls/ }).waitFor();
  await page.screenshot({ path: `${output}reports-walk.png` });
  await page.locator('#as-of', { hasText: /as the account was at 20\d\d-/ }).waitFor({ timeout: 50_000 });
  expect(await page.locator('#walk').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Reload' }).click();
  await eventually('all products', async () => (await rows(page).count()) === 12);
  await page.locator('#states-table td').first().waitFor({ state: 'attached' });
  await page.screenshot({ path: `${output}reports-walked.png`, fullPage: true });
  expect(complaints).toEqual([]);
});

test('where callers are declared, it asks for a key, says what is wrong with one, and sends it with all that it asks', async () => {
  const folder = newFolder();
  await makeAccount(folder, { products: 3, submissions: 2, labels: 1 });
  const reader = keyEntry('reader', 'canary-key-of-a-reader', ['reader']);
  const file = callersFile({ keys: [reader, keyEntry('operator', 'canary-operator', ['operator'])] });
  const gateway = await serve({
    ...environmentFor(await emulate()),
    MIRROR_DIR: folder,
    MIRROR_CALLS_PER_MINUTE: '1',
    GATEWAY_CALLERS_FILE: file.path,
  });
  const { page, strangers } = await open(
    gateway,
    '#submissions?fields=id&orderBy=id&created_at.before=2025-01-01',
  );
  for (const [key, words] of [
    ['canary-wrong', 'not accepted'],
    ['canary-operator', 'reader'],
  ] as const) {
    await page.locator('#key').fill(key);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('.key [role=alert]', { hasText: words }).waitFor();
  }
  await page.screenshot({ path: `${output}reports-key.png` });
  expect(await rows(page).count()).toBe(0);
  await page.locator('#key').fill('canary-key-of-a-reader');
  await page.keyboard.press('Enter');
  await rows(page).first().waitFor();
  const shown = await page.locator('#rows td').allInnerTexts();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('submissions.csv');
  expect(
    readCsv(await readFile(await download.path(), 'utf8'))
      .slice(1)
      .flat(),
  ).toEqual(shown);
  expect([page.url(), strangers.join()].join()).not.toContain('canary');

  const saved: string[] = [];
  page.on('download', (one) => saved.push(one.suggestedFilename()));
  await page.goto(`${gateway.url}/reports#submissions?colour=red`);
  const refused = page.locator('#report-alert', { hasText: 'is no parameter of this report' });
  await refused.waitFor();
  await page.evaluate("document.getElementById('report-alert').textContent = ''");
  await page.getByRole('link', { name: 'NDJSON' }).click();
  await refused.waitFor();
  expect(saved).toEqual([]);

  file.write({ keys: [keyEntry('later', 'canary-later', ['reader'])] });
  await eventually('the key to go', async () => {
    const headers = { 'x-api-key': 'canary-key-of-a-reader' };
    return (await fetch(`${gateway.url}/reports/status.json`, { headers })).status === 401;
  });
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.locator('#key').waitFor();
});

test('of several accounts it shows all, or the one that is chosen, in the table and in the charts', async () => {
  const stage = await setTwoAccounts({
    environment: { MIRROR_DIR: newFolder(), MIRROR_CALLS_PER_MINUTE: '1200' },
  });
  ends.push(() => stage.close());
  await eventually('the walk of both', () => isComplete(stage.gateway), 50_000);
  const { page, complaints } = await open(stage.gateway, '#products?fields=account,name');
  await rows(page).first().waitFor();
  expect(await page.locator('#account option').allTextContents()).toEqual(['All accounts', 'main', 'other']);
  const accounts = async () => new Set(await page.locator('#rows td:nth-child(1)').allInnerTexts());
  expect(await accounts()).toEqual(new Set(['main', 'other']));
  const total = async () =>
    (await page.locator('#states-table td').allTextContents()).reduce((sum, text) => sum + Number(text), 0);
  await eventually('the charts', async () => (await total()) > 0);
  const all = await total();
  await page.locator('#account').selectOption('other');
  await eventually('the account', async () => [...(await accounts())].join() === 'other');
  expect(new URL(page.url()).hash).toContain('account=other');
  await eventually('its charts', async () => (await total()) < all && (await total()) > 0);
  expect(await rows(page).count()).toBe(3);
  await page.getByRole('link', { name: 'Submissions' }).click();
  await page.locator('th', { hasText: 'progress' }).waitFor();
  expect(new URL(page.url()).hash).toBe('#submissions?account=other');
  await page.screenshot({ path: `${output}reports-accounts.png` });
  expect(complaints).toEqual([]);
});
