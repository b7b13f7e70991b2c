import { BoundedMap } from '../store/bounded-map.ts';

/** Creates of products whose outcome is not known yet, so that one product is never taken for the result of two. */
export interface OpenCreates {
  /** A create begins; `likeness` is equal for creates whose results could be taken for each other. */
  begin(likeness: string): OpenCreate;
}

export interface OpenCreate {
  /** Another create of its likeness was open at the same time: what a look-up finds may be that one's. */
  contested(): boolean;
  /** Its outcome is known. One that nobody could look up is never closed: its product may still appear. */
  close(): void;
}

/** Likenesses remembered at once; those that stay open are few. */
const mostLikenesses = 10_000;

/** None is open. */
export function createOpenCreates(): OpenCreates {
  const byLikeness = new BoundedMap<Set<{ contested: boolean }>>(mostLikenesses);
  return {
    begin(likeness) {
      const open = byLikeness.get(likeness) ?? new Set();
      const mine = { contested: open.size > 0 };
      for (const other of open) other.contested = true;
      byLikeness.set(likeness, open.add(mine));
      return {
        contested: () => mine.contested,
        close() {
          open.delete(mine);
          if (open.size === 0) byLikeness.delete(likeness);
        },
      };
    },
  };
}
