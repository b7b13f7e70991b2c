import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import type { Target } from './check.ts';
import { checks } from './checks.ts';
import { openTarget } from './target.ts';

let emulator: RunningEmulator;
let target: Target;

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'demo', products: 120, speed: 0 });
  target = await openTarget(emulator);
});

afterAll(async () => {
  await target.client.close();
  await emulator.close();
});

test('every check has an id of its own, in the form of a letter and three digits', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Z]-\d{3}$/);
});

describe('the emulator keeps the upstream contract', () => {
  test.each(checks)('$id $title', async ({ run }) => {
    await run(target);
  });

  test('and has been asked at every one of its endpoints', () => {
    const asked = new Set(emulator.control.calls().map(({ endpoint }) => endpoint));
    for (const endpoint of ENDPOINTS) expect(asked).toContain(endpoint);
  });
});

const submission = '/products/{productId}/submissions/{submissionId}';
const label = `${submission}/shippingLabels/{shippingLabelId}`;
const asset = '/preprod/packages/{packageId}/assets/{assetId}';

/** The twenty-two endpoints of the service. */
const ENDPOINTS = [
  'GET /products',
  'POST /products',
  'GET /products/{productId}',
  'PATCH /products/{productId}',
  'GET /products/{productId}/submissions',
  'POST /products/{productId}/submissions',
  `GET ${submission}`,
  `PATCH ${submission}`,
  `POST ${submission}/commit`,
  `POST ${submission}/createpublishermetadata`,
  `GET ${submission}/shippingLabels`,
  `POST ${submission}/shippingLabels`,
  `GET ${label}`,
  `PATCH ${label}`,
  `PUT ${label}/cancel`,
  'GET /audiences',
  'GET /products/relationships/sourcepubliherid/{publisherId}/sourceproductid/{productId}/sourcesubmissionid/{submissionId}',
  'PUT /preprod/packages',
  'GET /preprod/packages/{packageId}',
  'GET /preprod/packages/{packageId}/assets',
  `GET ${asset}`,
  `GET ${asset}/download`,
];
