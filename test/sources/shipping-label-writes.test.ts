import { describe, expect, test } from '@jest/globals';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import type { ShippingLabelKey, SubmissionKey } from '../../src/values/node-id.ts';
import { fakeDashboard, lost } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import {
  productId,
  shippingLabelId,
  shippingLabelPath,
  shippingLabelRecord,
  submissionId,
  submissionPath,
} from '../kit/wire-records.ts';

const submission: SubmissionKey = { kind: 'submission', productId, submissionId };
const key: ShippingLabelKey = { ...submission, kind: 'shippingLabel', shippingLabelId };
const body = { name: 'release', destination: 'windowsUpdate' };
const id = `products/${productId}/submissions/${submissionId}/shippingLabels/${shippingLabelId}`;
const sent = (fake: { calls: string[] }) => fake.calls.filter((call) => !/^(get|list)/.test(call));

function losing(endpoint: string) {
  const fake = fakeDashboard();
  fake.answers(endpoint, () => lost());
  return fake;
}

describe('a label whose create’s answer is lost', () => {
  test('is never adopted, for a submission may have many of one name: those are told of', async () => {
    const fake = losing('createShippingLabel');
    const labels = [shippingLabelRecord(), shippingLabelRecord({ id: '7', name: 'other' })];
    fake.hasPages(`${submissionPath}/shippingLabels`, labels);
    await expect(startRequest(fake).write.shippingLabels.create(submission, body)).rejects.toMatchObject({
      details: { outcome: 'INDETERMINATE', found: [id] },
    });
    expect(sent(fake)).toEqual([`createShippingLabel ${submissionPath}/shippingLabels`]);
  });

  test('is INDETERMINATE without a list when the labels cannot be read', async () => {
    const fake = losing('createShippingLabel');
    fake.hasPages(`${submissionPath}/shippingLabels`, new UpstreamUnavailable('gone'));
    const create = startRequest(fake).write.shippingLabels.create(submission, body);
    await expect(create).rejects.toThrow(/could not be looked up/);
  });
});

describe('a change of a label', () => {
  test('whose answer is lost is INDETERMINATE, and names the label', async () => {
    for (const endpoint of ['updateShippingLabel', 'cancelShippingLabel']) {
      const fake = losing(endpoint);
      const { shippingLabels: write } = startRequest(fake).write;
      const change = endpoint.startsWith('update') ? write.update(key, { targeting: {} }) : write.cancel(key);
      await expect(change).rejects.toMatchObject({ details: { outcome: 'INDETERMINATE', found: [id] } });
      expect(sent(fake)).toHaveLength(1);
    }
  });

  test('is sent once, and makes the request read the label afresh', async () => {
    const fake = fakeDashboard();
    fake.has(shippingLabelPath, shippingLabelRecord());
    const { shippingLabels, write } = startRequest(fake);
    await shippingLabels.find(key);
    await write.shippingLabels.cancel(key);
    await shippingLabels.find(key);
    expect(fake.calls).toEqual([
      `getShippingLabel ${shippingLabelPath}`,
      `cancelShippingLabel ${shippingLabelPath}/cancel`,
      `getShippingLabel ${shippingLabelPath}`,
    ]);
    expect(fake.bodies).toEqual([undefined]);
  });
});
