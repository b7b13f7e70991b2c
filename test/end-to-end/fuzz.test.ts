import { expect, test } from '@jest/globals';
import { fuzz } from '../chaos/fuzz.ts';

test('no random document and no random bytes end the gateway, or go wrong inside it', async () => {
  const report = await fuzz({ cases: 400, seed: 20_261_125, atOnce: 4 });
  expect(report.fault).toBeUndefined();
  expect(report.cases).toBeGreaterThanOrEqual(400);
  expect(report.statuses.get(400)).toBeGreaterThan(100);
  expect(report.statuses.has(500)).toBe(false);
}, 300_000);
