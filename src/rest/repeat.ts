import type { Clock } from '../values/clock.ts';
import type { RetryBudget } from './retry-budget.ts';

/** Tries after the first (issue: at most four). */
const maxRetries = 4;

interface RepeatOptions<T> {
  readonly clock: Clock;
  /** A wait that would end at or after this time is not begun. Asked before each wait. */
  readonly deadline: () => number;
  /** Asked before each retry; without one, four retries a call are bound enough. */
  readonly budget?: RetryBudget | undefined;
  /** True for results whose retry spends nothing of the budget; none by default. */
  readonly isFree?: (result: T) => boolean;
}

/**
 * Runs `attempt` (with 1 for the first try) until `waitMs` wants no other, the retries are used up, the budget has
 * none left, or the wait would pass the deadline. Gives the last result; `waitMs` is asked with the number of retries made so far.
 */
export async function repeat<T>(
  options: RepeatOptions<T>,
  attempt: (number: number) => Promise<T>,
  waitMs: (result: T, retries: number) => number | undefined,
): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    const result = await attempt(retries + 1);
    if (retries === 0) options.budget?.first();
    const wait = retries < maxRetries ? waitMs(result, retries) : undefined;
    if (wait === undefined || options.clock.now() + wait >= options.deadline()) return result;
    if (options.isFree?.(result) !== true && options.budget?.take() === false) return result;
    await options.clock.sleep(wait);
  }
}
