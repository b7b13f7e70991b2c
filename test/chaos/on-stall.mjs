const stepMs = 10;
/** Timers are seldom exact. */
const usualMs = 20;

/**
 * Tells of each time that a timer of this process came late, for as long as the process lasts. Where the process worked
 * meanwhile, it held its own loop; where it did not, it waited for a processor.
 * @param {(stall: { from: number, until: number, workedMs: number }) => void} told times in milliseconds since the epoch
 * @returns {() => void} ends it
 */
export function onStall(told) {
  let due = performance.now() + stepMs;
  let cpu = process.cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(cpu);
    cpu = process.cpuUsage();
    if (now - due > usualMs) {
      const workedMs = Math.min((user + system) / 1_000, now - due);
      told({ from: performance.timeOrigin + due, until: performance.timeOrigin + now, workedMs });
    }
    due = performance.now() + stepMs;
  }, stepMs);
  timer.unref();
  return () => clearInterval(timer);
}
