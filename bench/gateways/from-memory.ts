import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contender, startServer } from './contenders.ts';
import { startGateway } from './gateway-program.ts';
import { type Measured, measure } from './measure.ts';
import { questions } from './questions.ts';
import type { Stage } from './stage.ts';
import { type Summary, summarize } from './summary.ts';

/** Six rounds of half a second each, after so many unmeasured ones that what compiles has compiled, as for the other questions. */
const rounds = 6;
const unmeasured = 5;
const pressure = { connections: 16, milliseconds: 500, answers: 10 };

/**
 * Q6: the answer to Q3 by a gateway that remembers what it read before, beside a server on plain `node:http` that has
 * the same bytes ready and asks nobody. The static server comes first: the ratio is to it.
 */
export async function measureFromMemory(stage: Stage, gateway: Contender): Promise<Summary[]> {
  const question = questions.find(({ id }) => id === 'Q3');
  if (question === undefined) throw new Error('Q3 is missing');
  const remembering = await startGateway(stage.upstream.origin);
  const folder = await mkdtemp(join(tmpdir(), 'hardware-gateway-bench-'));
  const file = join(folder, 'answer.json');
  await writeFile(file, await answerOf(remembering.origin, gateway.asked(question, 0).body ?? ''));
  const fixed = await startServer('static', file);
  const sides = [
    { name: 'static answer', running: fixed, rounds: [] as Measured[] },
    { name: 'Hardware Gateway', running: remembering, rounds: [] as Measured[] },
  ];
  try {
    for (let round = -unmeasured; round < rounds; round += 1) {
      for (const side of sides) {
        const measured = await measure(stage, gateway, side.running, question, pressure);
        if (round >= 0) side.rounds.push(measured);
      }
    }
    return summarize(sides);
  } finally {
    for (const { running } of sides) await running.program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function answerOf(origin: string, body: string): Promise<Buffer> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body });
  return Buffer.from(await response.arrayBuffer());
}
