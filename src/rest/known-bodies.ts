import { forgetUnused, type Usable } from '../values/second-chance.ts';

/** Bytes of all bodies together; what is made of them takes some four times as much. */
const mostBytes = 8 * 1024 * 1024;
/** A longer one would drive out what is read again and again. */
const longestBody = 1024 * 1024;
/** Paths that were read once, so that only what comes again is kept. */
const mostPaths = 10_000;

/** What was made of bodies that come again as they were: comparing bytes costs a twentieth of reading JSON. */
export interface KnownBodies {
  /** What was made of the same bytes at this path; undefined where they are not known. */
  find(path: string, bytes: Buffer): unknown;
  /** Keeps what was made of a body, frozen, where the same bytes came before. */
  keep(path: string, bytes: Buffer, body: unknown): void;
}

interface KnownBody extends Usable {
  readonly bytes: Buffer;
  /** Undefined until the same bytes come again. Some come otherwise each time, and what is held so long is dear to collect. */
  body: unknown;
}

/** Knows none at first, and forgets what was not used lately. */
export function createKnownBodies(most = mostBytes, longest = longestBody): KnownBodies {
  const bodies = new Map<string, KnownBody>();
  let readOnce = new Set<string>();
  let size = 0;

  function forget(path: string): void {
    size -= bodies.get(path)?.bytes.length ?? 0;
    bodies.delete(path);
  }

  return {
    find(path, bytes) {
      const known = bodies.get(path);
      if (known === undefined || !known.bytes.equals(bytes)) return undefined;
      known.used = true;
      return known.body;
    },
    keep(path, bytes, body) {
      const before = bodies.get(path);
      if (before?.bytes.length === bytes.length) {
        before.body = before.bytes.equals(bytes) ? freeze(body) : undefined;
        bytes.copy(before.bytes);
        return;
      }
      if (before === undefined && !readOnce.has(path)) {
        if (readOnce.size >= mostPaths) readOnce = new Set();
        readOnce.add(path);
        return;
      }
      readOnce.delete(path);
      forget(path);
      if (bytes.length > longest) return;
      while (size > 0 && size + bytes.length > most) size -= forgetUnused(bodies)?.bytes.length ?? size;
      bodies.set(path, { bytes: ownCopy(bytes), body: undefined, used: false });
      size += bytes.length;
    },
  };
}

/**
 * The bytes as they came are a part of some larger piece that was read of the socket. So is a copy from Node.js's pool, which keeps
 * eight kilobytes alive for each that outlives its neighbours.
 */
function ownCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** Whoever would change what all share is told so at once. */
function freeze(body: unknown): unknown {
  const waiting = [body];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    Object.freeze(value);
    for (const inner of Object.values(value))
      if (typeof inner === 'object' && inner !== null) waiting.push(inner);
  }
  return body;
}
