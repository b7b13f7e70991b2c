import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS, type Settings } from '../../src/emulator/settings.ts';
import { type DemoProduct, demoAccount, named, submissionOf } from '../kit/demo-account.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let account: ReadonlyMap<string, DemoProduct>;

beforeAll(async () => {
  stage = await setStage();
  account = await demoAccount(stage);
});
afterEach(() => {
  stage.emulator.control.settings(structuredClone(DEFAULT_SETTINGS));
  stage.calm();
});
afterAll(() => stage.close());

/** The numbers are those of the service's tricky cases. */
describe('tricky cases of submissions', () => {
  test('3: a current step that is a number is its digits, and the progress is right', async () => {
    settings({ numericCurrentStep: true });
    expect(await read('Woodgrove Hypervisor 8', 'progress workflowStatus { currentStep state }')).toEqual({
      progress: 'PROCESSING',
      workflowStatus: { currentStep: '2', state: 'STARTED' },
    });
    expect(await read('Litware Precision Touchpad', 'progress workflowStatus { currentStep state }')).toEqual(
      {
        progress: 'READY',
        workflowStatus: { currentStep: '7', state: 'COMPLETED' },
      },
    );
    expect(await read('Proseware SATA Controller', 'progress')).toEqual({ progress: 'FAILED' });
    expect(await read('Lucerne Virtual Audio Cable 1.4.0 ARM64', 'progress')).toEqual({
      progress: 'AWAITING_PACKAGE',
    });
  });

  test('4: the commit status may be missing in lists and alone, and comes in any letter case', async () => {
    const list = async (name: string) =>
      (
        await stage.ask(
          `{ node(id: "${named(account, name).id}") { ... on Product { submissions { nodes { commitStatus progress } } } } }`,
        )
      ).data.node.submissions.nodes;
    expect(await list('Contoso System Firmware 1.23')).toEqual([
      { commitStatus: 'COMMIT_RECEIVED', progress: 'PROCESSING' },
    ]);
    expect(await list('Wide World Scanner 200')).toEqual([
      { commitStatus: 'COMMIT_COMPLETE', progress: 'READY' },
    ]);
    settings({ commitStatusInDetails: false });
    expect(await list('Wide World Scanner 200')).toEqual([{ commitStatus: null, progress: 'READY' }]);
    expect(await list('Woodgrove Hypervisor 8')).toEqual([{ commitStatus: null, progress: 'PROCESSING' }]);
  });

  test('5: no workflow status, absent or null, breaks nothing', async () => {
    for (const name of ['Lucerne Virtual Audio Cable 1.4.0 ARM64', 'Contoso System Firmware 1.23']) {
      const fields = 'workflowStatus { currentStep state messages errorReport }';
      expect(await read(name, fields)).toEqual({ workflowStatus: null });
    }
  });

  test('6: a completed step is not the end: ready is what has a signed package', async () => {
    const fields = 'progress workflowStatus { currentStep state }';
    expect(await read('Northwind Sensor Hub', fields)).toEqual({
      progress: 'PROCESSING',
      workflowStatus: { currentStep: 'validation', state: 'COMPLETED' },
    });
    expect(await read('Northwind Sensor Hub (engineering sample)', fields)).toEqual({
      progress: 'PROCESSING',
      workflowStatus: { currentStep: 'finalizeIngestion', state: 'COMPLETED' },
    });
  });

  test.each(['null', 'nullItems'] as const)(
    '7: downloads that are %s are an empty list',
    async (downloadsForm) => {
      settings({ downloadsForm });
      const fields = 'downloads { url } downloadMessages uploadUrl driverMetadata { bundles { bundleId } }';
      expect(await read('Litware Precision Touchpad', fields)).toEqual({
        downloads: [],
        downloadMessages: [],
        uploadUrl: null,
        driverMetadata: null,
      });
    },
  );

  test('7: the upload address is there though the answer to the create has none', async () => {
    settings({ downloadsOnCreate: false });
    const { submission } = await createSubmission(await createProduct());
    expect(submission.uploadUrl).toContain('sp=rwl');
  });

  test('8: the upload address is the one that can be written to, wherever it stands', async () => {
    const { id } = submissionOf(account, 'Lucerne Virtual Audio Cable 1.4.0 ARM64');
    const items = [
      { type: 'driverMetadata', url: 'https://a.example/1?sp=rl&sig=x' },
      { type: 'InitialPackage', url: 'https://a.example/2?sp=rwl&sig=x' },
    ];
    const [, productId, , submissionId] = id.split('/');
    const body = `{"id":${submissionId},"productId":${productId},"commitStatus":"commitPending","downloads":${JSON.stringify({ items })}}`;
    stage.emulator.control.addFault({ kind: 'body', body });
    const { data } = await stage.ask(
      `{ node(id: "${id}") { ... on Submission { uploadUrl downloads { type url } } } }`,
    );
    expect(data.node).toEqual({
      uploadUrl: 'https://a.example/2?sp=rwl&sig=x',
      downloads: [{ type: 'DRIVER_METADATA', url: 'https://a.example/1?sp=rl&sig=x' }],
    });
  });

  test('9: the empty answers of commit, update and cancel are taken for what they are', async () => {
    const product = await createProduct();
    const { submission } = await createSubmission(product);
    const { data, errors } = await stage.ask(
      `mutation ($id: ID!, $product: ID!) {
        rename: updateSubmission(input: { id: $id, name: "new" }) { submission { name } userErrors { code } }
        change: updateProduct(input: { id: $product, name: "new" }) { product { name } userErrors { code } }
        commit: commitSubmission(input: { id: $id }) { submission { progress } userErrors { code } }
      }`,
      { id: submission.id, product },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      rename: { submission: { name: 'new' }, userErrors: [] },
      change: { product: { name: 'new' }, userErrors: [] },
      commit: { submission: { progress: 'PROCESSING' }, userErrors: [] },
    });
    const statuses = stage.emulator.control
      .calls()
      .flatMap(({ method, status }) => (method === 'GET' ? [] : [status]));
    expect(statuses.slice(-3)).toEqual([204, 204, 202]);
  });

  test('10: a commit is accepted by a service that refuses wrong media types', async () => {
    const { submission } = await createSubmission(await createProduct());
    const { payload } = await commit(submission.id);
    expect(payload.userErrors).toEqual([]);
  });

  test('11: a second commit is a user error, word for word', async () => {
    const { id } = submissionOf(account, 'Litware Precision Touchpad');
    expect((await commit(id)).payload).toMatchObject({
      submission: null,
      userErrors: [
        { code: 'REQUEST_INVALID_FOR_CURRENT_STATE', message: 'Only pending submissions can be committed.' },
      ],
    });
  });

  test('11: where a second commit is answered 502, the state decides, and nothing is sent again', async () => {
    settings({ repeatedCommitStatus: 502 });
    const { id } = submissionOf(account, 'Litware Precision Touchpad');
    stage.emulator.control.forgetCalls();
    const { payload, errors } = await commit(id);
    expect(errors).toBeUndefined();
    expect(payload).toMatchObject({ submission: { progress: 'READY' }, userErrors: [] });
    expect(stage.calls('POST')).toHaveLength(1);
  });

  test('11: right after the 202 the service still says pending, and the gateway knows better', async () => {
    const { submission } = await createSubmission(await createProduct());
    expect((await commit(submission.id)).payload.submission).toEqual({
      commitStatus: 'COMMIT_PENDING',
      progress: 'PROCESSING',
    });
  });

  test('28: a commit that somebody else made shows in the address of the package before it shows in the status', async () => {
    expect(await read('Tailspin Depth Camera', 'commitStatus progress uploadUrl downloads { type }')).toEqual(
      {
        commitStatus: 'COMMIT_PENDING',
        progress: 'PROCESSING',
        uploadUrl: null,
        downloads: [{ type: 'INITIAL_PACKAGE' }],
      },
    );
  });

  test('28: blob addresses are used byte for byte and without our token, and never logged', async () => {
    const { driverMetadata } = await read(
      'Contoso Wi-Fi 6E AX Adapter',
      'driverMetadata { hardwareIds { pnpString } }',
    );
    const { workflowStatus } = await read('Tailspin HD Camera with Hello', 'workflowStatus { errorReport }');
    expect(driverMetadata.hardwareIds.length).toBeGreaterThan(0);
    expect(workflowStatus.errorReport).toContain('root of the cabinet');
    const blobs = stage.emulator.control.blobRequests();
    expect(blobs).toHaveLength(2);
    for (const blob of blobs) {
      expect(blob).toMatchObject({ authorized: false, status: 200 });
      expect(blob.path).toMatch(/rscd=attachment%3B\+filename%3D.*&sig=.*%2B/);
    }
    expect(stage.gateway.output()).not.toMatch(/sig=|skoid|eyJ/);
  });

  test('28: an address that has expired is asked for afresh', async () => {
    stage.emulator.control.addFault({ match: { kind: 'blob' }, kind: 'status', status: 403 });
    const { driverMetadata } = await read(
      'Contoso Wi-Fi 6E AX Adapter',
      'driverMetadata { bundles { bundleId } }',
    );
    expect(driverMetadata.bundles.length).toBeGreaterThan(0);
    expect(stage.calls('GET')).toHaveLength(2);
  });

  test('28: after the commit the package can be downloaded, and no longer uploaded', async () => {
    expect(await read('Woodgrove Hypervisor 8', 'uploadUrl downloads { type }')).toEqual({
      uploadUrl: null,
      downloads: [{ type: 'INITIAL_PACKAGE' }],
    });
  });

  test('29: the certification report is the address of a page, and the gateway does not fetch it', async () => {
    const { downloads } = await read('Litware Precision Touchpad', 'downloads { type url }');
    const report = downloads.find(({ type }: { type: string }) => type === 'CERTIFICATION_REPORT');
    expect(report.url).toMatch(/^https:\/\/partner\.microsoft\.com\/.*\/DownloadCertificationReport\//);
    expect(stage.emulator.control.blobRequests()).toEqual([]);
  });

  test('30: driver metadata is read whether it is a download or a link', async () => {
    const fields = 'driverMetadata { hardwareIds { bundleId infId operatingSystemCode pnpString } }';
    const download = await read('Contoso Wi-Fi 6E AX Adapter', fields);
    settings({ driverMetadataAs: 'link' });
    expect(await read('Contoso Wi-Fi 6E AX Adapter', fields)).toEqual(download);
    const strings = download.driverMetadata.hardwareIds.map((one: { pnpString: string }) => one.pnpString);
    expect(strings).toContain('PCI\\VEN_1C5C&DEV_2725&SUBSYS_00241C5C');
  });

  test('37: a shared product has numbers of its own, metadata when asked for, and takes no changes', async () => {
    const { id } = submissionOf(account, 'Litware Pen Service (shared by Litware)');
    const shared = await read(
      'Litware Pen Service (shared by Litware)',
      'driverMetadata { bundles { bundleId } } product { productId sourceProductId }',
    );
    expect(shared.driverMetadata).toBeNull();
    expect(shared.product.productId).not.toBe(shared.product.sourceProductId);
    const { data } = await stage.ask(
      `mutation { createPublisherMetadata(input: { id: "${id}" }) { userErrors { code } }
        updateSubmission(input: { id: "${id}", name: "x" }) { userErrors { code } } }`,
    );
    expect(data).toEqual({
      createPublisherMetadata: { userErrors: [] },
      updateSubmission: { userErrors: [{ code: 'UPDATE_UNAUTHORIZED' }] },
    });
    stage.emulator.control.clock({ advanceMs: 6 * 3_600_000 });
    const later = await read(
      'Litware Pen Service (shared by Litware)',
      'driverMetadata { bundles { bundleId } }',
    );
    expect(later.driverMetadata.bundles.length).toBeGreaterThan(0);
  });

  test('38: attestation takes a server code at first, fails in its workflow, and says why', async () => {
    const product = await createProduct('ATTESTATION', 'WINDOWS_v100_SERVER_X64_RS5_FULL');
    const { submission } = await createSubmission(product);
    const headers = { 'x-ms-blob-type': 'BlockBlob' };
    await fetch(submission.uploadUrl, { method: 'PUT', headers, body: 'MSCF' });
    expect((await commit(submission.id)).payload.userErrors).toEqual([]);
    stage.emulator.control.clock({ advanceMs: 3_600_000 });
    const { data } = await stage.ask(
      `{ node(id: "${submission.id}") { ... on Submission { progress workflowStatus { messages errorReport } } } }`,
    );
    expect(data.node.progress).toBe('FAILED');
    expect(data.node.workflowStatus.errorReport).toContain('\r\n');
    expect(data.node.workflowStatus.messages[0]).toContain('WINDOWS_v100_SERVER_X64_RS5_FULL');
  });

  test('39: a product whose submission failed takes no other initial one', async () => {
    const { payload } = await createSubmission(named(account, 'Tailspin HD Camera with Hello').id);
    expect(payload.userErrors).toMatchObject([{ message: 'Initial submission already exists' }]);
  });

  test('43: being an extension is told of products and of submissions', async () => {
    expect(
      await read('Northwind Audio Tuning Extension', 'isExtensionInf product { isExtensionInf }'),
    ).toEqual({
      isExtensionInf: true,
      product: { isExtensionInf: true },
    });
  });
});

function settings(patch: Partial<Settings>): void {
  stage.emulator.control.settings(patch);
}

/** Fields of the first submission of a product. */
async function read(name: string, fields: string) {
  const { data, errors } = await stage.ask(
    `{ node(id: "${submissionOf(account, name).id}") { ... on Submission { ${fields} } } }`,
  );
  expect(errors).toBeUndefined();
  return data.node;
}

async function createProduct(testHarness = 'HLK', code = 'WINDOWS_v100_X64_GE_FULL'): Promise<string> {
  const { data } = await stage.ask(`mutation { createProduct(input: {
    name: "Quirk", testHarness: ${testHarness}, deviceType: INTERNAL, requestedSignatures: ["${code}"]
  }) { product { id } } }`);
  return data.createProduct.product.id;
}

async function createSubmission(product: string) {
  const { data } =
    await stage.ask(`mutation { createSubmission(input: { product: "${product}", name: "first", type: INITIAL }) {
    submission { id uploadUrl } userErrors { message } } }`);
  return { payload: data.createSubmission, submission: data.createSubmission.submission };
}

async function commit(id: string) {
  const { data, errors } = await stage.ask(
    `mutation { commitSubmission(input: { id: "${id}" }) { submission { commitStatus progress } userErrors { code message } } }`,
  );
  return { payload: data.commitSubmission, errors };
}
