import type { Program } from './program.ts';

const readyWithinMs = 30_000;

/** Waits until an address answers, with a 2xx unless `enough` says else. Ends the program and rejects when it never does. */
export async function ready(
  program: Program,
  address: string,
  enough: (status: number) => boolean = (status) => status >= 200 && status < 300,
): Promise<void> {
  const startedAt = performance.now();
  while (!(await answers(address, enough))) {
    const { exitCode, signalCode, pid } = program.process;
    const ended = exitCode !== null || signalCode !== null || pid === undefined;
    if (ended || performance.now() - startedAt > readyWithinMs) {
      await program.stop();
      throw new Error(`${address} does not answer:\n${program.complaints()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function answers(address: string, enough: (status: number) => boolean): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.arrayBuffer();
    return enough(response.status);
  } catch {
    return false;
  }
}
