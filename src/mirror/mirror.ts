import type { MirrorGroups, MirrorQuery } from './query/mirror-query.ts';
import type { RowFormat } from './query/row-format.ts';
import type { WrittenRows } from './query/written-rows.ts';
import type { Cell, Row } from './schema/tables.ts';
import type { Sighting } from './sightings/sighting.ts';
import type { FollowedAccount } from './walk/follow-account.ts';

/**
 * The account as tables, kept beside the service so that reports cost no call. Reading rejects with MirrorUnavailable
 * while the mirror is away; whatever else the gateway does goes on.
 */
export interface Mirror {
  status(): MirrorStatus;
  /** Takes in what was read or written anyway. Never waits, and never fails: what is lost is read again. */
  note(sightings: readonly Sighting[]): void;
  /** Walks through an account from now on, whenever the database is there. */
  follow(account: FollowedAccount): void;
  /** The rows of a query in batches, their cells in the order of its columns; all are of one moment. */
  rows(query: MirrorQuery): AsyncIterable<readonly (readonly Cell[])[]>;
  /** The same as text, written where the rows are. The bytes of a batch are there until the next is asked for. */
  written(query: MirrorQuery, format: RowFormat): AsyncIterable<WrittenRows>;
  /** Counts and medians. */
  groups(groups: MirrorGroups): Promise<readonly Row[]>;
  /** How many rows a query without its order and limit has. */
  count(query: Pick<MirrorQuery, 'report' | 'where'>): Promise<number>;
  /** Changes with every write, so an answer of the same revision is the same. */
  revision(): Promise<string>;
  /** Writes what was noted, and gives the database back. */
  close(): Promise<void>;
}

/** How the mirror is. Moments are ISO dates in UTC. */
export interface MirrorStatus {
  /** `away`: nothing can be read, for the reason given; it comes back by itself where it can. */
  readonly state: 'opening' | 'serving' | 'away';
  /** In words for an operator, when it does not serve. */
  readonly reason: string | null;
  /** Every account was walked to the end once: nothing is missing that is older than the last look for new things. */
  readonly complete: boolean;
  /** The account is here at least as it was then: the oldest of the accounts' last looks at all lists. */
  readonly asOf: string | null;
  /** Sightings that wait to be written. */
  readonly waiting: number;
  readonly accounts: readonly AccountStatus[];
}

/** How far the mirror of one account is. */
export interface AccountStatus {
  /** Empty where the one account has no label. */
  readonly account: string;
  readonly complete: boolean;
  readonly asOf: string | null;
  /** Calls a minute that the walk may make at present; null when another process walks, or none. */
  readonly callsPerMinute: number | null;
  /** How far the first walk is; null once it is over. */
  readonly firstWalk: {
    /** Calls made, and those that are known to be left; more may be found on the way. */
    readonly callsDone: number;
    readonly callsLeft: number;
    /** When it will be done, at the present pace; null while nothing is known. */
    readonly doneAt: string | null;
  } | null;
}
