import type { Contender } from './contenders.ts';
import { firstLine } from './first-line.ts';
import { type Measured, measure } from './measure.ts';
import type { Question } from './questions.ts';
import type { Stage } from './stage.ts';

/** How hard is asked, how long, and how slow the upstream is. */
export interface Setting {
  readonly connections: number;
  /** Milliseconds that the upstream holds each answer back. */
  readonly delay: number;
  /** Whether each of the upstream's answers differs from the last. It does not by default. */
  readonly changing?: boolean;
  readonly rounds: number;
  readonly milliseconds: number;
  /** At least so many answers in each round, however long they take. */
  readonly answers: number;
}

/** What the rounds of one question gave, by contender; the first is the one that ratios are to. */
export type Rounds = readonly { readonly name: string; readonly rounds: readonly Measured[] }[];

/** Unmeasured, so that what compiles has compiled: a gateway goes on doing so for some ten thousand answers. */
const warmUp = { connections: 16, delay: 0, rounds: 1, milliseconds: 2_500, answers: 30 };

/**
 * Asks all contenders all of these questions, unmeasured. Before the first question is measured: else whoever compiles
 * while it runs, as anything on Node.js does, would pay for it in that question alone.
 */
export async function warm(stage: Stage, questions: readonly Question[], changing = false): Promise<void> {
  for (const question of questions) await compare(stage, question, { ...warmUp, changing });
}

/**
 * Asks all contenders one question in turns, round for round. Rejects when the limit or the gateway fails or answers
 * wrongly; a peer that does is noted, and has no figures for the question.
 */
export async function compare(stage: Stage, question: Question, setting: Setting): Promise<Rounds> {
  const { connections, delay, changing = false, rounds, milliseconds, answers } = setting;
  stage.upstream.behave(delay, changing);
  const failed = new Set<Contender>();
  const results = stage.contenders.map(({ contender: { name } }) => ({ name, rounds: [] as Measured[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { contender, running }] of stage.contenders.entries()) {
      if (failed.has(contender)) continue;
      try {
        const pressure = { connections, milliseconds, answers };
        results[index]?.rounds.push(await measure(stage, contender, running, question, pressure));
      } catch (error) {
        if (!contender.peer) throw error;
        failed.add(contender);
        stage.notes.push(firstLine(error));
      }
    }
  }
  return results;
}
