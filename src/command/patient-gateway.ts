import type { Clock } from '../values/clock.ts';
import type { Connection } from './connection.ts';
import { ExitCode } from './exit-code.ts';
import type { Fields, Gateway } from './gateway.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { Report } from './report.ts';

/** How long a command waits for better times before it gives up: a quota is back in minutes, an outage is somebody's to look at. */
const throttledMs = 600_000;
const unreachableMs = 60_000;
const longestPauseMs = 15_000;

/** Adds patience to a connection: throttling is waited out, short outages too, and writes are repeated only where that is safe. */
export function patientGateway(
  connection: Connection,
  parts: { readonly clock: Clock; readonly report: Report },
): Pick<Gateway, 'read' | 'write'> {
  const never = new AbortController().signal;
  return {
    read: <Data>(document: string, variables: Fields, signal: AbortSignal) =>
      patiently(parts, signal, () => connection.ask<Data>(document, variables, signal)),
    write: <Data>(document: string, variables: Fields) =>
      patiently(
        parts,
        never,
        () => connection.ask<Data>(document, variables),
        ({ mayBeDone }) => !mayBeDone,
      ).catch((error: unknown) => {
        throw error instanceof GatewayFault && error.mayBeDone ? indeterminate(error) : error;
      }),
  };
}

async function patiently<Data>(
  { clock, report }: { readonly clock: Clock; readonly report: Report },
  signal: AbortSignal,
  attempt: () => Promise<Data>,
  repeatable: (fault: GatewayFault) => boolean = () => true,
): Promise<Data> {
  const startedAt = clock.now();
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof GatewayFault) || !repeatable(error)) throw error;
      const pauseMs = pauseAfter(error, tries, clock.now() - startedAt);
      if (pauseMs === undefined) throw error;
      const seconds = Math.ceil(pauseMs / 1_000);
      report.event(
        'waiting',
        { code: error.details.code, seconds },
        `${error.message} Trying again in ${seconds} s …`,
      );
      await clock.sleep(pauseMs, signal);
    }
  }
}

function indeterminate({ message, details }: GatewayFault): GatewayFault {
  return new GatewayFault(
    ExitCode.Indeterminate,
    `${message} Nobody can tell whether it was done.`,
    { ...details, advice: 'Look what is there before you run it again.' },
    true,
  );
}

/** Undefined where waiting is of no use, or was long enough. */
function pauseAfter(
  { exitCode, details }: GatewayFault,
  tries: number,
  elapsedMs: number,
): number | undefined {
  const backOffMs = Math.min(500 * 2 ** tries, longestPauseMs);
  if (exitCode === ExitCode.Throttled) {
    const pauseMs = Math.max((details.retryAfterSeconds ?? 0) * 1_000, backOffMs);
    return elapsedMs + pauseMs > throttledMs ? undefined : pauseMs;
  }
  if (exitCode !== ExitCode.Unreachable || elapsedMs + backOffMs > unreachableMs) return undefined;
  return backOffMs;
}
