import { compare, warm } from './compare.ts';
import { readOptions } from './options.ts';
import { printQuestion } from './print-question.ts';
import { questions } from './questions.ts';
import { setStage } from './stage.ts';
import { summarize } from './summary.ts';
import { runWhole } from './whole-run.ts';
import { findPage, writeFigures } from './write-figures.ts';

/*
 * The gateway beside its peers, on one fast upstream with the same questions, in turns; every answer is checked.
 *
 *     npm run bench                                          everything, into docs/performance.md; 8 minutes or so
 *     npm run bench -- --ms=100 --out=FOLDER                 the same in short turns; FOLDER has a performance.md
 *     npm run bench -- --quick                               one setting, printed; about a minute
 *     npm run bench -- --quick --only=limit,gateway,apollo   contenders whose names contain one of these
 *     npm run bench -- --quick --ask=Q1,Q3                   these questions only
 *     npm run bench -- --quick --changing                    no two answers of the upstream are the same
 *     npm run bench -- --quick --connections=64 --delay=20 --rounds=5 --ms=1000
 *
 * "of limit" is the ratio to the hand-written aggregator: answers a second, and answers for the same processor time. On a
 * busy machine the second is the one to look at.
 */

/** Whatever hangs, it ends. */
const longest = 15 * 60_000;

const options = readOptions(process.argv.slice(2));
// Before minutes of measuring, not after them.
if (!options.quick) await findPage(options.out);
const alarm = setTimeout(() => {
  process.stderr.write('The benchmark took too long, and was ended.\n');
  process.exit(1);
}, longest);
const stage = await setStage(options.only);
try {
  if (options.quick) await compareQuickly();
  else console.log(await writeFigures(await runWhole(stage, options.milliseconds), options.out));
  for (const note of stage.notes) process.stderr.write(`${note}\n`);
} finally {
  await stage.close();
  clearTimeout(alarm);
}

async function compareQuickly(): Promise<void> {
  const asked = questions.filter(({ id }) => options.ask.length === 0 || options.ask.includes(id));
  await warm(stage, asked);
  for (const question of asked) {
    const setting = { ...options, answers: 10 };
    printQuestion(question, summarize(await compare(stage, question, setting)));
  }
}
