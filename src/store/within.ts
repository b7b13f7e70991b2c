import type { Clock } from '../values/clock.ts';

/** What {@link within} gives when the time was over first. */
export const LATE: unique symbol = Symbol('late');

/**
 * The result of `work`, or {@link LATE} after `ms`. The work goes on then; a failure of it is nobody's any more and
 * is not reported as an unhandled rejection.
 */
export async function within<T>(work: Promise<T>, ms: number, clock: Clock): Promise<T | typeof LATE> {
  const done = new AbortController();
  const timer = clock.sleep(Math.max(0, ms), done.signal).then(
    (): typeof LATE => LATE,
    (): typeof LATE => LATE,
  );
  try {
    return await Promise.race([work, timer]);
  } finally {
    done.abort(LATE);
  }
}
