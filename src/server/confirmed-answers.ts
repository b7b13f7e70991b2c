import type { Basis } from '../memory/basis.ts';
import { weigh } from '../memory/weigh.ts';
import { forgetUnused, type Usable } from '../values/second-chance.ts';

/** An answer, and what has to be read again before it is given again. */
export interface Confirmable<Answer> {
  readonly answer: Answer;
  readonly basis: Basis;
}

/** A question that came before. */
export interface AskedBefore<Answer> {
  /** Its last answer; undefined where there is none to be given again. */
  readonly last: Confirmable<Answer> | undefined;
  /** Whether it is worth while to note what its answer is made of. Each call counts as one time that it was asked. */
  isWorthNoting(): boolean;
  keep(confirmable: Confirmable<Answer>): void;
  /** Its last answer was given again. */
  held(): void;
  /** The service says something else now. */
  changed(): void;
}

/** Answers that were made of what the service said, to be given again where it says the same again. */
export interface ConfirmedAnswers<Answer> {
  /**
   * What is known of a question; undefined where it comes for the first time.
   * @param question The object that the question is about, such as the document; other objects are other questions.
   * @param asked All else that an answer depends on.
   */
  find(question: object, asked: string): AskedBefore<Answer> | undefined;
}

/** Of the answers and of what they were made of, which several may share. */
const mostBytes = 16 * 1024 * 1024;
/** What a question takes by which nothing is kept: a guess. */
const questionBytes = 512;
/** What changes each time that it is asked about is made so many times before it is noted again. */
const longestRest = 64;

/**
 * Keeps none at first, and forgets what was not asked lately. To compare what comes from the service with what came before is
 * mostly done already (`rest/known-bodies.ts`), and where all of it is the same, nothing has to be made or written. No call is saved.
 */
export function createConfirmedAnswers<Answer>(most = mostBytes): ConfirmedAnswers<Answer> {
  // Weak, for a prepared query takes more than all that is kept by it.
  const byQuestion = new WeakMap<object, Same<Answer>>();
  /** In the order in which they came. */
  const all = new Map<KnownQuestion<Answer>, KnownQuestion<Answer>>();
  let bytes = 0;

  function drop(question: KnownQuestion<Answer> | undefined): void {
    if (question === undefined) return;
    question.same.delete(question.asked);
    all.delete(question);
    bytes -= question.bytes;
    question.forget();
  }

  function grow(more: number): void {
    bytes += more;
    while (bytes > most && all.size > 0) drop(forgetUnused(all));
  }

  function note(question: object, asked: string): void {
    const same: Same<Answer> = byQuestion.get(question) ?? new Map();
    const noted = new KnownQuestion(same, asked, most / 4, grow);
    byQuestion.set(question, same.set(asked, noted));
    all.set(noted, noted);
    grow(noted.bytes);
  }

  return {
    find(question, asked) {
      const known = byQuestion.get(question)?.get(asked);
      if (known === undefined) note(question, asked);
      else known.used = true;
      return known;
    },
  };
}

/** What is known of one query, by all else that its answer depends on. */
type Same<Answer> = Map<string, KnownQuestion<Answer>>;

class KnownQuestion<Answer> implements AskedBefore<Answer>, Usable {
  readonly same: Same<Answer>;
  readonly asked: string;
  last: Confirmable<Answer> | undefined;
  used = false;
  bytes: number;
  readonly #most: number;
  readonly #grow: (more: number) => void;
  /** How often in turn its answer was another one. */
  #changes = 0;
  #rest = 0;
  #isForgotten = false;

  constructor(same: Same<Answer>, asked: string, most: number, grow: (more: number) => void) {
    this.same = same;
    this.asked = asked;
    this.bytes = questionBytes + asked.length;
    this.#most = most;
    this.#grow = grow;
  }

  isWorthNoting(): boolean {
    this.#rest -= 1;
    return this.#rest < 0;
  }

  keep({ answer, basis }: Confirmable<Answer>): void {
    if (this.#isForgotten) return;
    const { bytes, expiresAt } = weigh(answer);
    // Twice, for what was written of it is kept as well.
    const whole = 2 * bytes + weighBasis(basis);
    // What is signed would have to be signed anew.
    if (expiresAt !== Number.POSITIVE_INFINITY || whole > this.#most) {
      this.#waitLonger();
    } else {
      this.last = { answer, basis };
      this.#take(whole);
    }
  }

  held(): void {
    this.#changes = 0;
  }

  changed(): void {
    if (this.#isForgotten) return;
    this.last = undefined;
    this.#waitLonger();
    this.#take(0);
  }

  /** Whoever has it still, keeps nothing by it any more. */
  forget(): void {
    this.#isForgotten = true;
    this.last = undefined;
  }

  #waitLonger(): void {
    this.#changes += 1;
    this.#rest = Math.min(2 ** this.#changes, longestRest);
  }

  #take(bytes: number): void {
    const before = this.bytes;
    this.bytes = questionBytes + this.asked.length + bytes;
    this.#grow(this.bytes - before);
  }
}

function weighBasis({ first, second }: Basis): number {
  return weigh([...first, ...second].map(({ read, value }) => [read.key, value])).bytes;
}
