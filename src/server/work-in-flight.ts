/** Counts what has been accepted and is not finished, so that nothing of it is cut off when the process ends. */
export interface WorkInFlight {
  /** Something was accepted; call the result once when it is finished. */
  begin(): () => void;
  /** Resolves when nothing is in flight. */
  idle(): Promise<void>;
}

/** A counter that starts at nothing. */
export function createWorkInFlight(): WorkInFlight {
  let count = 0;
  let waiting: (() => void)[] = [];

  function end(): void {
    count -= 1;
    if (count > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  return {
    begin() {
      count += 1;
      let ended = false;
      return () => {
        if (!ended) end();
        ended = true;
      };
    },
    idle() {
      return count === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
