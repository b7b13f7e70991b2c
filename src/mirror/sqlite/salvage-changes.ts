import { batches } from '../database/batches.ts';
import type { Operations } from '../database/operations.ts';
import type { StatusChangeRow } from '../schema/tables.ts';
import { type Connection, connectToRead } from './connect.ts';

/**
 * Copies what a damaged file still gives of the changes of state: from the first up to the damage, and from the last
 * down to it. Everything else can be read again from the service; these cannot. @returns how many came over.
 */
export async function salvageChanges(path: string, to: Pick<Operations, 'keepChanges'>): Promise<number> {
  const found = new Map<string, StatusChangeRow>();
  for (const direction of ['asc', 'desc'] as const) {
    for (const row of readUntilDamage(path, direction)) {
      if (found.has(row.id)) break;
      found.set(row.id, row);
    }
  }
  for (const batch of batches(found.values())) await to.keepChanges(batch);
  return found.size;
}

function* readUntilDamage(path: string, direction: 'asc' | 'desc'): Generator<StatusChangeRow> {
  let connection: Connection | undefined;
  try {
    connection = connectToRead(path);
    for (const row of connection.prepare(statements[direction]).iterate()) {
      if (isWhole(row)) yield row;
    }
  } catch {
    // What lies beyond the damage on this side is for the other direction.
  } finally {
    connection?.close();
  }
}

const statements = {
  asc: 'select * from status_changes order by id asc',
  desc: 'select * from status_changes order by id desc',
};

/** A damaged page may give nonsense instead of an error. */
function isWhole(row: unknown): row is StatusChangeRow {
  const { id, thing, what, at } = row as Partial<Record<keyof StatusChangeRow, unknown>>;
  const texts = [id, thing, what, at].every((cell) => typeof cell === 'string');
  return texts && id === `${at}/${thing}/${what}` && !Number.isNaN(Date.parse(String(at)));
}
