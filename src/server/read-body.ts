import type { IncomingMessage } from 'node:http';
import type { UpstreamName } from '../config/config.ts';
import { DirectRequest } from './direct-request.ts';
import { HttpError } from './http-error.ts';
import { endWith } from './refuse-connection.ts';

/**
 * Gives the body of a request whose length has been looked at; undefined where its client went away. Ends the connection
 * where it does not come to its end in time.
 */
export function readBodyThen(
  request: IncomingMessage,
  receiveMs: number,
  upstream: UpstreamName,
  give: (body: Buffer | undefined) => void,
): void {
  const chunks: Buffer[] = [];
  let ended = false;
  let stop: (() => void) | undefined;
  const end = (body: Buffer | undefined) => {
    if (ended) return;
    ended = true;
    stop?.();
    give(body);
  };
  const endWhole = () => {
    const [only] = chunks;
    end(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks));
  };
  const take = (chunk: Buffer | null) => {
    if (chunk === null) endWhole();
    else chunks.push(chunk);
  };
  if (!(request instanceof DirectRequest && request.takeBody(take))) {
    request.on('data', take);
    request.on('end', endWhole);
  }
  // What comes together with the headers, as a small body does, is told before this.
  process.nextTick(() => {
    if (ended) return;
    stop = endLate(request, receiveMs, upstream);
    request.on('error', nothing);
    request.on('close', () => end(undefined));
  });
}

/** The connection is closed then, which is told as well. */
function nothing(): void {}

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
