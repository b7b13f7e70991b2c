import { type Check, writes } from '../check.ts';
import {
  ensure,
  ensureEmpty,
  ensureRecord,
  ensureRefusal,
  ensureStatus,
  objectOf,
  objectsOf,
} from '../expect.ts';
import {
  makeCommitted,
  makeFinished,
  makeProduct,
  makeSubmission,
  NEW_PRODUCT,
  productNamed,
} from './scenes.ts';

/** Registering products. */
const registering: readonly Check[] = [
  writes(
    'P-020',
    'a new product is answered 201 with its record, not committed',
    'POST /products',
    async (client) => {
      const record = ensureRecord(
        await client.call('POST', '/products', { body: NEW_PRODUCT }),
        'product',
        201,
      );
      ensure(record['isCommitted'] === false, 'isCommitted to be false');
      const rels = objectsOf(record['links']).map(({ rel }) => rel);
      ensure(
        rels.includes('self') && rels.includes('get_submissions'),
        'links to itself and to its submissions',
      );
    },
  ),
  writes('P-021', 'the announcement date is given back as it was sent', 'Dates', async (client) => {
    for (const announcementDate of [
      '2028-01-01T00:00:00',
      '2028-01-01T00:00:00Z',
      '2028-01-01T08:59:03.414+01:00',
    ]) {
      const body = { ...NEW_PRODUCT, announcementDate };
      const record = ensureRecord(await client.call('POST', '/products', { body }), 'product', 201);
      ensure(record['announcementDate'] === announcementDate, 'the same text');
    }
  }),
  writes(
    'P-022',
    'explicit nulls and the date of year 1 are taken for nothing',
    'POST /products: what HDCM sends',
    async (client) => {
      const nulls = {
        deviceMetadataIds: null,
        firmwareVersion: null,
        marketingNames: null,
        selectedProductTypes: null,
      };
      const more = { additionalAttributes: null, packageType: null, isTestSign: false, isFlightSign: false };
      const body = { ...NEW_PRODUCT, ...nulls, ...more, announcementDate: '0001-01-01T00:00:00' };
      ensureRecord(await client.call('POST', '/products', { body }), 'product', 201);
    },
  ),
  writes(
    'P-023',
    'property names are bound in any letter case',
    'POST /products: what scripts send',
    async (client) => {
      const { productName: ProductName, testHarness: TESTHARNESS, ...rest } = NEW_PRODUCT;
      const body = { ProductName, TESTHARNESS, ...rest, DeviceMetadataCategory: 'Network.Wireless' };
      const record = ensureRecord(await client.call('POST', '/products', { body }), 'product', 201);
      ensure(record['productName'] === ProductName, 'the name to be bound');
      ensure(record['deviceMetadataCategory'] === 'Network.Wireless', 'the category to be bound');
    },
  ),
  writes(
    'P-024',
    'unknown property names are ignored',
    'POST /products: misspelt names in clients',
    async (client) => {
      const body = {
        ...NEW_PRODUCT,
        markettingNames: ['x'],
        deviceMetaDataIDs: null,
        driverType: 'Extension',
      };
      const record = ensureRecord(await client.call('POST', '/products', { body }), 'product', 201);
      ensure(record['driverType'] !== 'Extension', 'the read-only driverType to be left alone');
    },
  ),
  writes(
    'P-025',
    'enum values are taken in any letter case and given back in the one of the service',
    'Letter case',
    async (client) => {
      const body = { ...NEW_PRODUCT, testHarness: 'Attestation', deviceType: 'INTERNALEXTERNAL' };
      const record = ensureRecord(await client.call('POST', '/products', { body }), 'product', 201);
      ensure(record['testHarness'] === 'attestation', 'attestation');
      ensure(record['deviceType'] === 'internalExternal', 'internalExternal');
    },
  ),
  writes(
    'P-026',
    'a product without a name is refused, the field named',
    'Errors: validation',
    async (client) => {
      const { productName: _, ...body } = NEW_PRODUCT;
      const answer = await client.call('POST', '/products', { body });
      ensureRefusal(answer, {
        status: 422,
        code: 'invalidInput',
        message: 'Validation Failed.',
        target: 'productName',
      });
    },
  ),
  writes(
    'P-027',
    'an unknown test harness is refused, the field named',
    'Errors: validation',
    async (client) => {
      const answer = await client.call('POST', '/products', {
        body: { ...NEW_PRODUCT, testHarness: 'toaster' },
      });
      ensureRefusal(answer, { status: 422, code: 'invalidInput', target: 'testHarness' });
    },
  ),
  writes(
    'P-028',
    'operating system codes newer than the documented table are accepted',
    'POST /products',
    async (client) => {
      const requestedSignatures = ['WINDOWS_v100_X64_26H1_FULL', 'WINDOWS_v100_ARM64_RS5_FULL'];
      await makeProduct(client, { ...NEW_PRODUCT, requestedSignatures });
    },
  ),
  writes(
    'P-029',
    "a storage controller's flags make their names and versions compulsory",
    'Field tables: additionalAttributes',
    async (client) => {
      const additionalAttributes = { storageController: { usedBetterBoot: true, uefiVersion: '2.8' } };
      const answer = await client.call('POST', '/products', {
        body: { ...NEW_PRODUCT, additionalAttributes },
      });
      const target = 'additionalAttributes.storageController.acpiVersion';
      ensureRefusal(answer, { status: 422, code: 'invalidInput', target });
    },
  ),
  writes(
    'P-030',
    'two kinds of additional attributes are refused',
    'Field tables: additionalAttributes',
    async (client) => {
      const additionalAttributes = { svvp: { maxProcessors: 1 }, raidController: { isSES: true } };
      const answer = await client.call('POST', '/products', {
        body: { ...NEW_PRODUCT, additionalAttributes },
      });
      ensureRefusal(answer, { status: 422, code: 'invalidInput', target: 'additionalAttributes' });
    },
  ),
  writes(
    'P-031',
    'the numbers of svvp are taken quoted and bare, and given back bare',
    'Which is long, which is string',
    async (client) => {
      const additionalAttributes = { svvp: { maxProcessors: '256', maxMemory: 6144 } };
      const answer = await client.call('POST', '/products', {
        body: { ...NEW_PRODUCT, additionalAttributes },
      });
      const { svvp } = objectOf(ensureRecord(answer, 'product', 201)['additionalAttributes']);
      ensure(
        objectOf(svvp)['maxProcessors'] === 256 && objectOf(svvp)['maxMemory'] === 6144,
        'bare integers',
      );
    },
  ),
];

const unauthorized = { status: 403, code: 'updateUnauthorized' };

/** Changing products. */
const changing: readonly Check[] = [
  writes('P-016', 'a product cannot be deleted', 'Endpoints: no DELETE exists', async (client) => {
    ensureStatus(await client.call('DELETE', await makeProduct(client)), 404, 405);
  }),
  writes('P-040', 'a change is answered 204 without a body, and shows', 'PATCH /products', async (client) => {
    const { product } = await makeSubmission(client);
    const body = { productName: 'Renamed', marketingNames: ['One', 'Two'] };
    ensureEmpty(await client.call('PATCH', product, { body }), 204);
    ensure((await client.get(product)).text.includes('"Renamed"'), 'the new name');
  }),
  writes(
    'P-041',
    'a product without an initial submission cannot be changed',
    'Functional codes',
    async (client) => {
      const answer = await client.call('PATCH', await makeProduct(client), { body: { productName: 'x' } });
      ensureRefusal(answer, {
        ...unauthorized,
        message: "Can't update product without an initial submission",
      });
    },
  ),
  writes(
    'P-042',
    'a product whose workflow failed cannot be changed',
    'Functional codes',
    async (client, emulator) => {
      const { product, id } = await makeCommitted(client);
      await emulator.submission(id, { fail: true, step: 'scanning' });
      const answer = await client.call('PATCH', product, { body: { productName: 'x' } });
      ensureRefusal(answer, { ...unauthorized, message: "Can't update product because the workflow failed" });
    },
  ),
  writes(
    'P-043',
    'the announcement date cannot be changed after ingestion',
    'Functional codes',
    async (client, emulator) => {
      const { product } = await makeFinished(client, emulator);
      const answer = await client.call('PATCH', product, {
        body: { announcementDate: '2029-01-01T00:00:00Z' },
      });
      const message = "Announcement Date can't be updated after the ingestion process is finished";
      ensureRefusal(answer, { ...unauthorized, message });
    },
  ),
  writes(
    'P-044',
    'the name cannot be changed while ingestion is being finished',
    'Functional codes',
    async (client, emulator) => {
      const { product, id } = await makeCommitted(client);
      await emulator.submission(id, { step: 'finalizeIngestion', state: 'started' });
      const answer = await client.call('PATCH', product, { body: { productName: 'x' } });
      ensureRefusal(answer, {
        ...unauthorized,
        message: "Product Name can't be updated at this time. Try again.",
      });
    },
  ),
  writes('P-045', 'a shared product cannot be changed', 'Functional codes', async (client) => {
    const { id } = await productNamed(client, 'Litware Touch Controller (shared by Litware)');
    const answer = await client.call('PATCH', `/products/${id}`, { body: { productName: 'x' } });
    ensureRefusal(answer, { ...unauthorized, message: 'Not authorized to update the product' });
  }),
  writes(
    'P-046',
    'a shared product bears the ids of the partner who shared it',
    'Sharing',
    async (client) => {
      const product = await productNamed(client, 'Litware Touch Controller (shared by Litware)');
      ensure(
        product['sourceProductId'] !== 0 && product['sourceProductId'] !== product['id'],
        'another product id',
      );
      ensure(product['sourcePublisherId'] !== 0, "the partner's publisher id");
    },
  ),
];

/** Registering and changing products: endpoints 2 and 4. */
export const productLifeChecks: readonly Check[] = [...registering, ...changing];
