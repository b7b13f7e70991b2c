import { numbersOf } from './arguments.ts';
import { type ChaosReport, chaos } from './chaos.ts';

/* `npm run chaos`: random runs until one goes wrong, and how far past its deadline the slowest answer came. */

const { runs, seed, minutes, deadline, workers } = numbersOf({
  runs: 100_000,
  seed: Date.now() % 1_000_000_000,
  minutes: Number.POSITIVE_INFINITY,
  deadline: 900,
  workers: 8,
});
const startedAt = performance.now();
console.log(`seed ${seed}: npm run chaos -- --seed ${seed} --runs ${runs}`);
const report = await chaos({
  runs,
  seed,
  atOnce: workers,
  deadlineMs: deadline,
  tryMs: deadline / 3,
  patienceMs: 15_000,
  until: startedAt + minutes * 60_000,
  told: tell,
});
if (report.fault !== undefined) {
  console.error(`\n${report.fault}`);
  process.exitCode = 1;
}

function tell({ runs: done, operations, met, failed, latest, latestOwn }: ChaosReport): void {
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const late = `the slowest answer came ${Math.round(latest)} ms after its deadline, or ${Math.round(latestOwn)} ms without the time in which the gateway or its client waited for a processor`;
  console.log(
    `${done} runs in ${seconds} s: ${operations} operations, ${met} troubles met, ${failed} told an error; ${late}`,
  );
}
