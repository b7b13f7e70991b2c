/** The steps of a submission in their order (section 5.4); manualReview is left out where there is none. */
export const SUBMISSION_STEPS = [
  'packageInfoValidation',
  'preparation',
  'scanning',
  'validation',
  'catalogCreation',
  'manualReview',
  'signing',
  'finalizeIngestion',
] as const;

/** The steps of a label for Windows Update. */
export const PUBLISHING_STEPS = [
  'created',
  'preProcessShippingLabel',
  'finalizePreProcessing',
  'publishJobValidation',
  'updateGeneration',
  'microsoftApproval',
  'publishing',
  'finalizePublishing',
] as const;

/** The steps of a label for a partner. */
export const SHARING_STEPS = [
  'created',
  'preProcessShippingLabel',
  'finalizePreProcessing',
  'publishJobValidation',
  'processSharing',
  'finalizeSharing',
] as const;

export type SubmissionStep = (typeof SUBMISSION_STEPS)[number];
export type LabelStep = (typeof PUBLISHING_STEPS)[number] | (typeof SHARING_STEPS)[number];

/** Seconds of life a step is waited for, worked on, and seen as completed before the next one shows. */
export type Durations = readonly [notStarted: number, started: number, completed: number];
