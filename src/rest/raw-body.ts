import type { Readable } from 'node:stream';

/** Bytes that are sent as they are, and can be sent again: after a 401 or a 429 a call starts over from its first byte. */
export class RawBody {
  readonly contentType: string;
  readonly bytes: number;
  /** A new stream from the first byte, opened for each try. */
  readonly open: () => Readable;

  constructor(contentType: string, bytes: number, open: () => Readable) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.open = open;
  }
}
