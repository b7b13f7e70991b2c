import { type Check, reads, writes } from '../check.ts';
import type { Client } from '../client.ts';
import type { WireObject } from '../exact-json.ts';
import { ensure, ensureList, ensureRecord, ensureShape, ensureStatus, objectsOf } from '../expect.ts';

/** Test signing: endpoints 18 to 22. */
export const preprodChecks: readonly Check[] = [
  reads('Q-001', 'an unknown package is answered 404', 'Preproduction', async ({ client }) => {
    ensureStatus(await client.get('/preprod/packages/11111111-2222-4333-8444-555555555555'), 404);
  }),
  writes(
    'Q-010',
    'a package is sent as raw bytes with PUT, with and without a trailing slash',
    'Preproduction',
    async (client) => {
      for (const slash of ['', '/']) {
        const answer = await put(client, slash);
        ensure(answer.status >= 200 && answer.status < 300, 'a status of success');
        ensureShape(answer.json, 'preprodPackage');
      }
    },
  ),
  writes('Q-011', 'a package sent as JSON is refused', 'Preproduction', async (client) => {
    const headers = { 'content-type': 'application/json' };
    ensureStatus(await client.call('PUT', '/preprod/packages', { headers, text: CAB }), 415);
  }),
  writes(
    'Q-012',
    'signing goes from NotStarted over Processing to Succeeded, assets come with the end',
    'Preproduction',
    async (client, emulator) => {
      const path = await newPackage(client);
      const seen: unknown[] = [];
      for (let count = 0; count < 40; count++) {
        const record = ensureRecord(await client.get(path), 'preprodPackage');
        const done = record['signingStatus'] === 'Succeeded';
        ensure(objectsOf(record['assets']).length > 0 === done, 'assets at the end only');
        seen.push(record['signingStatus']);
        if (done) break;
        await emulator.live(10);
      }
      ensure(
        [...new Set(seen)].join(' ') === 'NotStarted Processing Succeeded',
        'the three statuses in order',
      );
    },
  ),
  writes('Q-013', 'assets are listed as a bare array', 'Preproduction', async (client, emulator) => {
    const path = await newPackage(client);
    await emulator.live(600);
    const { json } = await client.get(`${path}/assets`);
    ensure(Array.isArray(json) && json.length === 1, 'a list without an envelope');
    for (const asset of objectsOf(json)) ensureShape(asset, 'preprodAsset');
  }),
  writes(
    'Q-014',
    'an asset is read alone, and downloaded from the API as a zip file',
    'Preproduction',
    async (client, emulator) => {
      const path = await newPackage(client);
      await emulator.live(600);
      const [asset] = (await client.get(`${path}/assets`)).json as WireObject[];
      ensureRecord(await client.get(`${path}/assets/${asset?.['id']}`), 'preprodAsset');
      const file = await client.get(`${path}/assets/${asset?.['id']}/download`);
      ensureStatus(file, 200);
      ensure(file.text.startsWith('PK'), 'a zip file');
      ensureStatus(
        await client.call('GET', `${path}/assets/${asset?.['id']}/download`, {
          authorization: 'Bearer none',
        }),
        401,
      );
    },
  ),
  writes(
    'Q-015',
    'a package that is no cabinet fails with a message',
    'Preproduction',
    async (client, emulator) => {
      await emulator.withSettings({ checkPackages: true }, async () => {
        const made = ensureRecord(await put(client, '', 'not a cabinet'), 'preprodPackage', 200);
        await emulator.live(600);
        const record = ensureRecord(await client.get(`/preprod/packages/${made['id']}`), 'preprodPackage');
        ensure(record['signingStatus'] === 'Failed', 'Failed');
        ensureShape(record['error'], 'preprodError');
      });
    },
  ),
  writes('Q-016', 'a package sent for test signing makes no product', 'Preproduction', async (client) => {
    const count = async () => ensureList(await client.get('/products?pageSize=500')).length;
    const before = await count();
    await newPackage(client);
    ensure((await count()) === before, 'as many products as before');
  }),
];

const CAB = 'MSCF conformance cabinet';

async function put(client: Client, slash: string, text = CAB) {
  const headers = { 'content-type': 'application/octet-stream' };
  return await client.call('PUT', `/preprod/packages${slash}`, { headers, text });
}

async function newPackage(client: Client): Promise<string> {
  return `/preprod/packages/${ensureRecord(await put(client, ''), 'preprodPackage', 200, 201, 202)['id']}`;
}
