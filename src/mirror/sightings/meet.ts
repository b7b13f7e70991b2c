import type { Cell, Row, StatusChangeRow } from '../schema/tables.ts';
import type { SeenThing } from './sighting.ts';

/** What a sighting makes of a row, and the changes of state that it shows. */
export interface Met {
  readonly row: Row;
  readonly changes: readonly StatusChangeRow[];
}

/**
 * Lays a sighting over the row that is there, if one is. Null when it was read before that row was, and so is no news.
 * A state that was not known before is not a change.
 */
export function meet(row: Row | undefined, seen: SeenThing): Met | null {
  const { readAt } = seen;
  if (row === undefined) return { row: firstRow(seen), changes: [] };
  if (readAt < String(row['read_at'])) return null;
  const changed = Object.entries(seen.columns).some(([name, cell]) => cell !== row[name]);
  const back = row['vanished_at'] !== null;
  const changes = tracked(seen).flatMap((what) => changeOf(row, seen, what));
  return {
    row: {
      ...row,
      ...seen.columns,
      ...momentsOf(row, seen, changes),
      changed_at: changed || back ? readAt : (row['changed_at'] ?? readAt),
      read_at: readAt,
      vanished_at: null,
    },
    changes,
  };
}

function firstRow({ id, account, columns, readAt }: SeenThing): Row {
  const marks = { first_seen_at: readAt, changed_at: readAt, read_at: readAt, vanished_at: null };
  return { id, account, ...columns, ...marks };
}

/** Changes of these are kept. */
function tracked({ table }: SeenThing): readonly string[] {
  if (table === 'submissions') return ['progress', 'current_step', 'state', 'commit_status'];
  return table === 'shipping_labels' ? ['progress', 'current_step', 'state'] : [];
}

function changeOf(
  row: Row,
  { id, account, table, columns, readAt }: SeenThing,
  what: string,
): StatusChangeRow[] {
  const [from, to] = [row[what] ?? null, columns[what]];
  if (from === null || to === undefined || from === to) return [];
  const after = { ...row, ...columns };
  return [
    {
      id: `${readAt}/${id}/${what}`,
      account,
      kind: table === 'submissions' ? 'submission' : 'shipping_label',
      thing: id,
      product_id: String(after['product_id']),
      submission_id: String(after['submission_id']),
      shipping_label_id: textOf(after['shipping_label_id']),
      what,
      from_value: String(from),
      to_value: textOf(to),
      at: readAt,
      after: String(row['read_at']),
      messages: textOf(after['messages']),
    },
  ];
}

/** When a thing was seen to begin, to end well and to end badly, and how long that took. */
function momentsOf(row: Row, { columns, readAt }: SeenThing, changes: readonly StatusChangeRow[]): Row {
  const progress = changes.find(({ what }) => what === 'progress');
  switch (progress?.to_value) {
    case undefined:
      return {};
    case 'FAILED':
      return { ...startOf(progress, readAt), failed_at: readAt };
    case 'READY': {
      const start =
        startOf(progress, readAt).started_at ??
        row['started_at'] ??
        columns['created_at'] ??
        row['created_at'];
      return {
        ...startOf(progress, readAt),
        ready_at: readAt,
        seconds_to_ready: secondsBetween(start, readAt),
      };
    }
    case 'PUBLISHED':
    case 'SHARED':
      return { published_at: readAt, seconds_to_published: secondsBetween(row['first_seen_at'], readAt) };
    default:
      return startOf(progress, readAt);
  }
}

/** Only what was seen to await its package has begun at a known time. */
function startOf(progress: StatusChangeRow | undefined, readAt: string): { started_at?: string } {
  return progress?.from_value === 'AWAITING_PACKAGE' ? { started_at: readAt } : {};
}

function secondsBetween(from: Cell | undefined, to: string): number | null {
  if (typeof from !== 'string') return null;
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000));
}

function textOf(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}
