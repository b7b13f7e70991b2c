import { type Contender, contenders, type Running } from './contenders.ts';
import { type Measured, measure, startLoad } from './measure.ts';
import { readOptions } from './options.ts';
import { printQuestion } from './print-question.ts';
import { type Question, questions } from './questions.ts';
import { startUpstream } from './upstream-program.ts';

/*
 * The gateway beside its peers, on one fast upstream with the same questions, in turns; every answer is checked.
 *
 *     npm run bench -- --quick                               about a minute
 *     npm run bench -- --quick --only=limit,gateway,apollo   contenders whose names contain one of these
 *     npm run bench -- --quick --ask=Q1,Q3                   these questions only
 *     npm run bench -- --quick --connections=64 --rounds=5 --ms=1000
 *
 * "of limit" is the ratio to the hand-written aggregator: answers a second, and answers for the same processor time. On a
 * busy machine the second is the one to look at.
 */

/** Unmeasured, so that what compiles has compiled. */
const warmUp = { milliseconds: 700, answers: 30 };

const { only, ask, rounds, milliseconds, connections } = readOptions(process.argv.slice(2));
const chosen = contenders.filter(
  ({ name }) => only.length === 0 || only.some((part) => name.toLowerCase().includes(part)),
);
const upstream = await startUpstream();
const load = startLoad();
const stage: { readonly contender: Contender; readonly running: Running }[] = [];
try {
  for (const contender of chosen) stage.push({ contender, running: await contender.start(upstream.origin) });
  for (const question of questions) {
    if (ask.length === 0 || ask.includes(question.id)) await compare(question);
  }
} finally {
  for (const { running } of stage) await running.program.stop();
  await load.stop();
  await upstream.program.stop();
}

async function compare(question: Question): Promise<void> {
  const turn = ({ contender, running }: (typeof stage)[number], effort: typeof warmUp) =>
    measure({ load, upstream }, contender, running, question, { connections, ...effort });
  for (const one of stage) await turn(one, warmUp);
  const results = stage.map(({ contender: { name } }) => ({ name, rounds: [] as Measured[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, one] of stage.entries())
      results[index]?.rounds.push(await turn(one, { milliseconds, answers: 10 }));
  }
  printQuestion(question, results);
}
