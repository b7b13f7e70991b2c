import type { Writable } from 'node:stream';

/**
 * Writes pieces one after the other and ends. Each is asked for only when the one before has left, so hardly anything waits for a
 * slow reader, and its memory may be used again by then. Rejects when the pieces fail or the sink is gone.
 */
export async function pump(pieces: AsyncIterable<Uint8Array>, sink: Writable): Promise<void> {
  for await (const piece of pieces) {
    if (piece.length > 0) await write(sink, piece);
  }
  sink.end();
}

function write(sink: Writable, piece: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    sink.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}
