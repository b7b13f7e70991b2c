/** What a mirror reports of its work, for metrics. */
export interface MirrorObserver {
  /** The walk through an account made a call. @param account Its label; empty where it has none. @param task What was read. */
  walkCall(account: string, task: string): void;
  /** So many sightings were let go unwritten; what they were of is read again. */
  sightingsLost(count: number): void;
}

/** One that counts nothing. */
export const unobserved: MirrorObserver = { walkCall: () => undefined, sightingsLost: () => undefined };
