/** How many calls of an account may begin in a minute. Times are the clock's milliseconds. */
export interface Quota {
  /** Calls begun in the last minute, to the second, as far as is known. */
  count(now: number): number;
  /**
   * The earliest time at which the call with `ahead` others waiting before it may begin, as far as is known: never later than
   * it turns out to be.
   */
  freeAt(ahead: number, now: number): number;
  /** Begins a call; false when it may not begin, or when that is not known yet: then {@link want} finds it out. */
  begin(now: number): boolean;
  /** So many calls wait for nothing but the quota. */
  want(calls: number): void;
}
