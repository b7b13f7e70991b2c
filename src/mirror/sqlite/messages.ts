import type { FaultKind } from '../database/database-fault.ts';
import type { Operations } from '../database/operations.ts';
import type { MirrorQuery } from '../query/mirror-query.ts';
import type { RowFormat } from '../query/row-format.ts';
import type { WrittenRows } from '../query/written-rows.ts';
import type { Cell } from '../schema/tables.ts';

/** What the thread is started with. */
export interface ThreadStart {
  readonly folder: string;
  /** Tells files put aside from each other. */
  readonly stamp: string;
}

/** What the thread is asked. Each is answered once, with the same number. */
export type Request = { readonly number: number } & (
  | { readonly ask: 'do'; readonly operation: keyof Operations; readonly argument: unknown }
  /** Begins to read; batches are then asked for one by one. */
  | { readonly ask: 'read'; readonly query: MirrorQuery; readonly format: RowFormat | undefined }
  /** `spent` is the memory of an earlier batch that nobody reads any more; it is moved, and used again. */
  | { readonly ask: 'next'; readonly reading: number; readonly spent: ArrayBuffer | undefined }
  | { readonly ask: 'leave'; readonly reading: number }
  | { readonly ask: 'close' }
);

/** What the thread answers. */
export type Reply = { readonly number: number } & (
  | { readonly result: unknown }
  | { readonly fault: { readonly kind: FaultKind; readonly message: string } }
);

/** The answer to `next`: a batch of rows, as they are or written; undefined at the end. */
export type Batch = readonly (readonly Cell[])[] | WrittenRows | undefined;

/** What the thread says once when it is open, by the number 0. */
export interface Opened {
  readonly aside?: { readonly name: string; readonly changes: number } | undefined;
}
