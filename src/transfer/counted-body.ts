import { createHash } from 'node:crypto';
import { TransferRefused } from './transfer-refused.ts';

/** Counts and digests what passes, and ends with an error when it is too much. */
export class CountedBody implements AsyncIterable<Buffer> {
  readonly #body: AsyncIterable<Buffer>;
  readonly #maxBytes: number;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  constructor(body: AsyncIterable<Buffer>, maxBytes: number) {
    this.#body = body;
    this.#maxBytes = maxBytes;
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer> {
    const chunks = this.#body[Symbol.asyncIterator]();
    return {
      next: async () => {
        const chunk = await chunks.next();
        if (!chunk.done) this.#count(chunk.value);
        return chunk;
      },
    };
  }

  /** What has passed; SHA-256 in hexadecimal digits. To be asked once, behind the last byte. */
  end(): { bytes: number; sha256: string } {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  #count(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) throw tooLarge(this.#maxBytes);
    this.#hash.update(chunk);
  }
}

/** The refusal of a package that is longer than may be. */
export function tooLarge(maxBytes: number): TransferRefused {
  return new TransferRefused(
    'PACKAGE_TOO_LARGE',
    `The package is longer than ${maxBytes} bytes. The service refuses archives over 4 GB (Zip64), so it was not sent on. Split the drivers over several submissions.`,
    { maxBytes },
  );
}
