import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { UpstreamName } from '../config/config.ts';
import type { Logger } from '../values/logger.ts';
import type { Crowd } from './crowd.ts';
import { declineUpgrade } from './decline-upgrade.ts';
import { checkHeaderCount } from './header-flood.ts';
import { HttpError } from './http-error.ts';
import { bodyLimit } from './refusal.ts';
import { endWith } from './refuse-connection.ts';
import { serveWebSocket } from './serve-websocket.ts';
import type { WebSocketProtocol } from './websocket-protocol.ts';
import { checkHost, checkOrigin, type Doorkeeper } from './who-may-ask.ts';
import type { WorkInFlight } from './work-in-flight.ts';

/** How long a socket may take to answer our goodbye. */
const goodbyeMs = 1_000;

export interface WebSocketDoorParts {
  readonly path: string;
  readonly doorkeeper: Doorkeeper;
  readonly upstream: UpstreamName;
  readonly protocol: WebSocketProtocol;
  readonly work: WorkInFlight;
  readonly crowd: Crowd;
  readonly logger: Logger;
}

/** The door for WebSockets, on a server that also speaks HTTP. */
export interface WebSocketDoor {
  /** Lets every socket finish what it asked, says 1001 (going away), and resolves when all are gone. */
  close(): Promise<void>;
  /** Cuts every socket that is left. */
  terminate(): void;
}

/** Opens the door at one path; `Host` and `Origin` are checked as for HTTP, before anything is upgraded. */
export function openWebSocketDoor(server: Server, parts: WebSocketDoorParts): WebSocketDoor {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: bodyLimit,
    handleProtocols: chooseProtocol,
  });
  const leave = new Map<WebSocket, () => Promise<void>>();

  server.on('upgrade', (request, socket, head) => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      declineUpgrade(server, request, socket, head);
      return;
    }
    const refusal = whyNot(request, parts);
    if (refusal !== undefined) {
      endWith(socket, refusal, parts.upstream);
      return;
    }
    socket.on('error', () => socket.destroy());
    sockets.handleUpgrade(request, socket as Duplex, head, (webSocket) => {
      leave.set(webSocket, serveWebSocket(webSocket, request, parts));
      const leaveCrowd = parts.crowd.enter('webSockets');
      webSocket.once('close', () => {
        leave.delete(webSocket);
        leaveCrowd();
      });
    });
  });

  return {
    async close() {
      parts.protocol.stop();
      await Promise.all([...leave].map(([webSocket, finish]) => finish().then(() => goodbye(webSocket))));
    },
    terminate() {
      for (const webSocket of leave.keys()) webSocket.terminate();
    },
  };
}

function whyNot(
  request: IncomingMessage,
  { path, doorkeeper, crowd }: WebSocketDoorParts,
): HttpError | undefined {
  const { url, headers } = request;
  try {
    checkHeaderCount(request, crowd.limits.headers);
    checkHost(doorkeeper, headers);
    if ((url ?? '').replace(/\?.*$/s, '').replace(/\/$/, '') !== path) {
      throw new HttpError(404, 'NOT_FOUND', `WebSockets are served at ${path}.`);
    }
    checkOrigin(doorkeeper, headers);
    crowd.expectRoom('webSockets');
    return undefined;
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
}

function chooseProtocol(offered: Set<string>): string | false {
  return handleProtocols(offered);
}

async function goodbye(webSocket: WebSocket): Promise<void> {
  if (webSocket.readyState === webSocket.CLOSED) return;
  const closed = new Promise((resolve) => webSocket.once('close', resolve));
  webSocket.close(1001, 'Going away');
  const impatience = setTimeout(() => webSocket.terminate(), goodbyeMs);
  await closed;
  clearTimeout(impatience);
}
