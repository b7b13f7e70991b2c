import KeyvRedis from '@keyv/redis';
import { type DeserializedData, Keyv } from 'keyv';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { Secret } from '../values/secret.ts';
import type { StoreObserver } from './observer.ts';
import { createOutageMemory, type OutageMemory } from './outage-memory.ts';
import { AWAY, createRedisCalls, type RedisCalls } from './redis-calls.ts';
import { createRedisClient } from './redis-connection.ts';
import { takeRedisLock } from './redis-lock.ts';
import { takeRedisPlaces } from './redis-places.ts';
import { createSeal, type Seal } from './seal.ts';
import type { Counter, Lock, PlacesAnswer, PlacesRequest, Store } from './store.ts';
import { StoreAway } from './store-away.ts';
import { LATE, within } from './within.ts';

/** What stands before every key of ours. */
const namespace = 'hardware-gateway';

/** Replicas that start together ask before they are connected; waiting this long at most, they share from the first. */
const openingMs = 2_000;

/** What a shared store is made of. */
export interface RedisStoreOptions {
  readonly url: string;
  /** The first seals what is kept, all of them open it. */
  readonly secrets: readonly Secret[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: StoreObserver;
}

/** A store that replicas share. While Redis is away it serves from the process's own memory, and returns by itself. */
export function createRedisStore(options: RedisStoreOptions): Store & Counter {
  return new RedisStore(options);
}

class RedisStore implements Store, Counter {
  readonly shared = true;
  readonly #clock: Clock;
  readonly #seal: Seal;
  readonly #client: ReturnType<typeof createRedisClient>;
  readonly #keyv: Keyv<string>;
  readonly #calls: RedisCalls;
  readonly #outage: OutageMemory;
  readonly #opened: Promise<void>;
  #endOpening = () => {};

  constructor(options: RedisStoreOptions) {
    this.#clock = options.clock;
    this.#seal = createSeal(options.secrets);
    this.#client = createRedisClient(options.url, options.logger);
    const adapter = new KeyvRedis<string>(this.#client, { throwOnErrors: true, throwOnConnectError: true });
    this.#keyv = new Keyv<string>({
      store: adapter,
      namespace,
      useKeyPrefix: false,
      throwOnErrors: true,
      deserialize,
    });
    this.#outage = createOutageMemory(options.clock);
    this.#opened = this.#open();
    this.#calls = createRedisCalls({
      ...options,
      client: this.#client,
      opening: this.#opened,
      beforeCall: () => this.#outage.settle((keys) => this.#client.unlink(keys.map(named))),
    });
    // Never gives up by itself; a failure here means that the store was closed first.
    this.#client.connect().catch(() => undefined);
  }

  async get(key: string): Promise<unknown> {
    const value = await this.#read(key);
    return value === AWAY ? this.#outage.get(key) : value;
  }

  async set(key: string, value: unknown, ttlMs: number): Promise<void> {
    if (!(await this.keep(key, value, ttlMs))) await this.#outage.set(key, value, ttlMs);
  }

  async recall(key: string): Promise<unknown> {
    const value = await this.#read(key);
    if (value === AWAY) throw new StoreAway();
    return value;
  }

  async keep(key: string, value: unknown, ttlMs: number): Promise<boolean> {
    const sealed = this.#seal.close(key, JSON.stringify(value));
    const done = await this.#calls.run('set', () =>
      this.#keyv.set(key, sealed, Math.max(1, Math.floor(ttlMs))),
    );
    return done !== AWAY;
  }

  async delete(key: string): Promise<void> {
    const done = await this.#calls.run('delete', () => this.#keyv.delete(key));
    if (done === AWAY) await this.#outage.delete(key);
  }

  async add(key: string, amount: number, ttlMs: number): Promise<number | undefined> {
    const place = named(key);
    const sum = await this.#calls.run('count', async () => {
      const added = this.#client.incrBy(place, amount);
      const [total] = await Promise.all([added, this.#client.pExpire(place, ttlMs)]);
      return total;
    });
    return sum === AWAY ? undefined : sum;
  }

  async takePlaces(key: string, request: PlacesRequest): Promise<PlacesAnswer | undefined> {
    const answer = await this.#calls.run('count', () => takeRedisPlaces(this.#client, named(key), request));
    return answer === AWAY ? undefined : answer;
  }

  async lock(key: string, ttlMs: number): Promise<Lock | 'held' | 'unavailable'> {
    return takeRedisLock(this.#client, this.#calls, named(key), ttlMs);
  }

  async connected(timeoutMs: number): Promise<boolean> {
    const ready = this.#client.isReady ? Promise.resolve() : this.#ready();
    const usable = ready.then(() => this.#opened);
    return (await within(usable, timeoutMs, this.#clock)) !== LATE;
  }

  async close(): Promise<void> {
    this.#calls.stop();
    this.#endOpening();
    if (this.#client.isOpen) this.#client.destroy();
  }

  #ready(): Promise<void> {
    return new Promise((resolve) => {
      this.#client.once('ready', () => resolve());
    });
  }

  /** Settles when the first connection has answered something, has taken too long, or is not wanted any more. */
  async #open(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#endOpening = resolve;
    });
    const answered = this.#ready().then(() => this.#client.ping());
    await within(Promise.race([answered, closed]), openingMs, this.#clock).catch(() => undefined);
  }

  #read(key: string): Promise<unknown> {
    const read = async () => this.#unseal(key, await this.#keyv.get(key));
    return this.#calls.run('get', read, (found) => (found === undefined ? 'miss' : 'hit'));
  }

  /** What cannot be read (another secret, another program, damage) counts as not there. */
  #unseal(key: string, sealed: string | undefined): unknown {
    const text = typeof sealed === 'string' ? this.#seal.open(key, sealed) : undefined;
    return text === undefined ? undefined : JSON.parse(text);
  }
}

/** Text that Keyv has not written is no failure of Redis: it is a miss, and the next write replaces it. */
function deserialize<Value>(text: string): DeserializedData<Value> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As the Keyv adapter names it. */
function named(key: string): string {
  return `${namespace}::${key}`;
}
