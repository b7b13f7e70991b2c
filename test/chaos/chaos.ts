import fc from 'fast-check';
import { Messenger, type Reply } from './order.ts';
import type { Performed } from './perform.ts';
import { arbitraryRun, goThrough, type Step } from './random-run.ts';
import { Seeds } from './seeds.ts';
import { lostBetween, type Stall, watchStalls } from './stalls.ts';
import { raiseTwins } from './twins.ts';

/** How much chaos there is to be. */
export interface ChaosOptions {
  readonly runs: number;
  /** The same seed makes the same runs; how they meet in time is the machine's. */
  readonly seed: number;
  /** Runs at once, each on a product of its own. */
  readonly atOnce: number;
  readonly deadlineMs: number;
  /** Longest wait for one try of a read. */
  readonly tryMs: number;
  /** Milliseconds beyond the deadline after which an answer counts as hanging. */
  readonly patienceMs: number;
  /** No batch is begun after this time, of `performance.now`. */
  readonly until?: number;
  readonly told?: (report: ChaosReport) => void;
}

/** What was seen. */
export interface ChaosReport {
  runs: number;
  operations: number;
  /** Calls that met a trouble. */
  met: number;
  /** Operations that were answered with an error. */
  failed: number;
  /** How far past its deadline the slowest answer came, in milliseconds; negative when none did. */
  latest: number;
  /** The same, less the time for which the gateway or this process waited for a processor: what is the gateway's own. */
  latestOwn: number;
  /** The first run that went wrong, shrunk, with what brings it back. */
  fault?: string;
}

/** After so many runs accounts are made anew, for what runs create makes every list longer. */
const batch = 1_000;

/** Lets random operations meet random troubles until something goes wrong, or all runs are done. */
export async function chaos(options: ChaosOptions): Promise<ChaosReport> {
  const never = Number.NEGATIVE_INFINITY;
  const report: ChaosReport = {
    runs: 0,
    operations: 0,
    met: 0,
    failed: 0,
    latest: never,
    latestOwn: never,
  };
  for (let done = 0; done < options.runs && report.fault === undefined; done += batch) {
    if (performance.now() > (options.until ?? Number.POSITIVE_INFINITY)) break;
    await runBatch(options, options.seed + done, Math.min(batch, options.runs - done), report);
    options.told?.(report);
  }
  return report;
}

async function runBatch(
  options: ChaosOptions,
  seed: number,
  runs: number,
  report: ChaosReport,
): Promise<void> {
  const { deadlineMs, tryMs, patienceMs, atOnce } = options;
  const emulator = {
    seed: 'demo',
    products: atOnce * 8,
    submissionsPerProduct: 2,
    labelsPerSubmission: 2,
    settings: { manualReview: 'none' },
  } as const;
  const watch = await watchStalls();
  const { environment } = watch;
  const twins = await raiseTwins({ deadlineMs, tryMs, emulator, environment });
  const messenger = new Messenger();
  const replies: Pick<Reply, 'at' | 'ms'>[] = [];
  const seeds = new Seeds(twins);
  const seen = ({ reply, met, whole, isTransfer }: Performed) => {
    report.operations += 1;
    report.met += met;
    if (!whole) report.failed += 1;
    if (!isTransfer) replies.push(reply);
  };
  const property = fc.asyncProperty(arbitraryRun(deadlineMs), async (steps) => {
    await seeds.onScene((scene) => goThrough({ messenger, patienceMs }, scene, steps, seen));
    report.runs += 1;
  });
  try {
    const workers = Array.from({ length: atOnce }, (_, worker) => worker);
    await Promise.all(
      workers.map(async (worker) => {
        const numRuns = Math.floor(runs / atOnce) + (worker < runs % atOnce ? 1 : 0);
        if (numRuns === 0) return;
        const details = await fc.check(property, { seed: seed + worker, numRuns });
        if (details.failed) report.fault ??= tell(details);
      }),
    );
    noteLateness(report, replies, deadlineMs, await watch.stalls());
  } finally {
    await messenger.close();
    await twins.close();
    await watch.close();
  }
}

function noteLateness(
  report: ChaosReport,
  replies: readonly Pick<Reply, 'at' | 'ms'>[],
  deadlineMs: number,
  stalls: readonly Stall[],
): void {
  for (const { at, ms } of replies) {
    const late = ms - deadlineMs;
    report.latest = Math.max(report.latest, late);
    // What is its own is never more than all of it, so most answers need no closer look.
    if (late > report.latestOwn)
      report.latestOwn = Math.max(report.latestOwn, late - lostBetween(at, at + ms, stalls));
  }
}

function tell(details: fc.RunDetails<[readonly Step[]]>): string {
  const { seed, counterexamplePath, counterexample, errorInstance } = details;
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `seed ${seed}, path ${counterexamplePath}: ${reason}\n${JSON.stringify(counterexample, null, 1)}`;
}
