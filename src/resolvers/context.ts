import type { Vocabulary } from '../dashboard/vocabulary.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Sources } from '../sources/sources.ts';
import type { AccountChoice } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';
import type { Watchers } from '../workflow/watchers.ts';

/** What resolvers are given. The server room builds one for every operation. */
export interface Context {
  /** The account of a key that was checked; without a label, the one that fields without an id are about. */
  account(label?: string | undefined): AccountContext;
  /** What an id is checked against before its account is asked for. */
  readonly accounts: AccountChoice;
  /** All accounts as tables, where the gateway keeps a mirror. */
  readonly mirror?: Mirror | undefined;
  /** Whose roles decide what may be done. */
  readonly caller: Caller;
  /** A GUID: sent upstream, logged, and shown in errors. */
  readonly correlationId: string;
  /** Is told of every value that a closed set of the schema does not hold. */
  unrecognized(enumName: keyof Vocabulary): void;
}

/** One account, as an operation sees it. */
export interface AccountContext {
  /** Absent where the one account has none. */
  readonly label?: string | undefined;
  readonly sources: Sources;
  /** The watching of things, which outlives any one operation. */
  readonly watchers: Pick<Watchers, 'watch'>;
  readonly quota: Quota;
}

/** What is known of the account's quota, moments in milliseconds since the epoch. */
export interface Quota {
  snapshot(): {
    readonly inFlight: number;
    readonly waiting: number;
    readonly concurrency: number;
    readonly callsPerMinute: number | null;
    readonly callsInLastMinute: number;
    readonly pausedUntil: number | null;
    readonly lastThrottledAt: number | null;
  };
}
