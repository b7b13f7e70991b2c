/**
 * What answered a read: the service, another request's read that was under way, the memory of this process or that of
 * all replicas; or one of these beyond its time.
 */
export type AnsweredBy = 'service' | 'flight' | 'process' | 'store' | 'stale';

/** Who counts what answers reads (the metrics). */
export interface MemoryObserver {
  /** @param count How many of them at once; one by default. */
  read(answeredBy: AnsweredBy, count?: number): void;
}
