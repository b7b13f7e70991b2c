import type { FastifyReply } from 'fastify';

/** Calls when the answer has left, or its connection has ended, which it may have already. */
export function whenClosed({ raw }: FastifyReply, end: () => void): void {
  if (raw.destroyed) end();
  else raw.once('close', end);
}
