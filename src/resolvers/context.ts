import type { Vocabulary } from '../dashboard/vocabulary.ts';
import type { Sources } from '../sources/sources.ts';
import type { Caller } from '../values/caller.ts';
import type { Watchers } from '../workflow/watchers.ts';

/** What resolvers are given. The server room builds one for every operation. */
export interface Context {
  readonly sources: Sources;
  /** Whose roles decide what may be done. */
  readonly caller: Caller;
  /** The watching of things, which outlives any one operation. */
  readonly watchers: Pick<Watchers, 'watch'>;
  /** A GUID: sent upstream, logged, and shown in errors. */
  readonly correlationId: string;
  readonly quota: Quota;
  /** Is told of every value that a closed set of the schema does not hold. */
  unrecognized(enumName: keyof Vocabulary): void;
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
