import type { FastifyReply } from 'fastify';
import type { Crowd } from '../crowd.ts';
import { whenClosed } from '../when-closed.ts';
import type { WorkInFlight } from '../work-in-flight.ts';

/** What an answer with rows depends on beside its address. */
export const varyOfRows = 'Origin, Authorization, X-API-Key, X-Hardware-Account, Accept-Encoding';

/** A mirror that is away is tried again as often. */
export const mirrorComesBack = { 'retry-after': '10' };

/** Takes a place among the rows on their way until the last byte has left. @throws HttpError 503 when there is none */
export function takePlace(
  reply: FastifyReply,
  { crowd, transfers }: { readonly crowd: Crowd; readonly transfers: WorkInFlight },
): void {
  const ends = [crowd.enter('reports'), transfers.begin()];
  whenClosed(reply, () => {
    for (const end of ends) end();
  });
}
