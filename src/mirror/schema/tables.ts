/** What a cell holds: ids, dates (`2026-01-31T09:30:00.000Z`), `true`/`false` and JSON lists are text; only counts are numbers. */
export type Cell = string | number | null;

/** A row of any table or view. */
export type Row = Readonly<Record<string, Cell>>;

/** What every row of a thing says of itself. */
export interface Marks {
  /** The thing's node id, unique over all accounts, so a stable key to sort and to go on by. */
  readonly id: string;
  /** The label of its account; empty on a gateway whose one account has none. */
  readonly account: string;
  /** When the mirror saw it first; this never changes. */
  readonly first_seen_at: string;
  /** When the mirror first saw it as it is now. */
  readonly changed_at: string;
  /** When what stands here was last read from the service. */
  readonly read_at: string;
  /** When the service was found to have it no longer; null while it is there. */
  readonly vanished_at: string | null;
}

/** The tables of things; their columns are those of the migrations, and the report views publish them. */
export const thingTables = [
  'products',
  'submissions',
  'shipping_labels',
  'hardware_ids',
  'audiences',
] as const;

export type ThingTable = (typeof thingTables)[number];

/** A change of state that was seen. Rows are added, and never changed. */
export interface StatusChangeRow {
  readonly id: string;
  readonly account: string;
  readonly kind: 'submission' | 'shipping_label';
  /** The node id of the thing. */
  readonly thing: string;
  readonly product_id: string;
  readonly submission_id: string;
  readonly shipping_label_id: string | null;
  readonly what: string;
  readonly from_value: string;
  readonly to_value: string | null;
  /** When the read began that showed the change. */
  readonly at: string;
  /** When the read before it began, which did not show it: the change lies between the two. */
  readonly after: string;
  /** What the service said beside it, as a JSON list. */
  readonly messages: string | null;
}

/** A call that the synchroniser has to make: its persistent place in the account. */
export interface VisitRow {
  /** What is read, and of what: `submissions products/1`. */
  readonly id: string;
  readonly account: string;
  readonly task: string;
  /** The node id of the thing that is read, or whose list is; empty for lists of the account. */
  readonly thing: string;
  /** Visits of a lower rank go first. */
  readonly rank: number;
  readonly due_at: string;
  /** Where a walk through a list stands: the query of its next page. */
  readonly cursor: string | null;
  /** When that walk began. */
  readonly began_at: string | null;
  /** When the last walk that came to the end of the list began; null before the first has. */
  readonly began_before: string | null;
  /** When it was last done to the end; null before the first time. */
  readonly done_at: string | null;
  /** Failures in a row. */
  readonly failures: number;
}

/** What the mirror knows of itself, as JSON by name. */
export interface FactRow {
  readonly name: string;
  readonly value: string;
}

/** The database as Kysely sees it: the cells of things are checked by the migrations and not by types. */
export interface Tables extends Record<ThingTable, Record<string, Cell>> {
  status_changes: StatusChangeRow;
  visits: VisitRow;
  facts: FactRow;
}
