import { fileURLToPath } from 'node:url';
import { oneThread, type Program, reply, start } from './program.ts';

/** The fast upstream, running. */
export interface Upstream {
  readonly origin: string;
  /** From now on each answer is held back for so many milliseconds, and differs from the last one or does not. */
  readonly behave: (delayMs: number, changing: boolean) => void;
  /** How many calls it has answered so far, tokens not counted. */
  readonly calls: () => Promise<number>;
  readonly program: Program;
}

export async function startUpstream(): Promise<Upstream> {
  const program = start({
    place: 'others',
    args: [oneThread, fileURLToPath(new URL('./upstream.js', import.meta.url))],
  });
  const { port } = await reply<{ readonly port: number }>(program);
  return {
    origin: `http://127.0.0.1:${port}`,
    behave: (delayMs, changing) => program.process.send({ delayMs, changing }),
    calls: async () => (await reply<{ readonly calls: number }>(program, 'calls')).calls,
    program,
  };
}
