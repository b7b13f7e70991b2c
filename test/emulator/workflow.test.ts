import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EmulatorClock } from '../../src/emulator/clock.ts';
import type { Leg } from '../../src/emulator/workflow/timeline.ts';
import { completionOf, positionAt } from '../../src/emulator/workflow/timeline.ts';

const LEGS: readonly Leg[] = [
  { step: 'a', seconds: [1, 2, 1] },
  { step: 'b', seconds: [1, 2, 0] },
];

describe('the timeline of a workflow', () => {
  test.each([
    [0, 'a/notStarted'],
    [999, 'a/notStarted'],
    [1000, 'a/started'],
    [3000, 'a/completed'],
    [4000, 'b/notStarted'],
    [6999, 'b/started'],
    [7000, 'b/completed'],
    [1e12, 'b/completed'],
  ])('at %i ms stands at %s', (ms, expected) => {
    const { step, state } = positionAt(LEGS, ms);
    expect(`${step}/${state}`).toBe(expected);
  });

  test('stops at the step that fails', () => {
    const legs: readonly Leg[] = [{ step: 'a', seconds: [1, 2, 1], fails: true }, ...LEGS.slice(1)];
    expect(positionAt(legs, 2999).state).toBe('started');
    expect(positionAt(legs, 1e12)).toEqual({ step: 'a', state: 'failed' });
  });

  test('never goes back', () => {
    const order = ['a/notStarted', 'a/started', 'a/completed', 'b/notStarted', 'b/started', 'b/completed'];
    const rank = (ms: number) => {
      const { step, state } = positionAt(LEGS, ms);
      return order.indexOf(`${step}/${state}`);
    };
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (ms, more) => {
        expect(rank(ms + more)).toBeGreaterThanOrEqual(rank(ms));
      }),
    );
  });

  test('knows when a step is completed, and never for one it lacks', () => {
    expect(completionOf(LEGS, 'a')).toBe(3000);
    expect(completionOf(LEGS, 'b')).toBe(7000);
    expect(completionOf(LEGS, 'c')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the clock', () => {
  test('lives faster than real time, and goes on smoothly when its speed changes', () => {
    let real = 1000;
    const clock = new EmulatorClock(30, () => real);
    real += 100;
    expect(clock.life()).toBe(3000);
    clock.setSpeed(0);
    real += 100;
    expect(clock.life()).toBe(3000);
    clock.advanceLife(500);
    expect(clock.life()).toBe(3500);
    expect(clock.wall()).toBe(1200);
    clock.advanceWall(50);
    expect(clock.wall()).toBe(1250);
  });
});
