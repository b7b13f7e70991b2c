import type { Clock } from '../values/clock.ts';

/** Longer timers fire at once in Node.js. */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's time. */
export const systemClock: Clock = { now: Date.now, sleep, after };

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, timerMs(ms));
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, timerMs(ms));
  return () => clearTimeout(timer);
}

function timerMs(ms: number): number {
  return Math.min(Math.max(ms, 0), longestTimerMs);
}
