import type { Rounds } from './compare.ts';
import type { Measured } from './measure.ts';
import { median } from './median.ts';

/** One contender and one question: medians over the rounds. */
export interface Summary extends Measured {
  readonly name: string;
  /** Answers a second, as a ratio to the first contender's of the same round, whose turn was close by. */
  readonly ofLimit: number;
  /** Answers for the same processor time, as such a ratio. */
  readonly ofLimitByCpu: number;
}

/** Folds the rounds of a question. */
export function summarize(all: Rounds): Summary[] {
  return all.map(({ name, rounds }) => {
    const of = (read: (one: Measured) => number) => median(rounds.map(read));
    const ratio = (read: (one: Measured) => number) =>
      median(rounds.map((one, round) => read(one) / read(all[0]?.rounds[round] ?? one)));
    return {
      name,
      perSecond: of((one) => one.perSecond),
      ofLimit: ratio((one) => one.perSecond),
      cpu: of((one) => one.cpu),
      ofLimitByCpu: ratio((one) => 1 / one.cpu),
      median: of((one) => one.median),
      p99: of((one) => one.p99),
      calls: of((one) => one.calls),
      busy: of((one) => one.busy),
    };
  });
}
