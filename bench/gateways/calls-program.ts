import { connect, type Socket } from 'node:net';
import { median } from './median.ts';
import { token } from './servers/token.ts';

/*
 * Makes the calls of a question and does nothing with their answers: all of a step at once, each on a connection of its own that
 * stands open, and the next step when all of them have been answered. What that takes no server can go below. A process of its
 * own; is told `{ steps, times }`, says the median in milliseconds.
 */

/** What is to be called, and how often all of it. */
export interface CallSteps {
  /** Paths below the API's base, with their queries. */
  readonly steps: readonly (readonly string[])[];
  readonly times: number;
}

const upstream = new URL(process.argv[2] ?? '');
const authorization = `Bearer ${await token(upstream.origin)}`;
const open: Socket[] = [];

process.on('message', ({ steps, times }: CallSteps) => {
  measure(steps, times).then(
    (ms) => process.send?.({ ms }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });

async function measure(steps: CallSteps['steps'], times: number): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    for (const step of steps) await Promise.all(step.map((path, index) => call(path, index)));
    taken.push(performance.now() - start);
  }
  return median(taken);
}

/** Resolves when the answer is there to its last byte. */
function call(path: string, index: number): Promise<void> {
  const socket = open[index] ?? connect(Number(upstream.port), upstream.hostname).setNoDelay();
  open[index] = socket;
  return new Promise((resolve) => {
    let left = Number.POSITIVE_INFINITY;
    const take = (chunk: Buffer) => {
      // The upstream sends head and body at once, and its heads are short.
      if (left === Number.POSITIVE_INFINITY) left = lengthOf(chunk);
      left -= chunk.length;
      if (left > 0) return;
      socket.off('data', take);
      resolve();
    };
    socket.on('data', take);
    socket.write(
      `GET /v2.0/my/hardware${path} HTTP/1.1\r\nhost: ${upstream.host}\r\nauthorization: ${authorization}\r\n\r\n`,
    );
  });
}

/** Of a whole answer, in bytes. */
function lengthOf(begin: Buffer): number {
  const end = begin.indexOf('\r\n\r\n');
  const head = begin.toString('latin1', 0, end);
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`the upstream says ${head.slice(0, 40)}`);
  return end + 4 + Number(/content-length: (\d+)/.exec(head)?.[1]);
}
