import { BoundedMap } from '../store/bounded-map.ts';

/** Creates of products whose outcome is not known yet, so that one product is never taken for the result of two. */
export interface OpenCreates {
  /**
   * A create begins; `likeness` is equal for creates whose results could be taken for each other. With an `owner` that
   * has one open already it is that one which goes on, for nobody contests with himself.
   */
  begin(likeness: string, owner?: string): OpenCreate;
}

export interface OpenCreate {
  /** Another create of its likeness was open at the same time: what a look-up finds may be that one's. */
  contested(): boolean;
  /** Its outcome is known. One that nobody could look up is never closed: its product may still appear. */
  close(): void;
}

interface Entry {
  contested: boolean;
  readonly owner: string | undefined;
}

/** Likenesses remembered at once; those that stay open are few. */
const mostLikenesses = 10_000;

/** None is open. */
export function createOpenCreates(): OpenCreates {
  const byLikeness = new BoundedMap<Set<Entry>>(mostLikenesses);
  return {
    begin(likeness, owner) {
      const open = byLikeness.get(likeness) ?? new Set();
      const earlier = owner === undefined ? undefined : [...open].find((one) => one.owner === owner);
      const mine: Entry = earlier ?? { contested: open.size > 0, owner };
      for (const other of open) if (other !== mine) other.contested = true;
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
