import { describe, expect, test } from '@jest/globals';
import { DEMO, makeSubmission, NEW_PRODUCT, startTestEmulator, uploadAndCommit } from './emulator-kit.ts';

describe('making a product', () => {
  test('answers 201 with the product, its harness in lower case', async () => {
    const { api, get } = await startTestEmulator();
    const { status, body } = await api('POST', '/products', NEW_PRODUCT);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      productName: 'Widget driver',
      testHarness: 'attestation',
      isCommitted: false,
    });
    expect((await get(`/products/${body.id}`)).body).toEqual(body);
  });

  test('ids are odd, beyond 2^53, and collapse when rounded', async () => {
    const { api } = await startTestEmulator();
    const ids: bigint[] = [];
    for (let count = 0; count < 3; count++)
      ids.push(BigInt((await api('POST', '/products', NEW_PRODUCT)).body.id));
    expect(ids.every((id) => id % 2n === 1n && id > 2n ** 53n)).toBe(true);
    expect(new Set(ids.map(Number)).size).toBeLessThan(3);
  });

  test('names are bound in any case; unknown ones, nulls and empty dates do no harm', async () => {
    const { api } = await startTestEmulator();
    const { status, body } = await api('POST', '/products', {
      ProductName: 'Legacy client',
      TESTHARNESS: 'HLK',
      devicetype: 'InternalExternal',
      requestedSignatures: ['WINDOWS_v100_X64_26H2_FULL'],
      announcementDate: '0001-01-01T00:00:00',
      deviceMetaDataIds: null,
      firmwareVersion: null,
      marketingNames: null,
      selectedProductTypes: { windows_V100_GE: 'Unclassified' },
      additionalAttributes: null,
      packageType: null,
      markettingNames: 'typo',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      productName: 'Legacy client',
      testHarness: 'hlk',
      deviceType: 'internalExternal',
      announcementDate: '0001-01-01T00:00:00',
      marketingNames: [],
      selectedProductTypes: { windows_V100_GE: 'Unclassified' },
      additionalAttributes: {},
    });
    expect(body).not.toHaveProperty('packageType');
  });

  test('what is missing or unknown is named', async () => {
    const { api } = await startTestEmulator();
    const { status, body } = await api('POST', '/products', { testHarness: 'wlk', deviceType: 'cardboard' });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: 'invalidInput', message: 'Validation Failed.' });
    expect(body.error.validationErrors.map(({ target }: { target: string }) => target)).toEqual([
      'productName',
      'requestedSignatures',
      'deviceType',
      'testHarness',
    ]);
  });

  test('a value of the wrong type is malformed', async () => {
    const { api } = await startTestEmulator();
    const { status, body } = await api('POST', '/products', { ...NEW_PRODUCT, isTestSign: 'yes' });
    expect(status).toBe(400);
    expect(body.error.validationErrors[0].target).toBe('isTestSign');
  });

  test('numbers of an SVVP attribute come back as numbers, sent quoted or not', async () => {
    const { api } = await startTestEmulator();
    const svvp = { productVersion: '1', maxProcessors: '64', maxMemory: 4096 };
    const { body } = await api('POST', '/products', { ...NEW_PRODUCT, additionalAttributes: { SVVP: svvp } });
    expect(body.additionalAttributes).toEqual({
      svvp: { productVersion: '1', maxProcessors: 64, maxMemory: 4096 },
    });
  });

  test('attributes of two kinds, or without what a flag makes compulsory, are refused', async () => {
    const { api } = await startTestEmulator();
    const additionalAttributes = { storageController: { usedProprietary: true }, raidController: {} };
    const { body } = await api('POST', '/products', { ...NEW_PRODUCT, additionalAttributes });
    expect(body.error.validationErrors.map(({ target }: { target: string }) => target)).toEqual([
      'additionalAttributes.storageController.proprietaryName',
      'additionalAttributes.storageController.proprietaryVersion',
      'additionalAttributes',
    ]);
  });
});

describe('changing a product', () => {
  const refusal = (message: string) => ({
    status: 403,
    body: { error: { code: 'updateUnauthorized', message } },
  });

  test('answers 204 and renames', async () => {
    const { api, get } = await startTestEmulator();
    const answer = await api('PATCH', DEMO.product, { productName: 'Retired' });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect((await get(DEMO.product)).body.productName).toBe('Retired');
  });

  test('needs an initial submission', async () => {
    const { api } = await startTestEmulator();
    const { body } = await api('POST', '/products', NEW_PRODUCT);
    expect(await api('PATCH', `/products/${body.id}`, { productName: 'x' })).toMatchObject(
      refusal("Can't update product without an initial submission"),
    );
  });

  test('is not allowed once the workflow failed, nor on a shared product', async () => {
    const emulator = await startTestEmulator();
    emulator.control.submission('1152921504621441945', { fail: true });
    expect(await emulator.api('PATCH', DEMO.product, { productName: 'x' })).toMatchObject(
      refusal("Can't update product because the workflow failed"),
    );
    const list = await emulator.get('/products');
    const shared = list.body.value.find(
      ({ originType }: { originType: string }) => originType === 'readOnly',
    );
    expect(await emulator.api('PATCH', `/products/${shared.id}`, { productName: 'x' })).toMatchObject(
      refusal('Not authorized to update the product'),
    );
  });

  test('moves the announcement only until ingestion is finished', async () => {
    const emulator = await startTestEmulator();
    const change = { announcementDate: '2030-01-01T00:00:00.000Z' };
    const { path, productPath } = await makeSubmission(emulator);
    expect((await emulator.api('PATCH', productPath, change)).status).toBe(204);
    await uploadAndCommit(emulator, path);
    emulator.control.clock({ advanceMs: 3_600_000 });
    expect(await emulator.api('PATCH', productPath, change)).toMatchObject(
      refusal("Announcement Date can't be updated after the ingestion process is finished"),
    );
  });

  test('adds marketing names only until they are announced', async () => {
    const { api } = await startTestEmulator();
    const marketingNames = ['Contoso AX2100', 'Contoso AX2199'];
    expect((await api('PATCH', DEMO.product, { marketingNames })).status).toBe(403);
    expect((await api('PATCH', DEMO.product, { marketingNames: ['Contoso AX2100'] })).status).toBe(204);
    expect((await api('PATCH', '/products/9007199267351839', { marketingNames })).status).toBe(204);
  });

  test('with nothing in it is refused', async () => {
    const { api } = await startTestEmulator();
    expect((await api('PATCH', DEMO.product, { price: 1 })).status).toBe(422);
  });
});
