import { describe, expect, test } from '@jest/globals';
import { createBudgets, type SharedCounter } from '../../src/price/budgets.ts';
import type { Caller } from '../../src/values/caller.ts';
import { fakeClock } from '../kit/fake-clock.ts';

const grafana: Caller = { id: 'grafana', roles: new Set(['reader']), upstreamCallsPerMinute: 10 };

/** What replicas share, and can be away. */
function sharedCounter(): SharedCounter & { away: boolean; readonly sums: Map<string, number> } {
  const sums = new Map<string, number>();
  return {
    away: false,
    sums,
    async add(name, amount) {
      if (this.away) return undefined;
      sums.set(name, (sums.get(name) ?? 0) + amount);
      return sums.get(name);
    },
  };
}

describe('a budget of 10 calls a minute', () => {
  test('is spent by what was really called, and is whole again in the next minute', async () => {
    const clock = fakeClock(60_000 * 100 + 15_500);
    const budgets = createBudgets({ clock });
    await (await budgets.reserve(grafana, 9)).settle(2);
    await (await budgets.reserve(grafana, 8)).settle(8);
    await expect(budgets.reserve(grafana, 1)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message:
        'The operation may take 1 upstream calls; of the budget of 10 a minute, 0 are left to this caller. Come back in 45 s.',
      details: { retryAfterSeconds: 45, price: 1, limit: 10 },
    });
    await clock.advance(45_000);
    await expect(budgets.reserve(grafana, 10)).resolves.toBeDefined();
  });

  test('is one for each account', async () => {
    const budgets = createBudgets({ clock: fakeClock(0) });
    await budgets.reserve(grafana, 10, 'main');
    await expect(budgets.reserve(grafana, 1, 'main')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(budgets.reserve(grafana, 10, 'other')).resolves.toBeDefined();
    await expect(budgets.reserve(grafana, 10)).resolves.toBeDefined();
  });

  test('is set aside for what is under way, and given back when that turns out cheaper', async () => {
    const budgets = createBudgets({ clock: fakeClock(0) });
    const first = await budgets.reserve(grafana, 7);
    await expect(budgets.reserve(grafana, 7)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await first.settle(3);
    await expect(budgets.reserve(grafana, 7)).resolves.toBeDefined();
  });

  test('owes what an operation took beyond its price', async () => {
    const budgets = createBudgets({ clock: fakeClock(0) });
    await (await budgets.reserve(grafana, 5)).settle(9);
    await expect(budgets.reserve(grafana, 2)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('is not waited for by what would never fit into it', async () => {
    const budgets = createBudgets({ clock: fakeClock(0) });
    await expect(budgets.reserve(grafana, 11)).rejects.toMatchObject({
      code: 'OPERATION_TOO_EXPENSIVE',
      message: expect.stringMatching(/11 upstream calls.*10 a minute/),
    });
  });

  test('does not keep from what costs nothing', async () => {
    const budgets = createBudgets({ clock: fakeClock(0) });
    await budgets.reserve(grafana, 9);
    const free = await budgets.reserve(grafana, 0);
    await free.settle(1);
    await expect(budgets.reserve(grafana, 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(budgets.reserve(grafana, 0)).resolves.toBeDefined();
  });

  test('is one for all replicas, and of each its own while they cannot ask each other', async () => {
    const counter = sharedCounter();
    const clock = fakeClock(0);
    const [one, other] = [createBudgets({ counter, clock }), createBudgets({ counter, clock })];
    await one.reserve(grafana, 6);
    await expect(other.reserve(grafana, 6)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    counter.away = true;
    await expect(other.reserve(grafana, 6)).resolves.toBeDefined();
    await expect(one.reserve(grafana, 6)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(Array.from(counter.sums.keys()).join()).not.toContain('grafana');
  });

  test('is nobody else’s', async () => {
    const budgets = createBudgets({ clock: fakeClock(0) });
    await budgets.reserve(grafana, 10);
    await expect(budgets.reserve({ ...grafana, id: 'other' }, 10)).resolves.toBeDefined();
    await expect(budgets.reserve({ id: 'free', roles: new Set() }, 1_000)).resolves.toBeDefined();
  });
});
