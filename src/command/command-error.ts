import { ExitCode } from './exit-code.ts';

/** What an error tells a script beside its message. */
export interface CommandErrorDetails {
  /** `extensions.code` or the code of a user error. */
  readonly code?: string | undefined;
  /** What to do next, in words. */
  readonly advice?: string | undefined;
  /** For the gateway's log and for support. */
  readonly correlationId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** A command that cannot go on, with the exit code that says why. The message is for the person who ran it, and holds no secret. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  readonly details: CommandErrorDetails;

  constructor(exitCode: ExitCode, message: string, details: CommandErrorDetails = {}) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
    this.details = details;
  }
}

/** A command line or an input file that cannot be used. */
export function usageError(message: string, advice?: string): CommandError {
  return new CommandError(ExitCode.Usage, message, { advice });
}
