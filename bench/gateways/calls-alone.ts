import { fileURLToPath } from 'node:url';
import type { CallSteps } from './calls-program.ts';
import { reply, start } from './program.ts';
import { type Question, questions } from './questions.ts';
import type { Upstream } from './upstream-program.ts';

const times = { unmeasured: 10, measured: 30 };

/** What the calls of each question take where nothing is done with their answers: the median in milliseconds, by the question's id. */
export async function measureCallsAlone({ origin }: Upstream): Promise<ReadonlyMap<Question['id'], number>> {
  const file = fileURLToPath(new URL('./calls-program.js', import.meta.url));
  const program = start({ place: 'server', args: [file, origin] });
  const measured = new Map<Question['id'], number>();
  try {
    await reply(program);
    for (const { id, steps } of questions) {
      await ask({ steps: steps(), times: times.unmeasured });
      measured.set(id, await ask({ steps: steps(), times: times.measured }));
    }
    return measured;
  } finally {
    await program.stop();
  }

  async function ask(order: CallSteps): Promise<number> {
    const said = await reply<{ readonly ms: number } | { readonly failed: string }>(program, order);
    if ('failed' in said) throw new Error(`the calls alone: ${said.failed}\n${program.complaints()}`);
    return said.ms;
  }
}
