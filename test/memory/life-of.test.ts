import { describe, expect, test } from '@jest/globals';
import { lifeOf } from '../../src/memory/life-of.ts';
import { shippingLabelRecord, signed, submissionRecord } from '../kit/wire-records.ts';

const hour = 3_600_000;
const limits = { capMs: hour, settling: false };
const sealed = { items: [{ type: 'initialPackage', url: 'https://blob.test/a?sp=r&sig=x' }], messages: [] };

const cases: readonly [what: string, endpoint: string, value: unknown, freshMs: number][] = [
  ['a product', 'getProduct', {}, 30_000],
  ['a list of products', 'listProducts', {}, 5_000],
  ['a list of submissions', 'listSubmissions', {}, 5_000],
  ['a list of labels', 'listShippingLabels', {}, 5_000],
  ['audiences', 'listAudiences', {}, 60_000],
  ['a submission that awaits its package', 'getSubmission', submissionRecord(), 0],
  ['a submission that was committed', 'getSubmission', submissionRecord({ downloads: sealed }), 2_000],
  ['a submission in review', 'getSubmission', submissionRecord(step('manualReview', 'started')), 2_000],
  ['a submission that is ready', 'getSubmission', submissionRecord(signed), hour],
  ['a partner’s submission that is ready', 'getPartnerSubmission', submissionRecord(signed), hour],
  ['a submission that failed', 'getSubmission', submissionRecord(step('scanning', 'failed')), hour],
  ['a label that waits for approval', 'getShippingLabel', shippingLabelRecord(), 2_000],
  [
    'a label that is published',
    'getShippingLabel',
    shippingLabelRecord(step('finalizePublishing', 'completed')),
    hour,
  ],
  [
    'a label that is shared',
    'getShippingLabel',
    shippingLabelRecord(step('finalizeSharing', 'completed')),
    hour,
  ],
  ['a label that failed', 'getShippingLabel', shippingLabelRecord(step('microsoftApproval', 'failed')), hour],
  ['a preproduction package', 'getPreprodPackage', { id: 'x' }, 0],
  ['nothing', 'getProduct', null, 0],
];

describe('the life of', () => {
  test.each(cases)('%s', (_, endpoint, value, freshMs) => {
    expect(lifeOf(endpoint, value, limits).freshMs).toBe(freshMs);
  });
});

test('grace is as long again, a minute at most, and an outage ten times as long', () => {
  expect(lifeOf('getProduct', {}, limits)).toEqual({ freshMs: 30_000, graceMs: 60_000, lastMs: 300_000 });
  const long = { capMs: 24 * hour, settling: false };
  expect(lifeOf('getSubmission', submissionRecord(signed), long)).toEqual({
    freshMs: hour,
    graceMs: hour + 60_000,
    lastMs: 10 * hour,
  });
});

test('nothing lives longer than the cap', () => {
  for (const [, endpoint, value] of cases) {
    const life = lifeOf(endpoint, value, { capMs: 1_500, settling: false });
    expect(Math.max(life.freshMs, life.graceMs, life.lastMs)).toBeLessThanOrEqual(1_500);
  }
});

test('what was written lately lives for five seconds at most', () => {
  for (const [, endpoint, value] of cases) {
    expect(lifeOf(endpoint, value, { capMs: hour, settling: true }).freshMs).toBeLessThanOrEqual(5_000);
  }
});

function step(currentStep: string, state: string) {
  return { workflowStatus: { currentStep, state, messages: [] } };
}
