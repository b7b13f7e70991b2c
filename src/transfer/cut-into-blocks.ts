/** How a body is cut. At most `parallel` + 1 blocks are in memory, whatever the length of the body. */
export interface BlockSizes {
  readonly blockBytes: number;
  /** Blocks under way at once. */
  readonly parallel: number;
}

/** Sends one block. The bytes are only valid until it resolves. */
export type SendBlock = (index: number, bytes: Buffer) => Promise<void>;

/**
 * Cuts a body into blocks, all of the same length but for the last, and sends each as soon as it is full, several at
 * once. Gives their number when all are sent. Rejects as soon as a block or the body fails; the body is not read on then.
 */
export async function cutIntoBlocks(
  body: AsyncIterable<Buffer>,
  send: SendBlock,
  sizes: BlockSizes,
): Promise<number> {
  const sender = new BlockSender(send, sizes);
  // The loop is written out, because leaving a `for await` would destroy the connection that must still carry the answer.
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const chunk = await sender.unlessFailed(chunks.next());
    if (chunk.done) break;
    await sender.add(chunk.value);
  }
  return sender.end();
}

class BlockSender {
  readonly #send: SendBlock;
  readonly #sizes: BlockSizes;
  readonly #free: Buffer[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #failure: { readonly reason: unknown } | undefined;
  /** Ends the one wait that is under way. */
  #interrupt: (reason: unknown) => void = () => undefined;
  #buffers = 0;
  #block: Buffer | undefined;
  #filled = 0;
  #count = 0;

  constructor(send: SendBlock, sizes: BlockSizes) {
    this.#send = send;
    this.#sizes = sizes;
  }

  /** The result of `work`, or the failure of a block if that comes first. One at a time. */
  unlessFailed<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#interrupt = reject;
      if (this.#failure !== undefined) reject(this.#failure.reason);
      work.then(resolve, reject);
    });
  }

  async add(chunk: Buffer): Promise<void> {
    for (let from = 0; from < chunk.length; ) {
      this.#block ??= await this.#buffer();
      const copied = chunk.copy(this.#block, this.#filled, from);
      from += copied;
      this.#filled += copied;
      if (this.#filled === this.#block.length) this.#start();
    }
  }

  async end(): Promise<number> {
    if (this.#filled > 0) this.#start();
    await this.unlessFailed(Promise.all(this.#underWay));
    return this.#count;
  }

  async #buffer(): Promise<Buffer> {
    for (;;) {
      const free = this.#free.pop();
      if (free !== undefined) return free;
      if (this.#buffers <= this.#sizes.parallel) {
        this.#buffers += 1;
        return Buffer.allocUnsafeSlow(this.#sizes.blockBytes);
      }
      await this.unlessFailed(Promise.race(this.#underWay));
    }
  }

  #start(): void {
    const block = this.#block;
    if (block === undefined) return;
    const sending = this.#send(this.#count, block.subarray(0, this.#filled)).then(() => {
      this.#underWay.delete(sending);
      this.#free.push(block);
    });
    this.#underWay.add(sending);
    sending.catch((reason: unknown) => {
      this.#failure ??= { reason };
      this.#interrupt(reason);
    });
    this.#count += 1;
    this.#block = undefined;
    this.#filled = 0;
  }
}
