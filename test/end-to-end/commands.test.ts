import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { environmentFor } from '../kit/built-gateway.ts';
import { newFolder } from '../kit/folders.ts';
import { packageBytes, sha256 } from '../kit/package-bytes.ts';
import { runBuilt } from '../kit/run-built.ts';
import { type Stage, setStage } from '../kit/stage.ts';

const folder = newFolder();
const bytes = packageBytes(700_000);
const products = {
  createType: 'product',
  createProduct: {
    productName: 'ProductName_HLK',
    testHarness: 'HLK',
    announcementDate: '2027-01-01T00:00:00',
    deviceMetadataIds: null,
    firmwareVersion: '0',
    deviceType: 'external',
    isTestSign: false,
    isFlightSign: false,
    marketingNames: null,
    selectedProductTypes: { windows_v100_RS4: 'Unclassified' },
    requestedSignatures: ['WINDOWS_v100_X64_RS4_FULL'],
    additionalAttributes: null,
  },
};
const label = {
  createType: 'shippingLabel',
  createShippingLabel: {
    publishingSpecifications: {
      goLiveDate: '2023-01-01T00:00:00.000Z',
      visibleToAccounts: [],
      isAutoInstallDuringOSUpgrade: true,
      isAutoInstallOnApplicableSystems: true,
      manualAcquisition: false,
      isDisclosureRestricted: true,
      publishToWindows10s: false,
      additionalInfoForMsApproval: {
        microsoftContact: 'contact@microsoft.com',
        validationsPerformed: 'TBD',
        affectedOems: ['Your Company'],
        isRebootRequired: true,
        isCoEngineered: true,
        isForUnreleasedHardware: true,
        hasUiSoftware: false,
        businessJustification: 'Driver Update',
      },
    },
    targeting: {
      hardwareIds: [
        {
          bundleId: '0',
          infId: 'empty.inf',
          operatingSystemCode: 'WINDOWS_v100_RS4_FULL',
          pnpString: 'empty pnp',
        },
      ],
      chids: [],
      restrictedToAudiences: [],
      inServicePublishInfo: { flooring: '', ceiling: '' },
    },
    name: 'ProductName_HLK_ShippingLabel',
    destination: 'windowsUpdate',
  },
};

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ emulator: { speed: 1_000, settings: { manualReview: 'none' } } });
  write('product.json', products);
  write('submission.json', {
    createType: 'submission',
    createSubmission: { name: 'First', type: 'initial' },
  });
  write('label.json', label);
  writeFileSync(join(folder, 'driver.hlkx'), bytes);
});
afterAll(() => stage.close());

function write(name: string, value: object): void {
  writeFileSync(join(folder, name), JSON.stringify(value, null, 2));
}

/** With the credentials in its environment, and no server. */
function run(...args: string[]) {
  return runBuilt(environmentFor(stage.emulator), args, { cwd: folder });
}

describe('the commands one by one, with SDCM’s own files', () => {
  let product: string;
  let submission: string;
  let numbers: string[];

  test('create makes the product, and prints its node id and number', async () => {
    const { code, stdout } = await run('create', 'product.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^products\/(\d+)\n {2}productId \1\n$/);
    product = stdout.split('\n')[0] ?? '';
    const { data } = await stage.ask(
      `query ($id: ID!) { node(id: $id) { ... on Product { name testHarness deviceType announcementDate firmwareVersion
        requestedSignatures selectedProductTypes { operatingSystemFamily productType } } } }`,
      { id: product },
    );
    expect(data.node).toMatchObject({
      name: 'ProductName_HLK',
      testHarness: 'HLK',
      deviceType: 'EXTERNAL',
      announcementDate: '2027-01-01T00:00:00Z',
      requestedSignatures: ['WINDOWS_v100_X64_RS4_FULL'],
      selectedProductTypes: [{ operatingSystemFamily: 'windows_v100_RS4', productType: 'Unclassified' }],
    });
  });

  test('create makes the submission of a product that is named by its number', async () => {
    const { code, stdout } = await run(
      'create',
      'submission.json',
      '--product',
      product.replace('products/', ''),
    );
    expect(code).toBe(0);
    submission = stdout.split('\n')[0] ?? '';
    expect(submission).toMatch(new RegExp(`^${product}/submissions/\\d{19}$`));
    numbers = ['--product', product.slice(9), '--submission', submission.split('/')[3] ?? ''];
  });

  test('download ends with 3 and the reason where there is nothing yet', async () => {
    const { code, stdout, stderr } = await run('download', ...numbers, '-o', 'early.zip');
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('awaits its package');
    expect(existsSync(join(folder, 'early.zip'))).toBe(false);
  });

  test('upload --commit sends the package', async () => {
    const { code, stdout, stderr } = await run('upload', 'driver.hlkx', ...numbers, '--commit');
    expect([code, stdout]).toEqual([0, `${submission}\n`]);
    expect(stderr).toContain('Uploaded and committed');
  });

  test('wait tells each change once, and ends when the signed package is there', async () => {
    const { code, stdout } = await run('wait', '--submission', submission, '--metadata', '--json');
    const events = linesOf(stdout);
    const states = events
      .filter(({ event }) => event === 'state')
      .map((one) => JSON.stringify({ ...one, time: 0 }));
    expect(code).toBe(0);
    expect(new Set(states).size).toBe(states.length);
    expect(events.findLast(({ event }) => event === 'state')).toMatchObject({
      id: submission,
      progress: 'READY',
    });
    expect(events.at(-1)).toMatchObject({ event: 'end', exitCode: 0 });
  });

  test('download saves the files of the submission, under the names that the service gives them', async () => {
    const { code, stdout } = await run('download', ...numbers);
    expect([code, stdout]).toEqual([0, `Signed_${submission.split('/')[3]}.zip\n`]);
    expect(readFileSync(join(folder, stdout.trim())).subarray(0, 2).toString()).toBe('PK');
    const initial = await run('download', ...numbers, '--type', 'initial', '-o', 'back.hlkx', '--json');
    expect(linesOf(initial.stdout)).toContainEqual(
      expect.objectContaining({ event: 'downloaded', bytes: bytes.length, sha256: sha256(bytes) }),
    );
    expect(readFileSync(join(folder, 'back.hlkx')).equals(bytes)).toBe(true);
    const metadata = await run('download', ...numbers, '--type', 'driver-metadata', '-o', 'metadata.json');
    expect([metadata.code, JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8'))]).toEqual([
      0,
      expect.objectContaining({ BundleInfoMap: expect.any(Object) }),
    ]);
  });

  test('download never replaces a file unless it is told to', async () => {
    const again = await run('download', ...numbers, '--type', 'initial', '-o', 'back.hlkx');
    expect([again.code, again.stderr]).toEqual([8, expect.stringContaining('--force')]);
    expect(
      await run('download', ...numbers, '--type', 'initial', '-o', 'back.hlkx', '--force'),
    ).toMatchObject({
      code: 0,
    });
  });

  test('create makes the label for all hardware ids, live in a week, as SDCM does', async () => {
    const { code, stdout, stderr } = await run('create', 'label.json', ...numbers);
    expect([code, stderr]).toEqual([0, expect.stringContaining('every hardware id')]);
    const { data } = await stage.ask(
      `query ($id: ID!) { node(id: $id) { ... on ShippingLabel { name destination
        publishingSpecifications { goLiveDate isAutoInstallDuringOSUpgrade additionalInfoForMsApproval { affectedOems } }
        targeting { hardwareIds { infId } } submission { driverMetadata { hardwareIds { infId } } } } } }`,
      { id: stdout.split('\n')[0] },
    );
    const { targeting, submission: parent, publishingSpecifications } = data.node;
    expect(targeting.hardwareIds.length).toBe(parent.driverMetadata.hardwareIds.length);
    expect(publishingSpecifications).toMatchObject({
      isAutoInstallDuringOSUpgrade: true,
      additionalInfoForMsApproval: { affectedOems: ['Your Company'] },
    });
    const days = (Date.parse(publishingSpecifications.goLiveDate) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
  });

  test('label makes one, and wait ends at the approval when it is asked to', async () => {
    const { code, stdout } = await run('label', ...numbers, '--name', 'To all', '--all-hardware-ids');
    expect(code).toBe(0);
    const id = stdout.split('\n')[0] ?? '';
    const waited = await run('wait', '--label', id, '--until', 'awaiting-approval');
    expect(waited).toMatchObject({ code: 0, stdout: 'AWAITING_APPROVAL\n' });
    stage.emulator.control.label(id.split('/')[5] ?? '', { approve: true });
    expect(await run('wait', '--label', id)).toMatchObject({ code: 0, stdout: 'PUBLISHED\n' });
  });

  test('label shares with a partner', async () => {
    const { code, stdout } = await run(
      'label',
      ...numbers,
      '--name',
      'Ours',
      '--partner',
      '30000001',
      '--all-hardware-ids',
    );
    expect(code).toBe(0);
    expect(await run('wait', '--label', stdout.split('\n')[0] ?? '')).toMatchObject({
      code: 0,
      stdout: 'SHARED\n',
    });
  });

  test('through a running gateway, they need no credentials', async () => {
    const { code, stdout } = await runBuilt(
      {},
      ['create', 'product.json', '--gateway', `${stage.gateway.url}/graphql`, '--json'],
      {
        cwd: folder,
      },
    );
    expect(code).toBe(0);
    expect(linesOf(stdout)).toContainEqual(expect.objectContaining({ event: 'created', type: 'product' }));
  });
});

describe('submit', () => {
  test('takes a package the whole way, and a second run finds that it is done', async () => {
    const args = ['submit', 'driver.hlkx', '--product-file', 'product.json', '--name', 'Whole way', '--json'];
    const { code, stdout } = await run(...args);
    expect(code).toBe(0);
    const events = linesOf(stdout);
    expect(
      events.map(({ event }) => event).filter((one) => !['state', 'progress'].includes(String(one))),
    ).toEqual([
      'started',
      'created',
      'created',
      'uploading',
      'committed',
      'following',
      'downloaded',
      'submitted',
      'end',
    ]);
    expect(existsSync(join(folder, 'driver.signed.zip'))).toBe(true);
    stage.emulator.control.forgetCalls();
    expect(await run(...args)).toMatchObject({ code: 0, stdout: expect.stringContaining('"submitted"') });
    expect(stage.calls('POST')).toEqual([]);
  });

  test('--no-wait ends at the commit, and the same without it goes on', async () => {
    writeFileSync(join(folder, 'parts.cab'), bytes);
    const args = ['submit', 'parts.cab', '--name', 'In parts', '--os', 'WINDOWS_v100_X64_GE_FULL'];
    const first = await run(...args, '--no-wait');
    expect([first.code, existsSync(join(folder, 'parts.signed.zip'))]).toEqual([0, false]);
    const second = await run(...args);
    expect([second.code, existsSync(join(folder, 'parts.signed.zip'))]).toEqual([0, true]);
    expect(second.stderr).not.toContain('Uploading');
  });

  test('--preprod signs without a product, and a second run downloads again without sending', async () => {
    writeFileSync(join(folder, 'early.cab'), bytes);
    const { code, stdout } = await run('submit', 'early.cab', '--preprod');
    expect([code, stdout.split('\n')[1]]).toEqual([0, 'early.preprod.zip']);
    expect(readFileSync(join(folder, 'early.preprod.zip')).subarray(0, 2).toString()).toBe('PK');
    stage.emulator.control.forgetCalls();
    expect(await run('submit', 'early.cab', '--preprod')).toMatchObject({ code: 0, stdout });
    expect(stage.calls('PUT')).toEqual([]);
  });
});

describe('what is printed and written', () => {
  test('holds no secret: no signed address, no client secret, no token', async () => {
    writeFileSync(join(folder, 'secret.cab'), bytes);
    const runs = [
      await run('submit', 'secret.cab', '--name', 'Secret', '--os', 'WINDOWS_v100_X64_GE_FULL'),
      await run('submit', 'secret.cab', '--name', 'Secret', '--os', 'WINDOWS_v100_X64_GE_FULL', '--json'),
    ];
    const state = readFileSync(join(folder, 'secret.cab.hardware-gateway.json'), 'utf8');
    const texts = [...runs.flatMap(({ stdout, stderr }) => [stdout, stderr]), state].join('\n');
    expect(texts).not.toMatch(/sig=|\/blob\/|Bearer|emulator-secret|eyJ/);
  });
});

function linesOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
