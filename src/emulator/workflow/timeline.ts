import type { StepState } from '../records.ts';
import type { Durations } from './steps.ts';

/** Where a workflow stands. */
export interface Position {
  readonly step: string;
  readonly state: StepState;
}

/** One step on its way: how long each of its states shows. */
export interface Leg {
  readonly step: string;
  readonly seconds: Durations;
  /** The step ends in failure instead of completion. */
  readonly fails?: boolean;
}

/**
 * Where a workflow stands `ms` after its first leg began: a pure function, so that nothing has to happen for time to
 * pass. The last state of the last leg, or of the leg that fails, lasts for ever.
 */
export function positionAt(legs: readonly Leg[], ms: number): Position {
  let left = ms;
  let position: Position = { step: '', state: 'notStarted' };
  for (const { step, seconds, fails } of legs) {
    for (const [index, state] of STATES.entries()) {
      position = { step, state: fails && state === 'completed' ? 'failed' : state };
      const lasts = (seconds[index] ?? 0) * 1000;
      if (left < lasts || position.state === 'failed') return position;
      left -= lasts;
    }
  }
  return position;
}

/** Milliseconds from the beginning of the first leg until the named step is completed. */
export function completionOf(legs: readonly Leg[], step: string): number {
  let ms = 0;
  for (const leg of legs) {
    const [notStarted, started, completed] = leg.seconds;
    ms += (notStarted + started) * 1000;
    if (leg.step === step) return ms;
    ms += completed * 1000;
  }
  return Number.POSITIVE_INFINITY;
}

const STATES = ['notStarted', 'started', 'completed'] as const;
