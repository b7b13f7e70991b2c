import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../values/logger.ts';
import { messageInFlight, type WebSocketProtocol } from './websocket-protocol.ts';
import { createWorkInFlight, type WorkInFlight } from './work-in-flight.ts';

/** Time between two looks whether the other side is still there. */
const heartbeatMs = 15_000;

/**
 * Speaks the protocol on one socket.
 * @returns a function whose promise resolves when everything that this socket asked has been answered, streams aside.
 */
export function serveWebSocket(
  socket: WebSocket,
  { protocol, work, logger }: { protocol: WebSocketProtocol; work: WorkInFlight; logger: Logger },
): () => Promise<void> {
  const own = createWorkInFlight();
  const stopHeartbeat = startHeartbeat(socket);
  const closed = protocol.opened({
    protocol: socket.protocol,
    send: (text) => send(socket, text),
    close: (code, reason) => socket.close(code, reason),
    onMessage: (handle) => {
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
  });
  socket.once('close', (code, reason) => {
    stopHeartbeat();
    void closed(code, String(reason));
  });
  // A message that is too long or malformed: ws itself closes the socket with the code that RFC 6455 has for it.
  socket.on('error', (error) => logger.debug({ detail: error.message }, 'a WebSocket was closed'));
  return () => own.idle();
}

function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
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
