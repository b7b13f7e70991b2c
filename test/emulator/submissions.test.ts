import { describe, expect, test } from '@jest/globals';
import {
  DEMO,
  downloadUrl,
  makeSubmission,
  NEW_PRODUCT,
  send,
  startTestEmulator,
  type TestEmulator,
  uploadAndCommit,
} from './emulator-kit.ts';

const HLK = { ...NEW_PRODUCT, testHarness: 'hlk' };

async function stepsUntilDone(emulator: TestEmulator, path: string, everyMs: number): Promise<string[]> {
  const seen: string[] = [];
  for (let count = 0; count < 400; count++) {
    const { commitStatus, workflowStatus, downloads } = (await emulator.get(path)).body;
    const step = workflowStatus == null ? '' : ` ${workflowStatus.currentStep}/${workflowStatus.state}`;
    const types = downloads.items.map(({ type }: { type: string }) => type);
    const now = `${commitStatus}${step}${types.includes('signedPackage') ? ' signed' : ''}`;
    if (seen.at(-1) !== now) seen.push(now);
    if (now.endsWith('signed') || now.includes('failed') || now === 'commitFailed') break;
    emulator.control.clock({ advanceMs: everyMs });
  }
  return seen;
}

describe('making a submission', () => {
  test('answers 201, pending, with the upload address first and no workflow', async () => {
    const { api, get } = await startTestEmulator();
    const product = (await api('POST', '/products', NEW_PRODUCT)).body;
    const { status, body } = await api('POST', `/products/${product.id}/submissions`, {
      name: 'a',
      type: 'Initial',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      productId: product.id,
      commitStatus: 'commitPending',
      name: 'a',
      type: 'initial',
    });
    expect(body).not.toHaveProperty('workflowStatus');
    expect(body.downloads.items).toHaveLength(1);
    expect(body.downloads.items[0]).toMatchObject({
      type: 'initialPackage',
      url: expect.stringContaining('sp=rwl'),
    });
    const rels = body.links.map(({ rel }: { rel: string }) => rel);
    expect(rels).toEqual(['self', 'update_submission', 'commit_submission']);
    const listed = (await get(`/products/${product.id}/submissions`)).body.value[0];
    expect(listed).not.toHaveProperty('downloads');
    expect(listed).not.toHaveProperty('commitStatus');
  });

  test('a product has one initial submission, and derived ones only after it', async () => {
    const { api } = await startTestEmulator();
    const { id } = (await api('POST', '/products', HLK)).body;
    const make = async (type: string) =>
      await api('POST', `/products/${id}/submissions`, { name: 'a', type });
    expect(await make('derived')).toMatchObject({
      status: 422,
      body: {
        error: {
          code: 'requestInvalidForCurrentState',
          message: "Can't create derived submission since no initial submission created",
        },
      },
    });
    expect((await make('initial')).status).toBe(201);
    expect((await make('initial')).body.error.message).toBe('Initial submission already exists');
    expect((await make('derived')).status).toBe(201);
    expect((await make('final')).body.error.code).toBe('invalidInput');
  });

  test('downloads can be left out of the answer', async () => {
    const { api } = await startTestEmulator({ settings: { downloadsOnCreate: false } });
    const { id } = (await api('POST', '/products', HLK)).body;
    const { body } = await api('POST', `/products/${id}/submissions`, { name: 'a', type: 'initial' });
    expect(body).not.toHaveProperty('downloads');
  });
});

describe('a commit', () => {
  test('is a 202 without a body, shows late, and is possible once', async () => {
    const emulator = await startTestEmulator();
    const { path } = await makeSubmission(emulator);
    const url = await downloadUrl(emulator, path, 'initialPackage');
    await send(url, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'x' });
    expect(await emulator.api('POST', `${path}/commit/`, {})).toMatchObject({ status: 202, text: '' });
    expect((await emulator.get(path)).body.commitStatus).toBe('commitPending');
    expect(await emulator.api('POST', `${path}/commit`)).toMatchObject({
      status: 422,
      body: {
        error: {
          code: 'requestInvalidForCurrentState',
          message: 'Only pending submissions can be committed.',
        },
      },
    });
    emulator.control.settings({ repeatedCommitStatus: 502 });
    expect((await emulator.api('POST', `${path}/commit`)).status).toBe(502);
  });

  test('walks through every state of every step, and the signed package comes last', async () => {
    const emulator = await startTestEmulator({ settings: { manualReview: 'all' } });
    const { path } = await makeSubmission(emulator, HLK);
    await uploadAndCommit(emulator, path);
    const seen = await stepsUntilDone(emulator, path, 4000);
    const steps = [
      'packageInfoValidation',
      'preparation',
      'scanning',
      'validation',
      'catalogCreation',
      'manualReview',
      'signing',
      'finalizeIngestion',
    ];
    expect(seen).toEqual([
      'commitPending',
      'commitReceived',
      'commitComplete',
      ...steps.flatMap((step) =>
        ['notStarted', 'started', 'completed'].map((state) => `commitComplete ${step}/${state}`),
      ),
      'commitComplete finalizeIngestion/completed signed',
    ]);
    const types = (await emulator.get(path)).body.downloads.items.map(({ type }: { type: string }) => type);
    expect(types).toEqual([
      'initialPackage',
      'derivedPackage',
      'signedPackage',
      'certificationReport',
      'driverMetadata',
    ]);
  });

  test('takes about twenty seconds at the default speed', async () => {
    const emulator = await startTestEmulator();
    const { path } = await makeSubmission(emulator);
    await uploadAndCommit(emulator, path);
    const ready = async () => (await emulator.get(path)).body.downloads.items.length > 1;
    emulator.control.clock({ advanceMs: 17_000 * 30 });
    expect(await ready()).toBe(false);
    emulator.control.clock({ advanceMs: 5000 * 30 });
    expect(await ready()).toBe(true);
  });

  test('of an attested driver gives no derived package', async () => {
    const emulator = await startTestEmulator();
    const { path } = await makeSubmission(emulator);
    await uploadAndCommit(emulator, path);
    emulator.control.clock({ advanceMs: 3_600_000 });
    const types = (await emulator.get(path)).body.downloads.items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(['initialPackage', 'signedPackage', 'driverMetadata']);
  });

  test.each([
    ['commitFails', ['commitPending', 'commitReceived', 'commitFailed']],
    ['workflowFails', ['commitComplete packageInfoValidation/failed']],
  ] as const)('without a package fails later: %s', async (commitWithoutPackage, end) => {
    const emulator = await startTestEmulator({ settings: { commitWithoutPackage } });
    const { path } = await makeSubmission(emulator);
    expect((await emulator.api('POST', `${path}/commit`)).status).toBe(202);
    const seen = await stepsUntilDone(emulator, path, 4000);
    expect(seen.slice(-end.length)).toEqual(end);
  });

  test('without a package can be refused at once', async () => {
    const emulator = await startTestEmulator({ settings: { commitWithoutPackage: 'refused' } });
    const { path } = await makeSubmission(emulator);
    expect((await emulator.api('POST', `${path}/commit`)).status).toBe(422);
    expect((await emulator.get(path)).body.commitStatus).toBe('commitPending');
  });

  test('of an attested driver for a server is accepted and fails with a report', async () => {
    const emulator = await startTestEmulator();
    const requestedSignatures = ['WINDOWS_v100_SERVER_X64_RS5_FULL'];
    const { path } = await makeSubmission(emulator, { ...NEW_PRODUCT, requestedSignatures });
    await uploadAndCommit(emulator, path);
    const seen = await stepsUntilDone(emulator, path, 4000);
    expect(seen.at(-1)).toBe('commitComplete validation/failed');
    const { messages, errorReport } = (await emulator.get(path)).body.workflowStatus;
    expect(messages).toEqual(['Attestation signing is not supported for WINDOWS_v100_SERVER_X64_RS5_FULL.']);
    expect((await send(errorReport)).text).toMatch(/^Validation failed\r\n.*\r\n$/);
  });

  test('of something unknown is entityNotFound', async () => {
    const { api } = await startTestEmulator();
    expect(await api('POST', `${DEMO.product}/submissions/1/commit`)).toMatchObject({
      status: 404,
      body: { error: { code: 'entityNotFound', message: 'No submission found' } },
    });
  });
});

describe('the list of submissions', () => {
  test('carries the workflow on most items, or on all, or on none', async () => {
    const { get, control } = await startTestEmulator();
    const path = '/products/14461751976964161/submissions';
    const shown = async () =>
      (await get(path)).body.value.filter((item: object) => 'workflowStatus' in item).length;
    expect((await get(path)).body.value).toHaveLength(50);
    expect(await shown()).toBeGreaterThan(30);
    expect(await shown()).toBeLessThan(50);
    control.settings({ workflowStatusInLists: 'all' });
    expect(await shown()).toBe(50);
    control.settings({ workflowStatusInLists: 'none', commitStatusInLists: true });
    expect(await shown()).toBe(0);
    expect((await get(path)).body.value[0].commitStatus).toBe('commitComplete');
  });

  test('a submission can hide its commit status, and show its metadata file as a link', async () => {
    const settings = { commitStatusInDetails: false, driverMetadataAs: 'link' } as const;
    const { get } = await startTestEmulator({ settings });
    const { body } = await get(DEMO.submission);
    expect(body).not.toHaveProperty('commitStatus');
    const types = body.downloads.items.map(({ type }: { type: string }) => type);
    expect(types).not.toContain('driverMetadata');
    const link = body.links.find(({ rel }: { rel: string }) => rel === 'driverMetadata');
    expect((await send(link.href)).body).toHaveProperty('BundleInfoMap');
  });

  test('the workflow is absent before the commit, and null shortly after it', async () => {
    const emulator = await startTestEmulator();
    const { path } = await makeSubmission(emulator);
    expect((await emulator.get(path)).body).not.toHaveProperty('workflowStatus');
    await uploadAndCommit(emulator, path);
    expect((await emulator.get(path)).body.workflowStatus).toBeNull();
  });

  test('steps can be numbers, and downloads empty in two ways', async () => {
    const { get, control } = await startTestEmulator({ settings: { numericCurrentStep: true } });
    expect((await get(DEMO.submission)).body.workflowStatus).toMatchObject({
      currentStep: 7,
      state: 'completed',
    });
    control.settings({ downloadsForm: 'null' });
    expect((await get(DEMO.submission)).body.downloads).toBeNull();
    control.settings({ downloadsForm: 'nullItems' });
    expect((await get(DEMO.submission)).body.downloads).toEqual({ items: null, messages: [] });
  });
});

describe('what else a submission does', () => {
  test('renaming answers 204, needs a name, and no failed workflow', async () => {
    const emulator = await startTestEmulator();
    expect((await emulator.api('PATCH', DEMO.submission, { name: 'New name' })).status).toBe(204);
    expect((await emulator.get(DEMO.submission)).body.name).toBe('New name');
    expect((await emulator.api('PATCH', DEMO.submission, {})).status).toBe(422);
    emulator.control.submission('1152921504621441945', { fail: true });
    expect((await emulator.api('PATCH', DEMO.submission, { name: 'x' })).body.error.code).toBe(
      'updateUnauthorized',
    );
  });

  test('publisher metadata appears some time after it was asked for', async () => {
    const emulator = await startTestEmulator();
    const list = (await emulator.get('/products')).body.value;
    const shared = list.find(({ productName }: { productName: string }) =>
      productName.startsWith('Litware Pen'),
    );
    const found = (await emulator.get(`/products/${shared.id}/submissions`)).body.value[0];
    const path = `/products/${shared.id}/submissions/${found.id}`;
    const types = async () =>
      (await emulator.get(path)).body.downloads.items.map(({ type }: { type: string }) => type);
    expect(await types()).toEqual(['derivedPackage', 'signedPackage', 'certificationReport']);
    expect(await emulator.api('POST', `${path}/createpublishermetadata`)).toMatchObject({
      status: 202,
      text: '',
    });
    expect(await types()).not.toContain('driverMetadata');
    emulator.control.clock({ advanceMs: 600_000 });
    expect(await types()).toContain('driverMetadata');
  });

  test('a partner asks for it by its own ids, in the misspelt path', async () => {
    const { get } = await startTestEmulator();
    const list = (await get('/products')).body.value;
    const shared = list.find(({ originType }: { originType: string }) => originType === 'readOnly');
    const base = `/products/relationships/sourcepubliherid/${shared.sourcePublisherId}/sourceproductid/${shared.sourceProductId}/sourcesubmissionid`;
    const all = (await get(`${base}/`)).body.value;
    expect(all).toHaveLength(1);
    const found = (await get(`${base}/1152921504676978423`)).body;
    expect(found).toMatchObject({ id: all[0].id, productId: shared.id });
    expect((await get(`${base}/1152921504676978425`)).body.error.code).toBe('entityNotFound');
  });
});
