import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/*
 * Loaded into a gateway with NODE_OPTIONS="--import …". On SIGUSR2 it collects garbage and writes to the file LOOP_FILE
 * what was seen since the last time: how long the loop was held, in CPU time, and what memory is taken.
 */

const stepMs = 10;
const file = process.env['LOOP_FILE'] ?? '';
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const delay = monitorEventLoopDelay({ resolution: stepMs });
delay.enable();

// On a machine that others use too, a late timer may have waited for a processor: what counts is the CPU time meanwhile,
// of which no more can be the loop's than has passed.
let heldMs = 0;
let cpu = process.cpuUsage();
let seenAt = performance.now();
setInterval(() => {
  const { user, system } = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  const passed = performance.now() - seenAt;
  seenAt = performance.now();
  heldMs = Math.max(heldMs, Math.min((user + system) / 1_000, passed) - stepMs);
}, stepMs).unref();

process.on('SIGUSR2', () => {
  const seen = { heldMs, p99Ms: delay.percentile(99) / 1e6, worstMs: delay.max / 1e6 };
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  const text = JSON.stringify({ ...seen, rss, heapUsed, handles: process.getActiveResourcesInfo().length });
  // Whole from the first moment that it is there.
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
  delay.reset();
  cpu = process.cpuUsage();
  seenAt = performance.now();
  heldMs = 0;
});
