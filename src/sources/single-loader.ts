import type { Dashboard } from '../dashboard/dashboard.ts';
import type { Endpoint } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { type NodeKey, writeNodeId } from '../values/node-id.ts';

/** A way to read several records at once. */
export interface ReadTogether<Key> {
  /** False as long as it is known to be of no use, so that nobody has to wait for others. */
  worthwhile(): boolean;
  /** Those of the keys that it can read so. */
  read(keys: readonly Key[]): Promise<ReadonlyMap<Key, WireRecord>>;
}

/** Loads single records, each once a request. */
export interface SingleLoader<Key> {
  /** The record; null where there is none. Rejects as the read does. */
  load(key: Key): Promise<WireRecord | null>;
  /** Forgets it. */
  clear(key: Key): this;
  clearAll(): void;
}

/**
 * Makes a loader: the service has no read of several records, so each is read by itself and at once, but where it may be
 * worthwhile to read them together.
 */
export function createSingleLoader<Key extends NodeKey>(
  dashboard: Pick<Dashboard, 'find'>,
  endpoint: (key: Key) => Endpoint,
  together?: ReadTogether<Key>,
): SingleLoader<Key> {
  return new RequestLoader(dashboard, endpoint, together);
}

class RequestLoader<Key extends NodeKey> implements SingleLoader<Key> {
  readonly #dashboard: Pick<Dashboard, 'find'>;
  readonly #endpoint: (key: Key) => Endpoint;
  readonly #together: ReadTogether<Key> | undefined;
  readonly #loaded = new Map<string, Promise<WireRecord | null>>();
  /** Those who wait for others of the same moment. */
  #gathering: { readonly keys: Key[]; readonly read: Promise<ReadonlyMap<Key, WireRecord>> } | undefined;

  constructor(
    dashboard: Pick<Dashboard, 'find'>,
    endpoint: (key: Key) => Endpoint,
    together: ReadTogether<Key> | undefined,
  ) {
    this.#dashboard = dashboard;
    this.#endpoint = endpoint;
    this.#together = together;
  }

  load(key: Key): Promise<WireRecord | null> {
    const id = writeNodeId(key);
    const known = this.#loaded.get(id);
    if (known !== undefined) return known;
    const loading = this.#together?.worthwhile()
      ? this.#gather(key, this.#together)
      : this.#dashboard.find(this.#endpoint(key));
    this.#loaded.set(id, loading);
    return loading;
  }

  clear(key: Key): this {
    this.#loaded.delete(writeNodeId(key));
    return this;
  }

  clearAll(): void {
    this.#loaded.clear();
  }

  async #gather(key: Key, together: ReadTogether<Key>): Promise<WireRecord | null> {
    this.#gathering ??= this.#begin(together);
    const { keys, read } = this.#gathering;
    keys.push(key);
    return (await read).get(key) ?? this.#dashboard.find(this.#endpoint(key));
  }

  /** All that is asked for while promises that are settled already run on is of one moment. */
  #begin(together: ReadTogether<Key>) {
    const keys: Key[] = [];
    const read = new Promise<void>((resolve) => Promise.resolve().then(() => process.nextTick(resolve))).then(
      () => {
        this.#gathering = undefined;
        return together.read(keys);
      },
    );
    return { keys, read };
  }
}
