import type { Cell } from '../schema/tables.ts';

/** What can be written into a row: a cell of the mirror, or true and false where they are no text. */
export type RowValue = Cell | boolean;
