import type { VisitRow } from '../schema/tables.ts';

/** What a visit reads: a list, a thing by itself, or the driver metadata of a submission. */
export type Task = 'products' | 'audiences' | 'submissions' | 'labels' | 'submission' | 'metadata';

/** Which visits go before which, when both are due. */
export const ranks = {
  /** Submissions on their way. */
  moving: 0,
  /** What is expected to change within the hour. */
  soon: 1,
  /** First looks, from the top of the account down. */
  lists: 2,
  things: 3,
  metadata: 4,
  /** What was seen, and seldom changes. */
  again: 5,
} as const;

/** A visit that is to be made. */
export interface PlannedVisit {
  readonly task: Task;
  /** The node id of the thing that is read, or whose list is; empty for the lists of the account. */
  readonly thing: string;
  readonly account: string;
  readonly rank: number;
  readonly dueAt: string;
  /**
   * What becomes of a visit that is planned already: it stays; or it is made at this time instead, which also says that its
   * work was just done; or it is made sooner, if this is sooner.
   */
  readonly known: 'stays' | 'done' | 'sooner';
}

/** The row of a visit that nobody has made. */
export function newVisit({ task, thing, account, rank, dueAt, known }: PlannedVisit, now: string): VisitRow {
  return {
    id: `${account}:${task}:${thing}`,
    account,
    task,
    thing,
    rank,
    due_at: dueAt,
    cursor: null,
    began_at: null,
    began_before: null,
    done_at: known === 'done' ? now : null,
    failures: 0,
  };
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How old what was read may become before it is read again, in milliseconds. */
export const intervals = {
  /** Until a call for a moving submission has to begin: with its answer it is two minutes at most. */
  moving: 110 * second,
  /** What waits for a person. */
  waiting: 15 * minute,
  movingLabels: 10 * minute,
  failed: day,
  final: 7 * day,
  labels: 7 * day,
  /** The submissions of a product: how long one that was made elsewhere may stay unseen. */
  submissions: day,
  audiences: day,
  metadata: 90 * day,
  /** The list of products: a page every three minutes on average, but a walk not more often than this, nor less. */
  productsLeast: 15 * minute,
  productsMost: 12 * hour,
  productsPerPage: 3 * minute,
} as const;

/** The moment so many milliseconds later, as the mirror writes moments. */
export function later(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}
