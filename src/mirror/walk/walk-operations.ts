import type { Kysely } from 'kysely';
import { type Tables, thingTables, type VisitRow } from '../schema/tables.ts';
import type { Writing } from '../schema/writing.ts';
import { countUp } from '../sightings/count-up.ts';
import type { Sighting } from '../sightings/sighting.ts';
import { takeSightings } from '../sightings/take-sightings.ts';
import type { Agenda } from './choose-visit.ts';
import { intervals, later, type PlannedVisit, ranks } from './visit.ts';
import { writeVisits } from './write-visits.ts';

/** What has come of a visit: what was seen, and when it is made again, unless that follows from what was seen. */
export interface VisitEnd {
  readonly visit: string;
  readonly account: string;
  readonly now: string;
  readonly sightings: readonly Sighting[];
  readonly next?: Partial<Omit<VisitRow, 'id' | 'account' | 'task' | 'thing'>> | undefined;
}

/** How far the walk through an account is. */
export interface Standing {
  /** Visits made at least once, and those that never were. */
  readonly done: number;
  readonly left: number;
  /** When the list of products, and every list of submissions, was last read to the end. */
  readonly oldestList: string | null;
}

/** What the synchroniser asks of the database; everything that belongs together is written together. */
export interface WalkOperations {
  /** Plans the visits that an account begins with. */
  begin(about: { readonly account: string; readonly now: string }): Promise<void>;
  agenda(about: { readonly account: string; readonly now: string }): Promise<Agenda>;
  endVisit(end: VisitEnd): Promise<void>;
  standing(about: { readonly account: string }): Promise<Standing>;
  /** Milliseconds between two walks through the list of products. */
  productsInterval(about: { readonly account: string }): Promise<number>;
  /** Drops changes of state, and what vanished, that are older than this. */
  ageOut(about: { readonly before: string }): Promise<void>;
}

/** Moving submissions that are looked at together; the calls that more would take are not there. */
const mostMoving = 64;
const pageSize = 50;

/** The operations on a database whose schema is up to date. */
export function createWalkOperations(db: Kysely<Tables>, writing: Writing): WalkOperations {
  return {
    begin: ({ account, now }) => begin(writing, account, now),
    agenda: ({ account, now }) => agenda(db, account, now),
    endVisit: (end) => endVisit(writing, end),
    standing: ({ account }) => standing(db, account),
    async productsInterval({ account }) {
      const { count } = await db
        .selectFrom('products')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('account', '=', account)
        .executeTakeFirstOrThrow();
      const wanted = Math.ceil(Number(count) / pageSize) * intervals.productsPerPage;
      return Math.min(Math.max(wanted, intervals.productsLeast), intervals.productsMost);
    },
    ageOut: ({ before }) => ageOut(writing, before),
  };
}

async function begin(writing: Writing, account: string, now: string): Promise<void> {
  const list = { thing: '', account, rank: ranks.lists, dueAt: now, known: 'stays' } as const;
  const visits: PlannedVisit[] = [
    { ...list, task: 'products' },
    { ...list, task: 'audiences' },
  ];
  await writing((transaction) => writeVisits(transaction, visits, now));
}

async function agenda(db: Kysely<Tables>, account: string, now: string): Promise<Agenda> {
  const visits = db.selectFrom('visits').selectAll().where('account', '=', account);
  const moving = await visits.where('rank', '=', ranks.moving).orderBy('due_at').limit(mostMoving).execute();
  const other = await visits
    .where('rank', '>', ranks.moving)
    .where('due_at', '<=', now)
    .orderBy('rank')
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return { moving, other };
}

async function endVisit(writing: Writing, { visit, sightings, next }: VisitEnd): Promise<void> {
  await writing(async (transaction) => {
    await takeSightings(transaction, sightings);
    if (next === undefined) return;
    await transaction.updateTable('visits').set(next).where('id', '=', visit).execute();
  });
}

async function standing(db: Kysely<Tables>, account: string): Promise<Standing> {
  const visits = db.selectFrom('visits').where('account', '=', account);
  const { all, done } = await visits
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('done_at').as('done')])
    .executeTakeFirstOrThrow();
  const { oldest } = await visits
    .where('task', 'in', ['products', 'submissions'])
    .select((eb) => eb.fn.min('done_at').as('oldest'))
    .executeTakeFirstOrThrow();
  return { done: Number(done), left: Number(all) - Number(done), oldestList: oldest };
}

async function ageOut(writing: Writing, before: string): Promise<void> {
  await writing(async (transaction) => {
    const changes = transaction.deleteFrom('status_changes').where('at', '<', before);
    const things = thingTables.map((table) =>
      transaction.deleteFrom(table).where('vanished_at', '<', before),
    );
    let dropped = 0n;
    for (const deletion of [changes, ...things]) {
      for (const { numDeletedRows } of await deletion.execute()) dropped += numDeletedRows;
    }
    if (dropped > 0n) await countUp(transaction, before);
  });
}

/** A visit that failed is made again after half a minute, then after twice that, up to an hour. */
export function afterFailure({ failures }: Pick<VisitRow, 'failures'>, now: string) {
  return { failures: failures + 1, due_at: later(now, Math.min(30_000 * 2 ** failures, 3_600_000)) };
}
