import type { Setting } from './compare.ts';

/** The settings of the whole run by their names in the report. `milliseconds`: the time for one turn at 16 at once. */
export function plan(milliseconds: number) {
  const turn = (share: number) => Math.round(milliseconds * share);
  return {
    /** Of no use to whoever recognizes what came before. */
    someChanging: {
      connections: 16,
      delay: 0,
      changing: true,
      rounds: 3,
      milliseconds,
      answers: 20,
    },
    one: { connections: 1, delay: 0, rounds: 3, milliseconds: turn(0.4), answers: 5 },
    some: { connections: 16, delay: 0, rounds: 3, milliseconds, answers: 20 },
    many: { connections: 64, delay: 0, rounds: 3, milliseconds: turn(0.8), answers: 64 },
    oneDelayed: { connections: 1, delay: 20, rounds: 2, milliseconds: turn(0.6), answers: 16 },
    someDelayed: { connections: 16, delay: 20, rounds: 2, milliseconds: turn(0.6), answers: 20 },
    manyDelayed: { connections: 64, delay: 20, rounds: 2, milliseconds: turn(0.6), answers: 64 },
  } as const satisfies Record<string, Setting>;
}

export type SettingName = keyof ReturnType<typeof plan>;

/** What the gateway is meant to reach at 16 at once without delay, as a ratio to the limit. */
export const aims: Readonly<Record<string, number>> = { Q1: 0.8, Q2: 3, Q3: 3, Q4: 1.2, Q5: 0.6 };
