import { describe, expect, test } from '@jest/globals';
import { UpstreamForbidden, UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { type FakeDashboard, fakeDashboard, lost, refused } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';
import { productId, productPath, productRecord } from '../kit/wire-records.ts';

const id = `products/${productId}`;
const required = {
  name: 'Widget driver',
  testHarness: 'ATTESTATION',
  deviceType: 'INTERNAL_EXTERNAL',
  requestedSignatures: ['WINDOWS_v100_X64_RS5_FULL'],
};
const requiredBody = {
  productName: 'Widget driver',
  testHarness: 'attestation',
  deviceType: 'internalExternal',
  requestedSignatures: ['WINDOWS_v100_X64_RS5_FULL'],
};
const createDocument = `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
  product { id name isCommitted } userErrors { message code path target correlationId } } }`;
const updateDocument = `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) {
  product { id name } userErrors { message code path target correlationId } } }`;

function service(): FakeDashboard {
  const fake = fakeDashboard();
  fake.has(productPath, productRecord());
  fake.answers('createProduct', () => ({
    kind: 'done',
    record: { id: productId, productName: 'as answered' },
  }));
  return fake;
}

const create = (input: object, fake = service()) => run(createDocument, input, fake, 'createProduct');
const update = (input: object, fake = service()) => run(updateDocument, input, fake, 'updateProduct');

async function run(document: string, input: object, fake: FakeDashboard, field: string) {
  const { data, errors } = await runDocument(startRequest(fake), document, { input });
  return {
    product: at(data, field, 'product'),
    userErrors: at(data, field, 'userErrors') as { message: string; path: string[] | null }[],
    errors,
    fake,
  };
}

describe('createProduct', () => {
  test('sends the required fields in the service’s names, nothing else, and gives the record read afresh', async () => {
    const { product, userErrors, fake } = await create(required);
    expect(fake.bodies).toEqual([requiredBody]);
    expect(product).toEqual({ id, name: 'Widget driver', isCommitted: false });
    expect(userErrors).toEqual([]);
    expect(fake.calls).toEqual(['createProduct /products', `getProduct ${productPath}`]);
  });

  test('leaves out what was given as null, at every level', async () => {
    const nulls = {
      announcementDate: null,
      deviceMetadataIds: null,
      deviceMetadataCategory: null,
      firmwareVersion: null,
      isTestSign: null,
      isFlightSign: null,
      marketingNames: null,
      selectedProductTypes: null,
      additionalAttributes: null,
      validateOnly: null,
    };
    expect((await create({ ...required, ...nulls })).fake.bodies).toEqual([requiredBody]);
    const svvp = { productVersion: null, guestOs: 'Windows Server 2012', maxMemory: null };
    const nested = { additionalAttributes: { storageController: null, svvp } };
    expect((await create({ ...required, ...nested })).fake.bodies).toEqual([
      { ...requiredBody, additionalAttributes: { svvp: { guestOs: 'Windows Server 2012' } } },
    ]);
  });

  test('sends everything that was given, falses and empty lists too, and the types by family', async () => {
    const optional = {
      announcementDate: '2026-01-31T01:00:00+01:00',
      deviceMetadataIds: ['9f4f44d8-1c2b-4d3e-8f90-0123456789ab'],
      deviceMetadataCategory: 'Input.Digitizer.Multitouch',
      firmwareVersion: '1.0',
      isTestSign: false,
      isFlightSign: true,
      marketingNames: [],
    };
    const { fake } = await create({
      ...required,
      ...optional,
      selectedProductTypes: [
        { operatingSystemFamily: 'Windows_v100_RS5', productType: 'Unclassified' },
        { operatingSystemFamily: 'Windows81', productType: 'Camera' },
      ],
      additionalAttributes: { svvp: { maxProcessors: 64, maxMemory: 4096 } },
    });
    expect(fake.bodies).toEqual([
      {
        ...requiredBody,
        ...optional,
        announcementDate: '2026-01-31T00:00:00Z',
        selectedProductTypes: { Windows_v100_RS5: 'Unclassified', Windows81: 'Camera' },
        additionalAttributes: { svvp: { maxProcessors: 64, maxMemory: 4096 } },
      },
    ]);
  });

  test('never sends `validateOnly`, and with it sends nothing at all', async () => {
    expect((await create({ ...required, validateOnly: false })).fake.bodies).toEqual([requiredBody]);
    const { product, userErrors, fake } = await create({ ...required, validateOnly: true });
    expect([product, userErrors]).toEqual([null, []]);
    expect(fake.calls).toEqual([]);
  });

  test('never sends `idempotencyKey`, which is the gateway’s own', async () => {
    const { fake, errors } = await create({ ...required, idempotencyKey: 'k-1' });
    expect(errors).toEqual([]);
    expect(fake.bodies).toEqual([requiredBody]);
  });

  test.each(Object.keys(required))('is refused without `%s`, and nothing is sent', async (name) => {
    const { errors, fake } = await create({ ...required, [name]: undefined });
    expect(errors).toMatchObject([{ message: expect.stringContaining(name) }]);
    expect(fake.calls).toEqual([]);
  });

  test('gives the answer of the create when the service does not show the product yet', async () => {
    const fake = service();
    fake.has(productPath, null);
    expect((await create(required, fake)).product).toEqual({ id, name: 'as answered', isCommitted: null });
  });

  test('gives what it created even when it cannot be read afresh', async () => {
    const fake = service();
    fake.has(productPath, new UpstreamUnavailable('gone'));
    const { product, errors } = await create(required, fake);
    expect(product).toEqual({ id, name: 'as answered', isCommitted: null });
    expect(errors).toEqual([]);
  });

  test('whose answer is lost gives the product that it adopted', async () => {
    const fake = service();
    fake.answers('createProduct', () => lost());
    fake.hasPages('/products', [productRecord({ deviceType: 'internalExternal' })]);
    const { product, errors } = await create(required, fake);
    expect(errors).toEqual([]);
    expect(product).toMatchObject({ id, name: 'Widget driver' });
  });

  test('whose answer is lost ends in an error that says INDETERMINATE and what was found', async () => {
    const fake = service();
    fake.answers('createProduct', () => lost());
    const { errors } = await create(required, fake);
    expect(errors).toMatchObject([
      {
        code: 'UPSTREAM_TIMEOUT',
        path: ['createProduct'],
        extensions: { outcome: 'INDETERMINATE', found: [] },
      },
    ]);
  });
});

describe('the rules of a new product', () => {
  const attributes = (additionalAttributes: object) => ({ ...required, additionalAttributes });
  const part = (name: string, flag: string) => attributes({ [name]: { [flag]: true } });

  test.each<[string, object, [RegExp, string[]][]]>([
    ['an empty name', { ...required, name: ' ' }, [[/`name` must not be empty/, ['name']]]],
    [
      'no operating system code',
      { ...required, requestedSignatures: [] },
      [[/`requestedSignatures` must name at least one/, ['requestedSignatures']]],
    ],
    [
      'a family named twice, in whatever letter case',
      {
        ...required,
        selectedProductTypes: [
          { operatingSystemFamily: 'Windows81', productType: 'Camera' },
          { operatingSystemFamily: 'windows81', productType: 'Camera' },
        ],
      },
      [[/each operating system family once/, ['selectedProductTypes', '1']]],
    ],
    [
      'two kinds of attributes',
      attributes({ svvp: {}, raidController: {} }),
      [[/Only one of/, ['additionalAttributes']]],
    ],
    ...(['storageController', 'raidController'] as const).flatMap(
      (name): [string, object, [RegExp, string[]][]][] => [
        [
          `usedProprietary of a ${name} without name and version`,
          part(name, 'usedProprietary'),
          [
            [
              /`proprietaryName` is compulsory when `usedProprietary`/,
              ['additionalAttributes', name, 'proprietaryName'],
            ],
            [/`proprietaryVersion` is compulsory/, ['additionalAttributes', name, 'proprietaryVersion']],
          ],
        ],
        [
          `usedMicrosoft of a ${name} without name and version`,
          part(name, 'usedMicrosoft'),
          [
            [
              /`microsoftName` is compulsory when `usedMicrosoft`/,
              ['additionalAttributes', name, 'microsoftName'],
            ],
            [/`microsoftVersion` is compulsory/, ['additionalAttributes', name, 'microsoftVersion']],
          ],
        ],
      ],
    ),
    [
      'usedBetterBoot without UEFI and ACPI versions',
      part('storageController', 'usedBetterBoot'),
      [
        [/`uefiVersion` is compulsory/, ['additionalAttributes', 'storageController', 'uefiVersion']],
        [/`acpiVersion` is compulsory/, ['additionalAttributes', 'storageController', 'acpiVersion']],
      ],
    ],
  ])('refuse %s, naming the field, and nothing is sent', async (_, input, faults) => {
    for (const validateOnly of [false, true]) {
      const { product, userErrors, fake } = await create({ ...input, validateOnly });
      expect(product).toBeNull();
      expect(userErrors).toEqual(
        faults.map(([message, path]) => ({
          message: expect.stringMatching(message),
          path,
          code: 'INVALID_INPUT',
          target: null,
          correlationId: 'c-1',
        })),
      );
      expect(fake.calls).toEqual([]);
    }
  });

  test('are all told at once', async () => {
    const { userErrors } = await create({
      ...part('raidController', 'usedMicrosoft'),
      name: '',
      requestedSignatures: [],
    });
    expect(userErrors.map(({ path }) => path?.at(-1))).toEqual([
      'name',
      'requestedSignatures',
      'microsoftName',
      'microsoftVersion',
    ]);
  });

  test('let pass what is complete', async () => {
    const storageController = {
      usedProprietary: true,
      proprietaryName: 'P',
      proprietaryVersion: '1',
      usedMicrosoft: false,
      usedBetterBoot: true,
      uefiVersion: '1',
      acpiVersion: '2',
    };
    const { fake } = await create(attributes({ storageController }));
    expect(fake.bodies).toEqual([{ ...requiredBody, additionalAttributes: { storageController } }]);
  });

  test('make a malformed GUID an error of the input, with its place', async () => {
    const { errors, fake } = await create({
      ...required,
      deviceMetadataIds: ['9f4f44d8-1c2b-4d3e-8f90-0123456789ab', 'x'],
    });
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', extensions: { argument: ['input', 'deviceMetadataIds', '1'] } },
    ]);
    expect(fake.calls).toEqual([]);
  });
});

describe('updateProduct', () => {
  test('sends only what was given, in the service’s names, and reads the product afresh', async () => {
    const { product, fake } = await update({ id, name: 'renamed', marketingNames: null });
    expect(fake.bodies).toEqual([{ productName: 'renamed' }]);
    expect(product).toEqual({ id, name: 'Widget driver' });
    expect(fake.calls).toEqual([`updateProduct ${productPath}`, `getProduct ${productPath}`]);
    const all = { marketingNames: [], announcementDate: '2026-01-31' };
    expect((await update({ id, ...all })).fake.bodies).toEqual([
      { marketingNames: [], announcementDate: '2026-01-31T00:00:00Z' },
    ]);
  });

  test.each([{}, { name: null }, { validateOnly: true }])(
    'is refused when it changes nothing: %j',
    async (input) => {
      const { userErrors, fake } = await update({ id, ...input });
      expect(userErrors).toMatchObject([
        { path: null, message: expect.stringContaining('Nothing to update') },
      ]);
      expect(fake.calls).toEqual([]);
    },
  );

  test('is refused with an empty name', async () => {
    const { userErrors, fake } = await update({ id, name: '' });
    expect(userErrors).toMatchObject([{ path: ['name'], code: 'INVALID_INPUT' }]);
    expect(fake.calls).toEqual([]);
  });

  test.each([
    [productId, `send "products/${productId}"`],
    [`${id}/submissions/1`, 'products/{productId}'],
    ['products/0', 'products/{productId}'],
    ['', 'products/{productId}'],
  ])('refuses the id %j as an error of the input, and shows the form to send', async (wrong, hint) => {
    const { errors, fake } = await update({ id: wrong, name: 'x' });
    expect(errors).toMatchObject([
      {
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining(hint),
        extensions: { argument: ['input', 'id'] },
      },
    ]);
    expect(fake.calls).toEqual([]);
  });

  test('gives what the service refuses as user errors', async () => {
    const fake = service();
    const message = 'Not authorized to update the product';
    fake.answers('updateProduct', () => refused({ status: 403, code: 'UPDATE_UNAUTHORIZED', message }));
    const { product, userErrors, errors } = await update({ id, name: 'x' }, fake);
    expect(errors).toEqual([]);
    expect(product).toBeNull();
    expect(userErrors).toEqual([
      { message, code: 'UPDATE_UNAUTHORIZED', path: null, target: null, correlationId: 'c-1' },
    ]);
    expect(fake.calls).toHaveLength(1);
  });

  test('gives what is nobody’s business rule as an error, with a null payload', async () => {
    const fake = service();
    fake.answers('updateProduct', () => {
      throw new UpstreamForbidden('no role', { outcome: 'REJECTED' });
    });
    const { product, errors } = await update({ id, name: 'x' }, fake);
    expect(product).toBeUndefined();
    expect(errors).toMatchObject([{ code: 'UPSTREAM_FORBIDDEN', extensions: { outcome: 'REJECTED' } }]);
  });
});
