import type { Clock } from '../values/clock.ts';

/** Lets operations that ask the same at the same moment share one execution. */
export interface SharedExecutions<Executed> {
  /**
   * The execution of who asked the same within the last moment and is not answered yet; undefined where there is none.
   * @param question The object that the question is about, such as the document; other objects are other questions.
   * @param asked All else that an answer depends on.
   */
  join(question: object, asked: string): Promise<Executed> | undefined;
  /** Lets others join an execution that has just been begun. @param ended Given what came of it; what it gives is what all are given. */
  begin<Result>(
    question: object,
    asked: string,
    work: Promise<Result>,
    ended: (result: Result) => Executed,
  ): Promise<Executed>;
  /** From now on nobody is given what was begun before: something was changed, or seen to have changed. */
  separate(): void;
}

/** How long an execution takes others in. Longer, and they would be told what was read well before they asked. */
const momentMs = 10;

interface Running<Executed> {
  readonly startedAt: number;
  readonly executed: Promise<Executed>;
}

/** None runs at first. */
export function createSharedExecutions<Executed>(clock: Clock): SharedExecutions<Executed> {
  let running = new Map<object, Map<string, Running<Executed>>>();

  return {
    join(question, asked) {
      const one = running.get(question)?.get(asked);
      return one !== undefined && clock.now() - one.startedAt <= momentMs ? one.executed : undefined;
    },
    begin(question, asked, work, ended) {
      const among = running;
      const same = among.get(question) ?? new Map<string, Running<Executed>>();
      const end = () => {
        if (same.get(asked) !== one) return;
        same.delete(asked);
        if (same.size === 0) among.delete(question);
      };
      const executed = work.then(
        (result) => {
          end();
          return ended(result);
        },
        (error) => {
          end();
          throw error;
        },
      );
      const one = { startedAt: clock.now(), executed };
      among.set(question, same.set(asked, one));
      return executed;
    },
    separate() {
      running = new Map();
    },
  };
}
