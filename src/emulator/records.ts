import type { JsonObject } from './json-writer.ts';

/** What the account may do with a product: its own, shared by a partner, or only shown to it. */
export type Access = 'author' | 'publisher' | 'readOnly';

/** A product with all that hangs below it. */
export interface ProductRecord {
  readonly id: bigint;
  readonly sharedProductId: bigint;
  readonly access: Access;
  /** The sharer's ids; zero for the account's own. */
  readonly sourceProductId: bigint;
  readonly sourcePublisherId: bigint;
  /** A label of this product must name CHIDs, because its sharer said so. */
  readonly chidTargetingEnforced: boolean;
  /** No publishing label can be made for it. */
  readonly inboxOrSystem: boolean;
  /** The fields that are echoed as they are: names as on the wire. */
  fields: JsonObject & { readonly productName: string; readonly testHarness: string };
  readonly updated: { by: string; at: string };
  /** In ascending order of their ids. */
  readonly submissions: SubmissionRecord[];
}

/** A submission; what it is doing follows from `committedAt`, `plan` and the clock. */
export interface SubmissionRecord {
  readonly id: bigint;
  readonly productId: bigint;
  name: string;
  readonly type: 'initial' | 'derived';
  /** Where its package is kept when that is another server's business than the blob endpoint's. */
  packageUrl?: string;
  readonly createdBy: string;
  readonly createdDateTime: string;
  /** The sharer's submission id, for a product that a partner shared. */
  readonly sourceSubmissionId?: bigint;
  /** When the commit was accepted, in milliseconds of life. */
  committedAt?: number;
  plan: SubmissionPlan;
  /** Holds the submission at one point until it is released. */
  pin?: SubmissionPin;
  /** INF traits as ingestion finds them. */
  readonly isExtensionInf: boolean;
  readonly isUniversal: boolean;
  readonly isDeclarativeInf: boolean;
  /** When a metadata file was asked for (in life), where ingestion makes none. */
  publisherMetadataAskedAt?: number;
  /** What the metadata file says. */
  readonly hardware: readonly Bundle[];
  /** In ascending order of their ids. */
  readonly labels: LabelRecord[];
}

/** What will happen to a submission once it is committed. */
export interface SubmissionPlan {
  readonly manualReview?: boolean;
  readonly failure?: WorkflowFailure & { readonly at: string };
  /** Ingestion leaves no metadata file behind, as for what a partner shared and for what is old. */
  readonly withoutMetadata?: boolean;
  /** No derived package, as for attestation. */
  readonly withoutDerivedPackage?: boolean;
}

export interface WorkflowFailure {
  readonly messages: readonly string[];
  /** Text of the error report; undefined when there is none. */
  readonly report?: string;
}

export type StepState = 'notStarted' | 'started' | 'failed' | 'completed';

/** A point at which a workflow is held. */
export interface WorkflowPin {
  readonly step: string;
  readonly state: StepState;
  readonly messages?: readonly string[];
  readonly report?: string;
}

export interface SubmissionPin {
  readonly commitStatus?: string;
  readonly workflow?: WorkflowPin;
  /** Whether the signed package can be downloaded; by default when finalizeIngestion is completed. */
  readonly signed?: boolean;
}

/** The hardware of a submission as the metadata file tells it (section 5.9). */
export interface Bundle {
  readonly id: string;
  readonly locales: readonly string[];
  readonly infs: readonly Inf[];
}

export interface Inf {
  readonly name: string;
  readonly familyId: string;
  readonly infClass: string;
  readonly classGuid: string;
  readonly driverVersion: string;
  readonly driverDate: string;
  readonly extensionId: string | null;
  readonly provider: string;
  readonly computerHardwareIds: readonly string[];
  readonly operatingSystems: readonly {
    readonly code: string;
    readonly devices: readonly InfDevice[];
  }[];
}

export interface InfDevice {
  readonly pnpString: string;
  readonly manufacturer: string;
  readonly description: string;
  readonly featureScore: string | null;
}

/** A shipping label; what it is doing follows from `startedAt`, `approvedAt`, `cancelledAt` and the clock. */
export interface LabelRecord {
  readonly id: bigint;
  readonly productId: bigint;
  readonly submissionId: bigint;
  readonly name: string;
  readonly destination: 'windowsUpdate' | 'anotherPartner';
  /** As sent, without goLiveDate. */
  readonly publishing?: JsonObject;
  readonly goLiveDate?: string;
  readonly recipient?: JsonObject;
  targeting: Targeting;
  /** When its present workflow began, in milliseconds of life. */
  startedAt: number;
  approvedAt?: number;
  cancelledAt?: number;
  pin?: WorkflowPin;
}

export type Distribution = 'notSet' | 'pendingAdd' | 'added' | 'pendingRemove';

export interface HardwareTarget {
  readonly bundleId: string;
  readonly infId: string;
  readonly operatingSystemCode: string;
  readonly pnpString: string;
  readonly distributionState: Distribution;
}

export interface ChidTarget {
  readonly chid: string;
  readonly distributionState: Distribution;
}

export interface Targeting {
  readonly hardwareIds: readonly HardwareTarget[];
  readonly chids: readonly ChidTarget[];
  readonly restrictedToAudiences: readonly string[];
  readonly inServicePublishInfo?: JsonObject;
  readonly coEngDriverPublishInfo?: JsonObject;
}

export interface AudienceRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly audienceName: string;
}

/** A package for test signing (section 5.10). */
export interface PreprodRecord {
  readonly id: string;
  readonly uploadedAt: number;
  readonly created: number;
  readonly sha256: Buffer;
  readonly failure?: string;
}
