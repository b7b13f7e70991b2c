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
export interface Held extends Kept {
  /** The generation that it was read in; in any other it does not count. */
  readonly stamp: string;
  readonly bytes: number;
  /** True from when another took its place, or it was forgotten. */
  gone: boolean;
}

/** Answers of the service in this process, bounded in bytes; those used longest ago go first. */
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

  return {
    get(key) {
      const held = entries.get(key);
      if (held === undefined) return undefined;
      // A map keeps the order of insertion, so what is used goes to its end.
      entries.delete(key);
      entries.set(key, held);
      return held;
    },
    set(key, held) {
      remove(key);
      held.gone = held.bytes > mostBytes / 8;
      if (held.gone) return;
      entries.set(key, held);
      total += held.bytes;
      for (const oldest of entries.keys()) {
        if (total <= mostBytes) break;
        remove(oldest);
      }
    },
    delete: remove,
    get bytes() {
      return total;
    },
  };
}
