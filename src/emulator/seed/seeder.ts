import { FIRST_IDS, guidOf, IdSequence } from '../ids.ts';
import type { LabelRecord, ProductRecord, SubmissionRecord, WorkflowPin } from '../records.ts';
import { LONG_AGO_MS } from '../workflow/submission-workflow.ts';
import type { FamilyName } from './device-families.ts';
import { inventHardware } from './hardware.ts';

/** The ids of one kind of seed. */
export interface SeedIds {
  readonly product: IdSequence;
  readonly submission: IdSequence;
  readonly label: IdSequence;
}

/** Ids of the demo account and of plain products: always the same ones. */
export function seedIds(kind: 'demo' | 'plain'): SeedIds {
  const demo = kind === 'demo';
  return {
    product: new IdSequence(demo ? FIRST_IDS.demoProduct : FIRST_IDS.plainProduct),
    submission: new IdSequence(demo ? FIRST_IDS.demoSubmission : FIRST_IDS.plainSubmission),
    label: new IdSequence(demo ? FIRST_IDS.demoLabel : FIRST_IDS.plainLabel),
  };
}

/** What a seeded submission may say of itself; all else has a value. */
export type SubmissionChoice = Partial<
  Pick<
    SubmissionRecord,
    'name' | 'type' | 'committedAt' | 'plan' | 'pin' | 'isExtensionInf' | 'sourceSubmissionId'
  >
>;

/** Adds a submission to a product; it was committed long ago unless `committedAt` or `pin` say otherwise. */
export function addSubmission(
  ids: SeedIds,
  product: ProductRecord,
  choice: SubmissionChoice,
  family?: FamilyName,
): SubmissionRecord {
  const attestation = product.fields.testHarness === 'attestation';
  const type = choice.type ?? 'initial';
  const submission: SubmissionRecord = {
    id: ids.submission.take(),
    productId: product.id,
    name: `${product.fields.productName} ${type}`,
    type,
    createdBy: 'release@contoso.example',
    createdDateTime: createdDate(product.submissions.length),
    committedAt: LONG_AGO_MS,
    isExtensionInf: false,
    isUniversal: true,
    isDeclarativeInf: true,
    hardware: inventHardware(product, family),
    labels: [],
    ...choice,
    plan: { withoutDerivedPackage: attestation || type === 'derived', ...choice.plan },
  };
  product.submissions.push(submission);
  return submission;
}

/** What a seeded label may say of itself. */
export type LabelChoice = Partial<
  Pick<LabelRecord, 'name' | 'destination' | 'pin' | 'approvedAt' | 'cancelledAt'>
> & {
  /** Audiences of a label for testers. */
  readonly audiences?: readonly string[];
  readonly chids?: number;
  readonly automatic?: boolean;
};

/** Adds a label to a submission; it began long ago, and is published only if `approvedAt` says so. */
export function addLabel(ids: SeedIds, submission: SubmissionRecord, choice: LabelChoice): LabelRecord {
  const { audiences = [], chids = 0, automatic = false, ...given } = choice;
  const number = submission.labels.length + 1;
  const destination = choice.destination ?? 'windowsUpdate';
  const label: LabelRecord = {
    id: ids.label.take(),
    productId: submission.productId,
    submissionId: submission.id,
    name: `${submission.name} label ${number}`,
    startedAt: LONG_AGO_MS + 86_400_000,
    targeting: {
      hardwareIds: hardwareTargets(submission),
      chids: Array.from({ length: chids }, (_, index) => ({
        chid: guidOf('chid', submission.id, index),
        distributionState: 'pendingAdd',
      })),
      restrictedToAudiences: audiences,
      ...(number % 2 === 0 ? {} : { inServicePublishInfo: { flooring: '19H1', ceiling: 'NI' } }),
    },
    ...specifications(destination, number, automatic),
    ...given,
    destination,
  };
  submission.labels.push(label);
  return label;
}

/** A point at which a workflow is held. */
export function pinAt(step: string, state: WorkflowPin['state'], ...messages: string[]): WorkflowPin {
  return messages.length === 0
    ? { step, state }
    : { step, state, messages, report: `${step} ${state}\r\n${messages.join('\r\n')}\r\n` };
}

/** Approved a while after it was long ago. */
export const APPROVED_MS = LONG_AGO_MS + 10 * 86_400_000;

function specifications(destination: LabelRecord['destination'], number: number, automatic: boolean) {
  if (destination === 'anotherPartner') {
    return {
      recipient: { receiverPublisherId: `${30000001 + number}`, enforceChidTargeting: number % 2 === 0 },
    };
  }
  const approval = {
    microsoftContact: 'partner@microsoft.example',
    validationsPerformed: 'HLK, two weeks of self-hosting on 400 machines',
    affectedOems: ['Contoso', 'Woodgrove'],
    isRebootRequired: false,
    isCoEngineered: false,
    isForUnreleasedHardware: false,
    hasUiSoftware: false,
    businessJustification: 'Fixes a resume failure seen by customers',
  };
  return {
    ...(number % 3 === 0 ? {} : { goLiveDate: GO_LIVE_DATES[number % GO_LIVE_DATES.length] ?? '' }),
    publishing: {
      visibleToAccounts: number % 2 === 0 ? [] : [27691110n, 30000001n],
      isAutoInstallDuringOSUpgrade: automatic,
      isAutoInstallOnApplicableSystems: automatic,
      // Older labels lack the flag (section 5.7).
      manualAcquisition: number % 4 === 0 ? undefined : !automatic,
      isDisclosureRestricted: false,
      publishToWindows10s: true,
      additionalInfoForMsApproval: automatic ? approval : undefined,
    },
  };
}

const GO_LIVE_DATES = [
  '2026-04-04T16:11:27.2965057+00:00',
  '2026-04-12T05:28:32.721Z',
  '2026-02-22T06:50:54Z',
];

function hardwareTargets({ hardware }: SubmissionRecord): LabelRecord['targeting']['hardwareIds'] {
  return hardware.slice(0, 1).flatMap(({ id, infs }) =>
    infs.flatMap(({ name, operatingSystems }) =>
      operatingSystems.flatMap(({ code, devices }) =>
        devices.slice(0, 2).map(({ pnpString }) => ({
          bundleId: id,
          infId: name,
          operatingSystemCode: code,
          pnpString: pnpString.toLowerCase(),
          distributionState: 'pendingAdd' as const,
        })),
      ),
    ),
  );
}

function createdDate(number: number): string {
  return new Date(Date.UTC(2026, 1 + (number % 8), 3 + (number % 25), 9, 12, 30)).toISOString();
}
