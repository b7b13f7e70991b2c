import { type Check, NotApplicable, reads } from '../check.ts';
import {
  ensure,
  ensureList,
  ensureRecord,
  ensureRefusal,
  ensureShape,
  objectOf,
  objectsOf,
} from '../expect.ts';
import { unknownMembers } from '../shapes.ts';

/** Reading products: endpoints 1 and 3. */
export const productChecks: readonly Check[] = [
  reads(
    'P-001',
    'the list of products has value and links',
    'Pagination: the envelope',
    async ({ samples }) => {
      const answer = await samples.answer('/products');
      ensureList(answer);
      for (const link of objectsOf(objectOf(answer.json)['links'])) ensureShape(link, 'link');
    },
  ),
  reads('P-002', 'the list of products is application/json', 'Endpoints', async ({ samples }) => {
    const { headers } = await samples.answer('/products');
    ensure(/^application\/json\b/i.test(headers['content-type'] ?? ''), 'the type application/json');
  }),
  reads(
    'P-003',
    'every product of the list is as the table says',
    'Field tables: product',
    async ({ samples }) => {
      for (const product of await samples.products()) ensureShape(product, 'product');
    },
  ),
  reads(
    'P-004',
    'products have no member that the table lacks',
    'Field tables: product',
    async ({ samples }) => {
      const unknown = new Set(
        (await samples.products()).flatMap((product) => unknownMembers(product, 'product')),
      );
      ensure(unknown.size === 0, `no member beyond the table, found ${[...unknown].join(', ')}`);
    },
  ),
  reads(
    'P-005',
    'a single product has the members that it has in the list',
    'Detail-only versus list fields: the samples for list and detail are identical',
    async ({ samples }) => {
      const [listed] = await samples.products();
      const single = ensureRecord(await samples.answer(`/products/${listed?.['id']}`), 'product');
      const names = (record: object) => Object.keys(record).sort().join(' ');
      ensure(names(single) === names(listed ?? {}), 'the same members');
    },
  ),
  reads('P-006', 'the list of products takes a trailing slash', 'Endpoints: slash', async ({ client }) => {
    ensureList(await client.get('/products/'));
  }),
  reads(
    'P-007',
    'a single product takes a trailing slash',
    'Endpoints: slash',
    async ({ client, samples }) => {
      ensureRecord(await client.get(`${await samples.productPath()}/`), 'product');
    },
  ),
  reads('P-008', 'unknown query parameters are ignored', 'Endpoints: query', async ({ client, samples }) => {
    const plain = ensureList(await samples.answer('/products')).length;
    ensure(ensureList(await client.get('/products?top=1')).length === plain, 'as many products as without');
  }),
  reads(
    'P-009',
    'products are listed in ascending order of their ids',
    'Pagination: order',
    async ({ samples }) => {
      const ids = ensureList(await samples.answer('/products')).map(({ id }) => BigInt(String(id)));
      ensure(
        ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n)),
        'ascending ids',
      );
    },
  ),
  reads('P-010', 'the test harness is written in lower case', 'Letter case', async ({ samples }) => {
    for (const { testHarness } of await samples.products()) {
      ensure(String(testHarness) === String(testHarness).toLowerCase(), 'a harness in lower case');
    }
  }),
  reads(
    'P-011',
    "the account's own products have zero as their source ids",
    'Field tables: product',
    async ({ samples }) => {
      for (const { originType, sourceProductId, sourcePublisherId } of await samples.products()) {
        if (originType !== 'author') continue;
        ensure(
          [sourceProductId ?? 0, sourcePublisherId ?? 0].every((id) => id === 0),
          'zeros',
        );
      }
    },
  ),
  reads(
    'P-012',
    'a product has at most one kind of additional attributes',
    'Field tables: additionalAttributes',
    async ({ samples }) => {
      for (const { additionalAttributes } of await samples.products()) {
        const given = Object.values(objectOf(additionalAttributes)).filter((kind) => kind != null);
        ensure(given.length <= 1, 'at most one kind');
      }
    },
  ),
  reads(
    'P-013',
    'selected product types map families to texts',
    'Field tables: product',
    async ({ samples }) => {
      for (const { selectedProductTypes } of await samples.products()) {
        const types = Object.values(objectOf(selectedProductTypes));
        ensure(
          types.every((type) => typeof type === 'string'),
          'texts',
        );
      }
    },
  ),
  reads(
    'P-014',
    'an unknown product is answered 404 with entityNotFound',
    'Functional codes',
    async ({ client }) => {
      ensureRefusal(await client.get('/products/9007199254740993'), { status: 404, code: 'entityNotFound' });
    },
  ),
  reads('P-015', 'version 1.0 of the path answers in the same way', 'Base URLs', async ({ client }) => {
    const { apiUrl } = client.credentials;
    if (!apiUrl.includes('/v2.0/')) throw new NotApplicable('the base has no version in its path');
    const headers = { authorization: `Bearer ${await client.token()}` };
    ensureList(await client.fetch('GET', `${apiUrl.replace('/v2.0/', '/v1.0/')}/products`, { headers }));
  }),
];
