import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { ErrorCode } from '../../src/errors/codes.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import type { ProductNode, SubmissionNode } from '../../src/sources/nodes.ts';
import type { ProductKey, SubmissionKey } from '../../src/values/node-id.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { emptyMemory, startRequest } from '../kit/fake-request.ts';
import {
  blobUrl,
  productId,
  productPath,
  signed,
  submissionEntry,
  submissionId,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const productKey: ProductKey = { kind: 'product', productId };
const key: SubmissionKey = { kind: 'submission', productId, submissionId };
const product: ProductNode = { kind: 'product', key: productKey };
const reference: SubmissionNode = { kind: 'submission', key };
const read = `getSubmission ${submissionPath}`;

/** A service that has one submission; `entry` is what its product's list says of it. */
function one(record: WireRecord = submissionRecord()) {
  const fake = fakeDashboard();
  fake.has(submissionPath, record);
  return fake;
}

/** The node that a product's list makes of an entry. */
function listed(entry: WireRecord, fake = one(), memory = emptyMemory()) {
  const { submissions } = startRequest(fake, memory);
  return { fake, submissions, node: submissions.toNode(product, entry) };
}

describe('a submission', () => {
  test('is read once a request, whatever the number of paths to it', async () => {
    const fake = one();
    const { submissions } = startRequest(fake);
    await Promise.all([submissions.find(key), submissions.find({ ...key }), submissions.progress(reference)]);
    await submissions.field(reference, 'downloads');
    await submissions.detail(submissions.toNode(product, submissionEntry()));
    expect(fake.calls).toEqual([read]);
  });

  test('from a list knows its product', () => {
    expect(listed(submissionEntry()).node).toEqual({
      kind: 'submission',
      key,
      record: submissionEntry(),
      product,
    });
  });

  test.each(['commitStatus', 'workflowStatus', 'downloads'])(
    'from a list whose entry says null for %s asks the single read, which is sure to tell',
    async (field) => {
      const { fake, submissions, node } = listed(submissionEntry({ [field]: null }));
      expect(await submissions.field(node, field)).toEqual(submissionRecord()[field]);
      expect(fake.calls).toEqual([read]);
    },
  );

  test('from a list gives the fields that its entry carries without a call, and the others by one single read', async () => {
    const { fake, submissions, node } = listed(submissionEntry());
    expect(submissions.field(node, 'name')).toBe('first');
    expect(submissions.field(node, 'isUniversal')).toBe(false);
    expect(fake.calls).toEqual([]);
    expect(await submissions.field(node, 'commitStatus')).toBe('commitPending');
    expect(await submissions.field(node, 'downloads')).toMatchObject({ messages: [] });
    expect(fake.calls).toEqual([read]);
  });

  test('from a list that carries the workflow saves the call for it', () => {
    const workflowStatus = { currentStep: 'scanning', state: 'started' };
    const { fake, submissions, node } = listed(submissionEntry({ workflowStatus }));
    expect(submissions.field(node, 'workflowStatus')).toBe(workflowStatus);
    expect(fake.calls).toEqual([]);
  });

  test('by its single read carries every field, also those that the service left out', async () => {
    const fake = one();
    const { submissions } = startRequest(fake);
    const node = await submissions.find(key);
    expect(node && submissions.field(node, 'createdBy')).toBeUndefined();
    expect(fake.calls).toEqual([read]);
  });

  test('is null where there is none, with undefined fields and no progress', async () => {
    const { submissions } = startRequest(fakeDashboard());
    expect(await submissions.find(key)).toBeNull();
    expect(await submissions.field(reference, 'name')).toBeUndefined();
    expect(await submissions.progress(reference)).toBeNull();
  });

  test('is read again when a fresh address is needed', async () => {
    const fake = one();
    const { submissions } = startRequest(fake);
    await submissions.find(key);
    fake.has(submissionPath, submissionRecord({ name: 'fresh' }));
    expect(await submissions.reread(reference)).toMatchObject({ name: 'fresh' });
    expect(fake.calls).toEqual([read, read]);
  });

  test.each([
    ['does not show it yet', null],
    ['cannot be read', new UpstreamUnavailable('gone')],
  ])('just created is shown as the create answered it when the service %s', async (_, record) => {
    const fake = fakeDashboard();
    fake.has(submissionPath, record);
    const { submissions } = startRequest(fake);
    const created = { ...reference, answer: submissionRecord() };
    expect(await submissions.field(created, 'name')).toBe('first');
    expect(await submissions.progress(created)).toBe('AWAITING_PACKAGE');
  });
});

describe('the progress of a submission', () => {
  test.each([
    [{ currentStep: 'scanning', state: 'completed' }, 'PROCESSING'],
    [{ currentStep: 'manualReview', state: 'started' }, 'IN_REVIEW'],
    [{ currentStep: 'signing', state: 'failed' }, 'FAILED'],
  ])('costs no call where the workflow of the entry decides it: %j', async (workflowStatus, progress) => {
    const { fake, submissions, node } = listed(submissionEntry({ workflowStatus }));
    expect(await submissions.progress(node)).toBe(progress);
    expect(fake.calls).toEqual([]);
  });

  test.each([
    [undefined, 'AWAITING_PACKAGE', {}],
    [{ currentStep: 'packageInfoValidation', state: 'notStarted' }, 'AWAITING_PACKAGE', {}],
    [{ currentStep: 'finalizeIngestion', state: 'completed' }, 'READY', signed],
    [{ currentStep: 7, state: 'completed' }, 'READY', signed],
    [undefined, 'FAILED', { commitStatus: 'commitFailed' }],
  ])('costs the single read where it does not: %j', async (workflowStatus, progress, detail) => {
    const entry = submissionEntry({ workflowStatus });
    const { fake, submissions, node } = listed(entry, one(submissionRecord(detail)));
    expect(await submissions.progress(node)).toBe(progress);
    expect(fake.calls).toEqual([read]);
  });

  test('is PROCESSING after a commit that the account remembers, though the service says pending', async () => {
    const memory = emptyMemory();
    const { submissions } = startRequest(one(), memory);
    expect(await submissions.progress(reference)).toBe('AWAITING_PACKAGE');
    await memory.acceptedCommits.add(key);
    expect(await submissions.progress(reference)).toBe('PROCESSING');
    expect(await submissions.progress({ ...reference, key: { ...key, submissionId: '7' } })).toBeNull();
  });

  test('is PROCESSING after a commit of somebody else, which took the right to write from the package’s address', async () => {
    const downloads = { items: [{ type: 'initialPackage', url: blobUrl('initial', 'rl') }] };
    const { submissions } = startRequest(one(submissionRecord({ downloads })));
    expect(await submissions.progress(reference)).toBe('PROCESSING');
  });

  test('rejects when the detail cannot be read', async () => {
    const fake = fakeDashboard();
    fake.has(submissionPath, new UpstreamUnavailable('gone'));
    await expect(startRequest(fake).submissions.progress(reference)).rejects.toMatchObject({
      code: ErrorCode.UpstreamUnavailable,
    });
  });
});

describe('a submission that a partner shared', () => {
  const theirs: SubmissionKey = { kind: 'submission', productId: '111', submissionId: '222' };
  const path = '/products/relationships/sourcepubliherid/30000001/sourceproductid/111/sourcesubmissionid/222';

  test('bears the numbers of this account', async () => {
    const fake = fakeDashboard();
    fake.has(path, submissionRecord());
    expect(await startRequest(fake).submissions.findShared('30000001', theirs)).toMatchObject({ key });
  });

  test('is looked up once a request', async () => {
    const fake = fakeDashboard();
    fake.has(path, submissionRecord());
    const { submissions } = startRequest(fake);
    await Promise.all([
      submissions.findShared('30000001', theirs),
      submissions.findShared('30000001', { ...theirs }),
    ]);
    expect(fake.calls).toEqual([`getPartnerSubmission ${path}`]);
  });

  test('is null where there is none', async () => {
    expect(await startRequest(fakeDashboard()).submissions.findShared('30000001', theirs)).toBeNull();
  });

  test.each([{ productId: undefined }, { productId: 'x' }, { id: '9f4f44d8-1c2b-4d3e-8f90-0123456789ab' }])(
    'is an invalid response with %j instead of its numbers',
    async (fields) => {
      const fake = fakeDashboard();
      fake.has(path, submissionRecord(fields));
      await expect(startRequest(fake).submissions.findShared('30000001', theirs)).rejects.toMatchObject({
        code: ErrorCode.UpstreamInvalidResponse,
      });
    },
  );
});

describe('the submissions of a product', () => {
  test('are listed once a request, whatever asks', async () => {
    const fake = fakeDashboard();
    fake.hasPages(`${productPath}/submissions`, [submissionEntry()]);
    const { submissions } = startRequest(fake);
    await Promise.all([submissions.list(product).all(), submissions.list({ ...product }).all()]);
    expect(fake.calls).toEqual([`listSubmissions ${productPath}/submissions`]);
  });
});
