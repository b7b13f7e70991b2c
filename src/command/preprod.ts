import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from './command-error.ts';
import { durationOption } from './duration.ts';
import { ExitCode } from './exit-code.ts';
import type { Options } from './options.ts';
import { readPackageFile } from './package-file.ts';
import { saveFile } from './save-file.ts';
import { sendPackage } from './send-package.ts';
import type { Session } from './session.ts';
import { packageOperand, stem } from './submit-plan.ts';
import { readState, writeState } from './submit-state.ts';

/** How far a preproduction submit has come. */
interface PreprodState {
  readonly version: 1;
  readonly sha256: string;
  readonly account: string;
  readonly packageId?: string;
  readonly files?: readonly string[];
}

/**
 * Signs a package for preproduction: sent, waited for, its assets saved beside it. It belongs to no product and nothing
 * of it is for ever, so what was interrupted before its id was known is simply sent again. @throws CommandError
 */
export async function submitPreprod(session: Session, options: Options): Promise<void> {
  const path = packageOperand('submit', options);
  const statePath = options.text('state') ?? `${path}.preprod.hardware-gateway.json`;
  const file = await readPackageFile(path, session.signal);
  const { account } = session.gateway;
  const left = await readState<PreprodState>(statePath);
  const kept = left?.sha256 === file.sha256 && left.account === account ? left : undefined;
  let state: PreprodState = kept ?? { version: 1, sha256: file.sha256, account };
  if (state.packageId === undefined) {
    const answer = await sendPackage(session, {
      to: '/packages/preprod',
      file,
      stillWanted: async () => true,
    });
    const packageId = String(answer?.['packageId'] ?? '');
    state = { ...state, packageId };
    await writeState(statePath, state);
    session.report.event('uploaded', { packageId }, `Uploaded for preproduction signing: ${packageId}`);
  }
  const packageId = state.packageId ?? '';
  const assets = options.flag('no-wait')
    ? []
    : await waitForAssets(session, packageId, durationOption(options, 'timeout'));
  const files: string[] = [];
  for (const [index, assetId] of assets.entries()) {
    const target = join(dirname(path), `${stem(path)}.preprod${index === 0 ? '' : `-${index + 1}`}.zip`);
    if (!(kept?.files?.includes(target) && existsSync(target))) {
      await saveFile(
        session,
        `/packages/preprod/${encodeURIComponent(packageId)}/assets/${encodeURIComponent(assetId)}`,
        target,
      );
    }
    files.push(target);
    session.report.event('downloaded', { packageId, assetId, file: target }, `Signed files: ${target}`);
  }
  await writeState(statePath, { ...state, files });
  session.report.event('submitted', { packageId, files });
  session.report.result([packageId, ...files]);
}

interface Seen {
  readonly signingStatus: string | null;
  readonly errorMessage: string | null;
  readonly assets: readonly { readonly assetId: string }[] | null;
}

const document = `query Preprod($packageId: String!) {
  preprod: preprodPackage(packageId: $packageId) { signingStatus errorMessage assets { assetId } }
}`;

const longestPauseMs = 15_000;

async function waitForAssets(
  { gateway, report, clock, signal }: Session,
  packageId: string,
  timeoutMs = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const startedAt = clock.now();
  let last: string | null = null;
  for (;;) {
    const { preprod } = await gateway.read<{ preprod: Seen | null }>(document, { packageId }, signal);
    if (preprod === null) throw failed(packageId, 'is not known to the service any more');
    const { signingStatus, errorMessage, assets } = preprod;
    if (signingStatus !== last)
      report.event('state', { packageId, progress: signingStatus }, `  ${signingStatus}`);
    last = signingStatus;
    if (signingStatus === 'FAILED')
      throw failed(packageId, `failed: ${errorMessage ?? 'the service gives no reason'}`);
    if (signingStatus === 'SUCCEEDED' && assets?.length) return assets.map(({ assetId }) => assetId);
    const age = clock.now() - startedAt;
    if (age > timeoutMs) {
      throw new CommandError(
        ExitCode.NotReady,
        `Not within the time given: ${packageId} is ${signingStatus}.`,
        {
          code: 'TIMED_OUT',
          advice: 'Nothing is lost: run the same command again to go on waiting.',
        },
      );
    }
    await clock.sleep(Math.min(Math.max(age * 0.1, 500), longestPauseMs), signal);
  }
}

function failed(packageId: string, text: string): CommandError {
  return new CommandError(ExitCode.Failed, `The preproduction package ${packageId} ${text}.`, {
    code: 'SIGNING_FAILED',
  });
}
