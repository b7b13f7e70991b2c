import { connect } from 'node:net';
import fc from 'fast-check';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import type { NamedThings } from '../kit/arbitrary-query.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { arbitraryBody } from './hostile-document.ts';
import { arbitraryBytes } from './hostile-request.ts';
import { type LoopReport, watchLoop } from './loop-watch.ts';

/** How much there is to be sent. */
export interface FuzzOptions {
  /** Half of it documents, half of it bytes. */
  readonly cases: number;
  readonly seed: number;
  readonly atOnce: number;
  readonly told?: (done: number, loop: LoopReport) => void;
}

/** What was seen. */
export interface FuzzReport {
  cases: number;
  /** How often each status came; 0 where there was no answer. */
  readonly statuses: Map<number, number>;
  readonly loops: LoopReport[];
  /** The first thing that the gateway did not bear, shrunk. */
  fault?: string;
}

/** The gateway is looked at after each so many cases. */
const batch = 2_000;
/** Who is not answered by then is gone: it may have promised more than it sent. */
const patienceMs = 400;
/** An answer that takes longer than the gateway's own deadline is none. */
const deadMs = 60_000;

/** Sends random documents and random bytes to a built gateway. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const emulator = await startEmulator({
    products: 3,
    submissionsPerProduct: 2,
    labelsPerSubmission: 2,
    speed: 0,
  });
  const watch = await watchLoop();
  const gateway = await startBuiltGateway({
    ...environmentFor(emulator),
    ...watch.environment,
    LOG_LEVEL: 'fatal',
  });
  const report: FuzzReport = { cases: 0, statuses: new Map(), loops: [] };
  try {
    const [product] = emulator.control.account.products;
    const [submission] = product?.submissions ?? [];
    const id = `products/${product?.id}`;
    const things = {
      product: id,
      submission: `${id}/submissions/${submission?.id}`,
      label: `${id}/submissions/${submission?.id}/shippingLabels/${submission?.labels[0]?.id}`,
    };
    // The first requests compile what all later ones run.
    await runBatch(gateway, things, { ...options, cases: Math.min(300, options.cases) }, report);
    await watch.look(gateway);
    for (let done = 0; done < options.cases && report.fault === undefined; done += batch) {
      const cases = Math.min(batch, options.cases - done);
      await runBatch(gateway, things, { ...options, seed: options.seed + done + 1, cases }, report);
      const loop = await watch.look(gateway);
      report.loops.push(loop);
      options.told?.(done + cases, loop);
    }
  } finally {
    await gateway.stop('SIGKILL');
    await watch.close();
    await emulator.close();
  }
  return report;
}

async function runBatch(
  gateway: BuiltGateway,
  things: NamedThings,
  { cases, seed, atOnce }: FuzzOptions,
  report: FuzzReport,
): Promise<void> {
  const seen = (status: number) => {
    report.cases += 1;
    report.statuses.set(status, (report.statuses.get(status) ?? 0) + 1);
  };
  const documents = fc.asyncProperty(arbitraryBody(things), async (body) => {
    seen(bearing(gateway, await sendBody(gateway, body)));
  });
  const bytes = fc.asyncProperty(arbitraryBytes(), async (sent) => {
    seen(bearing(gateway, await sendBytes(gateway, sent, patienceMs)));
  });
  const numRuns = Math.ceil(cases / atOnce / 2);
  const workers = Array.from({ length: atOnce }, (_, worker) => seed + worker);
  const checks = workers.flatMap((start) => [
    fc.check(documents, { seed: start, numRuns }).then(tell),
    fc.check(bytes, { seed: start, numRuns }).then(tell),
  ]);
  const faults = await Promise.all(checks);
  const fault = faults.find((one) => one !== undefined);
  if (fault !== undefined) report.fault ??= fault;
}

function tell(details: fc.RunDetails<[string]> | fc.RunDetails<[Buffer]>): string | undefined {
  if (!details.failed) return undefined;
  const { seed, counterexamplePath, counterexample, errorInstance } = details;
  const sent = counterexample?.[0];
  return `seed ${seed}, path ${counterexamplePath}: ${String(errorInstance)}\n${JSON.stringify(sent instanceof Buffer ? sent.toString('latin1') : sent)}`;
}

/** The status of an answer that a gateway may give to anything. @throws Error where it may not. */
function bearing({ process }: BuiltGateway, { status, text }: Heard): number {
  if (process.exitCode !== null || process.signalCode !== null) throw new Error('the gateway ended');
  if (status === 500 || text.includes('INTERNAL_SERVER_ERROR')) throw new Error(`it failed inside: ${text}`);
  return status;
}

interface Heard {
  readonly status: number;
  readonly text: string;
}

async function sendBody({ url }: BuiltGateway, body: string): Promise<Heard> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body,
    signal: AbortSignal.timeout(deadMs),
  });
  return { status: response.status, text: await response.text() };
}

/** Sends bytes on a connection of their own, and takes what comes until the other side ends it or says nothing more. */
function sendBytes({ url }: BuiltGateway, bytes: Buffer, quietMs: number): Promise<Heard> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1');
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on('data', (part: string) => {
      text += part;
      // What a whole request is answered with is enough: the connection may be kept for another.
      if (text.length > 12) socket.setTimeout(20);
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text }));
    socket.end(bytes);
  });
}
