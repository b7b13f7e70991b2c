import DataLoader from 'dataloader';
import type { Dashboard } from '../dashboard/dashboard.ts';
import type { Endpoint } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { type NodeKey, writeNodeId } from '../values/node-id.ts';

export type SingleLoader<Key> = DataLoader<Key, WireRecord | null, string>;

/** Reads several things in a shorter way; undefined where there is none. */
type ReadTogether<Key> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, WireRecord>> | undefined;

/** Loads single records, each once a request: the service has no read of several. Null where there is none. */
export function createSingleLoader<Key extends NodeKey>(
  dashboard: Dashboard,
  endpoint: (key: Key) => Endpoint,
  readTogether?: ReadTogether<Key>,
): SingleLoader<Key> {
  const load = (key: Key) => dashboard.find(endpoint(key)).catch(asError);
  const loadEach = (keys: readonly Key[]) => {
    const [only] = keys;
    // Mostly it is one, which needs no promise of all.
    return keys.length === 1 && only !== undefined
      ? load(only).then((record) => [record])
      : Promise.all(keys.map(load));
  };
  return new DataLoader<Key, WireRecord | null, string>(
    (keys) => {
      const reading = readTogether?.(keys);
      if (reading === undefined) return loadEach(keys);
      return reading.then((together) => Promise.all(keys.map((key) => together.get(key) ?? load(key))));
    },
    { cacheKeyFn: writeNodeId },
  );
}

/** DataLoader takes an Error as the failure of its one key. */
function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('A read failed', { cause: reason });
}
