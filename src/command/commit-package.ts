import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { PackageFile } from './package-file.ts';
import { sendPackage } from './send-package.ts';
import type { Session } from './session.ts';
import { look } from './state.ts';
import { awaitsUpload } from './submit-look.ts';

/** How long a submission that gives no place for its package is looked at: the service leaves it out of an answer at times. */
const unclearMs = 30_000;
const lookAgainMs = 2_000;

/**
 * Uploads a package and commits its submission, unless an earlier run has done so.
 * @param begun An earlier run may have got that far. @param begin Writes down that this one may. @throws CommandError
 */
export async function commitPackage(
  session: Session,
  submission: string,
  file: PackageFile,
  { begun, begin }: { readonly begun: boolean; readonly begin: () => Promise<void> },
): Promise<void> {
  if (begun && !(await stillAwaits(session, submission))) return told(session, submission);
  if (!begun) await expectAwaiting(session, submission);
  await begin();
  try {
    const answer = await sendPackage(session, {
      to: `/packages/${submission}?commit=true`,
      file,
      stillWanted: () => stillAwaits(session, submission),
    });
    if (answer === undefined) return told(session, submission);
    const { bytes, sha256 } = answer;
    session.report.event(
      'committed',
      { id: submission, bytes, sha256 },
      `Uploaded and committed ${submission}`,
    );
  } catch (error) {
    const late = error instanceof CommandError && error.details.code === 'REQUEST_INVALID_FOR_CURRENT_STATE';
    if (!late || (await stillAwaits(session, submission))) throw error;
    told(session, submission);
  }
}

function told({ report }: Session, id: string): void {
  report.event('committed', { id }, `Committed already: ${id}`);
}

async function stillAwaits(session: Session, submission: string): Promise<boolean> {
  const until = session.clock.now() + unclearMs;
  for (;;) {
    const awaits = await awaitsUpload(session, submission);
    if (awaits !== 'unclear') return awaits === 'yes';
    if (session.clock.now() > until) return false;
    await session.clock.sleep(lookAgainMs, session.signal);
  }
}

/** A package must not be taken for signed because another was. */
async function expectAwaiting(session: Session, submission: string): Promise<void> {
  const { progress } = await look(session, 'submission', submission);
  if (progress === 'AWAITING_PACKAGE') return;
  throw new CommandError(
    ExitCode.Conflict,
    `${submission} does not await a package: it is ${progress ?? 'in an unknown state'}.`,
    {
      code: 'REQUEST_INVALID_FOR_CURRENT_STATE',
      advice: 'A new package needs a new submission; after a failed initial submission, a new product too.',
    },
  );
}
