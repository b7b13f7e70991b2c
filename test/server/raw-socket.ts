import { connect, type Socket } from 'node:net';

/** A bare connection, for what no HTTP client would send. */
export interface RawSocket {
  readonly socket: Socket;
  /** What came back so far. */
  received(): string;
  /** Resolves with all that came back, when the other side has ended the connection. */
  readonly ended: Promise<string>;
}

/** Connects to a port of loopback and sends the lines, joined as HTTP wants them. */
export function rawSocket(port: number, ...lines: readonly string[]): RawSocket {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => {});
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  if (lines.length > 0) socket.write(lines.join('\r\n'), 'latin1');
  return { socket, received: () => received, ended };
}

/** The start of a POST to /graphql with these header lines, up to its body. */
export function postHead(...headers: readonly string[]): string {
  return [
    'POST /graphql HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    ...headers,
    '',
    '',
  ].join('\r\n');
}
