import type { Transaction } from 'kysely';
import type { Row, Tables, ThingTable } from '../schema/tables.ts';
import { planVisits } from '../walk/plan-visits.ts';
import { dropVisits, writeVisits } from '../walk/write-visits.ts';
import { addChange } from './add-change.ts';
import { countUp } from './count-up.ts';
import { meet } from './meet.ts';
import type { GoneThing, SeenHardwareIds, SeenList, SeenThing, Sighting } from './sighting.ts';
import { storable } from './storable.ts';

/**
 * Writes sightings into the tables, in their order, and plans the visits that follow from them. Taking the same ones
 * again changes nothing.
 */
export async function takeSightings(db: Transaction<Tables>, sightings: readonly Sighting[]): Promise<void> {
  if (sightings.length === 0) return;
  for (const sighting of sightings) await take(db, sighting);
  await countUp(db, sightings[0]?.readAt ?? '');
}

function take(db: Transaction<Tables>, sighting: Sighting): Promise<void> {
  switch (sighting.kind) {
    case 'seen':
      return takeThing(db, sighting);
    case 'hardwareIds':
      return takeHardwareIds(db, sighting);
    case 'gone':
      return takeGone(db, sighting);
    case 'listed':
      return takeList(db, sighting);
  }
}

async function takeThing(db: Transaction<Tables>, told: SeenThing): Promise<void> {
  const seen = { ...told, columns: storable(told.columns) };
  const { table, id } = seen;
  const before = await db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst();
  const met = meet(before, seen);
  if (met === null) return;
  await writeRow(db, table, before, met.row);
  for (const change of met.changes) await addChange(db, change);
  await writeVisits(db, planVisits(seen, met.row, before), seen.readAt);
}

async function writeRow(
  db: Transaction<Tables>,
  table: ThingTable,
  before: Row | undefined,
  row: Row,
): Promise<void> {
  if (before === undefined) await db.insertInto(table).values(row).execute();
  else {
    const changed = Object.fromEntries(Object.entries(row).filter(([name, cell]) => cell !== before[name]));
    if (Object.keys(changed).length === 0) return;
    await db.updateTable(table).set(changed).where('id', '=', String(row['id'])).execute();
  }
}

async function takeHardwareIds(db: Transaction<Tables>, seen: SeenHardwareIds): Promise<void> {
  const { submission, readAt } = seen;
  const rows = seen.rows.map(storable);
  const before = await db
    .selectFrom('hardware_ids')
    .selectAll()
    .where('submission', '=', submission)
    .execute();
  const known = new Map(before.map((row) => [row['id'], row]));
  for (const row of rows) {
    const id = String(row['id']);
    const met = meet(known.get(id), { ...seen, kind: 'seen', table: 'products', id, columns: row });
    if (met !== null) await writeRow(db, 'hardware_ids', known.get(id), met.row);
  }
  await db
    .updateTable('hardware_ids')
    .set(vanished(readAt))
    .where('submission', '=', submission)
    .where('read_at', '<', readAt)
    .where('vanished_at', 'is', null)
    .execute();
}

const below = {
  products: ['submissions', 'shipping_labels', 'hardware_ids'],
  submissions: ['shipping_labels', 'hardware_ids'],
  shipping_labels: [],
} as const;

async function takeGone(db: Transaction<Tables>, { table, id, account, readAt }: GoneThing): Promise<void> {
  await dropVisits(db, account, id);
  await mark(db, table, 'id', [id], readAt);
  const parent = table === 'products' ? 'product' : 'submission';
  for (const child of below[table]) await mark(db, child, parent, [id], readAt);
}

const parentColumns = { submissions: 'product', shipping_labels: 'submission' } as const;

async function takeList(db: Transaction<Tables>, list: SeenList): Promise<void> {
  const { table, parent, account, beganAt, readAt } = list;
  let missing = db
    .selectFrom(table)
    .select('id')
    .where('account', '=', account)
    .where('read_at', '<', beganAt)
    .where('vanished_at', 'is', null);
  if (table === 'submissions' || table === 'shipping_labels') {
    missing = missing.where(parentColumns[table], '=', parent);
  }
  for (const { id } of await missing.execute()) {
    if (table === 'audiences') await mark(db, table, 'id', [String(id)], readAt);
    else await takeGone(db, { kind: 'gone', table, id: String(id), account, readAt });
  }
}

async function mark(
  db: Transaction<Tables>,
  table: ThingTable,
  column: string,
  ids: readonly string[],
  readAt: string,
): Promise<void> {
  await db
    .updateTable(table)
    .set(vanished(readAt))
    .where(column, 'in', ids)
    .where('vanished_at', 'is', null)
    .where('read_at', '<=', readAt)
    .execute();
}

function vanished(readAt: string) {
  return { vanished_at: readAt, changed_at: readAt, read_at: readAt };
}
