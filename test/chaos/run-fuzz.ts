import { numbersOf } from './arguments.ts';
import { fuzz } from './fuzz.ts';

/* `npm run fuzz`: random documents and random bytes at a built gateway, and what they cost it. */

const { cases, seed, workers } = numbersOf({ cases: 100_000, seed: Date.now() % 1_000_000_000, workers: 8 });
const startedAt = performance.now();
console.log(`seed ${seed}: npm run fuzz -- --seed ${seed} --cases ${cases}`);
const report = await fuzz({
  cases,
  seed,
  atOnce: workers,
  told(done, { heldMs, p99Ms, worstMs, heapUsed, rss }) {
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    const loop = `loop held ${round(heldMs)} ms of CPU, late by ${round(p99Ms)} ms (99 %) and ${round(worstMs)} ms`;
    console.log(
      `${done} cases in ${seconds} s: ${loop}; heap ${megabytes(heapUsed)} MB, resident ${megabytes(rss)} MB`,
    );
  },
});
const statuses = [...report.statuses].sort(([a], [b]) => a - b);
console.log(`answers: ${statuses.map(([status, count]) => `${status || 'none'} ${count}`).join(', ')}`);
if (report.fault !== undefined) {
  console.error(`\n${report.fault}`);
  process.exitCode = 1;
}

function round(ms: number): number {
  return Math.round(ms);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
