import type { Row } from '../schema/tables.ts';
import type { SeenThing } from '../sightings/sighting.ts';
import { intervals, later, type PlannedVisit, ranks } from './visit.ts';

/** The visits that follow from a row as it is now, whoever has read it. `before` is the row before, if there was one. */
export function planVisits(seen: SeenThing, row: Row, before: Row | undefined): PlannedVisit[] {
  switch (seen.table) {
    case 'products':
      return [first(seen, 'submissions', seen.id, ranks.lists)];
    case 'submissions':
      return [first(seen, 'labels', seen.id, ranks.things), ...readAgain(seen, row, before)];
    case 'shipping_labels':
      return labelsAgain(seen, row);
    case 'audiences':
      return [];
  }
}

function first(seen: SeenThing, task: PlannedVisit['task'], thing: string, rank: number): PlannedVisit {
  return { task, thing, account: seen.account, rank, dueAt: seen.readAt, known: 'stays' };
}

function readAgain(seen: SeenThing, row: Row, before: Row | undefined): PlannedVisit[] {
  const told = seen.columns['progress'];
  if (told === undefined) return whenChanged(seen, row, before);
  const visit = (rank: number, interval: number): PlannedVisit => ({
    ...first(seen, 'submission', seen.id, rank),
    dueAt: later(seen.readAt, interval),
    known: 'done',
  });
  switch (told) {
    case 'PROCESSING':
    case 'IN_REVIEW':
      return [visit(ranks.moving, intervals.moving)];
    case 'AWAITING_PACKAGE':
      return [visit(ranks.soon, intervals.waiting)];
    case 'READY':
      return [visit(ranks.again, intervals.final), first(seen, 'metadata', seen.id, ranks.metadata)];
    default:
      return [visit(ranks.again, intervals.failed)];
  }
}

/** An entry of a list that does not tell the progress is read by itself, when it is new or not what it was. */
function whenChanged(seen: SeenThing, row: Row, before: Row | undefined): PlannedVisit[] {
  const same = ['current_step', 'state', 'commit_status'].every((name) => row[name] === before?.[name]);
  if (before === undefined) return [first(seen, 'submission', seen.id, ranks.things)];
  return same ? [] : [{ ...first(seen, 'submission', seen.id, ranks.soon), known: 'sooner' }];
}

/** Labels on their way are looked at with all of their submission, which is one call. */
function labelsAgain(seen: SeenThing, row: Row): PlannedVisit[] {
  if (!isMovingLabel(seen.columns['progress'])) return [];
  return [
    {
      ...first(seen, 'labels', String(row['submission']), ranks.soon),
      dueAt: later(seen.readAt, intervals.movingLabels),
      known: 'sooner',
    },
  ];
}

/** Whether a label with this progress is expected to change by itself. */
export function isMovingLabel(progress: unknown): boolean {
  return progress === 'PROCESSING' || progress === 'AWAITING_APPROVAL';
}
