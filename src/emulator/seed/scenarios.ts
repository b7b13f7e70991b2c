import type { ProductRecord, SubmissionRecord } from '../records.ts';
import { AUDIENCES } from './audiences.ts';
import type { FamilyName } from './device-families.ts';
import {
  APPROVED_MS,
  addLabel,
  addSubmission,
  type LabelChoice,
  pinAt,
  type SeedIds,
  type SubmissionChoice,
} from './seeder.ts';

/** Gives a product its submissions and labels. */
export type Scenario = (ids: SeedIds, product: ProductRecord, family?: FamilyName) => void;

/** The names of the states in which a demo product can be. */
export type ScenarioName = keyof typeof SCENARIOS;

/** The states of the demo account's products; what is not finished is held where it is, so that it stays so. */
export const SCENARIOS = {
  noSubmission: () => undefined,
  awaitingPackage: held({ pin: {} }, true),
  justCommitted: held({ pin: { commitStatus: 'commitPending' } }),
  committing: held({ pin: { commitStatus: 'commitReceived' } }),
  processing: held({ pin: { workflow: pinAt('scanning', 'started') } }),
  processingAttestation: held({ pin: { workflow: pinAt('packageInfoValidation', 'notStarted') } }),
  stepCompleted: held({ pin: { workflow: pinAt('validation', 'completed') } }),
  inReview: held({ pin: { workflow: pinAt('manualReview', 'started') } }),
  awaitingSignedPackage: held({ pin: { workflow: pinAt('finalizeIngestion', 'completed'), signed: false } }),
  oddCases: held({
    pin: { commitStatus: 'CommitComplete', workflow: pinAt('finalizeIngestion', 'completed') },
  }),
  failedValidation: failed('packageInfoValidation', 'Files are not allowed at the root of the cabinet.'),
  failedScan: failed('scanning', 'The package contains a file that was found to be malicious.'),
  failedCommit: failed('commit', 'SignatureValidationFailed'),
  failedServerAttestation: failed(
    'validation',
    'Attestation signing is not supported for WINDOWS_v100_SERVER_X64_RS5_FULL.',
  ),
  ready: held({}),
  attested: held({}),
  oldWithoutMetadata: held({ plan: { withoutMetadata: true } }),
  published: labelled({ approvedAt: APPROVED_MS }),
  awaitingApproval: labelled({ automatic: true }),
  shared: labelled({ destination: 'anotherPartner' }),
  attestedLabel: labelled({ approvedAt: APPROVED_MS, audiences: [AUDIENCES[0].id] }),
  extensionLabel: extension,
  everyLabel,
  manyLabels,
  derived,
  manyDerived,
  fromPartner,
  fromPartnerLabel,
} as const satisfies Record<string, Scenario>;

function held(choice: SubmissionChoice, uncommitted = false): Scenario {
  return (ids, product, family) => {
    const submission = addSubmission(ids, product, choice, family);
    if (uncommitted) delete submission.committedAt;
  };
}

function failed(at: string, message: string): Scenario {
  const report = `Step: ${at}\r\nError: ${message}\r\nSee the package requirements and submit again.\r\n`;
  return held({ plan: { failure: { at, messages: [message], report } } });
}

function labelled(choice: LabelChoice): Scenario {
  return (ids, product, family) => {
    addLabel(ids, addSubmission(ids, product, {}, family), choice);
  };
}

function extension(ids: SeedIds, product: ProductRecord, family?: FamilyName): void {
  const submission = addSubmission(ids, product, { isExtensionInf: true }, family);
  addLabel(ids, submission, { automatic: true, approvedAt: APPROVED_MS, chids: 2 });
}

function everyLabel(ids: SeedIds, product: ProductRecord, family?: FamilyName): void {
  const submission = addSubmission(ids, product, {}, family);
  for (const choice of EVERY_LABEL) addLabel(ids, submission, choice);
  addSubmission(ids, product, { type: 'derived', name: 'New INF for AX2101' }, family);
}

const EVERY_LABEL: readonly LabelChoice[] = [
  { name: 'Retail, automatic', approvedAt: APPROVED_MS, automatic: true, chids: 1 },
  { name: 'Retail, manual', approvedAt: APPROVED_MS },
  { name: 'Wave 2, waiting for approval', automatic: true },
  { name: 'Woodgrove tablets', destination: 'anotherPartner' },
  { name: 'Withdrawn in approval', automatic: true, cancelledAt: APPROVED_MS },
  {
    name: 'Floor too low',
    pin: pinAt('publishJobValidation', 'failed', 'The floor lies below the lowest operating system.'),
  },
  {
    name: 'Test ring',
    pin: pinAt('updateGeneration', 'started'),
    audiences: [AUDIENCES[0].id, AUDIENCES[2].id],
  },
  { name: 'Just made', pin: pinAt('created', 'started') },
];

function manyLabels(ids: SeedIds, product: ProductRecord, family?: FamilyName): void {
  const submission = addSubmission(ids, product, {}, family);
  for (let number = 1; number <= 60; number++) {
    addLabel(ids, submission, { name: `OEM ${number}`, approvedAt: APPROVED_MS, chids: number % 3 });
  }
}

function derived(ids: SeedIds, product: ProductRecord, family?: FamilyName): void {
  const first = addSubmission(ids, product, {}, family);
  addLabel(ids, first, { approvedAt: APPROVED_MS });
  addSubmission(ids, product, { type: 'derived', name: 'Update 1' }, family);
  addSubmission(
    ids,
    product,
    { type: 'derived', name: 'Update 2', pin: { workflow: pinAt('preparation', 'started') } },
    family,
  );
}

function manyDerived(ids: SeedIds, product: ProductRecord, family?: FamilyName): void {
  addSubmission(ids, product, {}, family);
  for (let number = 1; number <= 55; number++) {
    addSubmission(ids, product, { type: 'derived', name: `Driver update ${number}` }, family);
  }
}

function fromPartner(ids: SeedIds, product: ProductRecord, family?: FamilyName): SubmissionRecord {
  const sourceSubmissionId = product.sourceProductId + SOURCE_SUBMISSION_OFFSET;
  return addSubmission(ids, product, { sourceSubmissionId, plan: { withoutMetadata: true } }, family);
}

function fromPartnerLabel(ids: SeedIds, product: ProductRecord, family?: FamilyName): void {
  addLabel(ids, fromPartner(ids, product, family), { approvedAt: APPROVED_MS, chids: 2 });
}

/** Brings a partner's submission id from its product id: into the range above 2^60, and odd. */
const SOURCE_SUBMISSION_OFFSET = 1138459752700015260n;
