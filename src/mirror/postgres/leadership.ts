import pg from 'pg';
import type { Clock } from '../../values/clock.ts';
import type { Secret } from '../../values/secret.ts';

/** Who of a fleet walks: one process at a time, as long as its connection lives. */
export interface Leadership {
  /** Resolves when this process has it, or when the signal is aborted. */
  lead(signal: AbortSignal): Promise<{ readonly lost: Promise<unknown> }>;
  close(): Promise<void>;
}

/** Between two tries, and between two proofs that the connection lives: with the server's own, a crash is seen within 30 s. */
const lookMs = 5_000;
const answerMs = 10_000;

/** The number of the advisory lock: nothing else in the database uses it. */
export const walkLock = 1_297_242_450;

/** The server ends a connection whose other end is gone after 20 s, and with it the lock. */
const keepalive = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2';

/** Asks for it on a connection of its own. */
export function createLeadership(url: Secret, clock: Clock): Leadership {
  return new FleetLeadership(url, clock);
}

class FleetLeadership implements Leadership {
  readonly #url: Secret;
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  #held: Promise<{ readonly lost: Promise<unknown> }> | undefined;
  #client: pg.Client | undefined;

  constructor(url: Secret, clock: Clock) {
    this.#url = url;
    this.#clock = clock;
  }

  /** All accounts are walked by the same process. */
  async lead(signal: AbortSignal): Promise<{ readonly lost: Promise<unknown> }> {
    this.#held ??= this.#take();
    const left = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return Promise.race([this.#held, left]).catch(() => ({ lost: Promise.resolve() }));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end().catch(() => undefined);
  }

  async #take(): Promise<{ readonly lost: Promise<unknown> }> {
    for (;;) {
      const client = await this.#tryOnce().catch(() => undefined);
      if (client !== undefined) {
        const lost = this.#watch(client).catch(() => undefined);
        return { lost };
      }
      await this.#clock.sleep(lookMs, this.#closing.signal);
    }
  }

  async #tryOnce(): Promise<pg.Client | undefined> {
    const client = new pg.Client({
      connectionString: this.#url.unwrap(),
      options: keepalive,
      keepAlive: true,
      query_timeout: answerMs,
      connectionTimeoutMillis: answerMs,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [walkLock]);
      if (rows[0]?.held === true) {
        this.#client = client;
        return client;
      }
    } catch {
      // Told by the pool, which has the same trouble.
    }
    await client.end().catch(() => undefined);
    return undefined;
  }

  /** Until the connection fails: then another process may have the lock already. */
  async #watch(client: pg.Client): Promise<void> {
    try {
      for (;;) {
        await this.#clock.sleep(lookMs, this.#closing.signal);
        await client.query('select 1');
      }
    } finally {
      this.#held = undefined;
      await client.end().catch(() => undefined);
    }
  }
}
