import type { Progress } from './snapshot.ts';

/** The shortest time between two polls of one thing. */
const shortestMs = 1_000;

/** How the wait grows: as a share of the time since the last change, up to a longest wait. */
interface Pace {
  readonly share: number;
  readonly longestMs: number;
}

/** While machines work, something happens every minute or so. */
const brisk: Pace = { share: 0.1, longestMs: 15_000 };

/** What waits for a person: a review takes hours or days, an approval up to weeks, an upload as long as it likes. */
const paces: Partial<Record<Progress, Pace>> = {
  AWAITING_PACKAGE: { share: 0.1, longestMs: 30_000 },
  IN_REVIEW: { share: 0.25, longestMs: 60_000 },
  AWAITING_APPROVAL: { share: 0.25, longestMs: 300_000 },
};

/**
 * Milliseconds until the next poll of a thing that has stood at `progress` for `sinceChangeMs`: one second after a
 * change, growing to 15 s while it is processed, to a minute in review and to five minutes before an approval.
 */
export function pollInterval(progress: Progress, sinceChangeMs: number): number {
  const { share, longestMs } = paces[progress] ?? brisk;
  return Math.min(Math.max(sinceChangeMs * share, shortestMs), longestMs);
}
