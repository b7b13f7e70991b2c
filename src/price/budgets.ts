import { createHash } from 'node:crypto';
import { BudgetSpent, OperationTooExpensive } from '../errors/price-errors.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';

/** Numbers that replicas share. */
export interface SharedCounter {
  /** Adds to a number that is forgotten `ttlMs` later, and gives the sum; undefined where no replica can be asked. */
  add(name: string, amount: number, ttlMs: number): Promise<number | undefined>;
}

/** Calls set aside for one operation. */
export interface Reservation {
  /** Says how many there were in the end; what was not used is given back. Never throws. */
  settle(calls: number): Promise<void>;
}

/** What each caller may still spend in this minute, in each account by itself. */
export interface Budgets {
  /**
   * @param account The label of the account that is called; undefined for one without.
   * @throws BudgetSpent, or OperationTooExpensive for more than a whole minute has
   */
  reserve(caller: Caller, calls: number, account?: string): Promise<Reservation>;
}

export interface BudgetsParts {
  /** Without one, each replica counts for itself. */
  readonly counter?: SharedCounter | undefined;
  readonly clock: Clock;
}

const minuteMs = 60_000;

/** A minute is one of the clock: its number starts the same for all replicas, and when it ends is easily said. */
export function createBudgets({ counter, clock }: BudgetsParts): Budgets {
  const own = createOwnCounter();

  /** Where the shared number is away or behind, this replica still knows what it spent itself. */
  async function add(whose: string, minute: number, calls: number): Promise<number> {
    const name = `budget:${digest(whose)}:${minute}`;
    const here = own.add(name, calls, minute);
    const shared = await counter?.add(name, calls, 2 * minuteMs);
    return Math.max(here, shared ?? 0);
  }

  return {
    async reserve({ id, upstreamCallsPerMinute: limit }, calls, account) {
      if (limit === undefined) return nothing;
      if (calls > limit) throw tooExpensive(calls, limit);
      const whose = account === undefined ? id : JSON.stringify([id, account]);
      const minute = Math.floor(clock.now() / minuteMs);
      // What is free is not refused, however little is left.
      const spent = calls === 0 ? 0 : await add(whose, minute, calls);
      if (spent > limit) {
        await add(whose, minute, -calls);
        const seconds = Math.max(1, Math.ceil(((minute + 1) * minuteMs - clock.now()) / 1000));
        throw budgetSpent(calls, limit, Math.max(0, limit - spent + calls), seconds);
      }
      return {
        async settle(used) {
          const now = Math.floor(clock.now() / minuteMs);
          // What was too little is owed, in whatever minute; what was too much is of use in its own only.
          if (used > calls) await add(whose, now, used - calls);
          else if (used < calls && now === minute) await add(whose, minute, used - calls);
        },
      };
    },
  };
}

const nothing: Reservation = { settle: async () => {} };

/** Numbers of this minute; those of the last are forgotten when a new one begins. */
function createOwnCounter() {
  let numbers = new Map<string, number>();
  let current = 0;
  return {
    add(name: string, amount: number, minute: number): number {
      if (minute > current) {
        numbers = new Map();
        current = minute;
      }
      const sum = (numbers.get(name) ?? 0) + amount;
      numbers.set(name, sum);
      return sum;
    },
  };
}

/** Ids may be long, and are nobody else's business. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function tooExpensive(calls: number, limit: number): OperationTooExpensive {
  return new OperationTooExpensive(
    `The operation may take ${calls} upstream calls, and the whole budget of this caller is ${limit} a minute. ` +
      'Ask for less at once: a smaller `first`, fewer lists within lists, or no details in them.',
    { price: calls, limit },
  );
}

function budgetSpent(calls: number, limit: number, left: number, seconds: number): BudgetSpent {
  return new BudgetSpent(
    `The operation may take ${calls} upstream calls; of the budget of ${limit} a minute, ${left} are left to this caller. ` +
      `Come back in ${seconds} s.`,
    seconds,
    { price: calls, limit },
  );
}
