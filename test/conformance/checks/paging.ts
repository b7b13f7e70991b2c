import { type Check, NotApplicable, reads, writes } from '../check.ts';
import type { Client, WireAnswer } from '../client.ts';
import { ensure, ensureList, ensureStatus, objectOf, objectsOf } from '../expect.ts';
import { productNamed } from './scenes.ts';

/** Lists in pages. */
export const pagingChecks: readonly Check[] = [
  reads(
    'N-001',
    'a page has at most fifty entries unless another size is asked for',
    'Pagination',
    async ({ samples }) => {
      ensure(ensureList(await samples.answer('/products')).length <= 50, 'at most fifty');
    },
  ),
  reads(
    'N-002',
    'a list names itself, and its next page while there is one',
    'Pagination',
    async ({ samples }) => {
      const answer = await samples.answer('/products');
      const rels = objectsOf(objectOf(answer.json)['links']).map(({ rel }) => rel);
      ensure(
        rels.every((rel) => rel === 'self' || rel === 'next_link'),
        'self and next_link only',
      );
      ensure(new Set(rels).size === rels.length, 'each link once');
      if (ensureList(answer).length < 50)
        ensure(!rels.includes('next_link'), 'no next page after a short one');
    },
  ),
  reads(
    'N-003',
    'the query of a next_link leads on our own path to the entries that follow',
    'Pagination: real next links',
    async ({ client, samples }) => {
      const first = await samples.answer('/products');
      const query = nextQuery(first);
      if (query === undefined) throw new NotApplicable('the account has one page of products only');
      const second = ensureList(await client.get(`/products?${query}`));
      const last = BigInt(String(ensureList(first).at(-1)?.['id']));
      ensure(second.length > 0, 'entries on the second page');
      ensure(
        second.every(({ id }) => BigInt(String(id)) > last),
        'ids behind those of the first page',
      );
    },
  ),
  reads(
    'N-004',
    'a next_link holds a continuation token, percent-encoded',
    'Pagination: real next links',
    async ({ samples }) => {
      const query = nextQuery(await samples.answer('/products'));
      if (query === undefined) throw new NotApplicable('the account has one page of products only');
      const token = /(?:^|&)continuationToken=([^&]+)/.exec(query)?.[1] ?? '';
      ensure(token !== '' && !/[+=/ ]/.test(token), 'a token without bare +, = or /');
    },
  ),
  writes('N-010', 'walking the links reads every product once, and ends', 'Pagination', async (client) => {
    const ids = (await walk(client, '/products')).map(({ id }) => String(id));
    ensure(ids.length > 100 && new Set(ids).size === ids.length, 'more than a hundred products, none twice');
  }),
  writes(
    'N-011',
    'tokens hold an encoded + and =, and break when they are re-encoded carelessly',
    'Pagination',
    async (client) => {
      const query = nextQuery(await client.get('/products')) ?? '';
      ensure(/%2B/i.test(query) && /%3D/i.test(query), 'an encoded + and =');
      const careless = query.replaceAll(/%2B/gi, '+');
      ensureStatus(await client.get(`/products?${careless}`), 400);
    },
  ),
  writes('N-012', 'a token of one list is refused by another', 'Pagination', async (client) => {
    const query = nextQuery(await client.get('/products')) ?? '';
    const { id } = await productNamed(client, 'Fabrikam Ethernet I225 2.5GbE');
    ensureStatus(await client.get(`/products/${id}/submissions?${query}`), 400);
  }),
  writes(
    'N-013',
    'a page size that is asked for is honoured and kept in the links',
    'Pagination',
    async (client) => {
      const answer = await client.get('/products?pageSize=7');
      ensure(ensureList(answer).length === 7, 'seven entries');
      ensure(/(?:^|&)pageSize=7(?:&|$)/.test(nextQuery(answer) ?? ''), 'the size in the link');
    },
  ),
  writes(
    'N-014',
    'submissions are listed in pages too',
    'Open questions: do submissions page',
    async (client) => {
      const { id } = await productNamed(client, 'Fabrikam Ethernet I225 2.5GbE');
      const path = `/products/${id}/submissions`;
      ensure(ensureList(await client.get(path)).length === 50, 'fifty on the first page');
      ensure((await walk(client, path)).length === 56, 'fifty-six in all');
    },
  ),
  writes(
    'N-015',
    'the next page of labels keeps includeTargetingInfo',
    'Open questions: do labels page',
    async (client) => {
      const { id } = await productNamed(client, 'Northwind High Definition Audio');
      const list = `/products/${id}/submissions`;
      const [first] = ensureList(await client.get(list));
      const labels = await walk(
        client,
        `${list}/${first?.['id']}/shippingLabels`,
        'includeTargetingInfo=true',
      );
      ensure(labels.length === 60, 'sixty labels');
      ensure(
        labels.every(({ targeting }) => targeting != null),
        'targeting on every one',
      );
    },
  ),
  writes(
    'N-016',
    'links of lists may be missing altogether',
    'Pagination: the products sample',
    async (client, emulator) => {
      await emulator.withSettings({ omitListLinks: true }, async () => {
        ensure(objectOf((await client.get('/audiences')).json)['links'] === undefined, 'no links');
      });
    },
  ),
  writes(
    'N-017',
    'pages of a large account end in 500',
    'Pagination: known ceilings',
    async (client, emulator) => {
      await emulator.withSettings({ deepPagingLimit: 50 }, async () => {
        const query = nextQuery(await client.get('/products'));
        ensureStatus(await client.get(`/products?${query}`), 500);
      });
    },
  ),
  writes('N-018', 'pages may be short or empty and still lead on', 'Pagination', async (client, emulator) => {
    await emulator.withSettings({ pageSizes: [30, 0, 3] }, async () => {
      ensure((await walk(client, '/products')).length > 100, 'every product');
    });
  }),
];

/** The query of the next page, byte for byte; undefined on the last one. */
export function nextQuery(answer: WireAnswer): string | undefined {
  const next = objectsOf(objectOf(answer.json)['links']).find(({ rel }) => rel === 'next_link');
  return next === undefined ? undefined : String(next['href']).split('?').slice(1).join('?');
}

async function walk(client: Client, path: string, query = '') {
  const entries = [];
  for (let next: string | undefined = query; next !== undefined; ) {
    const answer: WireAnswer = await client.get(next === '' ? path : `${path}?${next}`);
    entries.push(...ensureList(answer));
    next = nextQuery(answer);
  }
  return entries;
}
