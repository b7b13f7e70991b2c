import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../src/emulator/faults.ts';
import { eventually } from '../kit/eventually.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({
    emulator: { products: 2, labelsPerSubmission: 1 },
    environment: { REQUEST_TIMEOUT_MS: '10000' },
  });
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const submissionsPath = /\/submissions$/;
const commitPath = /\/commit$/;
const labelsPath = /\/shippingLabels$/;

describe('a createSubmission whose answer is lost', () => {
  const kinds: FaultOrder['kind'][] = ['cut', 'cut-body', 'status', 'garbage', 'html', 'empty-object'];

  test.each(kinds)('to %s is adopted as the initial submission of its product', async (kind) => {
    const product = await newProduct(`initial by ${kind}`);
    lose('POST', submissionsPath, { kind, afterProcessing: true });
    const { data, errors } = await createSubmission(product, 'INITIAL');
    expect(errors).toBeUndefined();
    const { submission, userErrors } = data.createSubmission;
    expect(userErrors).toEqual([]);
    expect(submission).toMatchObject({ name: 'first', progress: 'AWAITING_PACKAGE' });
    expect(submission.uploadUrl).toContain('sig=');
    expect(stage.calls('POST', submissionsPath)).toHaveLength(1);
  });

  test('before the service did it is INDETERMINATE, and nothing was found', async () => {
    const product = await newProduct('never begun');
    lose('POST', submissionsPath, { kind: 'cut' });
    const { errors } = await createSubmission(product, 'INITIAL');
    expect(errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE', found: [] });
    expect(stage.calls('POST', submissionsPath)).toHaveLength(1);
  });

  test('is not adopted when it is a derived one, for there may be many', async () => {
    const { product } = await plainSubmission();
    lose('POST', submissionsPath, { kind: 'cut-after-processing' });
    const { errors } = await createSubmission(product, 'DERIVED');
    const { outcome, found } = errors?.[0]?.extensions ?? {};
    expect(outcome).toBe('INDETERMINATE');
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${product}/submissions/\\d+$`))]);
    expect(stage.calls('POST', submissionsPath)).toHaveLength(1);
  });

  test('to a server error that names a functional code is a refusal when nothing was done', async () => {
    const product = await newProduct('refused by a 500');
    const body = { error: { code: 'requestInvalidForCurrentState', message: 'Not now.' } };
    lose('POST', submissionsPath, { kind: 'status', status: 500, body });
    const { data, errors } = await createSubmission(product, 'INITIAL');
    expect(errors).toBeUndefined();
    expect(data.createSubmission.userErrors).toMatchObject([{ code: 'REQUEST_INVALID_FOR_CURRENT_STATE' }]);
  });
});

describe('a commitSubmission whose answer is lost', () => {
  test('is done when the submission has moved on', async () => {
    const submission = await pendingSubmission('commit is done');
    lose('POST', commitPath, { kind: 'cut-after-processing', delayMs: 300 });
    const answer = commit(submission);
    await eventually('the commit', () => stage.calls('POST', commitPath).length > 0);
    stage.emulator.control.submission(numberOf(submission), { commitStatus: 'commitReceived' });
    const { data, errors } = await answer;
    expect(errors).toBeUndefined();
    expect(data.commitSubmission).toMatchObject({ submission: { progress: 'PROCESSING' }, userErrors: [] });
    expect(stage.calls('POST', commitPath)).toHaveLength(1);
  });

  test('is INDETERMINATE while the service still says pending', async () => {
    const submission = await pendingSubmission('commit is pending');
    lose('POST', commitPath, { kind: 'status', status: 503 });
    const { errors } = await commit(submission);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      outcome: 'INDETERMINATE',
      found: [submission],
    });
    expect(stage.calls('POST', commitPath)).toHaveLength(1);
  });

  test('to a 502 that says it cannot be committed now is looked up, and found done', async () => {
    const { submission } = await plainSubmission();
    stage.emulator.control.settings({ repeatedCommitStatus: 502 });
    const { data, errors } = await commit(submission);
    stage.emulator.control.settings({ repeatedCommitStatus: 422 });
    expect(errors).toBeUndefined();
    expect(data.commitSubmission.userErrors).toEqual([]);
    expect(data.commitSubmission.submission.commitStatus).toBe('COMMIT_COMPLETE');
    expect(stage.calls('POST', commitPath)).toHaveLength(1);
  });

  test('to a 502 that says so is a refusal when the submission is pending all the same', async () => {
    const submission = await pendingSubmission('refused by a 502');
    const body = {
      error: {
        code: 'requestInvalidForCurrentState',
        message: 'Only pending submissions can be committed.',
      },
    };
    lose('POST', commitPath, { kind: 'status', status: 502, body });
    const { data } = await commit(submission);
    expect(data.commitSubmission).toMatchObject({
      submission: null,
      userErrors: [{ code: 'REQUEST_INVALID_FOR_CURRENT_STATE' }],
    });
  });

  test('is not even looked up when the service refused it plainly', async () => {
    const { submission } = await plainSubmission();
    stage.calm();
    const { data } = await commit(submission);
    expect(data.commitSubmission.userErrors).toMatchObject([{ code: 'REQUEST_INVALID_FOR_CURRENT_STATE' }]);
    expect(stage.emulator.control.calls()).toHaveLength(1);
  });
});

describe('an updateSubmission whose answer is lost', () => {
  test('is done when the submission shows it, and INDETERMINATE when it does not', async () => {
    const { submission } = await plainSubmission();
    const rename = (name: string) =>
      stage.ask(
        'mutation ($id: ID!, $name: String!) { updateSubmission(input: { id: $id, name: $name }) { submission { name } userErrors { code } } }',
        { id: submission, name },
      );
    lose('PATCH', /submissions\/\d+$/, { kind: 'cut-after-processing' });
    const done = await rename('renamed');
    expect(done.errors).toBeUndefined();
    expect(done.data.updateSubmission.submission.name).toBe('renamed');
    lose('PATCH', /submissions\/\d+$/, { kind: 'cut' });
    const lost = await rename('renamed again');
    expect(lost.errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE', found: [submission] });
    expect(stage.calls('PATCH')).toHaveLength(2);
  });
});

describe('a shipping label whose answer is lost', () => {
  test('is never adopted: a submission may have many of one name', async () => {
    const { submission } = await plainSubmission();
    lose('POST', labelsPath, { kind: 'cut-after-processing' });
    const { errors } = await createLabel(submission, 'shared once');
    const { outcome, found } = errors?.[0]?.extensions ?? {};
    expect(outcome).toBe('INDETERMINATE');
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${submission}/shippingLabels/\\d+$`))]);
    expect(stage.calls('POST', labelsPath)).toHaveLength(1);
  });

  test('is said not to be seen when the service never did it', async () => {
    const { submission } = await plainSubmission();
    lose('POST', labelsPath, { kind: 'status', status: 502 });
    const { errors } = await createLabel(submission, 'never shared');
    expect(errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE', found: [] });
  });

  test.each(['html', 'garbage'] as const)(
    'is not taken for cancelled or updated because somebody said 200 with %s',
    async (kind) => {
      const { label } = await plainSubmission();
      lose('PATCH', /shippingLabels\/\d+$/, { kind });
      lose('PUT', /\/cancel$/, { kind });
      const { data, errors } = await stage.ask(
        `mutation ($id: ID!) {
          updateShippingLabel(input: { id: $id, targeting: { restrictedToAudiences: [] } }) { userErrors { code } }
          cancelShippingLabel(input: { id: $id }) { userErrors { code } }
        }`,
        { id: label },
      );
      expect(data).toEqual({ updateShippingLabel: null, cancelShippingLabel: null });
      for (const { extensions } of errors ?? [])
        expect(extensions).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', outcome: 'INDETERMINATE' });
    },
  );

  test('is INDETERMINATE after an update or a cancel, with the label as what was found', async () => {
    const { label } = await plainSubmission();
    lose('PATCH', /shippingLabels\/\d+$/, { kind: 'cut' });
    lose('PUT', /\/cancel$/, { kind: 'cut' });
    const { errors } = await stage.ask(
      `mutation ($id: ID!) {
        updateShippingLabel(input: { id: $id, targeting: { restrictedToAudiences: [] } }) { userErrors { code } }
        cancelShippingLabel(input: { id: $id }) { userErrors { code } }
      }`,
      { id: label },
    );
    expect(errors).toHaveLength(2);
    for (const { extensions } of errors ?? []) {
      expect(extensions).toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        outcome: 'INDETERMINATE',
        found: [label],
      });
    }
    expect([stage.calls('PATCH').length, stage.calls('PUT').length]).toEqual([1, 1]);
  });
});

function lose(method: string, path: RegExp, fault: FaultOrder): void {
  stage.emulator.control.addFault({ ...fault, match: { method, pattern: path.source } });
}

function numberOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

async function newProduct(name: string): Promise<string> {
  const { data } = await stage.ask(
    `mutation ($name: String!) {
      createProduct(input: { name: $name, testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) {
        product { id }
      }
    }`,
    { name },
  );
  return data.createProduct.product.id;
}

function createSubmission(product: string, type: string) {
  return stage.ask(
    `mutation ($product: ID!, $type: SubmissionType!) {
      createSubmission(input: { product: $product, name: "first", type: $type }) {
        submission { id name progress uploadUrl }
        userErrors { code message }
      }
    }`,
    { product, type },
  );
}

async function pendingSubmission(name: string): Promise<string> {
  const { data } = await createSubmission(await newProduct(name), 'INITIAL');
  stage.calm();
  return data.createSubmission.submission.id;
}

function commit(id: string) {
  return stage.ask(
    'mutation ($id: ID!) { commitSubmission(input: { id: $id }) { submission { commitStatus progress } userErrors { code } } }',
    { id },
  );
}

function createLabel(submission: string, name: string) {
  return stage.ask(
    `mutation ($submission: ID!, $name: String!) {
      createShippingLabel(input: {
        submission: $submission, name: $name, destination: ANOTHER_PARTNER,
        recipientSpecifications: { receiverPublisherId: "30000001" }, targeting: { allHardwareIds: true }
      }) { shippingLabel { id } userErrors { code message path } }
    }`,
    { submission, name },
  );
}

async function plainSubmission(): Promise<{ product: string; submission: string; label: string }> {
  const { data } = await stage.ask(
    '{ products(first: 1) { nodes { id submissions(first: 1) { nodes { id shippingLabels(first: 1) { nodes { id } } } } } } }',
  );
  const [product] = data.products.nodes;
  const [submission] = product.submissions.nodes;
  stage.calm();
  return { product: product.id, submission: submission.id, label: submission.shippingLabels.nodes[0].id };
}
