import type { Measured } from './measure.ts';
import { median } from './median.ts';
import type { Question } from './questions.ts';

/** What the rounds of one question gave, by contender; the first is the one that ratios are to. */
export type Rounds = readonly { readonly name: string; readonly rounds: readonly Measured[] }[];

/** Prints medians over the rounds. Ratios are taken within a round, whose turns are close to one another. */
export function printQuestion({ id, title }: Question, all: Rounds): void {
  console.log(`\n${id}: ${title}`);
  console.log('                     a second  of limit   CPU ms  of limit   p50 ms   p99 ms   calls  load');
  for (const { name, rounds } of all) {
    const of = (read: (one: Measured) => number) => median(rounds.map(read));
    const ratio = (read: (one: Measured) => number) =>
      median(rounds.map((one, round) => read(one) / read(all[0]?.rounds[round] ?? one)));
    const cells = [
      name.padEnd(20),
      of(({ perSecond }) => perSecond)
        .toFixed(0)
        .padStart(8),
      ratio(({ perSecond }) => perSecond)
        .toFixed(2)
        .padStart(9),
      of(({ cpu }) => cpu)
        .toFixed(3)
        .padStart(8),
      ratio(({ cpu }) => 1 / cpu)
        .toFixed(2)
        .padStart(9),
      of(({ median: middle }) => middle)
        .toFixed(2)
        .padStart(8),
      of(({ p99 }) => p99)
        .toFixed(2)
        .padStart(8),
      of(({ calls }) => calls)
        .toFixed(1)
        .padStart(7),
      of(({ busy }) => busy)
        .toFixed(2)
        .padStart(5),
    ];
    console.log(cells.join(' '));
  }
}
