import { numbersOf } from './arguments.ts';
import { type SoakLook, soak } from './soak.ts';

/* `npm run soak`: minutes of mixed load. Exits with 1 when memory is not flat, or when an answer was not as it must be. */

/** Megabytes a minute; below it is what a heap breathes. */
const mostSlope = 1;

const { minutes, seed, workers } = numbersOf({ minutes: 10, seed: Date.now() % 1_000_000_000, workers: 6 });
const redis = process.env['CACHE_URL'];
const { slope, faults, looks } = await soak({
  minutes,
  seed,
  atOnce: workers,
  ...(redis === undefined ? {} : { environment: { CACHE_URL: redis } }),
  told: tell,
});
const megabytesAMinute = slope / 1e6;
console.log(
  `heap: ${megabytesAMinute.toFixed(2)} MB a minute over the second half, in ${looks.length} looks`,
);
for (const fault of faults.slice(0, 10)) console.error(fault);
if (megabytesAMinute > mostSlope || faults.length > 0) process.exitCode = 1;

function tell(look: SoakLook): void {
  const { minute, operations, failed, subscriptions, p50, p99, heapUsed, rss, handles, heldMs } = look;
  console.log(
    [
      `${minute.toFixed(1)} min`,
      `${operations} operations (${failed} told an error), ${subscriptions} subscriptions`,
      `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
      `heap ${(heapUsed / 1e6).toFixed(1)} MB, resident ${(rss / 1e6).toFixed(0)} MB, ${handles} handles`,
      `loop held ${heldMs.toFixed(0)} ms`,
    ].join('; '),
  );
}
