import { Socket } from 'node:net';
import { buildConnector } from 'undici';

/**
 * Connections whose bytes are read where Node.js puts them. Otherwise each read takes 64 KB of new memory, gives most of it back,
 * and waits in a stream until its reader comes (`docs/performance.md` has what that cost).
 *
 * The bytes are lent: **what came with the head of its answer stands only until undici has been told of it**, then the next read
 * takes its place. Whoever keeps more of a body than that must copy it, as `exchange.ts` does.
 * @param options Of the connections, as undici has them.
 */
export function connectorInPlace(options: buildConnector.BuildOptions): buildConnector.connector {
  // Windows is told beforehand where to read to, so that one place does not do for all.
  if (process.platform === 'win32') return buildConnector(options);
  const connect = buildConnector({ ...options, onread: { buffer: place, callback: receive } });
  return (target, tell) =>
    connect(target, (...result) => {
      const [error, socket] = result;
      if (error === null) Object.assign(socket, { read, unshift });
      tell(...result);
    });
}

/** One for all: what was read is worked on before anything else is read. As much as Node.js reads at once. */
const place = Buffer.allocUnsafeSlow(64 * 1024);

/** The socket whose bytes came just now, and what nobody has taken of them. */
let receiving: Socket | undefined;
let arrived: Buffer | undefined;

/**
 * Called by Node.js for each read, as a method of its socket.
 * @returns Whether to go on reading.
 */
function receive(this: Socket, size: number): boolean {
  const bytes = place.subarray(0, size);
  // Behind what waits already.
  if (this.readableLength > 0) return this.push(Buffer.from(bytes));
  receiving = this;
  arrived = hasWholeHead(bytes) ? bytes : Buffer.from(bytes);
  try {
    this.emit('readable');
    // It has paused, or nobody listens yet.
    return arrived === undefined || this.push(Buffer.from(arrived));
  } finally {
    receiving = undefined;
    arrived = undefined;
  }
}

/** Gives what arrived; all else, as the end, comes the usual way. */
function read(this: Socket, size?: number): Buffer | null {
  if (receiving !== this || size === 0) return Socket.prototype.read.call(this, size);
  const bytes = arrived ?? null;
  arrived = undefined;
  return bytes;
}

/** Given back by who has paused in the middle of what arrived. */
function unshift(this: Socket, bytes: Uint8Array): void {
  Socket.prototype.unshift.call(this, Buffer.from(bytes));
}

/**
 * Whether it begins with a final status and holds the end of a head. undici keeps parts of a head as they lie until it has all of it,
 * so that one in several reads cannot be lent; nor can what comes after "103 Early Hints", which may be a part of another head.
 */
function hasWholeHead(bytes: Buffer): boolean {
  return (
    bytes.length > statusAt &&
    bytes.readUInt32BE() === http &&
    bytes[statusAt] !== one &&
    bytes.includes(endOfHead)
  );
}

/** "HTTP", of "HTTP/1.1 200 OK". */
const http = 0x48545450;
const statusAt = 9;
const one = 0x31;
const endOfHead = '\r\n\r\n';
