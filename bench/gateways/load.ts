import { Client } from 'undici';
import { parseJson } from '../../src/values/read-json.ts';
import { agrees } from './agrees.ts';

/*
 * Asks one server for a while and looks at every answer: the first to each request is compared with the truth, the others
 * with the bytes of those that were right. A process of its own, so that what it takes is not the server's.
 */

/** What is to be asked, of whom, and how long. */
export interface Load {
  readonly origin: string;
  readonly connections: number;
  /** At least so long … */
  readonly milliseconds: number;
  /** … and at least so many answers. */
  readonly answers: number;
  /** Asked in turns. */
  readonly requests: readonly Asked[];
  /** Whether 64-bit numbers have to be right to the last digit. */
  readonly exact: boolean;
}

/** One request, and the `data` of its right answer. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly truth: unknown;
}

/** What came of it. Times in milliseconds. */
export interface Loaded {
  readonly answers: number;
  /** Those before: one on each connection, so that opening it is in nobody's wait. */
  readonly unmeasured: number;
  readonly wrong: number;
  /** The first wrong answer, cut short. */
  readonly example?: string;
  readonly bytes: number;
  readonly elapsed: number;
  readonly median: number;
  readonly p99: number;
  /** Of one processor, how much this process itself took: near 1 it measures itself. */
  readonly busy: number;
}

/** Milliseconds after which an answer no longer counts as one. */
const longestWait = 30_000;

/** Answers that were right, by what was asked. */
const right = new Map<string, Buffer>();

process.on('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

async function run(load: Load): Promise<Loaded> {
  const clients = Array.from({ length: load.connections }, () => new Client(load.origin, clientOptions));
  try {
    return await askBy(clients, load);
  } finally {
    await Promise.all(clients.map((client) => client.destroy()));
  }
}

async function askBy(clients: readonly Client[], load: Load): Promise<Loaded> {
  const tally: Tally = { times: [], wrong: 0, bytes: 0, next: 0 };
  await Promise.all(clients.map((client) => ask(load, client, tally)));
  const unmeasured = tally.times.splice(0).length;
  tally.bytes = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(clients.map((client) => keepAsking(load, client, tally, start)));
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const times = tally.times.sort((a, b) => a - b);
  return {
    answers: times.length,
    unmeasured,
    wrong: tally.wrong,
    ...(tally.example !== undefined && { example: tally.example }),
    bytes: tally.bytes / times.length,
    elapsed,
    median: times[Math.floor(times.length / 2)] ?? Number.NaN,
    p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
    busy: (user + system) / 1000 / elapsed,
  };
}

interface Tally {
  readonly times: number[];
  wrong: number;
  example?: string;
  bytes: number;
  next: number;
}

const clientOptions = { pipelining: 1, headersTimeout: longestWait, bodyTimeout: longestWait };

async function keepAsking(load: Load, client: Client, tally: Tally, start: number): Promise<void> {
  while (performance.now() - start < load.milliseconds || tally.times.length < load.answers)
    await ask(load, client, tally);
}

/** Once. */
async function ask(load: Load, client: Client, tally: Tally): Promise<void> {
  const asked = load.requests[tally.next++ % load.requests.length];
  if (asked === undefined) throw new Error('nothing to ask');
  const sentAt = performance.now();
  const body = await exchange(client, asked);
  tally.times.push(performance.now() - sentAt);
  tally.bytes += body.length;
  if (isRight(load, asked, body)) return;
  tally.wrong += 1;
  tally.example ??= body.toString('utf8', 0, 500);
}

const headers = ['content-type', 'application/json', 'accept', 'application/json'];

/** The body of the answer, whatever its status: a wrong one is seen by what it says. */
function exchange(client: Client, { method, path, body }: Asked): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    client.dispatch(
      { method, path, headers, ...(body !== undefined && { body }) },
      {
        onConnect: () => {},
        onHeaders: () => true,
        onData: (chunk) => chunks.push(chunk) > 0,
        onComplete: () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
        onError: reject,
      },
    );
  });
}

function isRight(load: Load, asked: Asked, body: Buffer): boolean {
  const key = `${load.origin} ${asked.path} ${asked.body ?? ''}`;
  const answer = withoutExtensions(body);
  if (right.get(key)?.equals(answer)) return true;
  if (!isTrue(body, asked.truth, load.exact)) return false;
  right.set(key, Buffer.from(answer));
  return true;
}

/** An answer up to its extensions, which may differ from time to time. Errors behind them would be seen. */
function withoutExtensions(body: Buffer): Buffer {
  const end = body.lastIndexOf(',"extensions":');
  return end === -1 || body.indexOf('"errors"', end) !== -1 ? body : body.subarray(0, end);
}

function isTrue(body: Buffer, truth: unknown, exact: boolean): boolean {
  try {
    const answer = parseJson(body.toString()) as { readonly data?: unknown; readonly errors?: unknown };
    return answer.errors === undefined && agrees(answer.data, truth, exact);
  } catch {
    return false;
  }
}
