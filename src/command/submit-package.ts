import { existsSync } from 'node:fs';
import { CommandError } from './command-error.ts';
import { commitPackage } from './commit-package.ts';
import { ExitCode } from './exit-code.ts';
import { follow } from './follow.ts';
import { readPackageFile } from './package-file.ts';
import { resumeState } from './resume-state.ts';
import { saveFile } from './save-file.ts';
import type { Session } from './session.ts';
import { createOnce } from './settle-create.ts';
import { failureText } from './state.ts';
import { untouchedProducts, untouchedSubmissions } from './submit-look.ts';
import type { SubmitPlan } from './submit-plan.ts';
import { type Creation, type SubmitState, writeState } from './submit-state.ts';

/** How long an interrupted create may still show up: the service takes minutes at times, the emulator does not. */
const settleMs = { service: 120_000, emulator: 5_000 } as const;

/**
 * Takes a package the whole way to its signed form. Every step is written down around its doing, so that a run that was
 * killed is gone on with and nothing is created twice. @throws CommandError
 */
export async function submitPackage(session: Session, plan: SubmitPlan): Promise<void> {
  const file = await readPackageFile(plan.path, session.signal);
  const run = new SubmitRun(session, plan, await resumeState(session, plan, file));
  if (run.finished()) return run.tell();
  run.refuseFailed();
  const product = await run.createProduct();
  const submission = await run.createSubmission(product);
  const begun = run.state.commit !== undefined;
  if (run.state.commit !== 'done') {
    await commitPackage(session, submission, file, { begun, begin: () => run.save({ commit: 'begun' }) });
    await run.save({ commit: 'done' });
  }
  if (!plan.wait) return run.tell();
  await run.waitUntilReady(submission);
  await run.download(submission);
  run.tell();
}

class SubmitRun {
  state: SubmitState;
  readonly #session: Session;
  readonly #plan: SubmitPlan;

  constructor(session: Session, plan: SubmitPlan, state: SubmitState) {
    this.#session = session;
    this.#plan = plan;
    this.state = state;
  }

  async save(change: Partial<SubmitState>): Promise<void> {
    const state = { ...this.state, ...change };
    await writeState(this.#plan.statePath, state);
    this.state = state;
  }

  finished(): boolean {
    const { signed } = this.state;
    return signed !== undefined && existsSync(signed.file);
  }

  refuseFailed(): void {
    const { failed, submission } = this.state;
    if (failed !== undefined) throw this.#failure(submission.id ?? '', failed);
  }

  createProduct(): Promise<string> {
    const { product } = this.state;
    return createOnce(this.#session, {
      type: 'product',
      creation: product,
      settleMs: this.#settleMs(),
      find: () => untouchedProducts(this.#session, product.input),
      save: (creation: Creation) => this.save({ product: creation }),
    });
  }

  createSubmission(product: string): Promise<string> {
    const creation = { ...this.state.submission, input: { ...this.state.submission.input, product } };
    return createOnce(this.#session, {
      type: 'submission',
      creation,
      settleMs: this.#settleMs(),
      find: () => untouchedSubmissions(this.#session, product, creation.input),
      save: (changed: Creation) => this.save({ submission: changed }),
    });
  }

  async waitUntilReady(id: string): Promise<void> {
    this.#session.report.event(
      'following',
      { id },
      'Waiting for the signed package; attestation takes minutes, a review days.',
    );
    const reached = ({ progress }: { progress: string | null }) =>
      progress === 'READY' || progress === 'FAILED';
    const { progress } = await follow(this.#session, {
      kind: 'submission',
      id,
      reached,
      timeoutMs: this.#plan.timeoutMs,
    });
    if (progress === 'READY') return;
    const failed = await failureText(this.#session, 'submission', id);
    await this.save({ failed });
    throw this.#failure(id, failed);
  }

  async download(id: string): Promise<void> {
    const signed = await saveFile(this.#session, `/packages/${id}/signed`, this.#plan.output);
    await this.save({ signed });
    this.#session.report.event(
      'downloaded',
      { id, type: 'signed', ...signed },
      `Signed package: ${signed.file}`,
    );
  }

  /** The last words: what there is now. */
  tell(): void {
    const { product, submission, signed } = this.state;
    this.#session.report.event('submitted', {
      product: product.id,
      submission: submission.id,
      ...(signed && { file: signed.file, sha256: signed.sha256 }),
    });
    this.#session.report.result([submission.id ?? '', ...(signed === undefined ? [] : [signed.file])]);
  }

  #settleMs(): number {
    return this.#plan.settleMs ?? settleMs[this.#session.gateway.upstream];
  }

  #failure(id: string, text: string): CommandError {
    return new CommandError(ExitCode.Failed, `${id} ${text}`, {
      code: 'SUBMISSION_FAILED',
      advice: `A product has one initial submission for ever. To begin anew, with a new product, delete ${this.#plan.statePath}.`,
    });
  }
}
