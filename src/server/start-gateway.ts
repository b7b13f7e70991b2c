import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addRoutes } from './add-routes.ts';
import { createApollo } from './apollo.ts';
import { createDoor } from './door.ts';
import { createDoorstep } from './doorstep.ts';
import { createDrain } from './drain.ts';
import type { DoorConfig, GatewayParts } from './gateway-parts.ts';
import { createGraphqlLane, type Lane } from './graphql-lane.ts';
import { createWaysIn } from './ways-in.ts';
import { openWebSocketDoor } from './websocket-door.ts';
import { createWebSocketProtocol } from './websocket-protocol.ts';

/** A gateway that listens. */
export interface RunningGateway {
  /** Where to reach it, with its base path and without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /**
   * The polite end: new requests are served for `graceMs` more, what was accepted is finished, then the doors are
   * closed. Calling it again waits for the same end.
   */
  close(graceMs?: number): Promise<void>;
}

/** How long new requests are still served after the signal to end, while load balancers learn of it. */
const defaultGraceMs = 2_000;

/** Opens the doors and listens. @throws the system's error when the address cannot be listened on. */
export async function startGateway(config: DoorConfig, parts: GatewayParts): Promise<RunningGateway> {
  const doorstep = createDoorstep(config, parts);
  const apollo = createApollo(parts.schema, parts.logger);
  await apollo.start();
  const ways = createWaysIn(config, parts, doorstep, apollo);
  const path = `${config.basePath}/graphql`;
  const all = { ...parts, ...doorstep, ...ways, path };

  const draining = () => drain.draining;
  const app = createDoor({ ...all, draining });
  const protocol = createWebSocketProtocol(all);
  const webSockets = openWebSocketDoor(app.server, { ...all, protocol });
  const drain = createDrain({ ...all, app, webSockets, patienceMs: config.requestTimeoutMs });
  await addRoutes(app, parts, doorstep, { ...ways, path, drain });
  await app.ready();
  openLane(app.server, createGraphqlLane({ ...all, draining }));

  // Not by Fastify, which opens a second server for `localhost` that would have to be drained too.
  app.server.listen({ host: config.host, port: config.port });
  await once(app.server, 'listening');
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `${originOf(config.host, port)}${config.basePath}`,
    port,
    close: async (graceMs = defaultGraceMs) => {
      await drain.close(graceMs);
      await apollo.stop();
    },
  };
}

/** Lets a lane look at every request before Fastify, which answers what the lane does not take. Others who listen hear of both. */
function openLane(server: Server, lane: Lane): void {
  const [route] = server.listeners('request') as ((...args: Parameters<Lane>) => void)[];
  if (route === undefined) throw new Error('Fastify does not listen');
  server.off('request', route);
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!lane(request, response)) route.call(server, request, response);
  });
}

/** An address that a person can open: one that listens on all interfaces is reached as localhost. */
function originOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
