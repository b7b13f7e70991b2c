import { type Measured, measure } from './measure.ts';
import type { Question } from './questions.ts';
import type { Stage } from './stage.ts';

/** How hard is asked, how long, and how slow the upstream is. */
export interface Setting {
  readonly connections: number;
  /** Milliseconds that the upstream holds each answer back. */
  readonly delay: number;
  readonly rounds: number;
  readonly milliseconds: number;
  /** At least so many answers in each round, however long they take. */
  readonly answers: number;
}

/** What the rounds of one question gave, by contender; the first is the one that ratios are to. */
export type Rounds = readonly { readonly name: string; readonly rounds: readonly Measured[] }[];

/** Unmeasured, so that what compiles has compiled. */
const warmUp = { milliseconds: 600, answers: 30 };

/** Asks all contenders one question in turns, round for round. `warm`: after each was asked for a while unmeasured. */
export async function compare(
  stage: Stage,
  question: Question,
  setting: Setting,
  warm: boolean,
): Promise<Rounds> {
  const { connections, delay, rounds, milliseconds, answers } = setting;
  stage.upstream.delay(delay);
  const turn = (one: Stage['contenders'][number], effort: typeof warmUp) =>
    measure(stage, one.contender, one.running, question, { connections, ...effort });
  if (warm) for (const one of stage.contenders) await turn(one, warmUp);
  const results = stage.contenders.map(({ contender: { name } }) => ({ name, rounds: [] as Measured[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, one] of stage.contenders.entries())
      results[index]?.rounds.push(await turn(one, { milliseconds, answers }));
  }
  return results;
}
