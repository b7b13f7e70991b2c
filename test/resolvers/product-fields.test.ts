import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';
import { productId, productPath, productRecord } from '../kit/wire-records.ts';

const everyField = `
  id productId sharedProductId name isCommitted isExtensionInf originType sourceProductId sourcePublisherId
  isRetpolineCompiled message productType driverType deviceType deviceMetadataCategory deviceMetadataIds firmwareVersion
  isTestSign isFlightSign marketingNames selectedProductTypes { operatingSystemFamily productType } requestedSignatures
  testHarness announcementDate createdBy updatedBy createdDateTime updatedDateTime`;
const attributes = `additionalAttributes {
  storageController { biosVersion firmwareVersion driverVersion driverName deviceVersion chipsetName usedProprietary
    proprietaryName proprietaryVersion usedMicrosoft microsoftName microsoftVersion usedBootSupport usedBetterBoot
    uefiVersion acpiVersion supportsSector4K512E supportsSector4K4K supportsDifferential }
  raidController { firmwareVersion filterVersion driverVersion usedProprietary proprietaryName proprietaryVersion
    usedMicrosoft microsoftName microsoftVersion isThirdPartyNeeded isSES isSAFTE additionalInfo }
  svvp { productVersion supportLink guestOs processorArchitecture maxProcessors maxMemory } }`;

/** The product that a record makes, from its single read and from the list: both must be the same. */
async function read(record: WireRecord, selection: string): Promise<unknown> {
  const fake = fakeDashboard();
  fake.has(productPath, record);
  fake.hasPages('/products', [record]);
  const document = `{ product(productId: "${productId}") { ${selection} } products { nodes { ${selection} } } }`;
  const { data, errors } = await runDocument(startRequest(fake), document);
  expect(errors).toEqual([]);
  expect(at(data, 'products', 'nodes', 0)).toEqual(at(data, 'product'));
  expect(fake.calls).toHaveLength(2);
  return at(data, 'product');
}

describe('a product', () => {
  test('gives every field as the service shows it', async () => {
    const record = productRecord({
      isCommitted: true,
      message: 'Shared with you.',
      productType: 'Device',
      driverType: 'Kernel',
      deviceType: 'InternalExternal',
      deviceMetadataCategory: 'Input.Digitizer.Multitouch',
      deviceMetadataIds: ['9f4f44d8-1c2b-4d3e-8f90-0123456789ab'],
      firmwareVersion: '3.2.0.1022',
      marketingNames: ['Widget', 'Widget Pro'],
      selectedProductTypes: { windows_v100_RS5: 'Unclassified', Windows81: 'Camera' },
      createdBy: 'a@example.com',
      updatedBy: 'b@example.com',
      createdDateTime: '2026-01-01T10:00:00.1234567+00:00',
      updatedDateTime: '2026-01-02T10:00:00+02:00',
      sourceProductId: '9007199254740993',
      sourcePublisherId: 30000001,
    });
    expect(await read(record, everyField)).toEqual({
      id: `products/${productId}`,
      productId,
      sharedProductId: '1152921504700000003',
      name: 'Widget driver',
      isCommitted: true,
      isExtensionInf: false,
      originType: 'author',
      sourceProductId: '9007199254740993',
      sourcePublisherId: '30000001',
      isRetpolineCompiled: false,
      message: 'Shared with you.',
      productType: 'Device',
      driverType: 'Kernel',
      deviceType: 'INTERNAL_EXTERNAL',
      deviceMetadataCategory: 'Input.Digitizer.Multitouch',
      deviceMetadataIds: ['9f4f44d8-1c2b-4d3e-8f90-0123456789ab'],
      firmwareVersion: '3.2.0.1022',
      isTestSign: false,
      isFlightSign: false,
      marketingNames: ['Widget', 'Widget Pro'],
      selectedProductTypes: [
        { operatingSystemFamily: 'windows_v100_RS5', productType: 'Unclassified' },
        { operatingSystemFamily: 'Windows81', productType: 'Camera' },
      ],
      requestedSignatures: ['WINDOWS_v100_X64_RS5_FULL'],
      testHarness: 'ATTESTATION',
      announcementDate: '2026-01-01T00:00:00Z',
      createdBy: 'a@example.com',
      updatedBy: 'b@example.com',
      createdDateTime: '2026-01-01T10:00:00.1234567Z',
      updatedDateTime: '2026-01-02T08:00:00Z',
    });
  });

  const bare: Record<string, unknown> = {
    id: `products/${productId}`,
    productId,
    deviceMetadataIds: [],
    marketingNames: [],
    selectedProductTypes: [],
    requestedSignatures: [],
  };

  test.each([
    ['absent', () => undefined],
    ['null', () => null],
    ['empty', () => ''],
  ])('of which everything but the id is %s has nulls and empty lists', async (_, nothing) => {
    const record = Object.fromEntries(Object.keys(productRecord()).map((name) => [name, nothing()]));
    const product = await read({ ...record, id: productId }, everyField);
    expect(product).toMatchObject(bare);
    const others = Object.entries(product as object).filter(([name]) => !(name in bare));
    expect(others.filter(([, value]) => value !== null)).toEqual([]);
  });

  test('of which nothing is as promised has no errors', async () => {
    for (const wrong of [{}, [], true, 1.5, 'text', { a: null }]) {
      const record = Object.fromEntries(Object.keys(productRecord()).map((name) => [name, wrong]));
      await read({ ...record, id: productId }, `${everyField} ${attributes}`);
    }
  });

  test('takes `""` and `0001-01-01…` for null', async () => {
    const record = productRecord({
      message: '',
      firmwareVersion: '',
      announcementDate: '0001-01-01T00:00:00',
    });
    expect(await read(record, 'message firmwareVersion announcementDate')).toEqual({
      message: null,
      firmwareVersion: null,
      announcementDate: null,
    });
  });
});

describe('additional attributes', () => {
  test('of a storage controller are all there', async () => {
    const storageController = {
      biosVersion: '1',
      firmwareVersion: '2',
      driverVersion: '3',
      driverName: 'storx',
      deviceVersion: '4',
      chipsetName: 'C1',
      usedProprietary: true,
      proprietaryName: 'P',
      proprietaryVersion: '5',
      usedMicrosoft: true,
      microsoftName: 'M',
      microsoftVersion: '6',
      usedBootSupport: true,
      usedBetterBoot: true,
      uefiVersion: '7',
      acpiVersion: '8',
      supportsSector4K512E: true,
      supportsSector4K4K: false,
      supportsDifferential: true,
    };
    expect(await read(productRecord({ additionalAttributes: { storageController } }), attributes)).toEqual({
      additionalAttributes: { storageController, raidController: null, svvp: null },
    });
  });

  test('of a RAID controller are all there', async () => {
    const raidController = {
      firmwareVersion: '1',
      filterVersion: '2',
      driverVersion: '3',
      usedProprietary: true,
      proprietaryName: 'P',
      proprietaryVersion: '4',
      usedMicrosoft: false,
      microsoftName: 'M',
      microsoftVersion: '5',
      isThirdPartyNeeded: true,
      isSES: true,
      isSAFTE: false,
      additionalInfo: 'text',
    };
    expect(await read(productRecord({ additionalAttributes: { raidController } }), attributes)).toEqual({
      additionalAttributes: { storageController: null, raidController, svvp: null },
    });
  });

  test('of SVVP are all there, numbers that come as text too', async () => {
    const svvp = {
      productVersion: '1',
      supportLink: 'https://support.example.com',
      guestOs: 'Windows Server 2012 R2',
      processorArchitecture: 'Xeon',
      maxProcessors: '64',
      maxMemory: 4096,
    };
    expect(await read(productRecord({ additionalAttributes: { svvp } }), attributes)).toEqual({
      additionalAttributes: {
        storageController: null,
        raidController: null,
        svvp: { ...svvp, maxProcessors: 64 },
      },
    });
  });

  test.each([[{}], [null], [undefined], [[]]])('are null when they are %j', async (additionalAttributes) => {
    expect(await read(productRecord({ additionalAttributes }), attributes)).toEqual({
      additionalAttributes: null,
    });
  });
});
