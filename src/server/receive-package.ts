import type { IncomingMessage } from 'node:http';
import type { IncomingPackage } from '../transfer/incoming-package.ts';
import { TransferRefused } from '../transfer/transfer-refused.ts';
import type { Clock } from '../values/clock.ts';

/** Longest silence of a client in the middle of a package. The time in which nobody wants its bytes does not count. */
export const idleMs = 60_000;

/** The body of a request as it comes in, no faster than it is read. */
export type ReceivedBody = Pick<IncomingPackage, 'body' | 'signal'> & {
  /** Lets what is left of the body pass unread, so that a client that sends before it reads comes to its answer. */
  discard(): void;
};

/** Begins to receive; `signal` is aborted when the client goes away, or is silent for `silenceMs` while it is waited for. */
export function receivePackage(
  request: IncomingMessage,
  clock: Clock,
  silenceMs: number = idleMs,
): ReceivedBody {
  const receiver = new Receiver(request);
  return {
    signal: receiver.signal,
    body: {
      [Symbol.asyncIterator]: () => {
        void receiver.watch(clock, silenceMs);
        return { next: () => receiver.next(clock) };
      },
    },
    discard: () => receiver.discard(),
  };
}

class Receiver {
  readonly #request: IncomingMessage;
  readonly #over = new AbortController();
  readonly #failed = new AbortController();
  readonly #chunks: Buffer[] = [];
  #ended = false;
  #discarding = false;
  /** Since when a chunk is waited for. */
  #waitingSince: number | undefined;
  #wake: () => void = () => undefined;

  constructor(request: IncomingMessage) {
    this.#request = request;
    request.pause();
    request.on('data', (chunk: Buffer) => {
      if (this.#discarding) return;
      this.#chunks.push(chunk);
      request.pause();
      this.#wake();
    });
    request.once('end', () => {
      this.#ended = true;
      this.#finish();
    });
    // Its error says no more than that the connection ended, which its close says too.
    request.on('error', () => undefined);
    request.once('close', () => {
      if (!request.complete) this.#fail(brokenOff());
      this.#finish();
    });
  }

  get signal(): AbortSignal {
    return this.#failed.signal;
  }

  async next(clock: Clock): Promise<IteratorResult<Buffer>> {
    for (;;) {
      this.#failed.signal.throwIfAborted();
      const value = this.#chunks.shift();
      if (value !== undefined) return { done: false, value };
      if (this.#ended) return { done: true, value: undefined };
      this.#waitingSince = clock.now();
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#request.resume();
      await woken;
      this.#waitingSince = undefined;
    }
  }

  /** Ends what is silent for too long. */
  async watch(clock: Clock, silenceMs: number): Promise<void> {
    for (;;) {
      const silentSince = this.#waitingSince;
      const until = (silentSince ?? clock.now()) + silenceMs;
      const slept = await clock.sleep(until - clock.now(), this.#over.signal).then(
        () => true,
        () => false,
      );
      if (!slept) return;
      if (silentSince !== undefined && silentSince === this.#waitingSince) this.#fail(stalled(silenceMs));
    }
  }

  discard(): void {
    this.#discarding = true;
    this.#request.resume();
    this.#finish();
  }

  #fail(reason: TransferRefused): void {
    this.#failed.abort(reason);
    this.#finish();
  }

  #finish(): void {
    this.#over.abort(over);
    this.#wake();
  }
}

const over = Symbol('over');

function brokenOff(): TransferRefused {
  return new TransferRefused(
    'UPLOAD_BROKEN_OFF',
    'The client went away before the last byte. Nothing was changed; the same upload can be sent again.',
  );
}

function stalled(silenceMs: number): TransferRefused {
  return new TransferRefused(
    'UPLOAD_STALLED',
    `No byte of the body came for ${Math.round(silenceMs / 1_000)} s. Nothing was changed; send the package again.`,
  );
}
