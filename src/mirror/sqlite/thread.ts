import { parentPort, workerData } from 'node:worker_threads';
import { batches } from '../database/batches.ts';
import type { MirrorQuery } from '../query/mirror-query.ts';
import type { RowFormat } from '../query/row-format.ts';
import type { WrittenRows } from '../query/written-rows.ts';
import { faultOf } from './fault-of.ts';
import type { Batch, Opened, Request, ThreadStart } from './messages.ts';
import { type MirrorFolder, openFolder } from './open-folder.ts';

// The main file of the mirror's thread: like main.ts it does something when it is imported.

const port = parentPort;
const { folder, stamp } = workerData as ThreadStart;
const opening = openFolder(folder, stamp);
const readings = new Map<number, Generator<Batch, void, ArrayBuffer | undefined>>();

answer(0, async (): Promise<Opened> => ({ aside: (await opening).aside }));
port?.on('message', (request: Request) => {
  answer(request.number, async () => serve(await opening, request));
});

/** Answers with what the work gives, or with why it failed. */
function answer(number: number, work: () => Promise<unknown>): void {
  work().then(
    (result) => port?.postMessage({ number, result }, isWritten(result) ? [result.bytes.buffer] : []),
    (error: unknown) => {
      const { kind, message } = faultOf(error);
      port?.postMessage({ number, fault: { kind, message } });
    },
  );
}

async function serve(file: MirrorFolder, request: Request): Promise<unknown> {
  switch (request.ask) {
    case 'do': {
      const operation = file.operations[request.operation] as (argument: unknown) => Promise<unknown>;
      return operation(request.argument);
    }
    case 'read':
      readings.set(request.number, read(file, request.query, request.format));
      return request.number;
    case 'next': {
      const { value, done } = readings.get(request.reading)?.next(request.spent) ?? { done: true };
      if (done) readings.delete(request.reading);
      return value;
    }
    case 'leave':
      readings.get(request.reading)?.return(undefined);
      readings.delete(request.reading);
      return undefined;
    case 'close':
      for (const reading of readings.values()) reading.return(undefined);
      await file.close();
      port?.close();
      return undefined;
  }
}

function read(
  file: MirrorFolder,
  query: MirrorQuery,
  format: RowFormat | undefined,
): Generator<Batch, void, ArrayBuffer | undefined> {
  return format === undefined ? batches(file.read(query)) : file.write(query, format);
}

function isWritten(result: unknown): result is WrittenRows {
  return typeof result === 'object' && result !== null && 'bytes' in result;
}
