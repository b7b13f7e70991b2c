import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { UpstreamName } from '../config/config.ts';
import { HttpError, refusalBody } from './http-error.ts';

/** Answers on a connection that sent something that is no HTTP request, or too much of it, and ends it. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex, upstream: UpstreamName): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  endWith(
    socket,
    new HttpError(statuses[error.code ?? ''] ?? 400, 'BAD_REQUEST', 'The request cannot be read.'),
    upstream,
  );
}

/** Writes a refusal on a bare connection, where no framework does it, and ends it. */
export function endWith(socket: Duplex, refusal: HttpError, upstream: UpstreamName): void {
  const correlationId = randomUUID();
  const body = JSON.stringify(refusalBody(refusal, correlationId));
  const headers = {
    ...refusal.headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'x-content-type-options': 'nosniff',
    'x-correlation-id': correlationId,
    'x-hardware-upstream': upstream,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`);
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
