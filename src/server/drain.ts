import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { LATE, within } from '../store/within.ts';
import type { Clock } from '../values/clock.ts';
import type { WebSocketDoor } from './websocket-door.ts';
import type { WorkInFlight } from './work-in-flight.ts';

/** Longer than any operation may take: after that, what is left is a client that does not read its answer. */
const marginMs = 5_000;

export interface DrainParts {
  readonly app: FastifyInstance<Server>;
  readonly webSockets: WebSocketDoor;
  readonly work: WorkInFlight;
  readonly clock: Clock;
  /** Longest time that an operation takes. */
  readonly patienceMs: number;
}

/** The polite end of the doors. */
export interface Drain {
  /** True from the first call of `close`. */
  readonly draining: boolean;
  close(graceMs: number): Promise<void>;
}

/**
 * Watches the requests of a door from now on. To end, answers first say `Connection: close` while new requests are still
 * served, so that clients and load balancers go elsewhere; then nobody is let in, and what was let in is finished.
 */
export function createDrain(parts: DrainParts): Drain {
  const { app, work } = parts;
  let end: Promise<void> | undefined;
  app.server.on('request', (_request, response) => response.once('close', work.begin()));
  return {
    get draining() {
      return end !== undefined;
    },
    close(graceMs) {
      end ??= close(parts, graceMs);
      return end;
    },
  };
}

async function close(
  { app, webSockets, work, clock, patienceMs }: DrainParts,
  graceMs: number,
): Promise<void> {
  await clock.sleep(graceMs);
  const closed = app.close();
  const finished = Promise.all([webSockets.close(), work.idle()]);
  const result = await within(finished, patienceMs + marginMs, clock);
  if (result === LATE) webSockets.terminate();
  // Connections that browsers open ahead and never use would keep the server from closing for minutes.
  app.server.closeAllConnections();
  await closed;
}
