import type { VisitRow } from '../schema/tables.ts';

/** What there is to do: the moving ones by their time, due or not, and the foremost of all others that is due. */
export interface Agenda {
  readonly moving: readonly VisitRow[];
  readonly other: VisitRow | undefined;
}

/** So many calls in a row may go to moving submissions while others wait: ten of them stay fresh, and nothing starves. */
const mostInARow = 10;

/**
 * The visit to make now; undefined when none has to be made yet. Moving submissions wait as long as all of them can still
 * be read in time, one call after the other, so that other work comes between them and not at their cost.
 * @param slotMs Time between two calls.
 * @param inARow Calls for moving submissions since the last other one.
 */
export function chooseVisit(
  { moving, other }: Agenda,
  now: number,
  slotMs: number,
  inARow: number,
): VisitRow | undefined {
  const urgent = moving.some(({ due_at }, place) => Date.parse(due_at) - now <= (place + 1) * slotMs);
  if (!urgent) return other;
  return other !== undefined && inARow >= mostInARow ? other : moving[0];
}
