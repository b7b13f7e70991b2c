import { sasExpiry } from '../values/sas.ts';

/** What has to be known of a value before it is kept. */
export interface Weight {
  /** The memory that it takes, guessed rather too high. */
  readonly bytes: number;
  /** When the first signed address in it stops working, in milliseconds since the epoch; Infinity without one. */
  readonly expiresAt: number;
}

/** Weighs a JSON value. A signed address that does not say when it expires counts as expired. */
export function weigh(value: unknown): Weight {
  let bytes = 0;
  let expiresAt = Number.POSITIVE_INFINITY;
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    bytes += valueBytes;
    if (typeof next === 'string') {
      bytes += next.length;
      if (isSigned(next)) expiresAt = Math.min(expiresAt, sasExpiry(next) ?? 0);
    } else if (typeof next === 'object' && next !== null) {
      bytes += objectBytes;
      for (const member of Object.values(next)) rest.push(member);
    }
  }
  return { bytes, expiresAt };
}

/** A pointer and the header of what it leads to. */
const valueBytes = 24;
const objectBytes = 32;

/** Whether it is an address that stops working by itself. */
export function isSigned(text: string): boolean {
  return /[?&]sig=/i.test(text);
}
