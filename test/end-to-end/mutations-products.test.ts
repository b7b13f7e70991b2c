import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ emulator: { seed: 'empty' } });
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const NEEDED = {
  name: 'Widget driver',
  testHarness: 'ATTESTATION',
  deviceType: 'INTERNAL_EXTERNAL',
  requestedSignatures: ['WINDOWS_v100_X64_GE_FULL'],
};

const create = `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
  product { id name testHarness deviceType requestedSignatures isCommitted announcementDate deviceMetadataIds
    deviceMetadataCategory firmwareVersion isTestSign isFlightSign marketingNames createdBy
    selectedProductTypes { operatingSystemFamily productType }
    additionalAttributes { storageController { driverName usedBetterBoot uefiVersion acpiVersion supportsSector4K4K }
      raidController { isSES } svvp { maxProcessors guestOs } }
    submissions { totalCount } }
  userErrors { code message path target correlationId }
} }`;

describe('createProduct', () => {
  test('registers a product with what is needed, and reads it afresh', async () => {
    const { data, errors, extensions } = await stage.ask(create, { input: NEEDED });
    expect(errors).toBeUndefined();
    expect(data.createProduct.userErrors).toEqual([]);
    expect(data.createProduct.product).toMatchObject({
      ...NEEDED,
      id: expect.stringMatching(/^products\/\d{17}$/),
      isCommitted: false,
      firmwareVersion: '0',
      announcementDate: null,
      additionalAttributes: null,
      submissions: { totalCount: 0 },
    });
    const [first, ...reads] = stage.emulator.control.calls().map(({ endpoint }) => endpoint);
    expect(first).toBe('POST /products');
    expect(reads.sort()).toEqual(['GET /products/{productId}', 'GET /products/{productId}/submissions']);
    expect(extensions.cost.upstreamCalls).toBe(3);
  });

  test('passes every field on, and gets every one back', async () => {
    const input = {
      ...NEEDED,
      announcementDate: '2027-03-01T09:30:00+01:00',
      deviceMetadataIds: ['0f6e4fd6-11c5-4f4a-92d8-6d29f3c3f1a7'],
      deviceMetadataCategory: 'Input.Digitizer.Multitouch',
      firmwareVersion: '3.2.0.1022',
      isTestSign: true,
      isFlightSign: false,
      marketingNames: ['Widget', 'Widget "Plus" – Größe'],
      selectedProductTypes: [
        { operatingSystemFamily: 'Windows_v100_GE', productType: 'Unclassified' },
        { operatingSystemFamily: 'windows_v100Server_GE', productType: 'LAN' },
      ],
      additionalAttributes: {
        storageController: {
          driverName: 'widget.sys',
          usedBetterBoot: true,
          uefiVersion: '2.8',
          acpiVersion: '6.4',
          supportsSector4K4K: false,
        },
      },
    };
    const { data } = await stage.ask(create, { input });
    expect(data.createProduct.userErrors).toEqual([]);
    expect(data.createProduct.product).toMatchObject({
      ...input,
      announcementDate: '2027-03-01T08:30:00Z',
      additionalAttributes: { ...input.additionalAttributes, raidController: null, svvp: null },
    });
  });

  test('is checked and not sent when it is to be validated only', async () => {
    const { data, extensions } = await stage.ask(create, { input: { ...NEEDED, validateOnly: true } });
    expect(data.createProduct).toEqual({ product: null, userErrors: [] });
    const faulty = { ...NEEDED, requestedSignatures: [], validateOnly: true };
    const checked = await stage.ask(create, { input: faulty });
    expect(checked.data.createProduct.userErrors).toMatchObject([{ path: ['requestedSignatures'] }]);
    expect(extensions.cost.upstreamCalls).toBe(0);
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test.each([
    ['an empty name', { name: '  ' }, ['name']],
    ['no signature', { requestedSignatures: [] }, ['requestedSignatures']],
    [
      'a family twice',
      {
        selectedProductTypes: [
          { operatingSystemFamily: 'Windows_v100_GE', productType: 'LAN' },
          { operatingSystemFamily: 'WINDOWS_V100_ge', productType: 'Camera' },
        ],
      },
      ['selectedProductTypes', '1'],
    ],
    [
      'two kinds of attributes',
      { additionalAttributes: { svvp: { maxProcessors: 1 }, raidController: { isSES: true } } },
      ['additionalAttributes'],
    ],
    [
      'a proprietary driver without its version',
      { additionalAttributes: { raidController: { usedProprietary: true, proprietaryName: 'rx' } } },
      ['additionalAttributes', 'raidController', 'proprietaryVersion'],
    ],
    [
      'better boot without ACPI',
      { additionalAttributes: { storageController: { usedBetterBoot: true, uefiVersion: '2.8' } } },
      ['additionalAttributes', 'storageController', 'acpiVersion'],
    ],
  ])('with %s breaks a rule of our own, and is not sent', async (_, change, path) => {
    const { data, errors } = await stage.ask(create, { input: { ...NEEDED, ...change } });
    expect(errors).toBeUndefined();
    expect(data.createProduct).toEqual({
      product: null,
      userErrors: [
        {
          code: 'INVALID_INPUT',
          message: expect.stringMatching(/`.+`/),
          path,
          target: null,
          correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      ],
    });
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('with several faults tells all of them at once', async () => {
    const { data } = await stage.ask(create, { input: { ...NEEDED, name: '', requestedSignatures: [] } });
    const paths = data.createProduct.userErrors.map(({ path }: { path: string[] }) => path);
    expect(paths).toEqual([['name'], ['requestedSignatures']]);
  });
});

const update = `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) {
  product { id name marketingNames announcementDate updatedDateTime } userErrors { code message path target }
} }`;

describe('updateProduct', () => {
  test('changes what is given and nothing else, and reads the product afresh', async () => {
    const id = await productWithSubmission();
    stage.calm();
    const input = { id, marketingNames: ['One', 'Two'], announcementDate: '2028-01-31' };
    const { data } = await stage.ask(update, { input });
    expect(data.updateProduct).toMatchObject({
      product: {
        id,
        name: 'Widget driver',
        marketingNames: ['One', 'Two'],
        announcementDate: '2028-01-31T00:00:00Z',
      },
      userErrors: [],
    });
    expect(stage.emulator.control.calls().map(({ method }) => method)).toEqual(['PATCH', 'GET']);
    const renamed = await stage.ask(update, { input: { id, name: 'Renamed' } });
    expect(renamed.data.updateProduct.product).toMatchObject({
      name: 'Renamed',
      marketingNames: ['One', 'Two'],
    });
  });

  test('empties a list that is given empty', async () => {
    const id = await productWithSubmission();
    await stage.ask(update, { input: { id, marketingNames: ['One'] } });
    const { data } = await stage.ask(update, { input: { id, marketingNames: [] } });
    expect(data.updateProduct.product.marketingNames).toEqual([]);
  });

  test('of nothing is refused by us, and not sent', async () => {
    for (const input of [
      { id: 'products/5' },
      { id: 'products/5', name: null },
      { id: 'products/5', name: ' ' },
    ]) {
      const { data } = await stage.ask(update, { input });
      expect(data.updateProduct).toMatchObject({ product: null, userErrors: [{ code: 'INVALID_INPUT' }] });
    }
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('is checked and not sent when it is to be validated only', async () => {
    const { data } = await stage.ask(update, { input: { id: 'products/5', name: 'x', validateOnly: true } });
    expect(data.updateProduct).toEqual({ product: null, userErrors: [] });
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

test('several changes in one request are made in order, and each reads what it left', async () => {
  const id = await productWithSubmission();
  const { data } = await stage.ask(
    `mutation ($id: ID!) {
      a: updateProduct(input: { id: $id, name: "A" }) { product { name } }
      b: updateProduct(input: { id: $id, name: "B" }) { product { name marketingNames } }
      c: updateProduct(input: { id: $id, marketingNames: ["c"] }) { product { name marketingNames } }
    }`,
    { id },
  );
  expect(data).toEqual({
    a: { product: { name: 'A' } },
    b: { product: { name: 'B', marketingNames: [] } },
    c: { product: { name: 'B', marketingNames: ['c'] } },
  });
});

async function productWithSubmission(): Promise<string> {
  const made = await stage.ask(create, { input: NEEDED });
  const { id } = made.data.createProduct.product;
  await stage.ask(
    'mutation ($id: ID!) { createSubmission(input: { product: $id, name: "first", type: INITIAL }) { userErrors { code } } }',
    { id },
  );
  return id;
}
