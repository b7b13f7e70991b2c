import type { Generations } from './generations.ts';
import type { Held } from './process-memory.ts';

/** What this process remembers that an answer was made of: as long as all of it holds, the same question has the same answer. */
export class MadeOf {
  /** When the first of it is not fresh any more, in the clock's milliseconds. */
  until = Number.POSITIVE_INFINITY;
  /** What it takes in memory. */
  bytes = 0;
  readonly #held: Held[] = [];
  /** What had been written by then, in each account. */
  readonly #changes = new Map<Pick<Generations, 'changes'>, number>();

  /** @param generations Those of the account that it was read in. */
  add(held: Held, generations: Pick<Generations, 'changes'>): void {
    this.#held.push(held);
    this.until = Math.min(this.until, held.freshUntil);
    this.bytes += held.bytes;
    if (!this.#changes.has(generations)) this.#changes.set(generations, generations.changes);
  }

  /** True while all of it is fresh, nothing newer was read, and nothing was written in any of its accounts. */
  holds(now: number): boolean {
    if (now >= this.until) return false;
    for (const [generations, changes] of this.#changes) if (generations.changes !== changes) return false;
    for (const { gone } of this.#held) if (gone) return false;
    return true;
  }
}
