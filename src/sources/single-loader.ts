import DataLoader from 'dataloader';
import type { Dashboard } from '../dashboard/dashboard.ts';
import type { Endpoint } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { type NodeKey, writeNodeId } from '../values/node-id.ts';

export type SingleLoader<Key> = DataLoader<Key, WireRecord | null, string>;

/** Loads single records, each once a request: the service has no read of several. Null where there is none. */
export function createSingleLoader<Key extends NodeKey>(
  dashboard: Dashboard,
  endpoint: (key: Key) => Endpoint,
  readTogether?: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, WireRecord>>,
): SingleLoader<Key> {
  return new DataLoader<Key, WireRecord | null, string>(
    async (keys) => {
      const together = (await readTogether?.(keys)) ?? new Map<Key, WireRecord>();
      return Promise.all(
        keys.map((key) => together.get(key) ?? dashboard.find(endpoint(key)).catch(asError)),
      );
    },
    { cacheKeyFn: writeNodeId },
  );
}

/** DataLoader takes an Error as the failure of its one key. */
function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('A read failed', { cause: reason });
}
