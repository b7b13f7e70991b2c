import { type Check, NotApplicable, reads, writes } from '../check.ts';
import { ensure, ensureRecord, ensureStatus, objectOf } from '../expect.ts';
import { download } from '../samples.ts';
import { isObject } from '../shapes.ts';
import { makeCommitted, makeFinished, makeSubmission, upload } from './scenes.ts';

const BLOCK_BLOB = { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/octet-stream' };

/** Packages behind signed addresses. */
export const blobChecks: readonly Check[] = [
  reads(
    'B-001',
    'a download is a signed address: signature, expiry, permission, file name',
    'Blobs: the address',
    async ({ samples }) => {
      const { detail } = await samples.finished();
      const url = new URL(download(detail, 'signedPackage') ?? '');
      for (const name of ['sig', 'se', 'sp', 'sv', 'sr'])
        ensure(url.searchParams.has(name), `the parameter ${name}`);
      ensure(/filename=/i.test(url.searchParams.get('rscd') ?? ''), 'a file name');
    },
  ),
  reads(
    'B-002',
    'the address of a signed package can be read and not written',
    'Blobs: the address',
    async ({ samples }) => {
      const { detail } = await samples.finished();
      const permissions = new URL(download(detail, 'signedPackage') ?? '').searchParams.get('sp') ?? '';
      ensure(permissions.includes('r') && !permissions.includes('w'), 'r without w');
    },
  ),
  reads(
    'B-003',
    'an address expires about a day after it was given out',
    'Blobs: the address',
    async ({ client, samples }) => {
      const { path } = await samples.finished();
      const url = download(ensureRecord(await client.get(path), 'submission'), 'signedPackage') ?? '';
      const hours = (Date.parse(new URL(url).searchParams.get('se') ?? '') - Date.now()) / 3_600_000;
      ensure(hours > 0 && hours < 7 * 24, 'an expiry within a week');
    },
  ),
  reads('B-004', 'each read gives out fresh addresses', 'Blobs: the address', async ({ client, samples }) => {
    const { path } = await samples.finished();
    const address = async () => download(ensureRecord(await client.get(path), 'submission'), 'signedPackage');
    const first = await address();
    ensure((await address()) !== first, 'another address');
  }),
  reads(
    'B-005',
    'a range of a package is read without an Authorization header',
    'Blobs: downloads',
    async ({ client, samples }) => {
      const { path } = await samples.finished();
      const url = download(ensureRecord(await client.get(path), 'submission'), 'signedPackage') ?? '';
      const part = await client.fetch('GET', url, { headers: { 'x-ms-range': 'bytes=0-3' } });
      ensureStatus(part, 206);
      ensure(part.bytes.length === 4 && part.text.startsWith('PK'), 'the beginning of a zip file');
    },
  ),
  reads(
    'B-006',
    'driver metadata is a JSON file of maps: bundle, INF, operating system, PnP string',
    'Field tables: driver metadata',
    async ({ client, samples }) => {
      const found = (await samples.submissions()).find(
        ({ detail }) => download(detail, 'driverMetadata') !== undefined,
      );
      if (found === undefined) throw new NotApplicable('none of the first submissions has metadata');
      const url = download(ensureRecord(await client.get(found.path), 'submission'), 'driverMetadata') ?? '';
      const file = await client.fetch('GET', url);
      ensureStatus(file, 200);
      const bundles = objectOf(objectOf(file.json)['BundleInfoMap']);
      ensure(Object.keys(bundles).length > 0, 'a bundle');
      for (const bundle of Object.values(bundles)) {
        ensure(isObject(objectOf(bundle)['InfInfoMap']), 'a map of INFs');
        for (const inf of Object.values(objectOf(objectOf(bundle)['InfInfoMap']))) {
          ensure(isObject(objectOf(inf)['OSPnPInfoMap']), 'a map of operating systems');
        }
      }
    },
  ),
  reads(
    'B-007',
    'an address with a bearer beside it is refused',
    'Blobs: downloads',
    async ({ client, samples }) => {
      const { path } = await samples.finished();
      const url = download(ensureRecord(await client.get(path), 'submission'), 'signedPackage') ?? '';
      // Not our token: a blob host is none of its business, even in a check.
      const answer = await client.fetch('GET', url, { headers: { authorization: 'Bearer none' } });
      ensureStatus(answer, 400, 401, 403);
    },
  ),
  writes(
    'B-020',
    'a package is uploaded with one PUT and answered 201 with ETag and Last-Modified',
    'Blobs: uploads',
    async (client) => {
      const { record } = await makeSubmission(client);
      const url = download(record, 'initialPackage') ?? '';
      ensure(new URL(url).searchParams.get('sp') === 'rwl', 'the permission to write');
      const answer = await client.fetch('PUT', url, { headers: BLOCK_BLOB, text: 'PK package' });
      ensureStatus(answer, 201);
      ensure(Boolean(answer.headers['etag'] && answer.headers['last-modified']), 'ETag and Last-Modified');
    },
  ),
  writes('B-021', 'an upload must name its blob type', 'Blobs: uploads', async (client) => {
    const { record } = await makeSubmission(client);
    ensureStatus(await client.fetch('PUT', download(record, 'initialPackage') ?? '', { text: 'PK' }), 400);
  }),
  writes('B-022', 'the blob does not exist before the upload', 'Blobs: uploads', async (client) => {
    const { record } = await makeSubmission(client);
    const url = download(record, 'initialPackage') ?? '';
    const headers = { ...BLOCK_BLOB, 'if-none-match': '*' };
    ensureStatus(await client.fetch('GET', url), 404);
    ensureStatus(await client.fetch('PUT', url, { headers, text: 'PK' }), 201);
    ensureStatus(await client.fetch('PUT', url, { headers, text: 'PK' }), 409);
  }),
  writes('B-023', 'a package is uploaded in blocks and a list of them', 'Blobs: uploads', async (client) => {
    const { record } = await makeSubmission(client);
    const url = download(record, 'initialPackage') ?? '';
    const ids = ['YmxvY2stMDE=', 'YmxvY2stMDI='];
    for (const [index, id] of ids.entries()) {
      const block = `${url}&comp=block&blockid=${encodeURIComponent(id)}`;
      ensureStatus(await client.fetch('PUT', block, { text: index === 0 ? 'PK first ' : 'second' }), 201);
    }
    const list = ids.map((id) => `<Latest>${id}</Latest>`).join('');
    const text = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`;
    ensureStatus(await client.fetch('PUT', `${url}&comp=blocklist`, { text }), 201);
    ensure((await client.fetch('GET', url)).text === 'PK first second', 'both blocks in order');
  }),
  writes('B-024', 'a tampered address is refused with 403', 'Blobs: the address', async (client) => {
    const { record } = await makeSubmission(client);
    const url = download(record, 'initialPackage') ?? '';
    ensureStatus(
      await client.fetch('PUT', url.replace('sp=rwl', 'sp=rwdl'), { headers: BLOCK_BLOB, text: 'PK' }),
      403,
    );
    ensureStatus(await client.fetch('GET', url.replace(/%2B/, '+')), 403);
  }),
  writes(
    'B-025',
    'an expired address is refused with 403, and a read gives out a good one',
    'Blobs: the address',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const address = async () =>
        download(ensureRecord(await client.get(path), 'submission'), 'signedPackage') ?? '';
      const old = await address();
      await emulator.age(25 * 3600);
      client.forgetToken();
      ensureStatus(await client.fetch('GET', old), 403);
      ensureStatus(await client.fetch('GET', await address()), 200);
    },
  ),
  writes(
    'B-026',
    'after the commit the initial package can be read and no longer written',
    'Blobs: the address',
    async (client) => {
      const { path } = await makeCommitted(client);
      const url = download(ensureRecord(await client.get(path), 'submission'), 'initialPackage') ?? '';
      ensure(new URL(url).searchParams.get('sp') === 'rl', 'the permission to read');
      ensureStatus(await client.fetch('PUT', url, { headers: BLOCK_BLOB, text: 'PK' }), 403);
      ensure((await client.fetch('GET', url)).text === 'PK conformance package', 'what was uploaded');
    },
  ),
  writes(
    'B-027',
    'nothing in the API tells that a package has arrived',
    'Life cycles: the upload',
    async (client) => {
      const made = await makeSubmission(client);
      const { path } = made;
      const state = async () => {
        const { commitStatus, workflowStatus } = ensureRecord(await client.get(path), 'submission');
        return JSON.stringify([commitStatus, workflowStatus]);
      };
      const before = await state();
      await upload(client, made);
      ensure(
        (await state()) === before && !isObject((await client.get(path)).json?.['workflowStatus' as never]),
        'no change',
      );
    },
  ),
];
