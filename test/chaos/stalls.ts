import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onStall } from './on-stall.mjs';

/** A time in which a process did not come to its timers, in milliseconds since the epoch. */
export interface Stall {
  readonly from: number;
  readonly until: number;
  /** Of that, what it worked itself. */
  readonly workedMs: number;
}

/** Knows when a gateway and this very process, in which its upstream and its client are, were given no processor. */
export interface StallWatch {
  /** What the gateway must be started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** All stalls so far: the gateway's and this process's. */
  stalls(): Promise<readonly Stall[]>;
  close(): Promise<void>;
}

/** Begins to watch. Close it in the end. */
export async function watchStalls(): Promise<StallWatch> {
  const folder = await mkdtemp(join(tmpdir(), 'stalls-'));
  const file = join(folder, 'stalls.ndjson');
  const hook = new URL('watch-stalls.mjs', import.meta.url).href;
  const own: Stall[] = [];
  // Whatever holds this process's loop is nothing of the gateway's.
  const end = onStall(({ from, until }) => own.push({ from, until, workedMs: 0 }));
  return {
    environment: { NODE_OPTIONS: `--import ${hook}`, STALLS_FILE: file },
    async stalls() {
      const text = await readFile(file, 'utf8').catch(() => '');
      const lines = text.split('\n').filter((line) => line !== '');
      return [...own, ...lines.map((line) => JSON.parse(line) as Stall)];
    },
    async close() {
      end();
      await rm(folder, { recursive: true });
    },
  };
}

/** How much of a time was lost by waiting for a processor; what several lost at once counts once. */
export function lostBetween(from: number, until: number, stalls: readonly Stall[]): number {
  let lost = 0;
  let counted = from;
  for (const stall of stalls.toSorted((a, b) => a.from - b.from)) {
    const [begin, end] = [Math.max(stall.from, counted), Math.min(stall.until, until)];
    if (end <= begin) continue;
    lost += (end - begin) * (1 - stall.workedMs / (stall.until - stall.from));
    counted = end;
  }
  return lost;
}
