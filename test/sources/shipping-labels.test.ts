import { describe, expect, test } from '@jest/globals';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import type { ShippingLabelNode, SubmissionNode } from '../../src/sources/nodes.ts';
import type { ShippingLabelKey } from '../../src/values/node-id.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import {
  productId,
  shippingLabelId,
  shippingLabelPath,
  shippingLabelRecord,
  submissionId,
  submissionPath,
} from '../kit/wire-records.ts';

const submission: SubmissionNode = {
  kind: 'submission',
  key: { kind: 'submission', productId, submissionId },
};
const key: ShippingLabelKey = { kind: 'shippingLabel', productId, submissionId, shippingLabelId };
const reference: ShippingLabelNode = { kind: 'shippingLabel', key };
const read = `getShippingLabel ${shippingLabelPath}`;

function one() {
  const fake = fakeDashboard();
  fake.has(shippingLabelPath, shippingLabelRecord());
  fake.hasPages(`${submissionPath}/shippingLabels`, [shippingLabelRecord()]);
  return fake;
}

describe('a shipping label', () => {
  test('is read once a request, whatever the number of paths to it', async () => {
    const fake = one();
    const { shippingLabels } = startRequest(fake);
    await Promise.all([shippingLabels.find(key), shippingLabels.find({ ...key })]);
    await shippingLabels.field(reference, 'targeting');
    await shippingLabels.progress(reference);
    expect(fake.calls).toEqual([read]);
  });

  test('from a list knows its submission, and costs no call where its entry carries the field', async () => {
    const fake = one();
    const { shippingLabels } = startRequest(fake);
    const node = shippingLabels.toNode(submission, shippingLabelRecord());
    expect(node).toMatchObject({ key, submission });
    expect(shippingLabels.field(node, 'targeting')).toMatchObject({ chids: [] });
    expect(await shippingLabels.progress(node)).toBe('AWAITING_APPROVAL');
    expect(fake.calls).toEqual([]);
  });

  test('from a list without targeting reads it singly', async () => {
    const fake = one();
    const { shippingLabels } = startRequest(fake);
    const { targeting: _, ...entry } = shippingLabelRecord();
    const node = shippingLabels.toNode(submission, entry);
    expect(await shippingLabels.field(node, 'targeting')).toMatchObject({ chids: [] });
    expect(fake.calls).toEqual([read]);
  });

  test('is null where there is none, and has no progress then', async () => {
    const { shippingLabels } = startRequest(fakeDashboard());
    expect(await shippingLabels.find(key)).toBeNull();
    expect(await shippingLabels.field(reference, 'name')).toBeUndefined();
    expect(await shippingLabels.progress(reference)).toBeNull();
  });

  test('without a workflow is PROCESSING', async () => {
    const fake = fakeDashboard();
    fake.has(shippingLabelPath, shippingLabelRecord({ workflowStatus: null }));
    expect(await startRequest(fake).shippingLabels.progress(reference)).toBe('PROCESSING');
  });

  test('is read again past what the request remembers', async () => {
    const fake = one();
    const { shippingLabels } = startRequest(fake);
    await shippingLabels.find(key);
    await shippingLabels.reread(reference);
    expect(fake.calls).toEqual([read, read]);
  });

  test.each([
    ['does not show it yet', null],
    ['cannot be read', new UpstreamUnavailable('gone')],
  ])('just created is shown as the create answered it when the service %s', async (_, record) => {
    const fake = fakeDashboard();
    fake.has(shippingLabelPath, record);
    const { shippingLabels } = startRequest(fake);
    const created = { ...reference, answer: shippingLabelRecord({ name: 'as answered' }) };
    expect(await shippingLabels.field(created, 'name')).toBe('as answered');
    expect(await shippingLabels.progress(created)).toBe('AWAITING_APPROVAL');
  });
});

describe('the labels of a submission', () => {
  test('are listed once a request', async () => {
    const fake = one();
    const { shippingLabels } = startRequest(fake);
    await Promise.all([shippingLabels.list(submission).all(), shippingLabels.list(submission).all()]);
    expect(fake.calls).toEqual([`listShippingLabels ${submissionPath}/shippingLabels`]);
  });
});
