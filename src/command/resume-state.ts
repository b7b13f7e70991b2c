import { existsSync } from 'node:fs';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { PackageFile } from './package-file.ts';
import type { Session } from './session.ts';
import { isThere } from './submit-look.ts';
import type { SubmitPlan } from './submit-plan.ts';
import { type Creation, newCreation, readState, type SubmitState } from './submit-state.ts';

/**
 * The state to go on from: a new one, or what an earlier run left, where it is about the same package, the same account
 * and the same things to create. @throws CommandError where it is not
 */
export async function resumeState(
  session: Session,
  plan: SubmitPlan,
  file: PackageFile,
): Promise<SubmitState> {
  const left = await readState<SubmitState>(plan.statePath);
  if (left === undefined) return begin(session, refuseOutput(plan), file);
  if (isGone(left, session)) return begin(session, plan, file);
  const { name, bytes, sha256 } = file;
  if (left.package.sha256 !== sha256) {
    throw conflict(
      'PACKAGE_CHANGED',
      `${name} is not the package that was being submitted: it has changed since.`,
      `Put the old one back, or, to submit this one as a product of its own, delete ${plan.statePath}.`,
    );
  }
  await expectSameAccount(session, left);
  const state: SubmitState = {
    ...left,
    package: { name, bytes, sha256 },
    account: session.gateway.account,
    product: sameCreation(plan, 'product', left.product, plan.product, plan.productId),
    submission: sameCreation(plan, 'submission', left.submission, plan.submission, plan.submissionId),
  };
  session.report.event(
    'resumed',
    { state: plan.statePath },
    `Going on where an earlier run stopped (${plan.statePath}).`,
  );
  return state;
}

/** Before anything is created: no file is lost to a name that somebody uses twice. */
function refuseOutput(plan: SubmitPlan): SubmitPlan {
  if (!plan.wait || !existsSync(plan.output)) return plan;
  throw conflict(
    'OUTPUT_EXISTS',
    `${plan.output} is there already.`,
    'Move it away, or name another file with --output.',
  );
}

function begin({ gateway }: Session, plan: SubmitPlan, { name, bytes, sha256 }: PackageFile): SubmitState {
  return {
    version: 1,
    package: { name, bytes, sha256 },
    account: gateway.account,
    product: { ...newCreation(plan.product ?? {}), ...(plan.productId && { id: plan.productId }) },
    submission: { ...newCreation(plan.submission), ...(plan.submissionId && { id: plan.submissionId }) },
  };
}

/** What was made in an emulator that died with its process is gone with it. */
function isGone({ account }: SubmitState, { gateway, report }: Session): boolean {
  const gone = account.startsWith('embedded emulator ') && account !== gateway.account;
  if (gone)
    report.event(
      'forgotten',
      {},
      'The emulator of the earlier run is gone, and what it made; beginning anew.',
    );
  return gone;
}

/** Another account, or another way to the same: it is the same where everything that was made is there. */
async function expectSameAccount(session: Session, left: SubmitState): Promise<void> {
  if (left.account === session.gateway.account) return;
  const creations = [left.product, left.submission];
  const inDoubt = creations.some(({ id, intendedAt }) => id === undefined && intendedAt !== undefined);
  const last = left.submission.id ?? left.product.id;
  if (!inDoubt && (last === undefined || (await isThere(session, last)))) return;
  throw conflict(
    'OTHER_ACCOUNT',
    `This was begun with ${left.account}, and now it is ${session.gateway.account}.`,
    inDoubt
      ? 'Whether its create was done can only be seen there: use the same --gateway or credentials.'
      : 'What it made is not there: use the same --gateway or credentials.',
  );
}

/** What may have been created already must not be something else now. */
function sameCreation(
  plan: SubmitPlan,
  noun: 'product' | 'submission',
  left: Creation,
  input: Creation['input'] | undefined,
  id: string | undefined,
): Creation {
  if (id !== undefined && left.id !== undefined && id !== left.id) {
    throw conflict(
      'OTHER_OPTIONS',
      `An earlier run has the ${noun} ${left.id}, and now ${id} is asked for.`,
      `Leave --${noun} out to go on with the first, or delete ${plan.statePath} to begin anew.`,
    );
  }
  if (id !== undefined) return { ...left, id };
  const { product: _parent, ...before } = left.input;
  if (input === undefined || left.id !== undefined || sameFields(before, input)) return left;
  if (left.intendedAt === undefined) return newCreation(input);
  throw conflict(
    'OTHER_OPTIONS',
    `An earlier run may have created the ${noun} with other options than these.`,
    'Run it with the options of the first time.',
  );
}

function sameFields(some: object, others: object): boolean {
  const sorted = (fields: object) =>
    JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(some) === sorted(others);
}

function conflict(code: string, message: string, advice: string): CommandError {
  return new CommandError(ExitCode.Conflict, message, { code, advice });
}
