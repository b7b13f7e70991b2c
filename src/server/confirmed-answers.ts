import type { Basis } from '../memory/basis.ts';
import { weigh } from '../memory/weigh.ts';
import { forgetUnused, type Usable } from '../values/second-chance.ts';

/** An answer, and what has to be read again before it is given again. */
export interface Confirmable<Answer> {
  readonly answer: Answer;
  readonly basis: Basis;
}

/** Answers that were made of what the service said, to be given again where it says the same again. */
export interface ConfirmedAnswers<Answer> {
  /**
   * The last answer to a question; undefined where it has to be made.
   * @param question The object that the question is about, such as the document; other objects are other questions.
   * @param asked All else that an answer depends on.
   */
  find(question: object, asked: string): Confirmable<Answer> | undefined;
  keep(question: object, asked: string, confirmable: Confirmable<Answer>): void;
  /** The service says something else now. */
  forget(question: object, asked: string): void;
}

/** Of the answers and of what they were made of, which several may share. */
const mostBytes = 16 * 1024 * 1024;

interface Kept<Answer> extends Confirmable<Answer>, Usable {
  readonly question: object;
  readonly asked: string;
  readonly bytes: number;
}

/**
 * Keeps none at first, and forgets what was not asked lately. To compare what comes from the service with what came before is
 * done already (`rest/known-bodies.ts`), and where all of it is the same, nothing has to be made or written. No call is saved.
 */
export function createConfirmedAnswers<Answer>(most = mostBytes): ConfirmedAnswers<Answer> {
  const byQuestion = new Map<object, Map<string, Kept<Answer>>>();
  /** In the order in which they were kept. */
  const all = new Map<Kept<Answer>, Kept<Answer>>();
  let bytes = 0;

  function drop(kept: Kept<Answer> | undefined): void {
    if (kept === undefined) return;
    const answers = byQuestion.get(kept.question);
    answers?.delete(kept.asked);
    if (answers?.size === 0) byQuestion.delete(kept.question);
    all.delete(kept);
    bytes -= kept.bytes;
  }

  function forget(question: object, asked: string): void {
    drop(byQuestion.get(question)?.get(asked));
  }

  return {
    find(question, asked) {
      const kept = byQuestion.get(question)?.get(asked);
      if (kept !== undefined) kept.used = true;
      return kept;
    },
    keep(question, asked, { answer, basis }) {
      forget(question, asked);
      const { bytes: answerBytes, expiresAt } = weigh(answer);
      // It would have to be signed anew.
      if (expiresAt !== Number.POSITIVE_INFINITY) return;
      const kept = {
        question,
        asked,
        answer,
        basis,
        bytes: answerBytes + weightOf(asked, basis),
        used: false,
      };
      if (kept.bytes > most / 4) return;
      while (all.size > 0 && bytes + kept.bytes > most) drop(forgetUnused(all));
      const answers = byQuestion.get(question) ?? new Map<string, Kept<Answer>>();
      byQuestion.set(question, answers.set(asked, kept));
      all.set(kept, kept);
      bytes += kept.bytes;
    },
    forget,
  };
}

function weightOf(asked: string, { first, second }: Basis): number {
  return weigh([asked, ...[...first, ...second].map(({ read, value }) => [read.key, value])]).bytes;
}
