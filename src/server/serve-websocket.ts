import type { IncomingMessage } from 'node:http';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../values/logger.ts';
import type { Crowd } from './crowd.ts';
import { messageInFlight, type WebSocketProtocol } from './websocket-protocol.ts';
import { createWorkInFlight, type WorkInFlight } from './work-in-flight.ts';

/** Message too big (RFC 6455, section 7.4.1). */
const tooBig = 1009;

interface ServeParts {
  readonly protocol: WebSocketProtocol;
  readonly work: WorkInFlight;
  readonly crowd: Crowd;
  readonly logger: Logger;
}

/** Time between two looks whether the other side is still there. */
const heartbeatMs = 15_000;

/**
 * Speaks the protocol on one socket.
 * @returns a function whose promise resolves when everything that this socket asked has been answered, streams aside.
 */
export function serveWebSocket(
  socket: WebSocket,
  request: IncomingMessage,
  { protocol, work, crowd, logger }: ServeParts,
): () => Promise<void> {
  const own = createWorkInFlight();
  const stopHeartbeat = startHeartbeat(socket);
  const visitor = {
    headers: request.headers,
    address: request.socket.remoteAddress,
    close: (code: number, reason: string) => socket.close(code, reason),
  };
  const connection = {
    protocol: socket.protocol,
    send: (text: string) => send(socket, text, crowd.limits.answerLength),
    close: visitor.close,
    onMessage: (handle: (text: string) => Promise<void>) => {
      socket.on('message', async (data) => {
        const ends = [own.begin(), work.begin()];
        const done = () => {
          for (const end of ends) end();
        };
        try {
          await messageInFlight.run(done, () => handle(String(data)));
        } catch (error) {
          logger.error({ detail: String(error) }, 'a WebSocket message failed');
          socket.close(CloseCode.InternalServerError, 'Internal server error');
        } finally {
          done();
        }
      });
    },
  };
  const closed = protocol.opened(connection, visitor);
  socket.once('close', (code, reason) => {
    stopHeartbeat();
    void closed(code, String(reason));
  });
  // A message that is too long or malformed: ws itself closes the socket with the code that RFC 6455 has for it.
  socket.on('error', (error) => logger.debug({ detail: error.message }, 'a WebSocket was closed'));
  return () => own.idle();
}

/** An answer that is longer than any may be ends the socket, and so does a client that asks on and does not read. */
function send(socket: WebSocket, text: string, longest: number): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  if (text.length > longest) socket.close(tooBig, 'The answer is too long');
  else if (socket.bufferedAmount > longest) socket.terminate();
  return new Promise((resolve) => socket.send(text, () => resolve()));
}

function startHeartbeat(socket: WebSocket): () => void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping();
  }, heartbeatMs);
  return () => clearInterval(timer);
}
