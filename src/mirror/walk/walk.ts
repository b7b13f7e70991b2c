import { ErrorCode } from '../../errors/codes.ts';
import { GatewayError } from '../../errors/gateway-error.ts';
import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import type { MirrorObserver } from '../mirror-observer.ts';
import type { VisitRow } from '../schema/tables.ts';
import { chooseVisit } from './choose-visit.ts';
import { goneAbove, makeVisit, type VisitParts } from './make-visit.ts';
import { Pace, type Traffic } from './pace.ts';
import { ranks } from './visit.ts';
import { afterFailure, type WalkOperations } from './walk-operations.ts';

/** What the synchroniser of one account is made of. */
export interface WalkParts {
  readonly database: WalkOperations;
  /** The label of the account; undefined where it has none. */
  readonly account: string | undefined;
  /** The account's API and blobs, for one visit. */
  readonly visiting: () => Pick<VisitParts, 'dashboard' | 'metadata'>;
  readonly traffic: () => Traffic;
  readonly callsPerMinute: number;
  /** How long changes and what vanished are kept; undefined for ever. */
  readonly keepDays: number | undefined;
  /** Counts the calls; without it, nothing is counted. */
  readonly observer?: MirrorObserver | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The synchroniser of one account at work. */
export interface Walk {
  /** Calls a minute at present. */
  readonly callsPerMinute: number;
  /** Resolves when the walk has ended: because it was stopped, or the database failed, which is for its owner to mend. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Nothing to do: it looks again for what callers have brought. */
const idleMs = 5_000;
/** The service, or the way to it, is away. */
const awayMs = 30_000;
const dayMs = 86_400_000;
const ageOutEveryMs = dayMs / 4;

/** Begins to walk, or goes on where the last process ended. */
export function startWalk(parts: WalkParts): Walk {
  return new AccountWalk(parts);
}

class AccountWalk implements Walk {
  readonly ended: Promise<void>;
  readonly #parts: WalkParts;
  readonly #pace: Pace;
  readonly #stopping = new AbortController();
  /** Calls for moving submissions since the last other one. */
  #inARow = 0;
  #agedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: WalkParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts);
    this.ended = this.#run().catch(() => undefined);
  }

  get callsPerMinute(): number {
    return this.#pace.share;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.ended;
  }

  async #run(): Promise<void> {
    const { database } = this.#parts;
    await database.begin({ ...this.#about(), now: this.#now() });
    while (!this.#stopping.signal.aborted) {
      await this.#ageOut();
      if ((await this.#choose()) === undefined) await this.#sleep(idleMs);
      else await this.#visitInTurn();
    }
  }

  /** Drops what is older than it is to be kept, now and then. */
  async #ageOut(): Promise<void> {
    const { database, keepDays, clock } = this.#parts;
    if (keepDays === undefined || clock.now() - this.#agedAt < ageOutEveryMs) return;
    this.#agedAt = clock.now();
    await database.ageOut({ before: new Date(clock.now() - keepDays * dayMs).toISOString() });
  }

  async #choose(): Promise<VisitRow | undefined> {
    const { database, clock } = this.#parts;
    const agenda = await database.agenda({ ...this.#about(), now: this.#now() });
    return chooseVisit(agenda, clock.now(), this.#pace.slotMs, this.#inARow);
  }

  async #visitInTurn(): Promise<void> {
    await this.#pace.turn(this.#stopping.signal);
    // Chosen only now: while it waited for its turn, callers may have read what was to be read.
    const visit = await this.#choose();
    if (visit === undefined) return;
    this.#inARow = visit.rank === ranks.moving ? this.#inARow + 1 : 0;
    this.#parts.observer?.walkCall(this.#about().account, visit.task);
    const now = this.#now();
    const end = await this.#make(visit).catch((error: unknown) => this.#failed(visit, error));
    if (end === undefined) return;
    await this.#parts.database.endVisit({ visit: visit.id, ...this.#about(), now, ...end });
  }

  #make(visit: VisitRow) {
    return unlessAborted(makeVisit(visit, this.#visitParts()), this.#stopping.signal);
  }

  #visitParts(): VisitParts {
    const { database, visiting, account } = this.#parts;
    return {
      ...visiting(),
      account,
      now: () => this.#now(),
      productsInterval: () => database.productsInterval(this.#about()),
    };
  }

  /** What is wrong with one thing puts off its visit; what is wrong with all of them puts off the walk. */
  async #failed(visit: VisitRow, error: unknown) {
    if (this.#stopping.signal.aborted) return undefined;
    const reason = error instanceof GatewayError ? error.code : 'UNKNOWN';
    this.#parts.logger.debug({ task: visit.task, reason }, 'a visit of the mirror failed');
    if (general.has(reason)) {
      await this.#sleep(awayMs);
      return undefined;
    }
    const gone = await goneAbove(visit, this.#visitParts()).catch(() => []);
    return { sightings: gone, ...(gone.length === 0 && { next: afterFailure(visit, this.#now()) }) };
  }

  #about() {
    return { account: this.#parts.account ?? '' };
  }

  #now(): string {
    return new Date(this.#parts.clock.now()).toISOString();
  }

  async #sleep(ms: number): Promise<void> {
    await this.#parts.clock.sleep(ms, this.#stopping.signal).catch(() => undefined);
  }
}

/** The end does not wait for the service: the visit is made again by the next process. */
function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

const general: ReadonlySet<string> = new Set([
  ErrorCode.UpstreamThrottled,
  ErrorCode.UpstreamUnavailable,
  ErrorCode.UpstreamUnauthenticated,
  ErrorCode.UpstreamForbidden,
]);
