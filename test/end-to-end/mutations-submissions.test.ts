import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { otherClient } from '../kit/other-client.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const FIELDS =
  'id submissionId productId name type commitStatus progress uploadUrl workflowStatus { state } product { name }';

const create = `mutation ($input: CreateSubmissionInput!) { createSubmission(input: $input) {
  submission { ${FIELDS} } userErrors { code message path target }
} }`;
const update = `mutation ($input: UpdateSubmissionInput!) { updateSubmission(input: $input) {
  submission { ${FIELDS} } userErrors { code message path target }
} }`;
const commit = `mutation ($input: CommitSubmissionInput!) { commitSubmission(input: $input) {
  submission { ${FIELDS} downloads { type } } userErrors { code message path target }
} }`;

describe('createSubmission', () => {
  test('creates the initial one, which awaits its package at an address that can be written to', async () => {
    const product = await makeProduct();
    stage.calm();
    const { data, errors } = await stage.ask(create, { input: { product, name: 'first', type: 'INITIAL' } });
    expect(errors).toBeUndefined();
    expect(data.createSubmission).toMatchObject({
      submission: {
        id: expect.stringMatching(new RegExp(`^${product}/submissions/\\d{19}$`)),
        productId: product.slice('products/'.length),
        name: 'first',
        type: 'INITIAL',
        commitStatus: 'COMMIT_PENDING',
        progress: 'AWAITING_PACKAGE',
        uploadUrl: expect.stringContaining('sp=rwl'),
        workflowStatus: null,
        product: { name: 'Widget driver' },
      },
      userErrors: [],
    });
    expect(stage.calls('POST')).toHaveLength(1);
  });

  test('creates derived ones beside it', async () => {
    const { product, id } = await makeSubmission();
    const { data } = await stage.ask(create, { input: { product, name: 'update 1', type: 'DERIVED' } });
    expect(data.createSubmission.submission).toMatchObject({ type: 'DERIVED', name: 'update 1' });
    expect(data.createSubmission.submission.id).not.toBe(id);
  });

  test('is checked and not sent when it is to be validated only, or has no name', async () => {
    const input = { product: 'products/5', name: 'first', type: 'INITIAL' };
    const valid = await stage.ask(create, { input: { ...input, validateOnly: true } });
    expect(valid.data.createSubmission).toEqual({ submission: null, userErrors: [] });
    const nameless = await stage.ask(create, { input: { ...input, name: '' } });
    expect(nameless.data.createSubmission.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['name'] },
    ]);
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

describe('updateSubmission', () => {
  test('renames it, and reads it afresh', async () => {
    const { id } = await makeSubmission();
    const { data } = await stage.ask(update, { input: { id, name: 'renamed' } });
    expect(data.updateSubmission).toMatchObject({ submission: { id, name: 'renamed' }, userErrors: [] });
  });

  test('of nothing is refused by us, and not sent', async () => {
    const id = 'products/5/submissions/6';
    for (const input of [{ id }, { id, name: '' }]) {
      const { data } = await stage.ask(update, { input });
      expect(data.updateSubmission).toMatchObject({
        submission: null,
        userErrors: [{ code: 'INVALID_INPUT' }],
      });
    }
    const valid = await stage.ask(update, { input: { id, name: 'x', validateOnly: true } });
    expect(valid.data.updateSubmission).toEqual({ submission: null, userErrors: [] });
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

describe('commitSubmission', () => {
  test('is PROCESSING at once though the service still says pending, here and in every later request', async () => {
    const { id } = await uploaded();
    const { data, errors } = await stage.ask(commit, { input: { id } });
    expect(errors).toBeUndefined();
    expect(data.commitSubmission).toMatchObject({
      submission: {
        commitStatus: 'COMMIT_PENDING',
        progress: 'PROCESSING',
        uploadUrl: null,
        workflowStatus: null,
        downloads: [{ type: 'INITIAL_PACKAGE' }],
      },
      userErrors: [],
    });
    const later = await stage.ask(`{ node(id: "${id}") { ... on Submission { progress commitStatus } } }`);
    expect(later.data.node).toEqual({ progress: 'PROCESSING', commitStatus: 'COMMIT_PENDING' });
  });

  test('goes through its states to a signed package, driver metadata and all', async () => {
    const { id, number } = await uploaded();
    await stage.ask(commit, { input: { id } });
    const look = async () =>
      (
        await stage.ask(
          `{ node(id: "${id}") { ... on Submission { progress commitStatus workflowStatus { currentStep } downloads { type } driverMetadata { hardwareIds { pnpString } } } } }`,
        )
      ).data.node;
    stage.emulator.control.submission(number, { commitStatus: 'commitReceived' });
    expect(await look()).toMatchObject({ progress: 'PROCESSING', commitStatus: 'COMMIT_RECEIVED' });
    stage.emulator.control.submission(number, { step: 'manualReview' });
    expect(await look()).toMatchObject({
      progress: 'IN_REVIEW',
      workflowStatus: { currentStep: 'manualReview' },
    });
    stage.emulator.control.submission(number, {
      step: 'finalizeIngestion',
      state: 'completed',
      signedPackage: false,
    });
    expect(await look()).toMatchObject({ progress: 'PROCESSING', driverMetadata: null });
    stage.emulator.control.submission(number, { finish: true });
    const done = await look();
    expect(done).toMatchObject({ progress: 'READY', commitStatus: 'COMMIT_COMPLETE' });
    expect(done.driverMetadata.hardwareIds.length).toBeGreaterThan(0);
  });

  test('that fails later is FAILED, though it was accepted', async () => {
    const { id } = await makeSubmission();
    await stage.ask(commit, { input: { id } });
    stage.emulator.control.clock({ advanceMs: 3_600_000 });
    const { data } = await stage.ask(`{ node(id: "${id}") { ... on Submission { progress commitStatus } } }`);
    expect(data.node).toEqual({ progress: 'FAILED', commitStatus: 'COMMIT_FAILED' });
  });

  test('makes its product committed', async () => {
    const { id } = await uploaded();
    const { data } = await stage.ask(
      'mutation ($id: ID!) { commitSubmission(input: { id: $id }) { submission { product { isCommitted } } } }',
      { id },
    );
    expect(data.commitSubmission.submission.product).toEqual({ isCommitted: true });
  });

  test('is not sent when it is to be validated only', async () => {
    const input = { id: 'products/5/submissions/6', validateOnly: true };
    expect((await stage.ask(commit, { input })).data.commitSubmission).toEqual({
      submission: null,
      userErrors: [],
    });
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('sends no body, as the service asks', async () => {
    const { id } = await uploaded();
    stage.calm();
    await stage.ask(commit, { input: { id } });
    expect(stage.calls('POST')).toMatchObject([{ path: `/v2.0/my/hardware/${id}/commit`, status: 202 }]);
  });
});

describe('createPublisherMetadata', () => {
  const ask = `mutation ($input: CreatePublisherMetadataInput!) { createPublisherMetadata(input: $input) {
    submission { id driverMetadata { bundles { bundleId } } } userErrors { code message path }
  } }`;

  test.each(['id', 'submission'])(
    'is asked for by `%s`, and the metadata appears hours later',
    async (name) => {
      const product = name === 'id' ? 'Adatum Legacy Display' : 'Litware Pen Service (shared by Litware)';
      const id = await submissionIdOf(product);
      const { data } = await stage.ask(ask, { input: { [name]: id } });
      expect(data.createPublisherMetadata).toEqual({
        submission: { id, driverMetadata: null },
        userErrors: [],
      });
      stage.emulator.control.clock({ advanceMs: 6 * 3_600_000 });
      const later = await stage.ask(
        `{ node(id: "${id}") { ... on Submission { driverMetadata { bundles { bundleId } } } } }`,
      );
      expect(later.data.node.driverMetadata.bundles.length).toBeGreaterThan(0);
    },
  );

  test('for none or for two submissions is BAD_USER_INPUT, and not sent', async () => {
    const id = 'products/5/submissions/6';
    for (const input of [{}, { id, submission: 'products/5/submissions/7' }]) {
      const { data, errors } = await stage.ask(ask, { input });
      expect(data.createPublisherMetadata).toBeNull();
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', outcome: 'NOT_SENT' });
    }
    const valid = await stage.ask(ask, { input: { id, submission: id, validateOnly: true } });
    expect(valid.data.createPublisherMetadata).toEqual({ submission: null, userErrors: [] });
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

test('the whole way of a driver, from nothing to a signed package, is a handful of requests', async () => {
  const { id, number } = await uploaded();
  const { data } = await stage.ask(commit, { input: { id } });
  expect(data.commitSubmission.submission.progress).toBe('PROCESSING');
  stage.emulator.control.submission(number, { finish: true });
  const done = await stage.ask(
    `{ node(id: "${id}") { ... on Submission { progress downloads { type url } product { isCommitted } } } }`,
  );
  const signed = done.data.node.downloads.find(({ type }: { type: string }) => type === 'SIGNED_PACKAGE');
  const bytes = Buffer.from(await (await fetch(signed.url)).arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

async function makeProduct(): Promise<string> {
  const { data } = await stage.ask(`mutation { createProduct(input: {
    name: "Widget driver", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"]
  }) { product { id } } }`);
  return data.createProduct.product.id;
}

async function makeSubmission() {
  const product = await makeProduct();
  const { data } = await stage.ask(create, { input: { product, name: 'first', type: 'INITIAL' } });
  const { id, submissionId, uploadUrl } = data.createSubmission.submission;
  return { product, id, number: submissionId, uploadUrl };
}

/** A submission with a package at its address. */
async function uploaded() {
  const made = await makeSubmission();
  const headers = { 'x-ms-blob-type': 'BlockBlob' };
  const { status } = await fetch(made.uploadUrl, { method: 'PUT', headers, body: 'PK package' });
  expect(status).toBe(201);
  return made;
}

/** The first submission of a product of the demo account. */
async function submissionIdOf(name: string): Promise<string> {
  const { data } = await stage.ask(
    'query ($name: String!) { products(filter: { nameContains: $name }) { nodes { submissions(first: 1) { nodes { id } } } } }',
    { name },
  );
  return data.products.nodes[0].submissions.nodes[0].id;
}

test('what somebody else changes is seen by the next request', async () => {
  const { id } = await makeSubmission();
  await otherClient(stage.emulator).call('PATCH', `/${id}`, { name: 'by another' });
  const { data } = await stage.ask(`{ node(id: "${id}") { ... on Submission { name } } }`);
  expect(data.node).toEqual({ name: 'by another' });
});
