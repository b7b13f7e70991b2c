import { compare } from './compare.ts';
import { readOptions } from './options.ts';
import { printQuestion } from './print-question.ts';
import { questions } from './questions.ts';
import { setStage } from './stage.ts';
import { summarize } from './summary.ts';

/*
 * The gateway beside its peers, on one fast upstream with the same questions, in turns; every answer is checked.
 *
 *     npm run bench -- --quick                               about a minute
 *     npm run bench -- --quick --only=limit,gateway,apollo   contenders whose names contain one of these
 *     npm run bench -- --quick --ask=Q1,Q3                   these questions only
 *     npm run bench -- --quick --connections=64 --delay=20 --rounds=5 --ms=1000
 *
 * "of limit" is the ratio to the hand-written aggregator: answers a second, and answers for the same processor time. On a
 * busy machine the second is the one to look at.
 */

const { only, ask, rounds, milliseconds, connections, delay } = readOptions(process.argv.slice(2));
const stage = await setStage(only);
try {
  for (const absence of stage.absent) console.log(absence);
  for (const question of questions) {
    if (ask.length > 0 && !ask.includes(question.id)) continue;
    const setting = { connections, delay, rounds, milliseconds, answers: 10 };
    printQuestion(question, summarize(await compare(stage, question, setting, true)));
  }
} finally {
  await stage.close();
}
