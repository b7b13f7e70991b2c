import type { IncomingMessage } from 'node:http';
import type { UpstreamName } from '../config/config.ts';
import { HttpError } from './http-error.ts';
import { endWith } from './refuse-connection.ts';

/**
 * The body of a request whose length has been looked at; undefined where its client went away. Ends the connection where
 * it does not come to its end in time.
 */
export function readBody(
  request: IncomingMessage,
  receiveMs: number,
  upstream: UpstreamName,
): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const stop = endLate(request, receiveMs, upstream);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      stop();
      const [only] = chunks;
      resolve(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks));
    });
    request.on('error', () => undefined);
    request.on('close', () => {
      stop();
      resolve(undefined);
    });
  });
}

/** Ends a connection whose body does not come to its end in time. Call the result when it has. */
export function endLate(request: IncomingMessage, receiveMs: number, upstream: UpstreamName): () => void {
  const timer = setTimeout(() => {
    if (request.complete) return;
    const refusal = new HttpError(408, 'BAD_REQUEST', 'The request took too long to arrive.');
    endWith(request.socket, refusal, upstream);
  }, receiveMs);
  timer.unref();
  return () => clearTimeout(timer);
}
