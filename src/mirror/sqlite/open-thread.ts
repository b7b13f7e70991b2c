import { Worker } from 'node:worker_threads';
import { packageFile } from '../../config/package-file.ts';
import { DatabaseFault } from '../database/database-fault.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import { type Operations, operationNames } from '../database/operations.ts';
import type { MirrorQuery } from '../query/mirror-query.ts';
import type { RowFormat } from '../query/row-format.ts';
import type { Batch, Opened, Reply, Request, ThreadStart } from './messages.ts';

/** A mirror in a folder, at work in a thread of its own, so that the disk keeps nobody waiting. */
export interface ThreadedDatabase extends MirrorDatabase {
  readonly opened: Opened;
}

/** Where the program runs from its sources, as in tests and `npm run dev`, the thread's file is source too. */
function threadFile(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('./thread.ts', import.meta.url)
    : packageFile('dist/mirror/sqlite/thread.js');
}

/** Starts the thread and waits until the mirror is open. @throws DatabaseFault. */
export async function openThread(start: ThreadStart, file: URL = threadFile()): Promise<ThreadedDatabase> {
  const thread = new ThreadCalls(start, file);
  const opened = (await thread.opened.catch(async (error: unknown) => {
    await thread.end();
    throw error;
  })) as Opened;
  const operation = (name: keyof Operations) => (argument?: unknown) =>
    thread.ask({ ask: 'do', operation: name, argument });
  return {
    ...(Object.fromEntries(
      operationNames.map((name) => [name, operation(name)]),
    ) as unknown as MirrorDatabase),
    opened,
    rows: (query) => thread.read(query, undefined),
    written: (query, format) => thread.read(query, format),
    // The folder is this process's own, so nobody else can walk.
    lead: async () => ({ lost: new Promise(() => {}) }),
    async close() {
      await thread.ask({ ask: 'close' }).catch(() => undefined);
      await thread.end();
    },
  };
}

type Question = Request extends infer One ? (One extends Request ? Omit<One, 'number'> : never) : never;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: DatabaseFault): void;
}

/** Almost all that it makes is gone after a batch. With the default, tens of megabytes of that would pile up. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

class ThreadCalls {
  readonly opened: Promise<unknown>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;
  #ended = false;

  constructor(start: ThreadStart, file: URL) {
    this.#worker = new Worker(file, { workerData: start, name: 'mirror', resourceLimits });
    this.opened = this.#wait(0);
    this.#worker.on('message', (reply: Reply) => this.#take(reply));
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
  }

  ask(question: Question, moved: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.#ended) return Promise.reject(closed());
    this.#number += 1;
    const answer = this.#wait(this.#number);
    this.#worker.postMessage({ ...question, number: this.#number }, moved);
    return answer;
  }

  async *read<Rows>(query: MirrorQuery, format: RowFormat | undefined): AsyncGenerator<Rows> {
    const reading = (await this.ask({ ask: 'read', query, format })) as number;
    let spent: ArrayBuffer | undefined;
    const next = () => {
      const moved = spent === undefined ? [] : [spent];
      const asked = this.ask({ ask: 'next', reading, spent }, moved) as Promise<Batch>;
      // Nobody waits for it any more when the loop was left.
      asked.catch(() => undefined);
      return asked;
    };
    try {
      // The thread has always something to do, also while an answer of it is on its way here.
      const coming = [next(), next()];
      for (;;) {
        const batch = await coming.shift();
        if (batch === undefined) return;
        coming.push(next());
        yield batch as Rows;
        // Whoever asks for more has done with these.
        spent = 'bytes' in batch ? batch.bytes.buffer : undefined;
      }
    } finally {
      if (!this.#ended) void this.ask({ ask: 'leave', reading }).catch(() => undefined);
    }
  }

  async end(): Promise<void> {
    this.#end();
    await this.#worker.terminate();
  }

  #wait(number: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if ('fault' in reply) waiting?.reject(new DatabaseFault(reply.fault.kind, reply.fault.message));
    else waiting?.resolve(reply.result);
  }

  #end(): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(closed());
    this.#waiting.clear();
  }
}

function closed(): DatabaseFault {
  return new DatabaseFault('closed', 'The mirror is closed.');
}
