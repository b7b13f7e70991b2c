import type { Clock } from '../values/clock.ts';
import { WindowedCount } from './windowed-count.ts';

/** Fewer calls than this say nothing of a service. */
const leastCalls = 50;
/** It opens when more than this share of them failed. */
const failedShare = 0.5;
const windowMs = 10_000;
const sliceMs = 100;
/** Between two probes while it is open. */
export const restMs = 1_000;

/** Keeps calls from a service that fails most of them. */
export interface Breaker {
  readonly open: boolean;
  /**
   * What a call may do: go on its way, go as the one `probe` of this second that looks whether the service is back, or
   * not be sent at all.
   */
  enter(): 'normal' | 'probe' | 'refused';
  /** How a call ended that was let in so; `undefined` when its end says nothing of the service. */
  report(entered: 'normal' | 'probe', failed: boolean | undefined): void;
}

/**
 * A breaker that opens when over half of at least 50 calls in 10 s failed, and lets one call through each second from
 * then on until one succeeds. A probe that is slow does not keep the next from trying.
 */
export function createBreaker(clock: Clock, onChange: (open: boolean) => void): Breaker {
  const calls = new WindowedCount(windowMs, sliceMs);
  const failures = new WindowedCount(windowMs, sliceMs);
  let probeAt: number | undefined;

  function openUp(now: number): void {
    probeAt = now + restMs;
    onChange(true);
  }

  function close(): void {
    probeAt = undefined;
    calls.clear();
    failures.clear();
    onChange(false);
  }

  function count(failed: boolean): void {
    const now = clock.now();
    calls.add(now);
    if (!failed) return;
    failures.add(now);
    const all = calls.count(now);
    if (all >= leastCalls && failures.count(now) > all * failedShare) openUp(now);
  }

  return {
    get open() {
      return probeAt !== undefined;
    },
    enter() {
      if (probeAt === undefined) return 'normal';
      const now = clock.now();
      if (now < probeAt) return 'refused';
      probeAt = now + restMs;
      return 'probe';
    },
    report(entered, failed) {
      if (failed === undefined) return;
      if (probeAt === undefined) count(failed);
      // What left before it opened says nothing of the time since.
      else if (entered === 'probe' && !failed) close();
    },
  };
}
