/** How a command ends, for scripts. Documented in `docs/pipelines.md`; a number never changes its meaning. */
export const ExitCode = {
  Done: 0,
  /** The service refused it, or its work on it failed. */
  Failed: 1,
  /** The command line, or a file that it names, cannot be used. */
  Usage: 2,
  /** Not there yet, or not within `--timeout`. */
  NotReady: 3,
  /** Credentials are missing, refused, or lack a role. */
  Credentials: 4,
  /** The service limits the calls of the account, for longer than the command waits. */
  Throttled: 5,
  /** Nobody can tell whether a write was done: look before you repeat it. */
  Indeterminate: 6,
  /** The gateway or the service cannot be reached, or fails on every try. */
  Unreachable: 7,
  /** The package, its state file or another run stands in the way. */
  Conflict: 8,
  Interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
