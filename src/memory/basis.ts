import type { Read } from './read-memory.ts';
import { saySame } from './say-same.ts';

/** A read that an answer was made of. */
export interface BasisRead {
  /** The label of its account. */
  readonly account: string | undefined;
  readonly read: Read;
  /** What it gave the last time. */
  value: unknown;
}

/** All that an answer was made of: with the same question, and the same from each of these reads, the answer is the same but for signatures. */
export interface Basis {
  /** Those that wait for nothing. */
  readonly first: readonly BasisRead[];
  /** Those that wait for all of the first: what they read depends on what was read there. */
  readonly second: readonly BasisRead[];
}

/** Notes what is read for an answer, and which reads had to wait for which. */
export class BasisRecord {
  readonly #first: BasisRead[] = [];
  readonly #second: BasisRead[] = [];
  readonly #keys = new Set<string>();
  #ended = 0;
  #spoiled = false;

  note(account: string | undefined, read: Read, answer: Promise<unknown>): void {
    if (this.#spoiled) return;
    const noted: BasisRead = { account, read, value: undefined };
    const key = `${account} ${read.key}`;
    // A read that is made twice is to find something else the second time.
    if (this.#keys.has(key)) this.spoil();
    else if (this.#ended === 0) this.#first.push(noted);
    else if (this.#ended === this.#first.length) this.#second.push(noted);
    // Which of the reads it waited for is not known, and to wait for all of them may take longer than making the answer anew.
    else this.spoil();
    this.#keys.add(key);
    answer.then(
      (value) => {
        noted.value = value;
        this.#ended += 1;
      },
      () => this.spoil(),
    );
  }

  /** Something went into the answer that is no read, or that no read shows. */
  spoil(): void {
    this.#spoiled = true;
  }

  /** What the answer was made of; undefined where that is not all, or was nothing. */
  basis(): Basis | undefined {
    const [first, second] = [this.#first, this.#second];
    const count = first.length + second.length;
    if (this.#spoiled || count === 0 || this.#ended !== count) return undefined;
    return { first, second };
  }
}

/** Whether all of it is read again as it was: then the answer is the same. Never rejects. @param again Makes a read again. */
export function confirm(basis: Basis, again: (read: BasisRead) => Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => new Confirmation(basis, again, resolve).begin(basis.first));
}

class Confirmation {
  readonly #basis: Basis;
  readonly #again: (read: BasisRead) => Promise<unknown>;
  readonly #end: (holds: boolean) => void;
  #left = 0;
  #failed = false;

  constructor(basis: Basis, again: (read: BasisRead) => Promise<unknown>, end: (holds: boolean) => void) {
    this.#basis = basis;
    this.#again = again;
    this.#end = end;
  }

  begin(reads: readonly BasisRead[]): void {
    this.#left = reads.length;
    for (const read of reads)
      this.#again(read).then((value) => this.#compare(reads, read, value), this.#fail);
  }

  #compare(reads: readonly BasisRead[], read: BasisRead, value: unknown): void {
    if (this.#failed) return;
    if (read.value !== value && !saySame(read.value, value)) {
      this.#fail();
      return;
    }
    // The next one is to be compared with what is known by its bytes by now: that is the same object then.
    read.value = value;
    this.#left -= 1;
    if (this.#left > 0) return;
    if (reads === this.#basis.first && this.#basis.second.length > 0) this.begin(this.#basis.second);
    else this.#end(true);
  }

  readonly #fail = (): void => {
    this.#failed = true;
    this.#end(false);
  };
}
