/** Signals that ask a process to end, with the exit codes of those that end it at once. */
const codes = { SIGTERM: 143, SIGINT: 130 } as const;

export type EndSignal = keyof typeof codes;

/**
 * Listens for the signals to end from now on. The first resolves `first`; the second calls `exit` at once with the
 * code that a shell expects.
 */
export function untilSignal(
  process: Pick<NodeJS.Process, 'on'>,
  exit: (code: number) => void,
): { readonly first: Promise<EndSignal> } {
  let seen = false;
  const first = new Promise<EndSignal>((resolve) => {
    for (const signal of Object.keys(codes) as EndSignal[]) {
      process.on(signal, () => {
        if (seen) exit(codes[signal]);
        seen = true;
        resolve(signal);
      });
    }
  });
  return { first };
}
