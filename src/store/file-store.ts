import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { Secret } from '../values/secret.ts';
import { createMemoryStore } from './memory-store.ts';
import type { StoreObserver } from './observer.ts';
import { reasonOf } from './reason-of.ts';
import { createSeal, type Seal } from './seal.ts';
import type { Lock, Store } from './store.ts';
import { StoreAway } from './store-away.ts';

/** What a store on a folder is made of. */
export interface FileStoreOptions {
  /** Made when it is not there. It belongs to one process at a time. */
  readonly folder: string;
  /** The first seals what is kept, all of them open it. */
  readonly secrets: readonly Secret[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: StoreObserver;
  /** Entries; beyond it those that expire first go first. */
  readonly limit?: number;
}

const defaultLimit = 10_000;

/**
 * A store that survives a restart and the death of the process at any instant: each value is a file of its own, written
 * beside its place, forced to the disk, and only then moved there. Throws when the folder cannot be used.
 */
export function createFileStore(options: FileStoreOptions): Store {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  return new FileStore(options);
}

/** A name of a value's file: the SHA-256 of its key, for keys may hold anything. */
const entryName = /^[0-9a-f]{64}$/;

class FileStore implements Store {
  readonly shared = false;
  readonly #options: FileStoreOptions;
  readonly #limit: number;
  readonly #seal: Seal;
  /** When each entry expires, by its file's name. */
  readonly #expiries: Map<string, number>;
  /** Locks are this process's own, as the folder is. */
  readonly #locks: Store;
  /** Writes go one after the other. */
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(options: FileStoreOptions) {
    this.#options = options;
    this.#limit = options.limit ?? defaultLimit;
    this.#seal = createSeal(options.secrets);
    this.#locks = createMemoryStore({ clock: options.clock, observer: options.observer });
    this.#expiries = readExpiries(options.folder, options.clock.now());
  }

  get(key: string): Promise<unknown> {
    return this.recall(key).catch(() => undefined);
  }

  async set(key: string, value: unknown, ttlMs: number): Promise<void> {
    await this.keep(key, value, ttlMs);
  }

  async recall(key: string): Promise<unknown> {
    const name = nameOf(key);
    // What was written before this was asked is to be found by it.
    await this.#lastWrite;
    const expiry = this.#expiries.get(name);
    const alive = expiry !== undefined && expiry > this.#options.clock.now();
    const value = alive ? await this.#read(key, name) : undefined;
    this.#options.observer.storeCall('get', value === undefined ? 'miss' : 'hit', 0);
    return value;
  }

  keep(key: string, value: unknown, ttlMs: number): Promise<boolean> {
    const sealed = this.#seal.close(key, JSON.stringify(value));
    return this.#write('set', async () => {
      const name = nameOf(key);
      const expiry = this.#options.clock.now() + ttlMs;
      await replaceFile(this.#options.folder, name, `${expiry}\n${sealed}`);
      this.#expiries.set(name, expiry);
      await this.#makeRoom();
    });
  }

  async delete(key: string): Promise<void> {
    await this.#write('delete', () => this.#drop(nameOf(key)));
  }

  lock(key: string, ttlMs: number): Promise<Lock | 'held' | 'unavailable'> {
    return this.#locks.lock(key, ttlMs);
  }

  async connected(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {
    await this.#lastWrite;
  }

  async #read(key: string, name: string): Promise<unknown> {
    const text = await readFile(join(this.#options.folder, name), 'utf8').catch((error: unknown) => {
      if (reasonOf(error) === 'ENOENT') return '';
      this.#complain('what must survive a restart cannot be read', error);
      throw new StoreAway();
    });
    const opened = this.#seal.open(key, text.slice(text.indexOf('\n') + 1));
    return opened === undefined ? undefined : JSON.parse(opened);
  }

  /** @returns false when the disk did not take it. */
  #write(operation: 'set' | 'delete', work: () => Promise<void>): Promise<boolean> {
    const done = this.#lastWrite.then(work).then(
      () => true,
      (error: unknown) => {
        this.#complain('what must survive a restart cannot be written', error);
        return false;
      },
    );
    this.#lastWrite = done;
    return done.then((kept) => {
      this.#options.observer.storeCall(operation, kept ? 'ok' : 'error', 0);
      return kept;
    });
  }

  async #drop(name: string): Promise<void> {
    await rm(join(this.#options.folder, name), { force: true });
    this.#expiries.delete(name);
  }

  /** A tenth more than is needed, so that it is not done with every write. */
  async #makeRoom(): Promise<void> {
    if (this.#expiries.size <= this.#limit) return;
    const soonest = [...this.#expiries].sort(([, a], [, b]) => a - b).map(([name]) => name);
    for (const name of soonest.slice(0, this.#expiries.size - Math.floor(this.#limit * 0.9)))
      await this.#drop(name);
  }

  #complain(message: string, error: unknown): void {
    this.#options.logger.error({ reason: reasonOf(error) }, message);
  }
}

function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What the folder holds; what has expired, and what a write left behind that was never finished, is removed. */
function readExpiries(folder: string, now: number): Map<string, number> {
  const expiries = new Map<string, number>();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!entryName.test(name)) {
      if (name.startsWith(unfinished)) rmSync(path, { force: true });
      continue;
    }
    const expiry = Number(readFileSync(path, 'utf8').split('\n', 1)[0]);
    if (expiry > now) expiries.set(name, expiry);
    else rmSync(path, { force: true });
  }
  return expiries;
}

const unfinished = 'unfinished-';

async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  const beside = join(folder, `${unfinished}${randomUUID()}`);
  try {
    await withFile(beside, 'wx', async (file) => {
      await file.writeFile(text);
      await file.sync();
    });
    await rename(beside, join(folder, name));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  // The new name itself is only on the disk when the folder is. Not every system can do that with a folder.
  await withFile(folder, 'r', (file) => file.sync()).catch(() => undefined);
}

async function withFile(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}
