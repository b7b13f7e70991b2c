import { readCheckedText, writeCheckedText } from '../../values/checked-text.ts';
import type { Cell } from '../schema/tables.ts';

/** A place between two rows: where the next page begins. */
export interface RowCursor {
  /** Which rows in which order it is a place in, so that the cursor of others is noticed. */
  readonly scope: string;
  /** What the row before has in the column of the order. */
  readonly cell: Cell;
  /** Its id. */
  readonly id: string;
}

const kind = 2;

/** The cursor as opaque text. */
export function writeRowCursor({ scope, cell, id }: RowCursor): string {
  return writeCheckedText(kind, [scope, cell, id]);
}

/** The cursor of a text that {@link writeRowCursor} wrote; null for any other, also for a damaged one. */
export function readRowCursor(text: string): RowCursor | null {
  const [scope, cell, id, ...more] = readCheckedText(kind, text) ?? [];
  if (typeof scope !== 'string' || typeof id !== 'string' || more.length > 0) return null;
  return isCell(cell) ? { scope, cell, id } : null;
}

function isCell(value: unknown): value is Cell {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
