import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type DemoProduct, demoAccount, named, submissionOf } from '../kit/demo-account.ts';
import { otherClient } from '../kit/other-client.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let account: ReadonlyMap<string, DemoProduct>;

beforeAll(async () => {
  stage = await setStage();
  account = await demoAccount(stage);
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

describe('the progress of a submission', () => {
  test.each([
    ['Lucerne Virtual Audio Cable 1.4.0 ARM64', 'AWAITING_PACKAGE'],
    ['Tailspin Depth Camera', 'PROCESSING'],
    ['Contoso System Firmware 1.23', 'PROCESSING'],
    ['Lucerne Virtual Audio Cable 1.4.0 x64', 'PROCESSING'],
    ['Woodgrove Hypervisor 8', 'PROCESSING'],
    ['Northwind Sensor Hub', 'PROCESSING'],
    ['Northwind Sensor Hub (engineering sample)', 'PROCESSING'],
    ['Litware Fingerprint Sensor', 'IN_REVIEW'],
    ['Litware Precision Touchpad', 'READY'],
    ['Wide World Scanner 200', 'READY'],
    ['Tailspin HD Camera with Hello', 'FAILED'],
    ['Proseware SATA Controller', 'FAILED'],
    ['Lucerne Virtual Audio Cable 1.3.1 x64 (failed)', 'FAILED'],
  ])('of %s is %s, read alone and in its list', async (name, progress) => {
    const { productId, submissions } = named(account, name);
    const { data } = await stage.ask(`{
      alone: node(id: "${submissions[0]?.id}") { ... on Submission { progress } }
      product(productId: "${productId}") { submissions { nodes { progress } } }
    }`);
    expect(data.alone.progress).toBe(progress);
    expect(data.product.submissions.nodes[0].progress).toBe(progress);
  });
});

describe('downloads', () => {
  test('of a finished submission are there by type, each with an address that works without a token', async () => {
    const downloads = await downloadsOf('Contoso Wi-Fi 6E AX Adapter');
    expect(downloads.map(({ type }) => type)).toEqual([
      'INITIAL_PACKAGE',
      'DERIVED_PACKAGE',
      'SIGNED_PACKAGE',
      'CERTIFICATION_REPORT',
      'DRIVER_METADATA',
    ]);
    for (const { type, url } of downloads) {
      if (type === 'CERTIFICATION_REPORT') continue;
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
    }
  });

  test('hold no address that can be written to; that one is the uploadUrl, and takes the package', async () => {
    const { id } = submissionOf(account, 'Contoso Wi-Fi 6E AX Adapter (next)');
    const { data } = await stage.ask(
      `{ node(id: "${id}") { ... on Submission { downloads { url } uploadUrl } } }`,
    );
    expect(data.node.downloads).toEqual([]);
    const headers = { 'x-ms-blob-type': 'BlockBlob' };
    const answer = await fetch(data.node.uploadUrl, { method: 'PUT', headers, body: 'PK package' });
    expect(answer.status).toBe(201);
  });

  test('of attestation have no derived package', async () => {
    const types = (await downloadsOf('Trey USB Serial Bridge')).map(({ type }) => type);
    expect(types).toEqual(['INITIAL_PACKAGE', 'SIGNED_PACKAGE', 'DRIVER_METADATA']);
  });

  test('say their messages', async () => {
    const { id } = submissionOf(account, 'Lucerne Virtual Audio Cable 1.3.1 x64 (failed)');
    const { data } = await stage.ask(
      `{ node(id: "${id}") { ... on Submission { downloadMessages commitStatus } } }`,
    );
    expect(data.node).toEqual({
      downloadMessages: ['SignatureValidationFailed'],
      commitStatus: 'COMMIT_FAILED',
    });
  });
});

describe('the workflow', () => {
  test('of a failed submission has the text of its error report, its lines as the service ended them', async () => {
    const { id } = submissionOf(account, 'Tailspin HD Camera with Hello');
    const { data } = await stage.ask(
      `{ node(id: "${id}") { ... on Submission { workflowStatus { currentStep state messages errorReport errorReportUrl } } } }`,
    );
    expect(data.node.workflowStatus).toEqual({
      currentStep: 'packageInfoValidation',
      state: 'FAILED',
      messages: ['Files are not allowed at the root of the cabinet.'],
      errorReport:
        'Step: packageInfoValidation\r\nError: Files are not allowed at the root of the cabinet.\r\nSee the package requirements and submit again.\r\n',
      errorReportUrl: expect.stringContaining('sig='),
    });
  });

  test('is null before the commit', async () => {
    const { id } = submissionOf(account, 'Lucerne Virtual Audio Cable 1.4.0 ARM64');
    const { data } = await stage.ask(
      `{ node(id: "${id}") { ... on Submission { workflowStatus { state } commitStatus } } }`,
    );
    expect(data.node).toEqual({ workflowStatus: null, commitStatus: 'COMMIT_PENDING' });
  });
});

describe('driver metadata', () => {
  test('is the whole file: bundles, INFs, operating systems and hardware ids, and the tuples of all of them', async () => {
    const { id, productId } = named(account, 'Contoso Wi-Fi 6E AX Adapter');
    const file = await metadataFile(
      productId,
      submissionOf(account, 'Contoso Wi-Fi 6E AX Adapter').submissionId,
    );
    const { data } =
      await stage.ask(`{ node(id: "${id}") { ... on Product { submissions(first: 1) { nodes { driverMetadata {
      bundles { bundleId locales infs { infId driverPackageFamilyId infClass driverVersion driverDate extensionId provider
        classGuid installationComputerHardwareIds operatingSystems { operatingSystemCode
        hardwareIds { pnpString manufacturer deviceDescription featureScore } } } }
      hardwareIds { bundleId infId operatingSystemCode pnpString manufacturer deviceDescription }
    } } } } } }`);
    const { bundles, hardwareIds } = data.node.submissions.nodes[0].driverMetadata;
    expect(asMaps(bundles)).toEqual(file.BundleInfoMap);
    const count = JSON.stringify(file).split('"FeatureScore"').length - 1;
    expect(hardwareIds).toHaveLength(count);
    for (const { bundleId, infId, operatingSystemCode, pnpString, ...device } of hardwareIds) {
      const inf = file.BundleInfoMap[bundleId]?.InfInfoMap[infId];
      expect(inf?.OSPnPInfoMap[operatingSystemCode]?.[pnpString]).toMatchObject({
        Manufacturer: device.manufacturer,
        DeviceDescription: device.deviceDescription,
      });
    }
  });

  test.each([
    'Adatum Legacy Display',
    'Woodgrove Hypervisor 8',
    'Litware Touch Controller (shared by Litware)',
  ])('of %s is null, for there is none yet', async (name) => {
    const { data, errors } = await stage.ask(
      `{ node(id: "${submissionOf(account, name).id}") { ... on Submission { driverMetadata { bundles { bundleId } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.node.driverMetadata).toBeNull();
  });
});

describe('a submission that a partner shared', () => {
  const partner = {
    publisherId: '30000001',
    productId: '14461751976963165',
    submissionId: '1152921504676978425',
  };
  const query = `query ($publisherId: Int64!, $productId: Int64!, $submissionId: Int64!) {
    partnerSubmission(publisherId: $publisherId, productId: $productId, submissionId: $submissionId) {
      id progress product { name sourceProductId sourcePublisherId originType } shippingLabels { nodes { name } }
    }
  }`;

  test('is found by the numbers of the partner, and bears our own', async () => {
    const own = submissionOf(account, 'Litware Touch Controller (shared by Litware)');
    const { data } = await stage.ask(query, partner);
    expect(data.partnerSubmission).toMatchObject({
      id: own.id,
      progress: 'READY',
      product: {
        name: 'Litware Touch Controller (shared by Litware)',
        sourceProductId: partner.productId,
        sourcePublisherId: partner.publisherId,
        originType: 'publisher',
      },
      shippingLabels: { nodes: [{ name: expect.stringContaining('Litware Touch Controller') }] },
    });
    expect(own.id).not.toContain(partner.productId);
  });

  test('is null without an error where nobody shared one', async () => {
    const { data, errors } = await stage.ask(query, { ...partner, submissionId: '1152921504676978427' });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ partnerSubmission: null });
  });

  test('is null under the numbers of the partner as if they were ours', async () => {
    const { data, errors } = await stage.ask(
      `{ submission(productId: "${partner.productId}", submissionId: "${partner.submissionId}") { id } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ submission: null });
  });
});

test('what can only be read shows its origin and all its fields', async () => {
  const { id } = named(account, 'Fabrikam Ethernet I219 (shared by Fabrikam Devices)');
  const { data } = await stage.ask(
    `{ node(id: "${id}") { ... on Product { originType sourceProductId submissions { nodes { progress downloads { type } } } } } }`,
  );
  expect(data.node).toMatchObject({
    originType: 'readOnly',
    sourceProductId: expect.stringMatching(/^\d{17}$/),
  });
  expect(data.node.submissions.nodes[0].progress).toBe('READY');
});

async function downloadsOf(name: string): Promise<{ type: string; url: string }[]> {
  const { data } = await stage.ask(
    `{ node(id: "${submissionOf(account, name).id}") { ... on Submission { downloads { type url } } } }`,
  );
  return data.node.downloads;
}

interface MetadataFile {
  readonly BundleInfoMap: Record<
    string,
    { readonly InfInfoMap: Record<string, { readonly OSPnPInfoMap: Record<string, Record<string, object>> }> }
  >;
}

/** The file as the service keeps it. */
async function metadataFile(productId: string, submissionId: string): Promise<MetadataFile> {
  const text = await otherClient(stage.emulator).call(
    'GET',
    `/products/${productId}/submissions/${submissionId}`,
  );
  const { downloads } = JSON.parse(text) as { downloads: { items: { type: string; url: string }[] } };
  const item = downloads.items.find(({ type }) => type === 'driverMetadata');
  return (await (await fetch(item?.url ?? '')).json()) as MetadataFile;
}

type Listed = Record<string, unknown> & Record<string, never[]>;

/** The lists of an answer as the maps of the file. */
function asMaps(bundles: Listed[]) {
  const mapOf = (items: Listed[], key: string, value: (item: Listed) => unknown) =>
    Object.fromEntries(items.map((item) => [item[key], value(item)]));
  return mapOf(bundles, 'bundleId', (bundle) => ({
    Locales: bundle['locales'],
    InfInfoMap: mapOf(bundle['infs'] ?? [], 'infId', (inf) => ({
      DriverPackageFamilyId: inf['driverPackageFamilyId'],
      InfClass: inf['infClass'],
      DriverVersion: inf['driverVersion'],
      DriverDate: String(inf['driverDate']).replace('Z', ''),
      ExtensionId: inf['extensionId'],
      Provider: inf['provider'],
      ClassGuid: inf['classGuid'],
      InstallationComputerHardwareIds: inf['installationComputerHardwareIds'],
      OSPnPInfoMap: mapOf(inf['operatingSystems'] ?? [], 'operatingSystemCode', (system) =>
        mapOf(system['hardwareIds'] ?? [], 'pnpString', (device) => ({
          Manufacturer: device['manufacturer'],
          DeviceDescription: device['deviceDescription'],
          FeatureScore: device['featureScore'],
        })),
      ),
    })),
  }));
}
