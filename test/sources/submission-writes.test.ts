import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import type { ProductKey, SubmissionKey } from '../../src/values/node-id.ts';
import { fakeDashboard, lost, refused } from '../kit/fake-dashboard.ts';
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

const product: ProductKey = { kind: 'product', productId };
const key: SubmissionKey = { kind: 'submission', productId, submissionId };
const id = `products/${productId}/submissions/${submissionId}`;
const indeterminate = (...found: string[]) => ({ details: { outcome: 'INDETERMINATE', found } });

/** A service that loses the answer of this write, and then shows this submission. */
function losing(endpoint: string, record: WireRecord | null, refusal: Parameters<typeof lost>[0] = null) {
  const fake = fakeDashboard();
  fake.answers(endpoint, () => lost(refusal));
  fake.has(submissionPath, record);
  return fake;
}

const sent = (fake: { calls: string[] }) => fake.calls.filter((call) => !/^(get|list)/.test(call));

describe('a submission whose create’s answer is lost', () => {
  const body = { name: 'first', type: 'initial' };

  function creating(...entries: WireRecord[]) {
    const fake = losing('createSubmission', submissionRecord());
    fake.hasPages(`${productPath}/submissions`, entries);
    return fake;
  }

  test('is adopted when it is the product’s initial one, as sent, and awaits its package', async () => {
    const fake = creating(submissionEntry());
    expect(await startRequest(fake).write.submissions.create(product, body)).toEqual({
      kind: 'done',
      record: submissionEntry(),
    });
    expect(sent(fake)).toEqual([`createSubmission ${productPath}/submissions`]);
  });

  test('is adopted whatever the letter case of its type, and beside derived ones', async () => {
    const fake = creating(
      submissionEntry({ type: 'Initial' }),
      submissionEntry({ id: '7', type: 'derived' }),
    );
    expect(await startRequest(fake).write.submissions.create(product, body)).toMatchObject({ kind: 'done' });
  });

  test.each<[string, WireRecord[], string[]]>([
    ['there is none', [], []],
    ['it has another name', [submissionEntry({ name: 'other' })], []],
    ['its name differs in letter case', [submissionEntry({ name: 'First' })], []],
    ['it is a derived one', [submissionEntry({ type: 'derived' })], []],
    [
      'its work has begun',
      [submissionEntry({ workflowStatus: { currentStep: 'scanning', state: 'started' } })],
      [id],
    ],
    [
      'there are two, against all promises',
      [submissionEntry(), submissionEntry({ id: '7' })],
      [id, `products/${productId}/submissions/7`],
    ],
  ])('is INDETERMINATE when %s', async (_, entries, found) => {
    const fake = creating(...entries);
    await expect(startRequest(fake).write.submissions.create(product, body)).rejects.toMatchObject(
      indeterminate(...found),
    );
    expect(sent(fake)).toHaveLength(1);
  });

  test('is never adopted when a derived one was sent, for there may be many of one name', async () => {
    const derived = { name: 'first', type: 'derived' };
    const fake = creating(submissionEntry({ type: 'derived' }));
    await expect(startRequest(fake).write.submissions.create(product, derived)).rejects.toMatchObject(
      indeterminate(id),
    );
  });

  test('is looked up in a fresh list', async () => {
    const fake = creating();
    const { submissions, write } = startRequest(fake);
    expect(await submissions.list({ kind: 'product', key: product }).all()).toEqual([]);
    fake.hasPages(`${productPath}/submissions`, [submissionEntry()]);
    expect(await write.submissions.create(product, body)).toMatchObject({ kind: 'done' });
  });

  test('is INDETERMINATE without a list when it cannot be looked up', async () => {
    const fake = creating();
    fake.hasPages(`${productPath}/submissions`, new UpstreamUnavailable('gone'));
    const error = await startRequest(fake)
      .write.submissions.create(product, body)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ details: { outcome: 'INDETERMINATE' } });
    expect(error).not.toMatchObject({ details: { found: expect.anything() } });
  });
});

describe('a commit', () => {
  test('that is accepted is remembered beyond the request, so that it is PROCESSING at once', async () => {
    const fake = fakeDashboard();
    fake.has(submissionPath, submissionRecord());
    const memory = emptyMemory();
    const { write } = startRequest(fake, memory);
    expect(await write.submissions.commit(key)).toEqual({ kind: 'done', record: null });
    expect(fake.calls).toEqual([`commitSubmission ${submissionPath}/commit`]);
    expect(fake.bodies).toEqual([undefined]);
    expect(await startRequest(fake, memory).submissions.progress({ kind: 'submission', key })).toBe(
      'PROCESSING',
    );
  });

  test('that is refused is not remembered', async () => {
    const fake = fakeDashboard();
    fake.has(submissionPath, submissionRecord());
    fake.answers('commitSubmission', () => refused({ code: 'REQUEST_INVALID_FOR_CURRENT_STATE' }));
    const memory = emptyMemory();
    expect(await startRequest(fake, memory).write.submissions.commit(key)).toMatchObject({ kind: 'refused' });
    expect(await memory.acceptedCommits.has(key)).toBe(false);
  });

  test.each<[string, WireRecord]>([
    ['is received', { commitStatus: 'CommitReceived' }],
    ['is complete', { commitStatus: 'commitComplete' }],
    ['has failed, which it can only after a commit', { commitStatus: 'commitFailed' }],
    ['has begun its work', { workflowStatus: { currentStep: 'packageInfoValidation', state: 'started' } }],
    ['is in review', { workflowStatus: { currentStep: 'manualReview', state: 'started' } }],
    ['has failed at a step', { workflowStatus: { currentStep: 'scanning', state: 'failed' } }],
    ['is ready', signed],
  ])('whose answer is lost is done when the submission %s', async (_, fields) => {
    const fake = losing('commitSubmission', submissionRecord(fields));
    const memory = emptyMemory();
    expect(await startRequest(fake, memory).write.submissions.commit(key)).toEqual({
      kind: 'done',
      record: null,
    });
    expect(sent(fake)).toHaveLength(1);
    expect(await memory.acceptedCommits.has(key)).toBe(true);
  });

  test.each<[string, WireRecord | null, string[]]>([
    ['is pending', submissionRecord(), [id]],
    ['does not say', submissionRecord({ commitStatus: undefined, workflowStatus: null }), [id]],
    ['is gone', null, []],
  ])('whose answer is lost is INDETERMINATE when the submission %s', async (_, record, found) => {
    const fake = losing('commitSubmission', record);
    const memory = emptyMemory();
    await expect(startRequest(fake, memory).write.submissions.commit(key)).rejects.toMatchObject(
      indeterminate(...found),
    );
    expect(sent(fake)).toHaveLength(1);
    expect(await memory.acceptedCommits.has(key)).toBe(false);
  });

  test('that a 502 calls invalid in the present state is done when the state shows it, else refused', async () => {
    const refusal = { code: 'REQUEST_INVALID_FOR_CURRENT_STATE' };
    const moved = losing('commitSubmission', submissionRecord({ commitStatus: 'commitComplete' }), refusal);
    expect(await startRequest(moved).write.submissions.commit(key)).toEqual({ kind: 'done', record: null });
    const pending = losing('commitSubmission', submissionRecord(), refusal);
    expect(await startRequest(pending).write.submissions.commit(key)).toMatchObject({ kind: 'refused' });
  });

  test('whose answer is lost is looked up past what the request has read', async () => {
    const fake = losing('commitSubmission', submissionRecord());
    const { submissions, write } = startRequest(fake);
    await submissions.find(key);
    fake.has(submissionPath, submissionRecord({ commitStatus: 'commitComplete' }));
    expect(await write.submissions.commit(key)).toMatchObject({ kind: 'done' });
  });
});

describe('a new name of a submission whose answer is lost', () => {
  test('is done when the submission bears it', async () => {
    const fake = losing('updateSubmission', submissionRecord({ name: 'second' }));
    expect(await startRequest(fake).write.submissions.update(key, { name: 'second' })).toMatchObject({
      kind: 'done',
    });
  });

  test.each<[string, WireRecord | null, string[]]>([
    ['bears another', submissionRecord(), [id]],
    ['is gone', null, []],
  ])('is INDETERMINATE when it %s', async (_, record, found) => {
    const fake = losing('updateSubmission', record);
    const update = startRequest(fake).write.submissions.update(key, { name: 'second' });
    await expect(update).rejects.toMatchObject(indeterminate(...found));
    expect(sent(fake)).toHaveLength(1);
  });
});

describe('publisher metadata whose answer is lost', () => {
  test('is done when the submission has the file', async () => {
    const downloads = { items: [{ type: 'DriverMetadata', url: blobUrl('metadata', 'r') }] };
    const fake = losing('createPublisherMetadata', submissionRecord({ downloads }));
    expect(await startRequest(fake).write.submissions.createPublisherMetadata(key)).toMatchObject({
      kind: 'done',
    });
  });

  test('is INDETERMINATE when it has none yet', async () => {
    const fake = losing('createPublisherMetadata', submissionRecord());
    await expect(startRequest(fake).write.submissions.createPublisherMetadata(key)).rejects.toMatchObject(
      indeterminate(id),
    );
    expect(sent(fake)).toEqual([`createPublisherMetadata ${submissionPath}/createpublishermetadata`]);
  });
});
