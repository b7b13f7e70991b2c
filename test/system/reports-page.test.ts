import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import type { Browser, Page } from 'playwright-core';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { faintTexts } from '../kit/faint-texts.ts';
import { newFolder } from '../kit/folders.ts';
import { makeAccount } from '../kit/made-account.ts';
import { outOfReach } from '../kit/out-of-reach.ts';
import { readCsv } from '../kit/read-csv.ts';
import { startRealBrowser } from '../kit/real-browser.ts';
import { spreadSubmissions } from '../kit/spread-submissions.ts';
import { openWatchedPage, type WatchedPage } from '../kit/watched-page.ts';

const output = fileURLToPath(new URL('../.output/', import.meta.url));
const hostile = '=1+1</script><img src=x onerror=alert(1)>"';

const longText = 'A long message of the service. '.repeat(20).trim();

/** No service answers there, so the mirror stays as it was made. */
const environment = environmentFor(outOfReach);

let browser: Browser;
let gateway: BuiltGateway;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  await mkdir(output, { recursive: true });
  browser = await startRealBrowser();
  const folder = newFolder();
  await makeAccount(folder, { products: 60, submissions: 2, labels: 2 });
  spreadSubmissions(folder);
  spoil(join(folder, 'mirror.sqlite'));
  gateway = await startBuiltGateway({ ...environment, MIRROR_DIR: folder, BASE_PATH: '/hardware' });
});
beforeEach(async () => {
  const options = { viewport: { width: 1280, height: 1000 }, acceptDownloads: true };
  watched = await openWatchedPage(browser, gateway.url, options);
  page = watched.page;
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser?.close();
  await gateway?.stop('SIGKILL');
});

/** A name that means harm, and a message that is long. */
function spoil(path: string): void {
  const database = new Database(path);
  database
    .prepare('update submissions set messages = ? where id = (select min(id) from submissions)')
    .run(JSON.stringify([longText]));
  database.prepare('update products set name = ? where id = (select min(id) from products)').run(hostile);
  database.close();
}

async function open(hash = ''): Promise<void> {
  await page.goto(`${gateway.url}/reports${hash}`);
  await page.locator('#rows tbody tr').first().waitFor();
}

const settled = () => page.locator('#rows:not([aria-busy])').waitFor();
const heads = () => page.locator('#rows th').allInnerTexts();
const cells = (column: number) => page.locator(`#rows tbody td:nth-child(${column})`).allInnerTexts();
const api = async (path: string) => (await fetch(`${gateway.url}/reports/${path}`)).text();
const rowsOf = async (path: string) =>
  JSON.parse(await api(path)) as Record<string, string | number | null>[];

async function saved(link: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link, exact: true }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

describe('the table', () => {
  test('shows what the report says, sorted by the heading that is pressed, and the address holds it', async () => {
    await open('#submissions?fields=id,name,seconds_to_ready');
    await page.getByRole('button', { name: 'seconds_to_ready' }).press('Enter');
    await page.locator('th[aria-sort=descending]', { hasText: 'seconds_to_ready' }).waitFor();
    await settled();
    const down = await rowsOf('submissions.json?orderBy=-seconds_to_ready&limit=50');
    expect(await cells(3)).toEqual(down.map((row) => String(row['seconds_to_ready'])));
    await page.getByRole('button', { name: 'seconds_to_ready' }).click();
    await page.locator('th[aria-sort=ascending]', { hasText: 'seconds_to_ready' }).waitFor();
    await settled();
    expect((await cells(3))[0]).toBe('');
    await page.goBack();
    await page.locator('th[aria-sort=descending]').waitFor();
    await settled();
    const shared = page.url();
    await page.goto('about:blank');
    await page.goto(shared);
    await page.locator('#rows tbody tr').first().waitFor();
    expect(await cells(1)).toEqual(down.map(({ id }) => id));
    expect([watched.complaints, watched.strangers]).toEqual([[], []]);
  });

  test('is filtered by text, value and date, and says by what', async () => {
    await open('#submissions');
    await filter('progress', 'is', 'FAILED');
    await filter('product_name', 'contains', 'adapter" 1');
    await filter('changed_at', 'is on or after (UTC)', '2026-03-20');
    const query = 'progress=FAILED&product_name.contains=adapter" 1&changed_at.since=2026-03-20';
    const expected = await rowsOf(`submissions.json?${query}&orderBy=-changed_at`);
    expect(expected.length).toBeGreaterThan(1);
    expect(await page.locator('#rows tbody tr').count()).toBe(expected.length);
    expect(await cells(1)).toEqual(expected.map((row) => row['product_name']));
    expect(await page.locator('#summary').innerText()).toContain(
      'progress is FAILED and product_name contains adapter" 1',
    );
    await page.getByRole('button', { name: 'Remove the filter: progress is FAILED' }).click();
    await settled();
    expect(await page.locator('#rows tbody tr').count()).toBeGreaterThan(expected.length);
    await filter('vanished_at', 'is empty');
    await filter('ready_at', 'is empty');
    expect(new URL(page.url()).hash).toMatch(/vanished_at=&ready_at=$/);
    expect(watched.complaints).toEqual([]);
  });

  test('is read page by page to its end, with no row twice', async () => {
    await open('#shipping-labels?fields=id&orderBy=id&limit=100');
    const seen: string[] = await cells(1);
    for (let next = page.locator('#next:enabled'); (await next.count()) > 0; ) {
      const before = page.url();
      await next.click();
      await page.waitForURL((url) => url.href !== before);
      await settled();
      seen.push(...(await cells(1)));
    }
    expect(seen).toEqual((await rowsOf('shipping-labels.json?fields=id')).map(({ id }) => id));
    await page.getByRole('button', { name: 'First page' }).click();
    await page.waitForURL((url) => !url.hash.includes('after='));
    await settled();
    expect(await cells(1)).toEqual(seen.slice(0, 100));
  });

  test('has the columns that are chosen', async () => {
    await open('#products');
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.getByLabel('product_id', { exact: true }).check();
    await page.locator('th', { hasText: 'product_id' }).waitFor();
    await page.getByLabel('name', { exact: true }).uncheck();
    await eventuallyHeads((names) => !names.includes('name'));
    expect(await heads()).toContain('product_id');
    await page.screenshot({ path: `${output}reports-columns.png` });
    await page.getByRole('button', { name: 'Usual' }).click();
    await eventuallyHeads((names) => names.includes('name') && !names.includes('product_id'));
  });

  test('is taken away as it is shown, all its rows, in each format', async () => {
    await open(
      '#submissions?progress=FAILED&progress=READY&orderBy=-name&fields=name,progress,messages&limit=50',
    );
    const shown = await cells(1);
    const [head, ...rows] = readCsv(await saved('CSV'));
    expect(head).toEqual(await heads());
    expect(rows.slice(0, 50).map(([name]) => name)).toEqual(shown);
    expect(rows.length).toBe((await rowsOf('submissions.json?progress=FAILED&progress=READY')).length);
    expect((await saved('CSV for Excel')).startsWith('\uFEFFname,progress,messages\r\n')).toBe(true);
    const lines = (await saved('NDJSON')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).name)).toEqual(rows.map(([name]) => name));
  });

  test('folds texts that are long, and unfolds them with the keyboard', async () => {
    await open('#submissions?fields=messages&messages.contains=long');
    const cell = page.locator('#rows td details');
    expect(await cell.locator('div').isVisible()).toBe(false);
    await cell.locator('summary').press('Enter');
    await cell.locator('div', { hasText: longText }).waitFor();
    await page.screenshot({ path: `${output}reports-folded.png` });
    expect(watched.complaints).toEqual([]);
  });

  test('shows names that mean harm as the text that they are', async () => {
    await open(`#products?name.contains=${encodeURIComponent('<img')}`);
    expect((await cells(1))[0]).toBe(hostile);
    const markup = encodeURIComponent('<img src=x onerror=alert(1)>');
    await page.goto(`${gateway.url}/reports#${markup}?${markup}=${markup}&fields=${markup}`);
    await page.reload();
    await page
      .locator('#report-alert', { hasText: 'which is no column' })
      .or(page.locator('#report-alert', { hasText: 'no parameter' }))
      .waitFor();
    expect(await page.locator('#page img').count()).toBe(0);
    expect(watched.complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });

  async function filter(column: string, relation: string, value?: string): Promise<void> {
    await page.getByLabel('Column', { exact: true }).selectOption(column);
    await page.getByLabel('Rows where it').selectOption(relation);
    if (value !== undefined) await page.getByLabel('Value').fill(value);
    const before = page.url();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.waitForURL((url) => url.href !== before);
    await settled();
  }

  async function eventuallyHeads(hold: (names: string[]) => boolean): Promise<void> {
    const until = Date.now() + 10_000;
    while (!hold(await heads())) {
      if (Date.now() > until) throw new Error(`the columns are ${(await heads()).join(', ')}`);
      await settled();
    }
  }
});

describe('the charts', () => {
  test('are drawn, say what GraphQL says, and lead to their rows', async () => {
    await open();
    const { data } = await ask(
      gateway.url,
      '{ mirror { states: submissionStats { groups { progress count } } steps: submissionStats(filter: { progress: FAILED }, groupBy: [CURRENT_STEP]) { groups { currentStep count } } weeks: submissionStats(filter: { progress: READY }, groupBy: [READY_WEEK]) { groups { readyWeek timedCount } } } }',
    );
    const { states, steps, weeks } = data.mirror;
    type Group = Record<string, string | number>;
    expect(await tableOf('states')).toEqual(
      expect.arrayContaining(states.groups.map((one: Group) => [one['progress'], String(one['count'])])),
    );
    expect(new Map(await tableOf('steps'))).toEqual(
      new Map(steps.groups.map((one: Group) => [one['currentStep'], String(one['count'])])),
    );
    const shown = await tableOf('weeks');
    expect(weeks.groups.length).toBeGreaterThan(10);
    expect(shown.at(-1)?.[0]).toBe(weeks.groups.at(-1).readyWeek);
    expect(shown.every(([, median]) => /^(\d+(\.\d)?|–)$/.test(median ?? ''))).toBe(true);
    for (const id of ['states', 'weeks', 'steps']) {
      expect(await page.locator(`#${id}`).getAttribute('aria-label')).toMatch(/: .*\d/);
      expect(await colours(id)).toBeGreaterThan(3);
    }
    await page.locator('#steps-table').locator('xpath=..').locator('summary').click();
    await page.getByRole('link', { name: 'scanning' }).click();
    await page.locator('#filters li', { hasText: 'current_step is scanning' }).waitFor();
    await settled();
    expect(String(await page.locator('#rows tbody tr').count())).toBe(
      new Map(await tableOf('steps')).get('scanning'),
    );
    expect([watched.complaints, watched.strangers]).toEqual([[], []]);
  });

  async function tableOf(id: string): Promise<[string, string][]> {
    const rows = page.locator(`#${id}-table tbody tr`);
    await rows.first().waitFor({ state: 'attached' });
    const texts = (await rows.allTextContents()).length;
    return Promise.all(
      Array.from({ length: texts }, async (_, index): Promise<[string, string]> => {
        const [first = '', second = ''] = await rows.nth(index).locator('th, td').allTextContents();
        return [first, second];
      }),
    );
  }

  /** How many colours a chart has; one that is empty has one. */
  function colours(id: string): Promise<number> {
    return page.evaluate(`(() => {
      const canvas = document.getElementById('${id}');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    })()`);
  }
});

describe('the look', () => {
  test.each(['light', 'dark'] as const)('is legible by %s, wide and narrow', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open('#submissions?progress=FAILED&vanished_at=');
    await page.locator('summary', { hasText: 'Columns' }).click();
    for (const width of [1280, 400]) {
      await page.setViewportSize({ width, height: 1000 });
      await page.screenshot({ path: `${output}reports-${colorScheme}-${width}.png`, fullPage: true });
      // Nothing but the table may be wider than the window.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    expect(await faintTexts(page)).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  test('is that of paper when it is printed by night', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open('#submissions?progress=FAILED');
    const night = await page.evaluate('getComputedStyle(document.querySelector(".card")).backgroundColor');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.querySelector(".card")).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    expect(night).not.toBe('rgb(255, 255, 255)');
    expect(await faintTexts(page)).toEqual([]);
    for (const name of ['Filter', 'Next page', 'Reload']) {
      expect(await page.getByRole('button', { name, exact: true }).isVisible()).toBe(false);
    }
    const pdf = await page.pdf({ path: `${output}reports.pdf`, preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('is walked through with the keyboard alone', async () => {
    await open('#submissions');
    const reached = new Set<string>();
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()'),
      );
    }
    for (const one of [
      'Explorer',
      'reload',
      'As a table',
      'Shipping labels',
      'filter-column',
      'filter-value',
      'Columns',
      'limit',
      'download-csv',
      'rows',
      'changed_at',
    ])
      expect([...reached]).toContain(one);
  });
});

test('the pages lead to each other', async () => {
  await open();
  await page.getByRole('link', { name: 'Packages' }).click();
  await page.getByRole('link', { name: 'Reports' }).click();
  await page.locator('#rows tbody tr').first().waitFor();
  await page.getByRole('link', { name: 'Explorer' }).click();
  await page.getByRole('link', { name: 'Reports' }).click();
  await page.locator('#rows tbody tr').first().waitFor();
  expect(await page.title()).toBe('Reports · Hardware Gateway (emulator)');
});
