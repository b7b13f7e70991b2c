import type { Cell } from '../schema/tables.ts';

/** Some rows of a query as UTF-8. */
export interface WrittenRows {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many they are. */
  readonly rows: number;
  /** Where a later query goes on behind the last of them. */
  readonly last: RowPlace;
}

/** A place in an order: behind the row that has this cell (null when it is empty) in the column of the order, and this id. */
export interface RowPlace {
  readonly cell: Cell;
  readonly id: string;
}
