import { fileURLToPath } from 'node:url';
import type { Contender, Running } from './contenders.ts';
import type { Load, Loaded } from './load.ts';
import { cpuMs, oneThread, type Program, reply, start } from './program.ts';
import type { Question } from './questions.ts';
import type { Upstream } from './upstream-program.ts';

/** What one server did with one question in one round. Times in milliseconds. */
export interface Measured {
  readonly perSecond: number;
  /** Processor time of the server for one answer. */
  readonly cpu: number;
  readonly median: number;
  readonly p99: number;
  /** Calls to the upstream for one answer. */
  readonly calls: number;
  /** How much of a processor the load generator took. */
  readonly busy: number;
}

/** How long a question is asked, and by how many at once. */
export interface Pressure {
  readonly connections: number;
  readonly milliseconds: number;
  readonly answers: number;
}

/** The load generator, a process of its own. */
export function startLoad(): Program {
  return start({ place: 'others', args: [oneThread, fileURLToPath(new URL('./load.js', import.meta.url))] });
}

/** Asks a server a question for a while. Rejects when a single answer was wrong, with the beginning of that answer. */
export async function measure(
  { load, upstream }: { readonly load: Program; readonly upstream: Upstream },
  { name, exact, asked }: Contender,
  { origin, program }: Running,
  question: Question,
  pressure: Pressure,
): Promise<Measured> {
  const requests = Array.from({ length: question.variants }, (_, variant) => asked(question, variant));
  const order: Load = { origin, ...pressure, requests, exact };
  const [calls, cpu] = [await upstream.calls(), cpuMs(program.process.pid)];
  const loaded = await reply<Loaded | { readonly failed: string }>(load, order);
  const taken = cpuMs(program.process.pid) - cpu;
  if ('failed' in loaded)
    throw new Error(`${name}, ${question.id}: ${loaded.failed}\n${program.complaints()}`);
  if (loaded.wrong > 0) {
    throw new Error(
      `${name}, ${question.id}: ${loaded.wrong} of ${loaded.answers} answers were wrong, such as ${loaded.example}`,
    );
  }
  const all = loaded.answers + loaded.unmeasured;
  return {
    perSecond: (loaded.answers * 1000) / loaded.elapsed,
    cpu: taken / all,
    median: loaded.median,
    p99: loaded.p99,
    calls: ((await upstream.calls()) - calls) / all,
    busy: loaded.busy,
  };
}
