import { createHash } from 'node:crypto';

/**
 * Hands out odd 64-bit numbers, two apart. Products lie between 2^53 and 2^54 and all else above 2^60, so that
 * neighbours become one and the same number once somebody rounds them to doubles (section 10, cases 1 and 2).
 */
export class IdSequence {
  #next: bigint;

  constructor(first: bigint) {
    this.#next = first;
  }

  take(): bigint {
    const id = this.#next;
    this.#next += 2n;
    return id;
  }
}

/** Where each kind of id starts; what is seeded and what is created later never meet. */
export const FIRST_IDS = {
  demoProduct: 9007199267351835n,
  plainProduct: 13990390021569011n,
  createdProduct: 14631253285588839n,
  sharedProduct: 1152921504606971255n,
  demoSubmission: 1152921504621441945n,
  plainSubmission: 1152921504627422409n,
  createdSubmission: 1152921505698258497n,
  demoLabel: 1152921504676978391n,
  plainLabel: 1152921504806978461n,
  createdLabel: 1152921505806997603n,
} as const;

/** Reads an id out of a path: digits only, at most 64 bits, else undefined. */
export function parseId(text: string): bigint | undefined {
  if (!/^\d{1,20}$/.test(text)) return undefined;
  const id = BigInt(text);
  return id < 2n ** 63n ? id : undefined;
}

/** A GUID that is always the same for the same words. */
export function guidOf(...words: readonly unknown[]): string {
  const hex = createHash('sha256').update(words.map(String).join('/')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
