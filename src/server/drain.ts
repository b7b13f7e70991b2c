import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { LATE, within } from '../store/within.ts';
import type { Clock } from '../values/clock.ts';
import type { EventStreams } from './event-stream.ts';
import type { WebSocketDoor } from './websocket-door.ts';
import type { WorkInFlight } from './work-in-flight.ts';

/** New requests are held until nobody has come for this long, and no longer than that; see {@link stopListening}. */
const quietMs = 300;
const longestHoldMs = 1_500;
const lookMs = 25;

/** Longer than any operation may take: after that, what is left is a client that does not read its answer. */
const marginMs = 5_000;

export interface DrainParts {
  readonly app: FastifyInstance<Server>;
  readonly webSockets: WebSocketDoor;
  readonly eventStreams: EventStreams;
  readonly work: WorkInFlight;
  /** The part of the work that may take as long as it likes, for each ends by itself when nothing moves any more. */
  readonly transfers: WorkInFlight;
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
  let hold: Promise<void> | undefined;

  app.server.on('request', (_request, response) => response.on('close', work.begin()));
  app.addHook('onRequest', async () => hold);

  async function close(graceMs: number): Promise<void> {
    await parts.clock.sleep(graceMs);
    hold = stopListening(app.server, parts.clock);
    await hold;
    await finish(parts);
  }

  return {
    get draining() {
      return end !== undefined;
    },
    close(graceMs) {
      end ??= close(graceMs);
      return end;
    },
  };
}

/**
 * Stops listening without losing anybody. The kernel greets connections ahead of us, and resets those that are still
 * in its queue when the listening socket goes. So requests are held for a moment: clients wait for their answers
 * instead of coming back, the loop has nothing to do but to accept, and once nobody comes any more, the socket is closed.
 */
async function stopListening(server: Server, clock: Clock): Promise<void> {
  const heldAt = clock.now();
  let cameAt = heldAt;
  const note = () => {
    cameAt = clock.now();
  };
  server.on('connection', note);
  while (clock.now() - cameAt < quietMs && clock.now() - heldAt < longestHoldMs) await clock.sleep(lookMs);
  await setImmediate();
  server.off('connection', note);
  server.close();
}

async function finish(parts: DrainParts): Promise<void> {
  const { app, webSockets, eventStreams, work, transfers, clock, patienceMs } = parts;
  eventStreams.close();
  const finished = Promise.all([webSockets.close(), work.idle()]);
  const result = await within(finished, patienceMs + marginMs, clock);
  if (result === LATE) {
    webSockets.terminate();
    await transfers.idle();
  }
  // Connections that browsers open ahead and never use would keep the server from closing for minutes.
  app.server.closeAllConnections();
  await app.close();
}
