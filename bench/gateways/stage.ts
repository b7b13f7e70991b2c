import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contender, contenders, type Running } from './contenders.ts';
import { firstLine } from './first-line.ts';
import { startLoad } from './measure.ts';
import type { Program } from './program.ts';
import { startUpstream, type Upstream } from './upstream-program.ts';

/** All that runs while it is measured: the upstream, the load generator, and every contender that could be started. */
export interface Stage {
  readonly upstream: Upstream;
  readonly load: Program;
  readonly contenders: readonly { readonly contender: Contender; readonly running: Running }[];
  /** Why a peer is not among them, or has no figures for a question. */
  readonly notes: string[];
  readonly close: () => Promise<void>;
}

/**
 * Starts everything, on free ports of the loopback. A peer that cannot be started is left out with the reason; the limit
 * and the gateway must start.
 * @param only contenders whose name contains one of these, in any letter case; none: all.
 */
export async function setStage(only: readonly string[]): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'hardware-gateway-bench-'));
  const upstream = await startUpstream();
  const load = startLoad();
  const running: { readonly contender: Contender; readonly running: Running }[] = [];
  const notes: string[] = [];
  const close = async () => {
    for (const one of running) await one.running.program.stop();
    await load.stop();
    await upstream.program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  for (const contender of contenders) {
    const { name } = contender;
    if (only.length > 0 && !only.some((part) => name.toLowerCase().includes(part))) continue;
    try {
      running.push({ contender, running: await contender.start(upstream.origin, folder) });
    } catch (error) {
      if (contender.peer) notes.push(`${name} did not run here: ${firstLine(error)}`);
      else {
        await close();
        throw error;
      }
    }
  }
  return { upstream, load, contenders: running, notes, close };
}
