import { describe, expect, test } from '@jest/globals';
import { createBreaker } from '../../src/store/breaker.ts';
import { fakeClock } from '../kit/fake-clock.ts';

describe('a breaker', () => {
  test('leaves a failed server alone for its rest, and then lets one call try', async () => {
    const clock = fakeClock();
    const changes: boolean[] = [];
    const breaker = createBreaker(clock, 3_000, (away) => changes.push(away));
    expect(breaker.allows()).toBe(true);
    breaker.failed();
    expect(breaker.allows()).toBe(false);
    await clock.advance(3_000);
    expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
    breaker.failed();
    await clock.advance(3_000);
    expect(breaker.allows()).toBe(true);
    breaker.succeeded();
    breaker.succeeded();
    expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
    expect(changes).toEqual([true, false]);
  });
});
