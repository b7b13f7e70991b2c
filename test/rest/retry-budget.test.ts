import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRetryBudget } from '../../src/rest/retry-budget.ts';
import { WindowedCount } from '../../src/rest/windowed-count.ts';
import { fakeClock } from '../kit/fake-clock.ts';

function take(budget: { take(): boolean }, times: number): number {
  let taken = 0;
  for (let one = 0; one < times; one += 1) if (budget.take()) taken += 1;
  return taken;
}

describe('the retry budget', () => {
  test('never refuses the first 30 retries of a minute', () => {
    expect(take(createRetryBudget(fakeClock()), 100)).toBe(30);
  });

  test('is a fifth of the first tries of the last minute where that is more', () => {
    const budget = createRetryBudget(fakeClock());
    for (let call = 0; call < 1_000; call += 1) budget.first();
    expect(take(budget, 1_000)).toBe(200);
  });

  test('tells of every retry that it refuses', () => {
    let refused = 0;
    const budget = createRetryBudget(fakeClock(), () => {
      refused += 1;
    });
    take(budget, 33);
    expect(refused).toBe(3);
  });

  test('is full again a minute later', async () => {
    const clock = fakeClock();
    const budget = createRetryBudget(clock);
    take(budget, 30);
    await clock.advance(58_000);
    expect(budget.take()).toBe(false);
    await clock.advance(2_000);
    expect(take(budget, 100)).toBe(30);
  });

  test('forgets the first tries of a busy minute when it is over', async () => {
    const clock = fakeClock();
    const budget = createRetryBudget(clock);
    for (let call = 0; call < 1_000; call += 1) budget.first();
    await clock.advance(60_000);
    expect(take(budget, 1_000)).toBe(30);
  });

  test('holds at any rate: in no minute are there more retries than 30 or a fifth of the first tries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ waitMs: fc.nat(5_000), firsts: fc.nat(60), retries: fc.nat(60) }), {
          maxLength: 60,
        }),
        async (steps) => {
          const clock = fakeClock();
          const budget = createRetryBudget(clock);
          const firsts: number[] = [];
          const retries: number[] = [];
          for (const step of steps) {
            await clock.advance(step.waitMs);
            for (let n = 0; n < step.firsts; n += 1) {
              budget.first();
              firsts.push(clock.now());
            }
            for (let n = 0; n < step.retries; n += 1) if (budget.take()) retries.push(clock.now());
          }
          for (const at of retries) {
            const inMinute = retries.filter((time) => time <= at && time > at - 59_000).length;
            const tries = firsts.filter((time) => time <= at && time > at - 60_000).length;
            expect(inMinute).toBeLessThanOrEqual(Math.max(30, tries * 0.2));
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a windowed count', () => {
  test('counts what is young, and forgets it in time', () => {
    const count = new WindowedCount(10_000, 100);
    count.add(50_000);
    count.add(50_010);
    count.add(55_000);
    expect(count.count(59_999)).toBe(3);
    expect(count.count(60_000)).toBe(1);
    expect(count.count(65_000)).toBe(0);
  });
});
