import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { takeInventory } from '../kit/inventory.ts';
import { startKillable } from '../kit/killable.ts';
import { packageBytes } from '../kit/package-bytes.ts';
import { runBuilt } from '../kit/run-built.ts';
import { accountEntry, accountsFile } from '../kit/two-accounts.ts';

const folder = newFolder();
const ready = ['--product', '9007199267351835', '--submission', '1152921504621441945'];
const failed = ['--product', '9007199267351855', '--submission', '1152921504621441971'];
const reviewed = ['--product', '9007199267351847', '--submission', '1152921504621441963'];
const committed = ['--product', '13635057453741355', '--submission', '1152921504621442003'];
const product = {
  createType: 'Product',
  createProduct: {
    productName: 'P',
    testHarness: 'Attestation',
    deviceType: 'external',
    requestedSignatures: ['WINDOWS_v100_X64_GE_FULL'],
  },
};

let emulator: RunningEmulator;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
  write('driver.cab', packageBytes(1_000));
  write('product.json', JSON.stringify(product));
});
afterEach(() => {
  emulator.control.clearFaults();
  emulator.control.settings({ expiredSecret: false, forbidden: false });
});
afterAll(() => emulator.close());

function write(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return name;
}

function run(args: readonly string[], environment = environmentFor(emulator)) {
  return runBuilt(environment, args, { cwd: folder });
}

describe('a command ends with', () => {
  test('0 and its help, which names every option, also without credentials', async () => {
    for (const command of ['submit', 'create', 'upload', 'wait', 'download', 'label']) {
      const { code, stdout, stderr } = await run([command, '--help'], {});
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^hardware-gateway ${command} .*--gateway URL.*Exit codes:`, 's'));
    }
  });

  test('1 where the service refuses, with its words', async () => {
    const refused = await run([
      'create',
      write('s.json', '{"createSubmission":{"name":"again"}}'),
      ...ready.slice(0, 2),
    ]);
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/initial/i) });
    const missing = await run(['wait', '--product', '9007199267351835', '--submission', '1']);
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no') });
  });

  test('1 and the report where the service’s work failed', async () => {
    const { code, stderr } = await run(['wait', ...failed]);
    expect(code).toBe(1);
    expect(stderr).toContain('Files are not allowed at the root of the cabinet');
  });

  test('3 where it is not within the time, and it says that nothing is lost', async () => {
    const { code, stdout, stderr } = await run(['wait', ...reviewed, '--timeout', '1s', '--json']);
    expect([code, stderr]).toEqual([3, '']);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.at(-2)).toMatchObject({ event: 'error', code: 'TIMED_OUT', exitCode: 3 });
    expect(events.at(-1)).toMatchObject({ event: 'end', exitCode: 3 });
  });

  test('4 without credentials, with wrong ones, with expired ones, and without a role', async () => {
    expect(await run(['wait', ...ready], {})).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('--demo'),
    });
    const wrong = { ...environmentFor(emulator), AZURE_CLIENT_SECRET: 'wrong' };
    expect(await run(['wait', ...ready], wrong)).toMatchObject({ code: 4 });
    emulator.control.settings({ expiredSecret: true });
    expect(await run(['wait', ...ready])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('AADSTS7000222'),
    });
    emulator.control.settings({ expiredSecret: false, forbidden: true });
    expect(await run(['create', 'product.json'])).toMatchObject({ code: 4 });
  });

  test('4 and what to look at: the variables, an account of the file, or whoever runs the gateway', async () => {
    const wrong = { ...environmentFor(emulator), AZURE_CLIENT_SECRET: 'wrong' };
    const accounts = [
      accountEntry('main', emulator),
      { ...accountEntry('labs', emulator), clientSecret: 'wrong' },
    ];
    const file = { GATEWAY_ACCOUNTS_FILE: accountsFile(accounts) };
    const running = await startBuiltGateway(wrong);
    const [ofVariables, ofFile, elsewhere] = await Promise.all([
      run(['wait', ...ready], wrong),
      run(['wait', ...ready, '--account', 'labs'], file),
      run(['wait', ...ready, '--gateway', running.url], {}),
    ]);
    await running.stop();
    expect([ofVariables.code, ofFile.code, elsewhere.code]).toEqual([4, 4, 4]);
    expect(ofVariables.stderr).toContain('Check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET');
    expect(ofFile.stderr).toMatch(
      /`labs` \(AADSTS.*credential of the account labs in GATEWAY_ACCOUNTS_FILE/s,
    );
    expect(ofFile.stderr).not.toContain('AZURE_');
    expect(elsewhere.stderr).toContain('whoever runs it');
  });

  test('2 where another variable is at fault', async () => {
    const odd = { ...environmentFor(emulator), UPSTREAM_TIMEOUT_MS: 'long' };
    expect(await run(['wait', ...ready], odd)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('UPSTREAM_TIMEOUT_MS'),
    });
  });

  test('5 where the service wants a longer pause than anybody waits', async () => {
    emulator.control.addFault({
      match: { method: 'POST', path: '/products' },
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '3600' },
      times: null,
    });
    const { code, stdout } = await run(['create', 'product.json', '--json']);
    expect(code).toBe(5);
    expect(JSON.parse(stdout.trim().split('\n').at(-2) ?? '')).toMatchObject({
      code: 'UPSTREAM_THROTTLED',
      retryAfterSeconds: expect.any(Number),
    });
  });

  test('6 where nobody can tell whether a label was created', async () => {
    emulator.control.addFault({
      match: { method: 'POST', pattern: 'shippingLabels$' },
      kind: 'cut-after-processing',
    });
    const { code, stderr } = await run(['label', ...ready, '--name', 'Lost', '--all-hardware-ids']);
    expect(code).toBe(6);
    expect(stderr).toMatch(/shippingLabels\/\d{19}.*Look/s);
  });

  test('7 where no gateway answers, or something else does', async () => {
    expect(await run(['wait', ...ready, '--gateway', 'http://127.0.0.1:1'], {})).toMatchObject({
      code: 7,
      stderr: expect.stringContaining('ECONNREFUSED'),
    });
    expect(await run(['wait', ...ready, '--gateway', emulator.origin], {})).toMatchObject({
      code: 7,
      stderr: expect.stringContaining('no Hardware Gateway'),
    });
  });

  test('8 where a submission does not await a package', async () => {
    const { code, stderr } = await run(['upload', 'driver.cab', ...committed, '--commit']);
    expect([code, stderr]).toEqual([8, expect.stringContaining('does not await a package')]);
  });

  test('130 when it is interrupted, and says how to go on', async () => {
    const waiting = startKillable(environmentFor(emulator), ['wait', ...reviewed], folder);
    await eventually('it waits', () => waiting.printed().includes('IN_REVIEW'));
    await waiting.kill('SIGINT');
    expect([await waiting.exit, waiting.printed()]).toEqual([
      130,
      expect.stringContaining('goes on where it stopped'),
    ]);
  });
});

describe('with callers declared', () => {
  const args = ['wait', ...ready, '--gateway'];

  test('a command through the gateway brings the key of GATEWAY_KEY, and ends with 4 without it', async () => {
    const { path } = callersFile({ keys: [keyEntry('pipeline', 'the-key-of-the-pipeline', ['reader'])] });
    const gateway = await startBuiltGateway({ ...environmentFor(emulator), GATEWAY_CALLERS_FILE: path });
    const without = await run([...args, gateway.url], {});
    const withKey = await run([...args, gateway.url], { GATEWAY_KEY: 'the-key-of-the-pipeline' });
    await gateway.stop('SIGKILL');
    expect(without).toMatchObject({ code: 4, stderr: expect.stringContaining('GATEWAY_KEY') });
    expect(withKey).toMatchObject({ code: 0, stdout: 'READY\n' });
    expect(without.stderr + withKey.stderr).not.toContain('the-key');
  });

  test('a command that is a gateway itself asks itself for no key', async () => {
    const { path } = callersFile({ keys: [keyEntry('pipeline', 'the-key-of-the-pipeline', ['reader'])] });
    const environment = { ...environmentFor(emulator), GATEWAY_CALLERS_FILE: path, DATA_DIR: newFolder() };
    expect(await run(['wait', ...ready], environment)).toMatchObject({ code: 0 });
  });
});

describe('submit refuses, with 8,', () => {
  const submit = (name: string, ...more: string[]) =>
    run(['submit', name, '--name', 'R', '--os', 'WINDOWS_v100_X64_GE_FULL', '--no-wait', ...more]);
  const counted = async () => (await takeInventory(emulator)).products.length;

  test('a package that has changed since', async () => {
    expect((await submit(write('a.cab', packageBytes(500)))).code).toBe(0);
    const before = await counted();
    const { code, stderr } = await submit(write('a.cab', packageBytes(501)));
    expect([code, stderr]).toEqual([8, expect.stringContaining('changed since')]);
    expect(await counted()).toBe(before);
  });

  test('other options where a product may have been created with the first', async () => {
    emulator.control.addFault({ match: { method: 'POST', pattern: 'products$' }, kind: 'hang' });
    const killed = startKillable(
      environmentFor(emulator),
      ['submit', write('b.cab', packageBytes(600)), '--name', 'B', '--os', 'WINDOWS_v100_X64_GE_FULL'],
      folder,
    );
    const path = join(folder, 'b.cab.hardware-gateway.json');
    await eventually(
      'the intent is written',
      () => existsSync(path) && readFileSync(path, 'utf8').includes('intendedAt'),
    );
    await killed.kill();
    emulator.control.clearFaults();
    const { code, stderr } = await run([
      'submit',
      'b.cab',
      '--name',
      'C',
      '--os',
      'WINDOWS_v100_X64_GE_FULL',
    ]);
    expect([code, stderr]).toEqual([8, expect.stringContaining('other options')]);
  });

  test('a state file that cannot be understood', async () => {
    write('d.cab.hardware-gateway.json', '{"version":');
    expect(await submit(write('d.cab', packageBytes(700)))).toMatchObject({ code: 8 });
  });

  test('while another run is at work, and not when that run is dead', async () => {
    write('e.cab', packageBytes(800));
    const lock = (pid: number) =>
      write('e.cab.hardware-gateway.json.lock', JSON.stringify({ pid, host: hostname() }));
    lock(process.pid);
    expect(await submit('e.cab')).toMatchObject({ code: 8, stderr: expect.stringContaining('Another run') });
    lock(2 ** 22 + 1);
    expect(await submit('e.cab')).toMatchObject({ code: 0 });
  });

  test('another account than the one it was begun with', async () => {
    expect((await submit(write('f.cab', packageBytes(900)))).code).toBe(0);
    const other = await startEmulator({ speed: 0, seed: 'empty' });
    const { code, stderr } = await run(
      ['submit', 'f.cab', '--name', 'R', '--os', 'WINDOWS_v100_X64_GE_FULL', '--no-wait'],
      environmentFor(other),
    );
    await other.close();
    expect([code, stderr]).toEqual([8, expect.stringContaining('same --gateway or credentials')]);
  });
});

describe('where it is unsure, submit', () => {
  test('stops with 6 when more than one product would fit, and creates none', async () => {
    const input = {
      createProduct: { ...product.createProduct, productName: 'Twins', deviceType: 'internalExternal' },
    };
    write('twin.json', JSON.stringify(input));
    expect([(await run(['create', 'twin.json'])).code, (await run(['create', 'twin.json'])).code]).toEqual([
      0, 0,
    ]);
    const before = (await takeInventory(emulator)).products.length;
    emulator.control.addFault({ match: { method: 'POST', pattern: 'products$' }, kind: 'cut' });
    const args = [
      'submit',
      write('g.cab', packageBytes(950)),
      '--name',
      'Twins',
      '--os',
      'WINDOWS_v100_X64_GE_FULL',
    ];
    const { code, stderr } = await run([...args, '--settle', '1s', '--no-wait']);
    expect([code, stderr]).toEqual([6, expect.stringContaining('more than one would fit')]);
    const again = await run([...args, '--settle', '1s', '--no-wait']);
    expect([again.code, (await takeInventory(emulator)).products.length]).toEqual([6, before]);
    const [, chosen = ''] = /(products\/\d+)/.exec(again.stderr) ?? [];
    expect(await run([...args, '--product', chosen, '--no-wait'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(chosen),
    });
  });

  test('creates again only after the time in which a lost create may still show', async () => {
    emulator.control.addFault({ match: { method: 'POST', pattern: 'products$' }, kind: 'cut' });
    const args = [
      'submit',
      write('h.cab', packageBytes(960)),
      '--name',
      'Cut',
      '--os',
      'WINDOWS_v100_X64_GE_FULL',
      '--settle',
      '2s',
      '--no-wait',
    ];
    const first = await run(args);
    expect([first.code, first.stderr]).toEqual([
      6,
      expect.stringContaining('Run the same command again later'),
    ]);
    const before = (await takeInventory(emulator)).products.length;
    expect(await run(args)).toMatchObject({ code: 0 });
    expect((await takeInventory(emulator)).products.length).toBe(before + 1);
  });
});

describe('the credentials of SDCM’s authconfig.json', () => {
  const account = () => ({
    tenantId: emulator.tenantId,
    clientId: emulator.clientId,
    key: emulator.clientSecret,
    url: emulator.origin,
    urlPrefix: 'v2.0/my',
  });
  const authority = () => ({ AZURE_AUTHORITY_HOST: emulator.authorityHost });

  test('are used as they stand, in the encoding of PowerShell too', async () => {
    const accounts = [{ tenantId: 'guid', clientId: 'guid', key: 'string' }, account()];
    const args = ['create', 'product.json', '--authconfig', 'authconfig.json', '--server', '1'];
    write('authconfig.json', JSON.stringify(accounts));
    expect(await run(args, authority())).toMatchObject({ code: 0 });
    write('authconfig.json', Buffer.from(`\uFEFF${JSON.stringify(accounts)}`, 'utf16le'));
    expect(await run(args, authority())).toMatchObject({ code: 0 });
  });

  test('are refused with 4 while they are placeholders, and never printed', async () => {
    write('authconfig.json', JSON.stringify([{ ...account(), tenantId: 'guid' }]));
    const { code, stderr } = await run(
      ['create', 'product.json', '--authconfig', 'authconfig.json'],
      authority(),
    );
    expect([code, stderr]).toEqual([4, expect.stringContaining('tenantId')]);
    expect(stderr).not.toContain(emulator.clientSecret);
    expect(
      await run(['create', 'product.json', '--authconfig', 'authconfig.json', '--server', '7'], authority()),
    ).toMatchObject({ code: 2 });
    expect(
      await run(
        ['create', 'product.json', '--authconfig', 'authconfig.json', '--gateway', 'http://127.0.0.1:1'],
        {},
      ),
    ).toMatchObject({ code: 2 });
  });
});
