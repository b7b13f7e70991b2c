import { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** Told each piece of a body, and null at its end. */
type TakePiece = (piece: Buffer | null) => void;

/**
 * A request whose body can be had as the parser gives it, past the stream that it is otherwise. A small body comes in one
 * piece together with its headers, and what a stream does to hand that on took a twentieth of a small query
 * (`docs/performance.md`).
 */
export class DirectRequest extends IncomingMessage {
  #take: TakePiece | undefined;

  static {
    // Node.js asks for it to see whether any of the body is still to come. An accessor, which TypeScript takes for a field.
    Object.defineProperty(DirectRequest.prototype, 'readableEnded', {
      configurable: true,
      get(this: DirectRequest): boolean {
        if (!(#take in this) || this.#take === undefined)
          return Reflect.get(Readable.prototype, 'readableEnded', this);
        return this.complete;
      },
    });
  }

  /** Has the body given piece by piece. @returns false where the stream has some of it already, and has to be read */
  takeBody(take: TakePiece): boolean {
    if (this.complete || this.readableLength > 0) return false;
    this.#take = take;
    // As a stream does when it is first read. Else Node.js takes the body for unwanted, and reads what is left of it when the answer is written.
    this._read(0);
    return true;
  }

  override push(piece: Buffer | null, encoding?: BufferEncoding): boolean {
    if (this.#take === undefined) return super.push(piece, encoding);
    this.#take(piece);
    return true;
  }
}
