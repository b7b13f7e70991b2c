import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  progressFromWorkflow,
  type SubmissionFacts,
  shippingLabelProgress,
  submissionProgress,
} from '../../src/dashboard/progress.ts';

const submissionSteps = [
  'packageInfoValidation',
  'preparation',
  'scanning',
  'validation',
  'catalogCreation',
  'manualReview',
  'signing',
  'finalizeIngestion',
];
const labelSteps = [
  'created',
  'preProcessShippingLabel',
  'finalizePreProcessing',
  'publishJobValidation',
  'updateGeneration',
  'microsoftApproval',
  'publishing',
  'finalizePublishing',
  'processSharing',
  'finalizeSharing',
];
const states = ['notStarted', 'started', 'failed', 'completed', null];
const commits = [
  'commitPending',
  'commitReceived',
  'commitComplete',
  'commitFailed',
  'somethingNew',
  undefined,
];
const noWorkflow = [undefined, null, {}, [], '', { currentStep: null, state: null }, { currentStep: '' }];

const workflows = [
  ...[...submissionSteps, 'somethingNew', 3, null].flatMap((currentStep) =>
    states.map((state) => ({ currentStep, state })),
  ),
  ...noWorkflow,
];
const everything: SubmissionFacts[] = workflows.flatMap((workflowStatus) =>
  commits.flatMap((commitStatus) =>
    [true, false].flatMap((signed) =>
      [true, false].map((accepted) => ({ workflowStatus, commitStatus, signed, accepted })),
    ),
  ),
);

const stateOf = ({ workflowStatus }: SubmissionFacts) =>
  (workflowStatus as { state?: unknown } | null)?.state;
const stepOf = ({ workflowStatus }: SubmissionFacts) =>
  (workflowStatus as { currentStep?: unknown } | null)?.currentStep;
const hasFailed = (facts: SubmissionFacts) =>
  stateOf(facts) === 'failed' || facts.commitStatus === 'commitFailed';
const inReview = (facts: SubmissionFacts) =>
  stepOf(facts) === 'manualReview' && stateOf(facts) !== 'completed';
const isCommitted = ({ commitStatus, accepted }: SubmissionFacts) =>
  accepted || commitStatus === 'commitReceived' || commitStatus === 'commitComplete';
const progressOf = (cases: SubmissionFacts[]) => [...new Set(cases.map(submissionProgress))];

describe('the progress of a submission', () => {
  const failed = everything.filter(hasFailed);
  const sound = everything.filter((facts) => !hasFailed(facts));
  const unsigned = sound.filter(({ signed }) => !signed);

  test('is FAILED exactly where a step or the commit failed, whatever else is said', () => {
    expect(failed.length).toBeGreaterThan(100);
    expect(progressOf(failed)).toEqual(['FAILED']);
    expect(progressOf(sound)).not.toContain('FAILED');
  });

  test('is READY exactly where a signed package is there: a completed step may be any of the steps', () => {
    expect(progressOf(sound.filter(({ signed }) => signed))).toEqual(['READY']);
    expect(progressOf(unsigned)).not.toContain('READY');
  });

  test('is IN_REVIEW exactly while manualReview is not completed', () => {
    expect(progressOf(unsigned.filter(inReview))).toEqual(['IN_REVIEW']);
    expect(progressOf(unsigned.filter((facts) => !inReview(facts)))).not.toContain('IN_REVIEW');
  });

  test('is PROCESSING after a commit was accepted, even while the service still says pending', () => {
    const committed = unsigned.filter((facts) => isCommitted(facts) && !inReview(facts));
    expect(committed.some(({ commitStatus }) => commitStatus === 'commitPending')).toBe(true);
    expect(progressOf(committed)).toEqual(['PROCESSING']);
  });

  const pending = { commitStatus: 'commitPending', signed: false, accepted: false };

  test.each(submissionSteps.slice(1).filter((step) => step !== 'manualReview'))(
    'is PROCESSING at %s in any state, for the workflow begins with the commit',
    (currentStep) => {
      for (const state of ['notStarted', 'started', 'completed', null]) {
        expect(submissionProgress({ ...pending, workflowStatus: { currentStep, state } })).toBe('PROCESSING');
      }
    },
  );

  test.each([
    ['packageInfoValidation', 'notStarted', 'AWAITING_PACKAGE'],
    ['packageInfoValidation', 'started', 'PROCESSING'],
    ['packageInfoValidation', 'completed', 'PROCESSING'],
    [null, 'notStarted', 'AWAITING_PACKAGE'],
    [null, 'started', 'PROCESSING'],
    [0, 'notStarted', 'AWAITING_PACKAGE'],
    ['0', 'notStarted', 'AWAITING_PACKAGE'],
    [0, 'started', 'PROCESSING'],
    [1, 'notStarted', 'PROCESSING'],
    [7, 'completed', 'PROCESSING'],
    ['manualReview', 'notStarted', 'IN_REVIEW'],
    ['manualReview', 'started', 'IN_REVIEW'],
    ['manualReview', null, 'IN_REVIEW'],
    ['manualReview', 'completed', 'PROCESSING'],
  ])('at step %j, state %j, with a commit pending is %s', (currentStep, state, progress) => {
    expect(submissionProgress({ ...pending, workflowStatus: { currentStep, state } })).toBe(progress);
  });

  test.each(noWorkflow.map((workflowStatus) => [workflowStatus]))(
    'is AWAITING_PACKAGE with the workflow %j until a commit is accepted',
    (workflowStatus) => {
      for (const commitStatus of ['commitPending', 'somethingNew', undefined, null, '']) {
        expect(submissionProgress({ ...pending, commitStatus, workflowStatus })).toBe('AWAITING_PACKAGE');
      }
      expect(submissionProgress({ ...pending, workflowStatus, accepted: true })).toBe('PROCESSING');
    },
  );

  test('does not depend on letter case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everything), fc.func(fc.boolean()), (facts, isUpper) => {
        expect(submissionProgress(recased(facts, isUpper))).toBe(submissionProgress(facts));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the progress that a workflow tells alone', () => {
  test('is that of the whole, wherever it tells one', () => {
    const told = everything.filter(({ signed, commitStatus, workflowStatus }) => {
      return !signed && commitStatus !== 'commitFailed' && progressFromWorkflow(workflowStatus) !== null;
    });
    expect(told.length).toBeGreaterThan(100);
    for (const facts of told)
      expect(progressFromWorkflow(facts.workflowStatus)).toBe(submissionProgress(facts));
  });

  test('is told in the middle of the work and after a failure', () => {
    expect(progressFromWorkflow({ currentStep: 'Scanning', state: 'Completed' })).toBe('PROCESSING');
    expect(progressFromWorkflow({ currentStep: 'packageInfoValidation', state: 'started' })).toBe(
      'PROCESSING',
    );
    expect(progressFromWorkflow({ currentStep: 'finalizeIngestion', state: 'started' })).toBe('PROCESSING');
    expect(progressFromWorkflow({ currentStep: 'manualReview', state: 'started' })).toBe('IN_REVIEW');
    expect(progressFromWorkflow({ currentStep: 3, state: 'failed' })).toBe('FAILED');
  });

  test.each([
    ...noWorkflow,
    { currentStep: 'packageInfoValidation', state: 'notStarted' },
    { currentStep: 'finalizeIngestion', state: 'completed' },
    { currentStep: 7, state: 'completed' },
    { currentStep: 'somethingNew', state: 'completed' },
  ])('is not told where commit status or downloads decide: %j', (workflowStatus) => {
    expect(progressFromWorkflow(workflowStatus)).toBeNull();
  });
});

describe('the progress of a shipping label', () => {
  const final: Record<string, string> = {
    finalizePublishing: 'PUBLISHED',
    finalizeSharing: 'SHARED',
  };

  test.each(labelSteps)('at %s is right in every state and letter case', (currentStep) => {
    const waits = currentStep === 'microsoftApproval' ? 'AWAITING_APPROVAL' : 'PROCESSING';
    const table = {
      notStarted: waits,
      started: waits,
      failed: 'FAILED',
      completed: final[currentStep] ?? 'PROCESSING',
    };
    for (const [state, progress] of Object.entries(table)) {
      for (const recase of [String, upper, pascal]) {
        expect(shippingLabelProgress({ currentStep: recase(currentStep), state: recase(state) })).toBe(
          progress,
        );
      }
    }
  });

  test.each([
    ...noWorkflow,
    { currentStep: 9, state: 'completed' },
    { currentStep: 'somethingNew', state: 'x' },
  ])('is PROCESSING with the workflow %j', (workflowStatus) => {
    expect(shippingLabelProgress(workflowStatus)).toBe('PROCESSING');
  });

  test('is FAILED at a numeric step that failed', () => {
    expect(shippingLabelProgress({ currentStep: 5, state: 'failed' })).toBe('FAILED');
  });
});

function recased(facts: SubmissionFacts, isUpper: (index: number) => boolean): SubmissionFacts {
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return [...value]
        .map((letter, index) => (isUpper(index) ? upper(letter) : letter.toLowerCase()))
        .join('');
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]));
  };
  return { ...facts, commitStatus: change(facts.commitStatus), workflowStatus: change(facts.workflowStatus) };
}

function upper(text: string): string {
  return text.toUpperCase();
}

function pascal(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
