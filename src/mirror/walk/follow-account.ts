import type { Clock } from '../../values/clock.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import type { AccountStatus } from '../mirror.ts';
import { startWalk, type Walk, type WalkParts } from './walk.ts';
import type { Standing } from './walk-operations.ts';

/** An account that a mirror is to walk through: everything of a walk but its database. */
export type FollowedAccount = Omit<WalkParts, 'database'>;

/** The following of one account while one database is open. */
export interface Following {
  status(): AccountStatus;
  stop(): Promise<void>;
}

/** Between two looks at how far the walk is, which another process may be making. */
const lookMs = 5_000;
/** Between the end of a walk whose database failed and the next try. */
const againMs = 60_000;

/** Walks through the account when it is this process's turn, and knows how far the walk is in any case. */
export function followAccount(database: MirrorDatabase, parts: FollowedAccount): Following {
  return new AccountFollowing(database, parts);
}

class AccountFollowing implements Following {
  readonly #database: MirrorDatabase;
  readonly #parts: FollowedAccount;
  readonly #clock: Clock;
  readonly #stopping = new AbortController();
  readonly #done: Promise<unknown>;
  #standing: Standing | undefined;
  #walk: Walk | undefined;

  constructor(database: MirrorDatabase, parts: FollowedAccount) {
    this.#database = database;
    this.#parts = parts;
    this.#clock = parts.clock;
    // A database that fails is mended by its owner, who then begins to follow anew.
    this.#done = Promise.allSettled([this.#look(), this.#lead()]);
  }

  status(): AccountStatus {
    const account = this.#parts.account ?? '';
    const callsPerMinute = this.#walk?.callsPerMinute ?? null;
    const told = { account, complete: false, asOf: null, callsPerMinute };
    if (this.#standing === undefined) return { ...told, firstWalk: notKnown };
    const { done, left, oldestList } = this.#standing;
    if (left === 0) return { ...told, complete: true, asOf: oldestList, firstWalk: null };
    const share = callsPerMinute ?? this.#parts.callsPerMinute;
    const doneAt = new Date(this.#clock.now() + (left / share) * 60_000).toISOString();
    return { ...told, firstWalk: { callsDone: done, callsLeft: left, doneAt } };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#walk?.stop();
    await this.#done;
  }

  async #look(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const standing = await this.#database.standing({ account: this.#parts.account ?? '' });
      // Before the first list was read nothing is known to be left.
      this.#standing = standing.done + standing.left === 0 ? undefined : standing;
      await this.#clock.sleep(lookMs, signal).catch(() => undefined);
    }
  }

  async #lead(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const { lost } = await this.#database.lead(signal);
      if (signal.aborted) return;
      this.#walk = startWalk({ ...this.#parts, database: this.#database });
      await Promise.race([this.#walk.ended, lost]);
      await this.#walk.stop();
      this.#walk = undefined;
      // A disk that was full a moment ago still is; what a call brought meanwhile would be lost.
      await this.#clock.sleep(againMs, signal).catch(() => undefined);
    }
  }
}

const notKnown = { callsDone: 0, callsLeft: 0, doneAt: null };
