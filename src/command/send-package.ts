import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { Fields } from './gateway.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { PackageFile } from './package-file.ts';
import type { Session } from './session.ts';
import { sizeText } from './size-text.ts';

/** Where a package goes, and what to do when sending it broke off. */
export interface Shipment {
  /** Path of the gateway. */
  readonly to: string;
  readonly file: PackageFile;
  /** After a failure: true when the same upload is still wanted, so that it can be sent again. */
  readonly stillWanted: () => Promise<boolean>;
}

const mostTries = 6;
const longestPauseMs = 20_000;

/**
 * Sends a package, again where it broke off. Gives the gateway's answer; undefined where it was not wanted any more
 * after a failure, because an earlier try had got through. @throws CommandError
 */
export async function sendPackage(session: Session, shipment: Shipment): Promise<Fields | undefined> {
  const { clock, report, signal } = session;
  const { file } = shipment;
  report.event(
    'uploading',
    { file: file.name, bytes: file.bytes, sha256: file.sha256 },
    `Uploading ${file.name} (${sizeText(file.bytes)}) …`,
  );
  for (let tries = 1; ; tries += 1) {
    try {
      return await sendOnce(session, shipment);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof CommandError) || !isPassing(error)) throw error;
      if (tries >= mostTries) throw error;
      const pauseMs = Math.max(
        Math.min(500 * 2 ** tries, longestPauseMs),
        (error.details.retryAfterSeconds ?? 0) * 1_000,
      );
      const seconds = Math.ceil(pauseMs / 1_000);
      report.event(
        'waiting',
        { code: error.details.code, seconds },
        `${error.message} Trying again in ${seconds} s …`,
      );
      await clock.sleep(pauseMs, signal);
      if (!(await shipment.stillWanted())) return undefined;
    }
  }
}

async function sendOnce({ gateway, report, signal }: Session, { to, file }: Shipment): Promise<Fields> {
  const transfer = report.transfer('upload', file.bytes);
  try {
    const { path, bytes, sha256 } = file;
    return await gateway.upload({ path, to, bytes, sha256, moved: transfer.moved, signal });
  } finally {
    transfer.end();
  }
}

/** Faults after which the same upload makes sense. */
function isPassing(error: CommandError): boolean {
  if (again.has(error.details.code ?? '')) return true;
  const kinds: readonly ExitCode[] = [ExitCode.Unreachable, ExitCode.Throttled, ExitCode.Indeterminate];
  return error instanceof GatewayFault && kinds.includes(error.exitCode);
}

const again = new Set([
  'UPLOAD_BROKEN_OFF',
  'UPLOAD_STALLED',
  'UPLOAD_CONFLICT',
  'DIGEST_MISMATCH',
  'UPSTREAM_INVALID_RESPONSE',
]);
