import { forgetUnused, type Usable } from '../values/second-chance.ts';

/** An answer of the service that is kept. Times are the clock's milliseconds. */
export interface Kept {
  readonly value: unknown;
  /** When the service was asked for it. */
  readonly readAt: number;
  readonly freshUntil: number;
  readonly graceUntil: number;
  /** From then on it is not used at all. */
  readonly lastUntil: number;
}

/** A kept answer of this process. */
export interface Held extends Kept, Usable {
  /** The generation that it was read in; in any other it does not count. */
  readonly stamp: string;
  readonly bytes: number;
  /** True from when another took its place, or it was forgotten. */
  gone: boolean;
}

/** Answers of the service in this process, bounded in bytes; those that were not used lately go first. */
export interface ProcessMemory {
  get(key: string): Held | undefined;
  set(key: string, held: Held): void;
  delete(key: string): void;
  readonly bytes: number;
}

/** An empty one. What is larger than an eighth of it is not taken in, for it would drive out too much. */
export function createProcessMemory(mostBytes: number): ProcessMemory {
  const entries = new Map<string, Held>();
  let total = 0;

  function remove(key: string): void {
    const held = entries.get(key);
    if (held === undefined) return;
    held.gone = true;
    total -= held.bytes;
    entries.delete(key);
  }

  function forgetOne(): void {
    const held = forgetUnused(entries);
    if (held !== undefined) held.gone = true;
    total = held === undefined ? 0 : total - held.bytes;
  }

  return {
    get(key) {
      const held = entries.get(key);
      if (held === undefined) return undefined;
      held.used = true;
      return held;
    },
    set(key, held) {
      remove(key);
      held.gone = held.bytes > mostBytes / 8;
      if (held.gone) return;
      while (total > 0 && total + held.bytes > mostBytes) forgetOne();
      entries.set(key, held);
      total += held.bytes;
    },
    delete: remove,
    get bytes() {
      return total;
    },
  };
}
