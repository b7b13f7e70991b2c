import type { StepState, SubmissionRecord } from '../records.ts';
import { SUBMISSION_STEPS, type SubmissionStep } from '../workflow/steps.ts';
import { committedAtFor, LONG_AGO_MS, submissionState } from '../workflow/submission-workflow.ts';

/** What to do with a submission; one of the verbs, or a point to hold it at. */
export interface SubmissionChange {
  /** Holds the workflow at this step … */
  readonly step?: string;
  /** … in this state; `started` when left out. */
  readonly state?: StepState;
  readonly messages?: readonly string[];
  /** Text of the error report. */
  readonly errorReport?: string;
  /** Holds what the service says of the commit. */
  readonly commitStatus?: string;
  /** Whether the signed package is there; by default when finalizeIngestion is completed. */
  readonly signedPackage?: boolean;
  /** Lets it be done, signed package and all. */
  readonly finish?: boolean;
  /** Fails it where it stands, or at `step`. */
  readonly fail?: boolean;
  /** Approves the manual review: signing begins. */
  readonly approve?: boolean;
  /** Lets it go on from where it is held. */
  readonly release?: boolean;
  /** Address of the initial package on another blob server, in place of the blob endpoint's. */
  readonly initialPackageUrl?: string;
}

/** Changes a submission; throws an Error when nothing is asked for. */
export function changeSubmission(submission: SubmissionRecord, change: SubmissionChange, now: number): void {
  const step = change.step ?? submissionState(submission, now).workflow?.step ?? 'packageInfoValidation';
  if (change.initialPackageUrl !== undefined) {
    submission.packageUrl = change.initialPackageUrl;
  } else if (change.finish) {
    delete submission.pin;
    submission.plan = { ...submission.plan, manualReview: false };
    delete (submission.plan as { failure?: unknown }).failure;
    submission.committedAt = now + LONG_AGO_MS;
  } else if (change.fail) {
    hold(submission, { messages: ['The submission failed.'], ...change, step, state: 'failed' }, now);
  } else if (change.approve) {
    goOnAt(submission, 'signing', now);
  } else if (change.release) {
    goOnAt(submission, SUBMISSION_STEPS.find((known) => known === step) ?? 'packageInfoValidation', now);
  } else if (change.step !== undefined || change.commitStatus !== undefined) {
    hold(submission, change, now);
  } else {
    throw new Error(
      'Say finish, fail, approve, release, initialPackageUrl, or a step or commitStatus to hold at',
    );
  }
}

function hold(submission: SubmissionRecord, change: SubmissionChange, now: number): void {
  const { step, state = 'started', messages, errorReport, commitStatus, signedPackage } = change;
  const workflow = step === undefined ? undefined : { step, state };
  submission.committedAt ??= now;
  submission.pin = {
    ...(commitStatus === undefined ? {} : { commitStatus }),
    ...(signedPackage === undefined ? {} : { signed: signedPackage }),
    ...(workflow === undefined
      ? {}
      : {
          workflow: {
            ...workflow,
            ...(messages === undefined ? {} : { messages }),
            ...(errorReport === undefined ? {} : { report: errorReport }),
          },
        }),
  };
}

function goOnAt(submission: SubmissionRecord, step: SubmissionStep, now: number): void {
  delete submission.pin;
  submission.plan = { ...submission.plan, manualReview: step === 'manualReview' };
  submission.committedAt = committedAtFor(submission, step, now);
}
