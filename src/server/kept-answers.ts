import type { MadeOf } from '../memory/made-of.ts';
import type { Clock } from '../values/clock.ts';

/** Answers that were made of nothing but what is remembered, for as long as all of that holds. */
export interface KeptAnswers<Answer> {
  /**
   * The answer to a question that has not changed; undefined where it has to be made.
   * @param question The object that the question is about, such as the document; other objects are other questions.
   * @param asked All else that an answer depends on.
   */
  find(question: object, asked: string): Answer | undefined;
  keep(question: object, asked: string, answer: Answer, madeOf: MadeOf): void;
}

/** By what the answers are made of, which is more than they take themselves. */
const mostBytes = 16 * 1024 * 1024;

interface Kept<Answer> {
  readonly answer: Answer;
  readonly madeOf: MadeOf;
}

/**
 * Keeps none at first. Making an answer of what is remembered takes a promise for each read, and its text has to be written:
 * for fifty lists, a hundred times as long as it takes to see that nothing has changed.
 */
export function createKeptAnswers<Answer>(clock: Clock, most = mostBytes): KeptAnswers<Answer> {
  // Weak, for a prepared query takes more than all that is kept by it.
  let byQuestion = new WeakMap<object, Map<string, Kept<Answer>>>();
  let bytes = 0;

  function forget(question: object, asked: string): void {
    const answers = byQuestion.get(question);
    bytes -= answers?.get(asked)?.madeOf.bytes ?? 0;
    answers?.delete(asked);
  }

  return {
    find(question, asked) {
      const kept = byQuestion.get(question)?.get(asked);
      if (kept === undefined) return undefined;
      if (kept.madeOf.holds(clock.now())) return kept.answer;
      forget(question, asked);
      return undefined;
    },
    keep(question, asked, answer, madeOf) {
      forget(question, asked);
      if (madeOf.bytes > most / 4 || !madeOf.holds(clock.now())) return;
      if (bytes + madeOf.bytes > most) {
        // They live for seconds, so that most of them hold no more.
        byQuestion = new WeakMap();
        bytes = 0;
      }
      bytes += madeOf.bytes;
      const answers = byQuestion.get(question) ?? new Map<string, Kept<Answer>>();
      byQuestion.set(question, answers.set(asked, { answer, madeOf }));
    },
  };
}
