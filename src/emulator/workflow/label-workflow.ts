import type { LabelRecord, WorkflowPin } from '../records.ts';
import type { Settings } from '../settings.ts';
import { type Durations, type LabelStep, PUBLISHING_STEPS, SHARING_STEPS } from './steps.ts';
import { completionOf, type Leg, positionAt } from './timeline.ts';

/** What a label's workflow depends on besides the label. */
export interface LabelSurroundings {
  /** Milliseconds of life. */
  readonly now: number;
  /** When the submission's ingestion ends; publishJobValidation waits for it. */
  readonly ingestedAt: number;
  readonly submissionFailed: boolean;
  readonly settings: Pick<Settings, 'approveLabelsAfterMs' | 'cancelDelayMs'>;
}

/** Where a label stands (section 7.2). Approval is a person's work: labels wait there until told. */
export function labelWorkflow(label: LabelRecord, surroundings: LabelSurroundings): WorkflowPin {
  const { cancelledAt, pin } = label;
  if (cancelledAt === undefined) return pin ?? flow(label, surroundings);
  const before = pin ?? flow(label, { ...surroundings, now: cancelledAt });
  if (surroundings.now < cancelledAt + surroundings.settings.cancelDelayMs) return before;
  return { ...before, state: 'failed', messages: ['The shipping label was cancelled.'] };
}

/** Whether nothing more will happen by itself: published, shared, or failed. */
export function isSettled({ step, state }: WorkflowPin): boolean {
  return state === 'failed' || (state === 'completed' && LAST_STEPS.has(step));
}

/** Whether a label can still be cancelled: at the approval, or while it rolls out. */
export function isCancellable({ step, state }: WorkflowPin): boolean {
  return state !== 'failed' && (step === 'microsoftApproval' || step === 'publishing');
}

/** Puts the present workflow's beginning so that all its steps lie in the past. */
export function finishLabel(label: LabelRecord, now: number): void {
  delete label.pin;
  delete label.cancelledAt;
  label.startedAt = now - DAY_MS;
  label.approvedAt = now - DAY_MS / 2;
}

/** Puts a label's beginning so that it has just reached the approval. */
export function reachApproval(label: LabelRecord, now: number): void {
  delete label.pin;
  delete label.cancelledAt;
  label.startedAt = now - completionOf(legsOf(label), 'microsoftApproval');
}

const DAY_MS = 86_400_000;
const LAST_STEPS = new Set(['finalizePublishing', 'finalizeSharing']);

const SECONDS: Readonly<Record<LabelStep, Durations>> = {
  created: [0, 0, 0],
  preProcessShippingLabel: [10, 45, 5],
  finalizePreProcessing: [5, 25, 5],
  publishJobValidation: [5, 40, 5],
  updateGeneration: [5, 60, 5],
  microsoftApproval: [5, 0, 10],
  publishing: [5, 90, 5],
  finalizePublishing: [5, 40, 0],
  processSharing: [5, 60, 5],
  finalizeSharing: [5, 30, 0],
};

function flow(label: LabelRecord, surroundings: LabelSurroundings): WorkflowPin {
  const { now, ingestedAt, submissionFailed, settings } = surroundings;
  const legs = legsOf(label);
  const waits = label.startedAt + completionOf(legs, 'finalizePreProcessing');
  const held = Math.max(0, ingestedAt - waits);
  if (held > 0 && now > waits && now < waits + held) {
    const messages = ['The submission failed, so the shipping label cannot be published.'];
    return submissionFailed
      ? { step: 'publishJobValidation', state: 'failed', messages }
      : { step: 'publishJobValidation', state: 'started' };
  }
  const age = now - label.startedAt - (now > waits ? held : 0);
  const asked = completionOf(legs, 'microsoftApproval');
  const approved = approvalOf(label, label.startedAt + held + asked, settings.approveLabelsAfterMs);
  if (age < asked || label.destination === 'anotherPartner') return positionAt(legs, age);
  if (now < approved) return { step: 'microsoftApproval', state: 'started' };
  return positionAt(legs, asked + (now - approved));
}

function approvalOf(label: LabelRecord, asked: number, automaticAfter: number | null): number {
  const automatic = automaticAfter === null ? Number.POSITIVE_INFINITY : asked + automaticAfter;
  return Math.max(asked, Math.min(label.approvedAt ?? Number.POSITIVE_INFINITY, automatic));
}

function legsOf({ destination }: LabelRecord): Leg[] {
  const steps: readonly LabelStep[] = destination === 'windowsUpdate' ? PUBLISHING_STEPS : SHARING_STEPS;
  return steps.map((step) => ({ step, seconds: SECONDS[step] }));
}
