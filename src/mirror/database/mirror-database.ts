import type { MirrorQuery } from '../query/mirror-query.ts';
import type { RowFormat } from '../query/row-format.ts';
import type { WrittenRows } from '../query/written-rows.ts';
import type { Cell } from '../schema/tables.ts';
import type { Operations } from './operations.ts';

/** A database that holds a mirror. Everything may reject with a {@link DatabaseFault}. */
export interface MirrorDatabase extends Operations {
  /** The rows of a query in batches, all of one moment however long it takes; leaving the loop gives all back. */
  rows(query: MirrorQuery): AsyncIterable<readonly (readonly Cell[])[]>;
  /** The same as text, written where the rows are. The bytes of a batch are there until the next is asked for. */
  written(query: MirrorQuery, format: RowFormat): AsyncIterable<WrittenRows>;
  /**
   * Resolves when this process is the one that walks, of all that share the database; or when the signal is aborted.
   * `lost` resolves when another may have become that.
   */
  lead(signal: AbortSignal): Promise<{ readonly lost: Promise<unknown> }>;
  close(): Promise<void>;
}
