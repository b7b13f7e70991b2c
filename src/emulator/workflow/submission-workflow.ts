import type { SubmissionRecord, WorkflowPin } from '../records.ts';
import { type Durations, SUBMISSION_STEPS, type SubmissionStep } from './steps.ts';
import { completionOf, type Leg, positionAt } from './timeline.ts';

/** What a submission is doing at one moment. */
export interface SubmissionState {
  readonly commitStatus: string;
  /** Absent before the commit and shortly after it. */
  readonly workflow?: WorkflowPin;
  /** When ingestion ends, in milliseconds of life; infinite when it never does. */
  readonly ingestedAt: number;
  /** The signed package is there to download: a little later than finalizeIngestion is completed. */
  readonly signed: boolean;
  readonly failed: boolean;
}

/** What a submission is doing at `now`, in milliseconds of life. */
export function submissionState(submission: SubmissionRecord, now: number): SubmissionState {
  if (submission.pin !== undefined) return pinnedState(submission, submission.pin, now);
  const { committedAt, plan } = submission;
  if (committedAt === undefined) return state('commitPending');
  const age = (now - committedAt) / 1000;
  if (age < PENDING_SECONDS) return state('commitPending');
  if (age < PENDING_SECONDS + RECEIVED_SECONDS) return state('commitReceived');
  if (plan.failure?.at === 'commit') return { ...state('commitFailed'), failed: true };
  const legs = legsOf(submission);
  const begun = committedAt + LEAD_SECONDS * 1000;
  const ingestedAt = begun + completionOf(legs, 'finalizeIngestion');
  if (now < begun) return { ...state('commitComplete'), ingestedAt };
  const position = positionAt(legs, now - begun);
  const failed = position.state === 'failed';
  return {
    commitStatus: 'commitComplete',
    workflow: failed && plan.failure !== undefined ? { ...position, ...plan.failure } : position,
    ingestedAt: plan.failure === undefined ? ingestedAt : Number.POSITIVE_INFINITY,
    signed: plan.failure === undefined && now >= ingestedAt + SIGNED_LAG_SECONDS * 1000,
    failed,
  };
}

/** The moment of commit that puts a submission at the beginning of this step at `now`. */
export function committedAtFor(submission: SubmissionRecord, step: SubmissionStep, now: number): number {
  const legs = legsOf(submission);
  const before = legs[legs.findIndex((leg) => leg.step === step) - 1];
  const done = before === undefined ? 0 : completionOf(legs, before.step) + before.seconds[2] * 1000;
  return now - LEAD_SECONDS * 1000 - done;
}

/** How long ago something was committed that is long done: thirty days. */
export const LONG_AGO_MS = -30 * 86_400_000;

const PENDING_SECONDS = 12;
const RECEIVED_SECONDS = 15;
/** From the 202 until workflowStatus shows. */
const LEAD_SECONDS = PENDING_SECONDS + RECEIVED_SECONDS + 13;
const SIGNED_LAG_SECONDS = 30;

const SECONDS: Readonly<Record<SubmissionStep, Durations>> = {
  packageInfoValidation: [8, 45, 7],
  preparation: [5, 50, 5],
  scanning: [5, 85, 5],
  validation: [5, 85, 5],
  catalogCreation: [5, 50, 5],
  manualReview: [5, 230, 5],
  signing: [5, 75, 5],
  finalizeIngestion: [5, 55, 0],
};

function legsOf({ plan }: SubmissionRecord): Leg[] {
  const steps = SUBMISSION_STEPS.filter((step) => step !== 'manualReview' || plan.manualReview === true);
  return steps.map((step) => ({ step, seconds: SECONDS[step], fails: plan.failure?.at === step }));
}

function pinnedState(
  submission: SubmissionRecord,
  pin: NonNullable<SubmissionRecord['pin']>,
  now: number,
): SubmissionState {
  const { workflow } = pin;
  const done = workflow?.step === 'finalizeIngestion' && workflow.state === 'completed';
  const committed = submission.committedAt === undefined ? 'commitPending' : 'commitComplete';
  const commitStatus = pin.commitStatus ?? (workflow === undefined ? committed : 'commitComplete');
  return {
    commitStatus,
    ...(workflow === undefined ? {} : { workflow }),
    ingestedAt: done ? Math.min(now, submission.committedAt ?? now) : Number.POSITIVE_INFINITY,
    signed: pin.signed ?? done,
    failed: workflow?.state === 'failed' || commitStatus.toLowerCase() === 'commitfailed',
  };
}

function state(commitStatus: string): SubmissionState {
  return { commitStatus, ingestedAt: Number.POSITIVE_INFINITY, signed: false, failed: false };
}
