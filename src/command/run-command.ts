import type { Clock } from '../values/clock.ts';
import { readAuthConfig } from './auth-config.ts';
import { type PipelineCommand, sharedOptions } from './command.ts';
import { CommandError, usageError } from './command-error.ts';
import type { CommandName } from './command-names.ts';
import { createCommand } from './commands/create.ts';
import { downloadCommand } from './commands/download.ts';
import { labelCommand } from './commands/label.ts';
import { submitCommand } from './commands/submit.ts';
import { uploadCommand } from './commands/upload.ts';
import { waitCommand } from './commands/wait.ts';
import { ExitCode } from './exit-code.ts';
import { helpText } from './help.ts';
import { accountLabel } from './ids.ts';
import { openGateway, type Reachable, runningGateway } from './open-gateway.ts';
import { type Options, readOptions } from './options.ts';
import { createReport, type Report } from './report.ts';
import type { Terminal } from './terminal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What commands are run with. */
export interface RunParts {
  readonly environment: Environment;
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** Aborted when the command shall end. */
  readonly signal: AbortSignal;
  /** Starts a gateway in this process. */
  readonly startGateway: (
    environment: Environment,
    options: { readonly demo: boolean; readonly label: string | undefined },
  ) => Promise<Reachable>;
}

const commands: Readonly<Record<CommandName, PipelineCommand>> = {
  submit: submitCommand,
  create: createCommand,
  upload: uploadCommand,
  wait: waitCommand,
  download: downloadCommand,
  label: labelCommand,
};

/** Runs a command with the words behind its name, and gives its exit code. */
export async function runCommand(
  name: CommandName,
  words: readonly string[],
  parts: RunParts,
): Promise<ExitCode> {
  const command = commands[name];
  const report = createReport(parts.terminal, parts.clock, words.includes('--json'));
  try {
    const options = readOptions(name, words, [...command.options, ...sharedOptions]);
    if (options.flag('help')) {
      parts.terminal.out(`${helpText(command)}\n`);
      return ExitCode.Done;
    }
    await command.check(options);
    await runThrough(command, options, parts, report);
    report.event('end', { exitCode: ExitCode.Done });
    return ExitCode.Done;
  } catch (error) {
    return tellFailure(parts.signal.aborted ? interrupted(command) : error, report);
  }
}

async function runThrough(
  command: PipelineCommand,
  options: Options,
  parts: RunParts,
  report: Report,
): Promise<void> {
  const gateway = await openGateway(await reach(options, parts), { ...parts, report });
  try {
    const { upstream } = gateway;
    const text =
      upstream === 'emulator'
        ? 'Upstream: an emulator, invented data; nothing reaches Microsoft.'
        : undefined;
    report.event('started', { command: command.name, upstream }, text);
    await command.run(options, { gateway, report, clock: parts.clock, signal: parts.signal });
  } finally {
    await gateway.close();
  }
}

async function reach(options: Options, { environment, startGateway }: RunParts): Promise<Reachable> {
  const address = options.text('gateway');
  const authConfig = options.text('authconfig');
  const label = accountLabel(options);
  if (address !== undefined) {
    if (authConfig !== undefined || options.flag('demo')) {
      throw usageError(
        'A running gateway has its own credentials: --gateway goes without --authconfig and --demo.',
      );
    }
    return runningGateway(address, { key: environment['GATEWAY_KEY'], label });
  }
  if (authConfig === undefined) return startGateway(environment, { demo: options.flag('demo'), label });
  const index = options.text('server') ?? '0';
  if (!/^\d{1,3}$/.test(index)) throw usageError('--server expects a number, counted from 0.');
  const credentials = await readAuthConfig(authConfig, Number(index));
  return startGateway({ ...environment, GATEWAY_ACCOUNTS_FILE: '', ...credentials }, { demo: false, label });
}

function interrupted({ name }: PipelineCommand): CommandError {
  const advice =
    name === 'create' || name === 'label'
      ? 'Look what is there before you run it again.'
      : 'Run the same command again: it goes on where it stopped.';
  return new CommandError(ExitCode.Interrupted, 'Interrupted.', { code: 'INTERRUPTED', advice });
}

/** What nobody foresaw is told without its stack, which no user can read, and never with what it quotes. */
function tellFailure(error: unknown, report: Report): ExitCode {
  const known =
    error instanceof CommandError
      ? error
      : new CommandError(ExitCode.Failed, `Something went wrong inside the command (${nameOf(error)}).`, {
          code: 'INTERNAL',
        });
  const { code, advice, correlationId, retryAfterSeconds } = known.details;
  const words = [known.message, advice, correlationId && `(correlation id ${correlationId})`];
  const fields = { code, message: known.message, advice, correlationId, retryAfterSeconds };
  report.event('error', { ...fields, exitCode: known.exitCode }, words.filter(Boolean).join('\n'));
  report.event('end', { exitCode: known.exitCode });
  return known.exitCode;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
