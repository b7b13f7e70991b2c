import type { Contender } from './contenders.ts';
import { type GatewayProgram, startGateway } from './gateway-program.ts';
import { measure } from './measure.ts';
import { median } from './median.ts';
import { residentMb } from './program.ts';
import { questions } from './questions.ts';
import type { Stage } from './stage.ts';

/** What it takes to start the gateway and to have it run. */
export interface Standing {
  /** Milliseconds from the start to the first 200 of `/readyz`, the median of some starts. */
  readonly readyAfter: number;
  /** Megabytes resident when it is ready, and after the load, a minute by default. */
  readonly resident: { readonly idle: number; readonly loaded: number };
}

const starts = 5;

/** Starts gateways of their own, and asks the last one all questions for `milliseconds` in all, 16 at once. */
export async function measureStanding(
  stage: Stage,
  gateway: Contender,
  milliseconds: number,
): Promise<Standing> {
  const times: number[] = [];
  let last: GatewayProgram | undefined;
  for (let count = 0; count < starts; count += 1) {
    await last?.program.stop();
    last = await startGateway(stage.upstream.origin, { MEMORY_MAX_AGE_SECONDS: '0' });
    times.push(last.readyAfter);
  }
  if (last === undefined) throw new Error('nothing was started');
  try {
    const idle = residentMb(last.program.process.pid);
    const pressure = { connections: 16, milliseconds: milliseconds / questions.length, answers: 1 };
    for (const question of questions) await measure(stage, gateway, last, question, pressure);
    return { readyAfter: median(times), resident: { idle, loaded: residentMb(last.program.process.pid) } };
  } finally {
    await last.program.stop();
  }
}
