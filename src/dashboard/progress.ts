import { readText } from '../values/text.ts';
import { readRecord } from './wire-record.ts';

export type SubmissionProgress = 'AWAITING_PACKAGE' | 'PROCESSING' | 'IN_REVIEW' | 'READY' | 'FAILED';
export type ShippingLabelProgress = 'PROCESSING' | 'AWAITING_APPROVAL' | 'PUBLISHED' | 'SHARED' | 'FAILED';

/** What a submission's progress is folded from. */
export interface SubmissionFacts {
  readonly commitStatus: unknown;
  readonly workflowStatus: unknown;
  /** A signed package is among the downloads. */
  readonly signed: boolean;
  /** A commit was accepted by the service, whatever it says about it now. */
  readonly accepted: boolean;
}

/** Where a submission stands: only a signed package means ready, since a `completed` step may be any of the steps. */
export function submissionProgress(facts: SubmissionFacts): SubmissionProgress {
  const { step, state } = readStep(facts.workflowStatus);
  const commit = lower(facts.commitStatus);
  if (state === 'failed' || commit === 'commitfailed') return 'FAILED';
  if (facts.signed) return 'READY';
  if (step === 'manualreview' && state !== 'completed') return 'IN_REVIEW';
  if (facts.accepted || commit === 'commitreceived' || commit === 'commitcomplete') return 'PROCESSING';
  return hasBegun(step, state) ? 'PROCESSING' : 'AWAITING_PACKAGE';
}

/**
 * The progress where the workflow alone decides it, as on the entry of a list; null when commit status or downloads
 * are needed too: nothing has begun, or the step that is completed may be the last.
 */
export function progressFromWorkflow(workflowStatus: unknown): SubmissionProgress | null {
  const { step, state } = readStep(workflowStatus);
  if (state === 'failed') return 'FAILED';
  if (!hasBegun(step, state)) return null;
  if (step === 'manualreview' && state !== 'completed') return 'IN_REVIEW';
  const inTheMiddle = middleSteps.has(step ?? '') || (step === 'finalizeingestion' && state !== 'completed');
  return inTheMiddle ? 'PROCESSING' : null;
}

/** Where a shipping label stands. A cancelled label looks failed; the service has no other state for it. */
export function shippingLabelProgress(workflowStatus: unknown): ShippingLabelProgress {
  const { step, state } = readStep(workflowStatus);
  if (state === 'failed') return 'FAILED';
  if (step === 'microsoftapproval' && state !== 'completed') return 'AWAITING_APPROVAL';
  if (step === 'finalizepublishing' && state === 'completed') return 'PUBLISHED';
  if (step === 'finalizesharing' && state === 'completed') return 'SHARED';
  return 'PROCESSING';
}

/** Steps after which more is certain to come. */
const middleSteps = new Set([
  'packageinfovalidation',
  'preparation',
  'scanning',
  'validation',
  'catalogcreation',
  'manualreview',
  'signing',
]);

/** The first step by its name and, where steps come as numbers, as the number that nothing precedes. */
const firstSteps = new Set(['packageinfovalidation', '0']);

/** Before the commit the service may already show the first step as not started. */
function hasBegun(step: string | null, state: string | null): boolean {
  if (step === null && state === null) return false;
  return !(state === 'notstarted' && (step === null || firstSteps.has(step)));
}

function readStep(workflowStatus: unknown): { step: string | null; state: string | null } {
  const workflow = readRecord(workflowStatus);
  return { step: lower(workflow?.['currentStep']), state: lower(workflow?.['state']) };
}

function lower(value: unknown): string | null {
  return readText(value)?.toLowerCase() ?? null;
}
