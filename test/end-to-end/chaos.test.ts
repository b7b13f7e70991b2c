import { expect, test } from '@jest/globals';
import { chaos } from '../chaos/chaos.ts';

/** Another seed each day would find more; the same one says whether a change broke something. `npm run chaos` does both. */
const seed = 20_261_125;

test('a thousand random runs with random troubles end as the model does, or say what happened', async () => {
  const report = await chaos({
    runs: 1_000,
    seed,
    atOnce: 8,
    deadlineMs: 900,
    tryMs: 300,
    patienceMs: 15_000,
  });
  expect(report.fault).toBeUndefined();
  expect(report.runs).toBe(1_000);
  expect(report.met).toBeGreaterThan(500);
}, 600_000);
