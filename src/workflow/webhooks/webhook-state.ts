import type { WebhookEvent } from '../../config/webhook.ts';
import { readRecord } from '../../dashboard/wire-record.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../../values/clock.ts';
import type { Progress, WatchKey } from '../snapshot.ts';

/** A thing that is followed until it is done. */
export interface FollowedThing {
  readonly key: WatchKey;
  /** When it was changed last through the gateway. */
  readonly since: number;
  readonly told: readonly WebhookEvent[];
  readonly progress?: Progress;
  /** How often it was not there. */
  readonly misses: number;
}

/** A message on its way to one address. */
export interface Delivery {
  readonly id: string;
  /** The digest of the address: only what is configured is ever sent to. */
  readonly to: string;
  readonly event: WebhookEvent;
  readonly body: string;
  readonly tries: number;
  /** When it is to be tried next. */
  readonly next: number;
}

/** Everything that must survive a restart. It is written anew as a whole, and never changed in place. */
export interface WebhookState {
  readonly things: Readonly<Record<string, FollowedThing>>;
  readonly deliveries: Readonly<Record<string, Delivery>>;
  /** The credentials are refused, and that was told. */
  readonly refused: boolean;
}

/** The state in the store, which all replicas share. */
export interface SharedState {
  /** As it is now. @throws StoreAway */
  read(): Promise<WebhookState>;
  /** Changes it, one replica after the other; goes on trying while the store is away. Undefined changes nothing. */
  change(edit: (state: WebhookState) => WebhookState | undefined): Promise<void>;
  /** Gives up what waits for the store. */
  close(): void;
}

interface SharedStateParts {
  readonly store: Store;
  readonly storeKey: string;
  readonly clock: Clock;
  /** Is told when there may be something to do. */
  readonly changed: () => void;
}

/** Longer than anything that is followed takes. */
const keepMs = 60 * 24 * 60 * 60 * 1_000;
const turnMs = 5_000;
const againMs = 500;

const nothing: WebhookState = { things: {}, deliveries: {}, refused: false };

export function createSharedState({ store, storeKey, clock, changed }: SharedStateParts): SharedState {
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function read(): Promise<WebhookState> {
    const kept = readRecord(await store.recall(storeKey));
    return kept === null ? nothing : (kept as unknown as WebhookState);
  }

  /** @returns false when it has to be tried again. */
  async function tryToChange(edit: (state: WebhookState) => WebhookState | undefined): Promise<boolean> {
    const lock = await store.lock(`${storeKey}:turn`, turnMs);
    if (typeof lock === 'string') return false;
    try {
      const edited = edit(await read());
      return edited === undefined || (await store.keep(storeKey, edited, keepMs));
    } catch {
      return false;
    } finally {
      await lock.release();
    }
  }

  return {
    read,
    change(edit) {
      const done = last.then(async () => {
        while (!closed && !(await tryToChange(edit))) await clock.sleep(againMs);
        changed();
      });
      last = done.catch(() => undefined);
      return done;
    },
    close() {
      closed = true;
    },
  };
}
