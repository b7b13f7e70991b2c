/** Numbers that look drawn by lot, and are the same for the same seed. */
export interface Draw {
  /** From 0 up to this, without it. */
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
}

/** Mulberry32, which is small and good enough to choose by. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 4_294_967_296) % limit;
  }
  return { below, of: <T>(items: readonly T[]) => items[below(items.length)] as T };
}

/** A seed from a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}
