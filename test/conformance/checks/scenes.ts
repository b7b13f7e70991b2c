import { randomUUID } from 'node:crypto';
import type { Client } from '../client.ts';
import type { Emulator } from '../emulator.ts';
import type { WireObject } from '../exact-json.ts';
import { ensureList, ensureRecord, ensureStatus, objectOf } from '../expect.ts';
import { download } from '../samples.ts';

/** A product that the service takes as it is. */
export const NEW_PRODUCT = {
  productName: 'Conformance widget',
  testHarness: 'hlk',
  deviceType: 'external',
  requestedSignatures: ['WINDOWS_v100_X64_GE_FULL', 'WINDOWS_v100_X64_CO_FULL'],
};

/** A product for attestation signing. */
export const ATTESTED = { ...NEW_PRODUCT, testHarness: 'attestation' };

/** Registers a product and gives its path. */
export async function makeProduct(client: Client, body: object = NEW_PRODUCT): Promise<string> {
  return `/products/${ensureRecord(await client.call('POST', '/products', { body }), 'product', 201)['id']}`;
}

/** A submission that was just created. */
export interface NewSubmission {
  readonly product: string;
  readonly path: string;
  readonly id: unknown;
  readonly record: WireObject;
}

/** Registers a product, and creates its initial submission. */
export async function makeSubmission(client: Client, body: object = NEW_PRODUCT): Promise<NewSubmission> {
  const product = await makeProduct(client, body);
  const answer = await client.call('POST', `${product}/submissions`, {
    body: { name: 'first', type: 'initial' },
  });
  const record = ensureRecord(answer, 'submission', 201);
  return { product, path: `${product}/submissions/${record['id']}`, id: record['id'], record };
}

/** Uploads something to a submission's address. */
export async function upload(client: Client, { path }: Pick<NewSubmission, 'path'>): Promise<void> {
  const url = download(ensureRecord(await client.get(path), 'submission'), 'initialPackage') ?? '';
  const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'application/octet-stream' };
  ensureStatus(await client.fetch('PUT', url, { headers, text: 'PK conformance package' }), 201);
}

/** A submission that was uploaded and committed a moment ago. */
export async function makeCommitted(client: Client, body?: object): Promise<NewSubmission> {
  const made = await makeSubmission(client, body);
  await upload(client, made);
  ensureStatus(await client.call('POST', `${made.path}/commit`), 202);
  return made;
}

/** A submission that is done, signed package and all. */
export async function makeFinished(
  client: Client,
  emulator: Emulator,
  body?: object,
): Promise<NewSubmission> {
  const made = await makeCommitted(client, body);
  await emulator.submission(made.id, { finish: true });
  return made;
}

/** The tuples of a submission's driver metadata, as a label takes them. */
export async function tuplesOf(client: Client, path: string): Promise<Record<string, string>[]> {
  const url = download(ensureRecord(await client.get(path), 'submission'), 'driverMetadata') ?? '';
  const file = await client.fetch('GET', url);
  ensureStatus(file, 200);
  const entries = (value: unknown) => Object.entries(objectOf(value as WireObject));
  return entries(objectOf(file.json)['BundleInfoMap']).flatMap(([bundleId, bundle]) =>
    entries(objectOf(bundle)['InfInfoMap']).flatMap(([infId, inf]) =>
      entries(objectOf(inf)['OSPnPInfoMap']).flatMap(([operatingSystemCode, devices]) =>
        entries(devices).map(([pnpString]) => ({ bundleId, infId, operatingSystemCode, pnpString })),
      ),
    ),
  );
}

/** A label for Windows Update that the service takes, for a submission that is done. */
export async function newLabel(client: Client, path: string): Promise<Record<string, unknown>> {
  return {
    name: `label ${randomUUID()}`,
    destination: 'windowsUpdate',
    publishingSpecifications: {
      goLiveDate: '2027-02-22T06:50:54.793Z',
      visibleToAccounts: [27691110],
      isAutoInstallDuringOSUpgrade: false,
      isAutoInstallOnApplicableSystems: false,
      manualAcquisition: true,
      isDisclosureRestricted: false,
      publishToWindows10s: false,
    },
    targeting: { hardwareIds: await tuplesOf(client, path), chids: [], restrictedToAudiences: [] },
  };
}

/** A label for a partner. */
export async function newShare(client: Client, path: string): Promise<Record<string, unknown>> {
  return {
    name: `share ${randomUUID()}`,
    destination: 'anotherPartner',
    recipientSpecifications: { receiverPublisherId: '30000007', enforceChidTargeting: false },
    targeting: { hardwareIds: await tuplesOf(client, path) },
  };
}

/** Creates a label, and gives its path and id. */
export async function makeLabel(
  client: Client,
  submission: string,
  body: object,
): Promise<{ path: string; id: unknown; record: WireObject }> {
  const list = `${submission}/shippingLabels`;
  const record = ensureRecord(await client.call('POST', list, { body }), 'shippingLabel', 201);
  return { path: `${list}/${record['id']}`, id: record['id'], record };
}

/** The product of the account with this name. */
export async function productNamed(client: Client, name: string): Promise<WireObject> {
  for (let path = '/products?pageSize=500'; ; ) {
    const answer = await client.get(path);
    const found = ensureList(answer).find(({ productName }) => productName === name);
    if (found !== undefined) return found;
    const links = objectOf(answer.json)['links'] as { rel: string; href: string }[] | undefined;
    const next = links?.find(({ rel }) => rel === 'next_link');
    if (next === undefined) throw new Error(`the emulated account has no product of the name ${name}`);
    path = `/products?${next.href.split('?')[1]}`;
  }
}
