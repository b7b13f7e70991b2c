import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';

/** An error of a GraphQL answer, or of a refusal by another route, which has the same form. */
export interface AnsweredError {
  readonly message?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The gateway answered with an error, or not at all. */
export class GatewayFault extends CommandError {
  /** False where it is certain that nothing was changed: it may be sent again. */
  readonly mayBeDone: boolean;

  constructor(exitCode: ExitCode, message: string, details: CommandError['details'], mayBeDone: boolean) {
    super(exitCode, message, details);
    this.name = 'GatewayFault';
    this.mayBeDone = mayBeDone;
  }
}

/**
 * The fault that an answered error means.
 * @param toCheck What to look at where the service refuses the gateway's own credentials.
 */
export function faultOf({ message, extensions = {} }: AnsweredError, toCheck: string): GatewayFault {
  const code = textOf(extensions['code']);
  const indeterminate = extensions['outcome'] === 'INDETERMINATE';
  const exitCode = indeterminate ? ExitCode.Indeterminate : (exitCodes.get(code ?? '') ?? ExitCode.Failed);
  const retryAfter = extensions['retryAfterSeconds'];
  const ownCredentials = code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
  return new GatewayFault(
    exitCode,
    textOf(message) ?? 'The gateway answered with an error that says nothing.',
    {
      code,
      advice: ownCredentials ? keyAdvice : exitCode === ExitCode.Credentials ? toCheck : advice.get(exitCode),
      correlationId: textOf(extensions['correlationId']),
      retryAfterSeconds: typeof retryAfter === 'number' ? retryAfter : undefined,
    },
    indeterminate,
  );
}

/** No answer came. @param sent The request may have arrived. */
export function unreachable(reason: string, sent: boolean): GatewayFault {
  return new GatewayFault(
    ExitCode.Unreachable,
    `The gateway gave no answer (${reason}).`,
    {
      code: 'UNREACHABLE',
      advice: 'Check the address behind --gateway and the way there, then run the command again.',
    },
    sent,
  );
}

const exitCodes: ReadonlyMap<string, ExitCode> = new Map([
  ['UNAUTHENTICATED', ExitCode.Credentials],
  ['FORBIDDEN', ExitCode.Credentials],
  ['UPSTREAM_UNAUTHENTICATED', ExitCode.Credentials],
  ['UPSTREAM_FORBIDDEN', ExitCode.Credentials],
  ['RATE_LIMITED', ExitCode.Throttled],
  ['UPSTREAM_THROTTLED', ExitCode.Throttled],
  ['UPSTREAM_TIMEOUT', ExitCode.Unreachable],
  ['UPSTREAM_UNAVAILABLE', ExitCode.Unreachable],
  ['SERVICE_UNAVAILABLE', ExitCode.Unreachable],
  ['NOTHING_TO_DOWNLOAD', ExitCode.NotReady],
  ['BAD_USER_INPUT', ExitCode.Usage],
]);

/** Where it is the gateway itself that refuses. */
const keyAdvice =
  'The gateway serves known callers: put a key with the right role into the variable GATEWAY_KEY.';

const advice: ReadonlyMap<ExitCode, string> = new Map([
  [ExitCode.Throttled, 'Run the command again later; other programs may be using the same account.'],
  [ExitCode.Unreachable, 'The service may be down for a moment: run the command again.'],
  [ExitCode.Indeterminate, 'Look what is there before you run it again.'],
]);

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
