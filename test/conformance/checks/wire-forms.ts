import { type Check, NotApplicable, reads, writes } from '../check.ts';
import type { WireObject } from '../exact-json.ts';
import { ensure, ensureList, objectOf, objectsOf } from '../expect.ts';
import type { Samples } from '../samples.ts';
import { DATE } from '../shapes.ts';

/** How numbers, dates and links are written. */
export const wireFormChecks: readonly Check[] = [
  reads('I-001', 'ids of products stand bare in the text', 'Numbers: 64-bit ids', async ({ samples }) => {
    const { text } = await samples.answer('/products');
    ensure(/"id"\s*:\s*\d{6,}/.test(text) && !/"id"\s*:\s*"\d/.test(text), 'bare ids');
  }),
  reads('I-002', 'ids of submissions stand bare in the text', 'Numbers: 64-bit ids', async ({ samples }) => {
    const { text } = await samples.answer((await samples.finished()).path);
    ensure(/"id"\s*:\s*\d+/.test(text) && /"productId"\s*:\s*\d+/.test(text), 'bare ids');
  }),
  reads('I-003', 'ids of labels stand bare in the text', 'Numbers: 64-bit ids', async ({ samples }) => {
    const { text } = await samples.answer((await samples.label()).path);
    const bare = ['id', 'productId', 'submissionId'].every((name) =>
      new RegExp(`"${name}"\\s*:\\s*\\d+`).test(text),
    );
    ensure(bare, 'bare ids');
  }),
  reads(
    'I-004',
    'ids are positive and fit into 64 bits with sign',
    'Numbers: 64-bit ids',
    async ({ samples }) => {
      const records = [
        ...(await samples.products()),
        ...(await samples.submissions()).map(({ detail }) => detail),
      ];
      for (const { id } of records) {
        const number = BigInt(String(id));
        ensure(number > 0n && number < 2n ** 63n, 'a positive 64-bit number');
      }
    },
  ),
  reads('I-005', 'submissions have ids above 2^60', 'Numbers: 64-bit ids', async ({ samples }) => {
    for (const { detail } of await samples.submissions()) {
      ensure(BigInt(String(detail['id'])) > 2n ** 60n, 'more than 2^60');
    }
  }),
  reads(
    'I-006',
    'the last segment of a link to a thing itself is its id, whatever its host',
    'Numbers: 64-bit ids',
    async ({ samples }) => {
      for (const record of [
        ...(await samples.products()),
        (await samples.finished()).detail,
        (await samples.label()).listed,
      ]) {
        const self = objectsOf(record['links']).find(({ rel }) => rel === 'self');
        if (self === undefined) continue;
        ensure(String(self['href']).replace(/\/$/, '').endsWith(`/${record['id']}`), 'the id at the end');
      }
    },
  ),
  reads(
    'I-007',
    'links have one of the known relations and methods',
    'Field tables: link',
    async ({ samples }) => {
      const { listed } = await samples.label();
      const links = [...(await samples.products()), (await samples.finished()).detail, listed].flatMap(
        linksOf,
      );
      for (const { rel, method } of links) {
        ensure(RELATIONS.has(String(rel).toLowerCase()), 'a known relation');
        ensure(['GET', 'POST', 'PATCH', 'PUT'].includes(String(method)), 'a known method');
      }
    },
  ),
  writes(
    'I-020',
    'neighbouring ids become the same number when rounded to doubles',
    'Tricky cases: emulators with small ids',
    async (client) => {
      const { json } = await client.get('/products?pageSize=12');
      const ids = objectsOf(objectOf(json)['value']).map(({ id }) => BigInt(String(id)));
      ensure(new Set(ids.map((id) => Number(id))).size < ids.length, 'collisions');
      ensure(
        ids.every((id) => id > 2n ** 53n && id % 2n === 1n),
        'odd ids above 2^53',
      );
    },
  ),
  writes(
    'I-021',
    'the current step may be a number',
    'Which is long, which is string',
    async (client, emulator, { samples }) => {
      await emulator.withSettings({ numericCurrentStep: true }, async () => {
        const { json } = await client.get((await samples.finished()).path);
        ensure(typeof objectOf(objectOf(json)['workflowStatus'])['currentStep'] === 'number', 'a number');
      });
    },
  ),
  writes(
    'I-022',
    'downloads may be null, and so may their items',
    'Field tables: downloads',
    async (client, emulator, { samples }) => {
      const { path } = await samples.finished();
      await emulator.withSettings({ downloadsForm: 'null' }, async () => {
        ensure(objectOf((await client.get(path)).json)['downloads'] === null, 'null downloads');
      });
      await emulator.withSettings({ downloadsForm: 'nullItems' }, async () => {
        ensure(
          objectOf(objectOf((await client.get(path)).json)['downloads'])['items'] === null,
          'null items',
        );
      });
    },
  ),
  reads('D-001', 'every date is in one of the known forms', 'Dates', async ({ samples }) => {
    const dates = await allDates(samples);
    if (dates.length === 0) throw new NotApplicable('the first records have no date');
    ensure(
      dates.every((date) => date === '' || DATE.test(date)),
      'known forms',
    );
  }),
  writes(
    'D-002',
    'dates come without a zone, with Z, with +00:00, and with up to seven decimals',
    'Dates',
    async (client, _, { samples }) => {
      const products = ensureList(await client.get('/products?pageSize=500'));
      const dates = [
        ...(await allDates(samples)),
        ...products.map(({ announcementDate }) => String(announcementDate)),
      ];
      for (const form of [
        /\dT[\d:]{8}$/,
        /\dZ$/,
        /\+00:00$/,
        /\.\d{3}Z$/,
        /\.\d{7}\+00:00$/,
        /^0001-01-01/,
      ]) {
        ensure(
          dates.some((date) => form.test(date)),
          `a date such as ${form.source}`,
        );
      }
    },
  ),
];

const RELATIONS = new Set([
  'self',
  'next_link',
  'get_submissions',
  'commit_submission',
  'update_submission',
  'update_shippinglabel',
  'drivermetadata',
]);

function linksOf(record: WireObject): WireObject[] {
  return objectsOf(record['links']);
}

async function allDates(samples: Samples): Promise<string[]> {
  const labels = await samples.labels().catch(() => []);
  const records = [
    ...(await samples.products()),
    ...(await samples.submissions()).map(({ detail }) => detail),
    ...labels.map(({ listed }) => objectOf(listed['publishingSpecifications'])),
  ];
  return records.flatMap((record) =>
    Object.entries(record).flatMap(([name, value]) =>
      /Date(?:Time)?$/.test(name) && typeof value === 'string' ? [value] : [],
    ),
  );
}
