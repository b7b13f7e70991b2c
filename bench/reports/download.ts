import { connect } from 'node:net';

/** How a file came. */
export interface Downloaded {
  /** Bytes of the answer, its head and the marks between its pieces included. */
  readonly bytes: number;
  /** Milliseconds from the request to the first byte of the answer, and to its last. */
  readonly firstByte: number;
  readonly whole: number;
}

/** How a chunked answer ends. */
const end = '0\r\n\r\n';
const room = 262_144;

/**
 * Gets a file and looks at nothing in it, so that the measuring costs next to nothing beside what is measured. Rejects
 * when the status is not 200 or the answer is not whole.
 */
export function download(address: string): Promise<Downloaded> {
  const { hostname, port, pathname, search } = new URL(address);
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let [bytes, firstByte, head, tail] = [0, 0, '', ''];
    const socket = connect({
      host: hostname,
      port: Number(port),
      onread: {
        buffer: Buffer.alloc(room),
        callback(length, buffer) {
          if (bytes === 0) {
            firstByte = performance.now() - startedAt;
            head = Buffer.from(buffer.subarray(0, 15)).toString('latin1');
          }
          bytes += length;
          tail = Buffer.from(buffer.subarray(Math.max(0, length - end.length), length)).toString('latin1');
          return true;
        },
      },
    });
    socket.once('error', reject);
    socket.once('close', () => {
      if (head === 'HTTP/1.1 200 OK' && tail === end) {
        resolve({ bytes, firstByte, whole: performance.now() - startedAt });
      } else reject(new Error(`${address} was answered with ${head} … ${JSON.stringify(tail)}`));
    });
    socket.write(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`);
  });
}
