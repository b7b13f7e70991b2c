import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { environmentFor } from '../kit/built-gateway.ts';
import { newFolder } from '../kit/folders.ts';
import { packageBytes } from '../kit/package-bytes.ts';
import { runBuilt } from '../kit/run-built.ts';

const folder = newFolder();
const ready = ['--product', '9007199267351835', '--submission', '1152921504621441945'];

let emulator: RunningEmulator;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
  writeFileSync(join(folder, 'driver.cab'), packageBytes(1_000));
});
afterAll(() => emulator.close());

/** Code 2, nothing asked of the service, and a word about what is wrong. */
async function expectUsage(args: readonly string[], word: RegExp): Promise<void> {
  emulator.control.forgetCalls();
  const { code, stdout, stderr } = await runBuilt(environmentFor(emulator), args, { cwd: folder });
  expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
  expect(stderr).toMatch(word);
  expect(emulator.control.calls()).toEqual([]);
}

describe('a command ends with 2, and asks nobody for anything, for', () => {
  test.each<[string[], RegExp]>([
    [['submit', 'driver.cab', '--odd'], /--odd/],
    [['submit'], /package/],
    [['submit', 'driver.cab', 'other.cab'], /other\.cab/],
    [['submit', 'driver.cab', '--timeout', 'soon'], /--timeout/],
    [['submit', 'driver.cab', '--name', 'x'], /--os/],
    [['submit', 'none.cab', '--name', 'x', '--os', 'y'], /none\.cab/],
    [['upload', 'driver.cab', '--submission', '12'], /--product/],
    [['upload', 'driver.cab', '--submission', 'products/1'], /node id/],
    [['download', ...ready, '--type', 'best'], /signed, initial/],
    [['wait', ...ready, '--until', 'noon'], /awaiting-approval/],
    [['label', ...ready, '--name', 'x'], /--all-hardware-ids/],
    [['wait', ...ready, '--gateway', 'ftp://x'], /--gateway/],
    [['create', 'none.json'], /ENOENT/],
  ])('%j', expectUsage);

  test.each<[string, RegExp]>([
    ['{', /JSON/],
    ['[]', /no object/],
    ['{"createType":"driver"}', /createType/],
    ['{"createType":"product"}', /createProduct/],
    ['{"createType":"product","createProduct":{"testHarness":"best"}}', /testHarness/],
  ])('a file that cannot be used, %s, before it starts a gateway', async (content, word) => {
    writeFileSync(join(folder, 'odd.json'), content);
    await expectUsage(['create', 'odd.json'], word);
    // Credentials would be missed first.
    const { code, stderr } = await runBuilt({}, ['create', 'odd.json'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringMatching(word)]);
  });
});
