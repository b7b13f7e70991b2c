import { writeSync } from 'node:fs';

/** Takes lines, each with its line break. */
export interface Lines {
  write(line: string): void;
}

/** Writes text or bytes to a file descriptor, as `fs.writeSync` does. @returns how many bytes were taken */
type Write = (fd: number, data: string | Uint8Array) => number;

/** How long a reader who does not keep up is given before the next try. */
const patienceMs = 10;

/**
 * Writes each line whole before it returns, so that nothing is lost when the process ends. It waits for a reader who does
 * not keep up; lines for a reader who has gone, or that a full disk does not take, are lost, for the gateway has to go on.
 *
 * pino's own destination does the same, and makes bytes of each line once more to see what is left of it: a twentieth of a
 * small query (`docs/performance.md`).
 */
export function createLineWriter(fd: number, write: Write = writeNow): Lines {
  let gone = false;

  /** @returns how many bytes were taken; none while the reader does not keep up */
  function tryToWrite(data: string | Uint8Array): number {
    try {
      return write(fd, data);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EAGAIN' || code === 'EBUSY') {
        pause(patienceMs);
        return 0;
      }
      if (code === 'EPIPE') gone = true;
      return Buffer.byteLength(data);
    }
  }

  function writeRest(bytes: Uint8Array): void {
    for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(tryToWrite(rest));
  }

  return {
    write(line) {
      if (gone) return;
      const taken = tryToWrite(line);
      if (taken < Buffer.byteLength(line)) writeRest(Buffer.from(line).subarray(taken));
    },
  };
}

// One call for each type that the overloads of `writeSync` take.
const writeNow: Write = (fd, data) => (typeof data === 'string' ? writeSync(fd, data) : writeSync(fd, data));

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
