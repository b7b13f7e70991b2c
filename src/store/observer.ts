/** `skipped`: the shared store is being left alone after a failure, and the process's own memory answered. */
export type StoreResult = 'hit' | 'miss' | 'ok' | 'error' | 'timeout' | 'skipped';

/** Who counts what the store does (the metrics). */
export interface StoreObserver {
  storeCall(
    operation: 'get' | 'set' | 'delete' | 'lock' | 'unlock' | 'count',
    result: StoreResult,
    ms: number,
  ): void;
}
