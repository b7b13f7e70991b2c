import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with one request. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string | Buffer;
      readonly delayMs?: number;
    }
  /** Closes the connection before any byte of the answer. */
  | 'cut'
  /** Promises more bytes than it sends, then closes. */
  | 'cut body'
  /** Never answers. */
  | 'hang';

/** A server on a free port of 127.0.0.1 that answers by a script and remembers what it saw. */
export interface ScriptedServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly seen: SeenRequest[];
  /** Answers for the next requests, in order; after them `fallback` answers. */
  next(...answers: Answer[]): void;
  /** How to answer when the script is at its end: 200 and `{}` at first. */
  fallback(answer: (request: SeenRequest) => Answer): void;
  close(): Promise<void>;
}

/** Starts one. Close it after the test. */
export async function scriptedServer(): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const script: Answer[] = [];
  const sockets = new Set<Socket>();
  let otherwise: (request: SeenRequest) => Answer = () => ({ status: 200, body: '{}' });
  const server = createServer(async (incoming, outgoing) => {
    const request = await read(incoming);
    seen.push(request);
    await give(script.shift() ?? otherwise(request), incoming, outgoing);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    next: (...answers) => void script.push(...answers),
    fallback: (answer) => {
      otherwise = answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, body };
}

async function give(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (answer === 'hang') return;
  if (answer === 'cut') {
    incoming.socket.destroy();
    return;
  }
  if (answer === 'cut body') {
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    outgoing.write('{"value":[', () => incoming.socket.destroy());
    return;
  }
  if (answer.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
  outgoing.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  outgoing.end(answer.body);
}
