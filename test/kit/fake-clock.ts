import type { Clock } from '../../src/values/clock.ts';

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Moves time on by `ms`, waking sleepers in order, and lets what they start run. */
  advance(ms: number): Promise<void>;
  /** How many are asleep. */
  readonly sleeping: number;
}

/** A clock at a round time. */
export function fakeClock(start = 1_800_000_000_000): FakeClock {
  let time = start;
  let sleepers: Sleeper[] = [];
  return {
    now: () => time,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const leave = () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(signal?.reason);
        };
        const wake = () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        const sleeper: Sleeper = { at: time + ms, wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', leave);
        if (ms <= 0) {
          sleepers = sleepers.filter((one) => one !== sleeper);
          wake();
        }
      });
    },
    after(ms, run) {
      const sleeper: Sleeper = { at: time + Math.max(ms, 0), wake: run };
      sleepers.push(sleeper);
      return () => {
        sleepers = sleepers.filter((one) => one !== sleeper);
      };
    },
    async advance(ms) {
      const end = time + ms;
      await settle();
      for (;;) {
        const next = sleepers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        sleepers = sleepers.filter((one) => one !== next);
        time = Math.max(time, next.at);
        next.wake();
        await settle();
      }
      time = end;
      await settle();
    },
    get sleeping() {
      return sleepers.length;
    },
  };
}

/** Lets all promises that are ready run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
