import type { Question } from './questions.ts';
import type { Summary } from './summary.ts';

/** Prints what the contenders did with a question. */
export function printQuestion({ id, title }: Question, all: readonly Summary[]): void {
  console.log(`\n${id}: ${title}`);
  console.log('                     a second  of limit   CPU ms  of limit   p50 ms   p99 ms   calls  load');
  for (const one of all) {
    const cells = [
      one.name.padEnd(20),
      one.perSecond.toFixed(0).padStart(8),
      one.ofLimit.toFixed(2).padStart(9),
      one.cpu.toFixed(3).padStart(8),
      one.ofLimitByCpu.toFixed(2).padStart(9),
      one.median.toFixed(2).padStart(8),
      one.p99.toFixed(2).padStart(8),
      one.calls.toFixed(1).padStart(7),
      one.busy.toFixed(2).padStart(5),
    ];
    console.log(cells.join(' '));
  }
}
