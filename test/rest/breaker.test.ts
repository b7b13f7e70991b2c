import { describe, expect, test } from '@jest/globals';
import { createBreaker } from '../../src/rest/breaker.ts';
import { fakeClock } from '../kit/fake-clock.ts';

function breakerAt() {
  const clock = fakeClock();
  const changes: boolean[] = [];
  const breaker = createBreaker(clock, (open) => changes.push(open));
  const calls = (count: number, failed: boolean | undefined) => {
    for (let call = 0; call < count; call += 1) breaker.report('normal', failed);
  };
  return { clock, breaker, changes, calls };
}

describe('the breaker', () => {
  test('opens with the 50th call of 10 s when over half of them failed', () => {
    const { breaker, calls } = breakerAt();
    calls(24, false);
    calls(25, true);
    expect(breaker.open).toBe(false);
    calls(1, true);
    expect(breaker.open).toBe(true);
  });

  test('stays closed when 49 calls failed, and when just half of many did', () => {
    const few = breakerAt();
    few.calls(49, true);
    expect(few.breaker.open).toBe(false);
    const half = breakerAt();
    half.calls(500, false);
    half.calls(500, true);
    expect(half.breaker.open).toBe(false);
    half.calls(1, true);
    expect(half.breaker.open).toBe(true);
  });

  test('does not count calls whose end says nothing', () => {
    const { breaker, calls } = breakerAt();
    calls(49, true);
    calls(100, undefined);
    expect(breaker.open).toBe(false);
  });

  test('does not add up failures of more than 10 s', async () => {
    const { clock, breaker, calls } = breakerAt();
    calls(49, true);
    await clock.advance(10_000);
    calls(49, true);
    expect(breaker.open).toBe(false);
  });

  test('is not closed by a call that left before it opened', () => {
    const { breaker, calls } = breakerAt();
    calls(50, true);
    calls(1, false);
    expect(breaker.enter()).toBe('refused');
  });

  test('lets one probe through after a second, and one each second from then on', async () => {
    const { clock, breaker, calls } = breakerAt();
    calls(50, true);
    await clock.advance(999);
    expect(breaker.enter()).toBe('refused');
    await clock.advance(1);
    expect([breaker.enter(), breaker.enter(), breaker.enter()]).toEqual(['probe', 'refused', 'refused']);
    await clock.advance(1_000);
    expect([breaker.enter(), breaker.enter()]).toEqual(['probe', 'refused']);
  });

  test('stays open when the probe fails, and closes with the first one that does not', async () => {
    const { clock, breaker, changes, calls } = breakerAt();
    calls(50, true);
    await clock.advance(1_000);
    breaker.enter();
    breaker.report('probe', true);
    expect(breaker.enter()).toBe('refused');
    await clock.advance(1_000);
    breaker.enter();
    breaker.report('probe', false);
    expect(breaker.enter()).toBe('normal');
    expect(changes).toEqual([true, false]);
  });

  test('begins anew once it is closed: old failures do not open it again', async () => {
    const { clock, breaker, calls } = breakerAt();
    calls(60, true);
    await clock.advance(1_000);
    breaker.enter();
    breaker.report('probe', false);
    calls(49, true);
    expect(breaker.open).toBe(false);
    calls(1, true);
    expect(breaker.open).toBe(true);
  });
});
