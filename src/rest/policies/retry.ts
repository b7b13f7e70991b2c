import type { Clock } from '../../values/clock.ts';
import { hasStatus, statusOf, type TryResult } from '../answer.ts';
import type { RestObserver } from '../observer.ts';
import type { Policy } from '../pipeline.ts';
import { repeat } from '../repeat.ts';
import type { RetryBudget } from '../retry-budget.ts';
import type { RetryStrategy } from '../retry-strategies/retry-strategy.ts';

interface RetryOptions {
  readonly strategies: readonly RetryStrategy[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly observer: RestObserver;
  readonly budget?: RetryBudget;
}

/**
 * Sends a call again when a strategy says so, four times at most, while the budget lasts, and only while the wait ends
 * before the deadline.
 */
export function retryPolicy({ strategies, clock, random, observer, budget }: RetryOptions): Policy {
  return (call, next) => {
    const { request, scope } = call;
    let reason = '';
    return repeat(
      { clock, deadline: () => scope.deadline, budget, isFree: isThrottled },
      (attempt) => {
        if (attempt > 1) observer.retry(request.endpoint, reason);
        return next(attempt === call.attempt ? call : { ...call, attempt });
      },
      (result, retries) => {
        reason = String(statusOf(result));
        for (const strategy of strategies) {
          const wait = strategy({ request, result, retries, random });
          if (wait !== undefined) return wait;
        }
        return undefined;
      },
    );
  };
}

/** The service itself says when a call comes back that it throttled, and the gate holds it until then. */
function isThrottled(result: TryResult): boolean {
  return hasStatus(result, 429);
}
