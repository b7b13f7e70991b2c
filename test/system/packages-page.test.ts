import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { faintTexts } from '../kit/faint-texts.ts';
import { freePort } from '../kit/free-port.ts';
import { newSubmission } from '../kit/new-submission.ts';
import { packageBytes } from '../kit/package-bytes.ts';
import { startRealBrowser } from '../kit/real-browser.ts';
import { openWatchedPage } from '../kit/watched-page.ts';

const output = fileURLToPath(new URL('../.output/', import.meta.url));

let browser: Browser;
let emulator: RunningEmulator;
let gateway: BuiltGateway;
let page: Page;
let complaints: string[];
let strangers: string[];

beforeAll(async () => {
  await mkdir(output, { recursive: true });
  browser = await startRealBrowser();
  emulator = await startEmulator({ speed: 0, settings: { manualReview: 'none' } });
  gateway = await startBuiltGateway({ ...environmentFor(emulator), BASE_PATH: '/hardware' });
});
beforeEach(async () => {
  const options = { viewport: { width: 1200, height: 980 } };
  ({ page, complaints, strangers } = await openWatchedPage(browser, gateway.url, options));
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await gateway.stop('SIGKILL');
  await emulator.close();
});

const bytes = packageBytes(3_000_000);
const driver = (content: Buffer = bytes) => ({
  name: 'driver.cab',
  mimeType: 'application/octet-stream',
  buffer: content,
});

async function open(hash = ''): Promise<void> {
  await page.goto(`${gateway.url}/packages${hash}`);
  await page.locator('#page').waitFor();
}

function created() {
  return newSubmission({ gateway, ask: (...args) => ask(gateway.url, ...args) });
}

/** Drops the file where a person would. */
async function drop(content: Buffer): Promise<void> {
  const text = JSON.stringify(content.toString('latin1'));
  const transfer = await page.evaluateHandle(
    `(() => { const one = new DataTransfer(); one.items.add(new File([${text}], 'dropped.cab')); return one; })()`,
  );
  await page.locator('#drop').dispatchEvent('drop', { dataTransfer: transfer });
}

describe('the page for packages, in Chromium without internet', () => {
  test('leads a package from the list of those awaited to its signed form, live', async () => {
    const { id, submissionId } = await created();
    await open();
    expect(await page.locator('header').innerText()).toContain('invented data');
    await page.getByRole('button', { name: 'Show those that await a package' }).click();
    await page.locator('#awaiting button', { hasText: id }).click();
    await page.locator('#pill', { hasText: 'AWAITING_PACKAGE' }).waitFor();
    await page.locator('#file').setInputFiles(driver());
    emulator.control.addFault({ match: { kind: 'blob', method: 'PUT' }, kind: 'delay', delayMs: 400 });
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.locator('#bar').waitFor();
    await page.locator('#upload-note', { hasText: 'Uploaded and committed' }).waitFor();
    await page.locator('#pill', { hasText: 'PROCESSING' }).waitFor();
    emulator.control.submission(submissionId, { step: 'scanning', state: 'started' });
    await page.locator('#steps .now', { hasText: 'scanning' }).waitFor();
    await page.screenshot({ path: `${output}packages-page.png` });
    emulator.control.submission(submissionId, { finish: true });
    await page.locator('#pill', { hasText: 'READY' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Signed package' }).click(),
    ]);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
    await page.screenshot({ path: `${output}packages-page-ready.png` });
    expect([complaints, strangers]).toEqual([[], []]);
  });

  test('takes a dropped file, and a submission that is named in its address', async () => {
    const { id } = await created();
    await open(`#${id}`);
    await page.locator('#pill', { hasText: 'AWAITING_PACKAGE' }).waitFor();
    await drop(packageBytes(50_000));
    await page.locator('#commit').uncheck();
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.locator('#upload-note', { hasText: 'Uploaded, not committed' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('breaks off when it is asked to, and the same upload works again', async () => {
    const { id } = await created();
    await open(`#${id}`);
    await page.locator('#file').setInputFiles(driver());
    emulator.control.addFault({ match: { kind: 'blob', method: 'PUT' }, kind: 'hang' });
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByRole('button', { name: 'Break off' }).click();
    await page.locator('#upload-alert', { hasText: 'Nothing is half done' }).waitFor();
    emulator.control.clearFaults();
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.locator('#upload-note', { hasText: 'Uploaded and committed' }).waitFor();
  });

  test('shows why a submission failed', async () => {
    await open('#products/9007199267351855/submissions/1152921504621441971');
    await page.locator('#pill', { hasText: 'FAILED' }).waitFor();
    await page.locator('#report', { hasText: 'Files are not allowed at the root of the cabinet' }).waitFor();
    await page.locator('#steps .failed', { hasText: 'packageInfoValidation' }).waitFor();
    await page.screenshot({ path: `${output}packages-page-failed.png` });
    expect(complaints).toEqual([]);
  });

  test('says what is wrong with an id, and that there is no such submission', async () => {
    await open();
    await page.locator('#id').fill('123');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.locator('#choose-note', { hasText: 'Two numbers' }).waitFor();
    await page.locator('#id').fill('9007199267351835 77');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.locator('#choose-note', { hasText: 'There is no submission' }).waitFor();
  });

  test('makes no markup of what the service says', async () => {
    const { id, submissionId } = await created();
    const message = '<img src=x onerror="document.title=1">';
    emulator.control.submission(submissionId, { fail: true, messages: [message] });
    await open(`#${id}`);
    await page.locator('#report', { hasText: message }).waitFor();
    expect([await page.locator('#page img').count(), await page.title()]).toEqual([
      0,
      expect.stringContaining('Packages'),
    ]);
  });

  test('goes on following when its gateway was started anew', async () => {
    const { id, submissionId } = await created();
    const environment = { ...environmentFor(emulator), PORT: String(await freePort()) };
    const first = await startBuiltGateway(environment);
    await page.goto(`${first.url}/packages#${id}`);
    await page.locator('#pill', { hasText: 'AWAITING_PACKAGE' }).waitFor();
    await first.stop('SIGKILL');
    await page.locator('#live', { hasText: 'connection lost' }).waitFor();
    emulator.control.submission(submissionId, { finish: true });
    const second = await startBuiltGateway(environment);
    await page.locator('#pill', { hasText: 'READY' }).waitFor();
    await second.stop('SIGKILL');
  });

  test('asks for a key where the gateway wants one, and sends it with all that it does', async () => {
    const { path } = callersFile({ keys: [keyEntry('person', 'key-of-a-person', ['submitter'])] });
    const { id, submissionId } = await created();
    const locked = await startBuiltGateway({ ...environmentFor(emulator), GATEWAY_CALLERS_FILE: path });
    await page.goto(`${locked.url}/packages#${id}`);
    await page.locator('#key').fill('key-of-a-person');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('#pill', { hasText: 'AWAITING_PACKAGE' }).waitFor();
    await page.screenshot({ path: `${output}packages-page-key.png` });
    await page.locator('#file').setInputFiles(driver());
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.locator('#upload-note', { hasText: 'Uploaded and committed' }).waitFor();
    emulator.control.submission(submissionId, { finish: true });
    const link = page.getByRole('link', { name: 'Signed package' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
    await locked.stop('SIGKILL');
  });

  test.each(['light', 'dark'] as const)('is legible by %s, wide and narrow', async (colorScheme) => {
    const { id, submissionId } = await created();
    emulator.control.submission(submissionId, { fail: true, messages: ['The package has no catalog.'] });
    await page.emulateMedia({ colorScheme });
    await open(`#${id}`);
    await page.locator('#pill', { hasText: 'FAILED' }).waitFor();
    for (const width of [1200, 400]) {
      await page.setViewportSize({ width, height: 980 });
      await page.screenshot({ path: `${output}packages-${colorScheme}-${width}.png`, fullPage: true });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    expect(await faintTexts(page)).toEqual([]);
  });

  test('and the explorer lead to each other', async () => {
    await open();
    await page.getByRole('link', { name: 'Explorer' }).click();
    await page.getByRole('link', { name: 'Packages' }).click();
    await page.locator('#page').waitFor();
    expect(await page.title()).toContain('emulator');
  });
});
