import type { Clock } from '../values/clock.ts';

/** An execution, and whether somebody else had begun it. */
export interface Shared<Executed> {
  readonly executed: Executed;
  readonly joined: boolean;
}

/** Lets operations that ask the same at the same moment share one execution. */
export interface SharedExecutions<Executed> {
  /**
   * Executes, or waits for the execution of who asked the same within the last moment and is not answered yet.
   * @param question The object that the question is about, such as the document; other objects are other questions.
   * @param asked All else that an answer depends on.
   */
  run(question: object, asked: string, execute: () => Promise<Executed>): Promise<Shared<Executed>>;
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

  function begin(question: object, asked: string, execute: () => Promise<Executed>): Promise<Executed> {
    const executed = execute();
    const among = running;
    const same = among.get(question) ?? new Map<string, Running<Executed>>();
    const one = { startedAt: clock.now(), executed };
    among.set(question, same.set(asked, one));
    const end = () => {
      if (same.get(asked) !== one) return;
      same.delete(asked);
      if (same.size === 0) among.delete(question);
    };
    executed.then(end, end);
    return executed;
  }

  return {
    async run(question, asked, execute) {
      const one = running.get(question)?.get(asked);
      if (one !== undefined && clock.now() - one.startedAt <= momentMs)
        return { executed: await one.executed, joined: true };
      return { executed: await begin(question, asked, execute), joined: false };
    },
    separate() {
      running = new Map();
    },
  };
}
