import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/store/system-clock.ts';
import { LATE, within } from '../../src/store/within.ts';
import { fakeClock } from '../kit/fake-clock.ts';

describe('the clock of the machine', () => {
  test('sleeps as long as asked', async () => {
    const startedAt = systemClock.now();
    await systemClock.sleep(30);
    expect(systemClock.now() - startedAt).toBeGreaterThanOrEqual(28);
  });

  test('wakes with the reason of a signal, also of one that came before', async () => {
    const control = new AbortController();
    const asleep = systemClock.sleep(60_000, control.signal);
    control.abort(new Error('enough'));
    await expect(asleep).rejects.toThrow('enough');
    await expect(systemClock.sleep(60_000, control.signal)).rejects.toThrow('enough');
  });
});

describe('within', () => {
  test('gives the result that comes in time, or the failure', async () => {
    const clock = fakeClock();
    expect(await within(Promise.resolve(7), 10, clock)).toBe(7);
    await expect(within(Promise.reject(new Error('no')), 10, clock)).rejects.toThrow('no');
    expect(clock.sleeping).toBe(0);
  });

  test('gives LATE at the end of the time, whatever becomes of the work', async () => {
    const clock = fakeClock();
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const result = within(work, 10, clock);
    await clock.advance(10);
    expect(await result).toBe(LATE);
    fail(new Error('too late to matter'));
  });
});
