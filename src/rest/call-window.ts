import type { Quota } from './quota.ts';

const windowMs = 60_000;
const bucketMs = 1_000;

/** How many calls of this process began in the last minute, and with a quota, when the next ones may begin. */
export class CallWindow implements Quota {
  readonly #quota: number | undefined;
  /** Begin of each call of the last minute, oldest first; kept only where there is a quota, so never longer than it. */
  #starts: number[] = [];
  /** Calls counted by second: exact enough to show, and small at any rate. */
  readonly #buckets = new Map<number, number>();

  constructor(quota: number | undefined) {
    this.#quota = quota;
  }

  begin(now: number): boolean {
    if (this.freeAt(0, now) > now) return false;
    this.note(now);
    return true;
  }

  /** Here everything is known at any time. */
  want(): void {}

  /** Notes that a call begins, whether or not it may. */
  note(now: number): void {
    const bucket = Math.floor(now / bucketMs);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    this.#prune(now);
    if (this.#quota !== undefined) this.#starts.push(now);
  }

  count(now: number): number {
    this.#prune(now);
    let calls = 0;
    for (const count of this.#buckets.values()) calls += count;
    return calls;
  }

  /** Those ahead take places themselves, for a minute each. */
  freeAt(ahead: number, now: number): number {
    if (this.#quota === undefined) return now;
    this.#prune(now);
    const place = this.#starts.length + ahead - this.#quota;
    if (place < 0) return now;
    const started = this.#starts[place];
    if (started !== undefined) return started + windowMs;
    return this.freeAt(place - this.#starts.length, now) + windowMs;
  }

  #prune(now: number): void {
    const oldest = now - windowMs;
    for (const bucket of this.#buckets.keys()) {
      if ((bucket + 1) * bucketMs > oldest) break;
      this.#buckets.delete(bucket);
    }
    if (this.#starts.length === 0) return;
    const first = this.#starts.findIndex((start) => start > oldest);
    if (first !== 0) this.#starts = first < 0 ? [] : this.#starts.slice(first);
  }
}
