import { MirrorUnavailable } from '../errors/mirror-unavailable.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { Owner } from './database/claim.ts';
import { DatabaseFault, type FaultKind } from './database/database-fault.ts';
import type { MirrorDatabase } from './database/mirror-database.ts';
import { operationNames } from './database/operations.ts';
import type { Mirror, MirrorStatus } from './mirror.ts';
import { type MirrorObserver, unobserved } from './mirror-observer.ts';
import type { Sighting } from './sightings/sighting.ts';
import { createSightingsQueue, type SightingsQueue } from './sightings-queue.ts';
import { type FollowedAccount, type Following, followAccount } from './walk/follow-account.ts';

/** What a mirror is made of. */
export interface MirrorParts {
  /** Whose the accounts are: a mirror that was made of others is not touched. Without them nobody looks. */
  readonly owners?: readonly Owner[] | undefined;
  /** Opens the database, and again whenever it was lost. Rejects with a DatabaseFault. */
  readonly open: () => Promise<MirrorDatabase>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Counts what is done; without it, nothing is counted. */
  readonly observer?: MirrorObserver | undefined;
}

/** Between two tries to open a database that was lost. */
const reopenMs = 10_000;

/** Opens a mirror behind; it says by its status when it serves. */
export function openMirror(parts: MirrorParts): Mirror {
  return new OpenMirror(parts);
}

/** Faults that a new opening may mend; with any other the database stays open, for reading may still work. */
const mended: ReadonlySet<FaultKind> = new Set(['corrupt', 'unreachable', 'closed']);

const foreign =
  'The mirror was made of another account: the tenant, or the service, is not the one that it was. Give each account a ' +
  'folder (MIRROR_DIR) or a database (MIRROR_URL) of its own, or a label of its own in GATEWAY_ACCOUNTS_FILE.';

type Operation = (argument: unknown) => Promise<unknown>;

class OpenMirror implements Mirror {
  readonly #parts: MirrorParts;
  readonly #closing = new AbortController();
  #database: MirrorDatabase | undefined;
  #away: DatabaseFault | undefined;
  readonly #accounts: FollowedAccount[] = [];
  #followings: Following[] = [];
  readonly #sightings: SightingsQueue;
  #opening: Promise<void>;

  constructor(parts: MirrorParts) {
    this.#parts = parts;
    this.#sightings = createSightingsQueue({
      take: (sightings) => this.#take(sightings),
      observer: parts.observer ?? unobserved,
      clock: parts.clock,
    });
    this.#opening = this.#open();
  }

  status(): MirrorStatus {
    const accounts = this.#followings.map((following) => following.status());
    const complete = accounts.length > 0 && accounts.every((account) => account.complete);
    const moments = accounts.map(({ asOf }) => asOf);
    return {
      state: this.#database !== undefined ? 'serving' : this.#away !== undefined ? 'away' : 'opening',
      reason: this.#database === undefined ? this.#reason() : null,
      complete,
      asOf: moments.includes(null) ? null : (moments.sort()[0] ?? null),
      waiting: this.#sightings.waiting,
      accounts,
    };
  }

  note(sightings: readonly Sighting[]): void {
    this.#sightings.note(sightings);
  }

  follow(account: FollowedAccount): void {
    const observed = { observer: this.#parts.observer, ...account };
    this.#accounts.push(observed);
    if (this.#database !== undefined)
      this.#followings.push(followAccount(this.#guard(this.#database), observed));
  }

  async *rows(query: Parameters<Mirror['rows']>[0]) {
    yield* this.#guarded(this.#serving().rows(query));
  }

  async *written(...query: Parameters<Mirror['written']>) {
    yield* this.#guarded(this.#serving().written(...query));
  }

  groups(groups: Parameters<Mirror['groups']>[0]) {
    return this.#ask((database) => database.groups(groups));
  }

  count(query: Parameters<Mirror['count']>[0]) {
    return this.#ask((database) => database.count(query));
  }

  revision() {
    return this.#ask((database) => database.revision());
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#opening;
    await this.#sightings.close();
    await this.#stopFollowing();
    const database = this.#database;
    this.#database = undefined;
    await database?.close();
  }

  async #open(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        this.#database = await this.#openOwn();
        if (this.#away !== undefined) this.#parts.logger.info({}, 'mirror serves again');
        this.#away = undefined;
        const database = this.#guard(this.#database);
        this.#followings = this.#accounts.map((account) => followAccount(database, account));
        this.#sightings.resume();
        return;
      } catch (error) {
        this.#noteFault(error);
      }
      await this.#parts.clock.sleep(reopenMs, this.#closing.signal).catch(() => undefined);
    }
  }

  /** @throws DatabaseFault `foreign` when it is another's. */
  async #openOwn(): Promise<MirrorDatabase> {
    const { open, owners = [] } = this.#parts;
    const database = await open();
    try {
      if (owners.length === 0 || (await database.claim(owners))) return database;
      throw new DatabaseFault('foreign', foreign);
    } catch (error) {
      await database.close().catch(() => undefined);
      throw error;
    }
  }

  /** Says it once, and not with every try. */
  #noteFault(error: unknown): DatabaseFault {
    const fault =
      error instanceof DatabaseFault ? error : new DatabaseFault('other', 'The mirror failed.', error);
    if (this.#away?.kind !== fault.kind) {
      const what =
        mended.has(fault.kind) || this.#database === undefined ? 'no mirror for now' : 'mirror not kept up';
      this.#parts.logger.error({ reason: fault.kind }, `${what}: ${fault.message}`);
    }
    this.#away = fault;
    return fault;
  }

  async #take(sightings: readonly Sighting[]): Promise<FaultKind | undefined> {
    try {
      await this.#ask((database) => database.take(sightings));
      return undefined;
    } catch (error) {
      const { cause } = error as MirrorUnavailable;
      return cause instanceof DatabaseFault ? cause.kind : 'closed';
    }
  }

  async #ask<Result>(work: (database: MirrorDatabase) => Promise<Result>): Promise<Result> {
    const database = this.#serving();
    try {
      return await work(database);
    } catch (error) {
      throw await this.#lost(database, error);
    }
  }

  async *#guarded<Batch>(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
    const database = this.#serving();
    try {
      yield* batches;
    } catch (error) {
      throw await this.#lost(database, error);
    }
  }

  /** After a fault that a new opening may mend, the database is closed and opened anew. */
  async #lost(database: MirrorDatabase, error: unknown): Promise<MirrorUnavailable> {
    const fault = this.#noteFault(error);
    if (this.#database === database && mended.has(fault.kind) && !this.#closing.signal.aborted) {
      this.#database = undefined;
      void this.#stopFollowing();
      await database.close().catch(() => undefined);
      this.#opening = this.#open();
    }
    return new MirrorUnavailable(this.#reason(), fault);
  }

  /** The database as walks use it: a fault of it is known at once, whoever meets it. */
  #guard(database: MirrorDatabase): MirrorDatabase {
    const guarded = operationNames.map((name) => [
      name,
      (argument: unknown) => this.#ask(() => (database[name] as Operation)(argument)),
    ]);
    return { ...database, ...Object.fromEntries(guarded) };
  }

  async #stopFollowing(): Promise<void> {
    const followings = this.#followings;
    this.#followings = [];
    await Promise.all(followings.map((following) => following.stop()));
  }

  #serving(): MirrorDatabase {
    if (this.#database === undefined) throw new MirrorUnavailable(this.#reason());
    return this.#database;
  }

  #reason(): string {
    if (this.#away === undefined) return 'The mirror is being opened. Ask again in some seconds.';
    return `There is no mirror for now. ${this.#away.message} Live queries go on, and the mirror is tried again by itself.`;
  }
}
