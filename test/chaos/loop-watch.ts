import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';

/** What was seen in the gateway's process since the look before. */
export interface LoopReport {
  /** Longest time that the event loop was held, in milliseconds of CPU time. */
  readonly heldMs: number;
  /** How late the loop's timers were, in wall time: on a busy machine, also by other programs. */
  readonly p99Ms: number;
  readonly worstMs: number;
  /** Bytes, when garbage was collected. */
  readonly rss: number;
  readonly heapUsed: number;
  /** What keeps the process going: sockets, timers, servers. */
  readonly handles: number;
}

/** A way to look into a gateway's process. */
export interface LoopWatch {
  /** What the gateway must be started with. */
  readonly environment: Readonly<Record<string, string>>;
  look(gateway: BuiltGateway): Promise<LoopReport>;
  close(): Promise<void>;
}

/** Prepares one for a single gateway. Close it in the end. */
export async function watchLoop(): Promise<LoopWatch> {
  const folder = await mkdtemp(join(tmpdir(), 'loop-'));
  const file = join(folder, 'loop.json');
  const hook = new URL('watch-loop.mjs', import.meta.url).href;
  const read = () => readFile(file, 'utf8').catch(() => undefined);
  return {
    environment: { NODE_OPTIONS: `--import ${hook}`, LOOP_FILE: file },
    async look(gateway) {
      gateway.process.kill('SIGUSR2');
      const text = await eventually('the gateway looks at itself', read, 60_000);
      await rm(file);
      return JSON.parse(text) as LoopReport;
    },
    close: () => rm(folder, { recursive: true }),
  };
}
