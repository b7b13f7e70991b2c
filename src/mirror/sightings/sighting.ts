import type { Row, ThingTable } from '../schema/tables.ts';

/**
 * What was seen of the account, as plain data: rows of text without addresses or secrets. `readAt` is when the read began,
 * and decides: what was read earlier never replaces what was read later.
 */
export type Sighting = SeenThing | SeenHardwareIds | GoneThing | SeenList;

/** A thing as it is; columns that were not told are absent, and keep what they hold. */
export interface SeenThing {
  readonly kind: 'seen';
  readonly table: Exclude<ThingTable, 'hardware_ids'>;
  readonly id: string;
  readonly account: string;
  readonly columns: Row;
  readonly readAt: string;
}

/** The driver metadata of a submission: its hardware ids are these and no others. */
export interface SeenHardwareIds {
  readonly kind: 'hardwareIds';
  readonly submission: string;
  readonly account: string;
  /** Rows of the table without their marks. */
  readonly rows: readonly Row[];
  readonly readAt: string;
}

/** The service has the thing no longer, and so nothing below it. */
export interface GoneThing {
  readonly kind: 'gone';
  readonly table: 'products' | 'submissions' | 'shipping_labels';
  readonly id: string;
  readonly account: string;
  readonly readAt: string;
}

/**
 * A list was walked to its end twice in a row: what was read before the first of them began, and was in neither, is gone.
 * One walk is no proof, for the service may cut a list short without a word.
 */
export interface SeenList {
  readonly kind: 'listed';
  readonly table: 'products' | 'submissions' | 'shipping_labels' | 'audiences';
  /** The node id of the thing whose list it is; empty for a list of the account. */
  readonly parent: string;
  readonly account: string;
  /** When the first of the two walks began. */
  readonly beganAt: string;
  readonly readAt: string;
}
