import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProductNode, SubmissionNode, ShippingLabelNode, AudienceNode, AnyNode, ProductPage, SubmissionPage, ShippingLabelPage, TargetingNode } from '../sources/nodes.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import type { Workflow } from '../sources/workflow.ts';
import type { DriverMetadataFile } from '../dashboard/driver-metadata.ts';
import type { PreprodPackageNode } from '../sources/preprod-source.ts';
import type { AccountMirror, RowConnection } from '../mirror/account-mirror.ts';
import type { Row } from '../mirror/schema/tables.ts';
import type { Context } from '../resolvers/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in RFC 3339 form, in UTC with `Z`: `2026-01-31T08:30:00Z`. Dates that the service sends without a zone are read as UTC. */
  DateTime: { input: string; output: string; }
  /**
   * A signed 64-bit integer, written as a string of decimal digits because most ids of the service are above 2^53, where
   * JavaScript numbers lose digits. Input takes a string of digits, an integer literal, or a JSON number that is a safe integer.
   */
  Int64: { input: string; output: string; }
};

/** A Partner Center account of this gateway. */
export type Account = {
  /** What ids begin with (`accounts/{label}/`), and what the header `x-hardware-account` names. */
  readonly label: Scalars['String']['output'];
};

/** Further attributes of a product; at most one is set. */
export type AdditionalAttributes = {
  /** For RAID controllers. */
  readonly raidController: Maybe<RaidController>;
  /** For storage controllers. */
  readonly storageController: Maybe<StorageController>;
  /** For the Server Virtualization Validation Program. */
  readonly svvp: Maybe<Svvp>;
};

/** Further attributes of a product; at most one may be given. */
export type AdditionalAttributesInput = {
  /** For RAID controllers. */
  readonly raidController?: InputMaybe<RaidControllerInput>;
  /** For storage controllers. */
  readonly storageController?: InputMaybe<StorageControllerInput>;
  /** For the Server Virtualization Validation Program. */
  readonly svvp?: InputMaybe<SvvpInput>;
};

/** What Microsoft wants to know before it approves an automatic label. */
export type AdditionalInfoForMsApproval = {
  /** Manufacturers whose machines are affected. */
  readonly affectedOems: ReadonlyArray<Scalars['String']['output']>;
  /** Why it should be published. */
  readonly businessJustification: Maybe<Scalars['String']['output']>;
  /** The driver brings software with a user interface. */
  readonly hasUiSoftware: Maybe<Scalars['Boolean']['output']>;
  /** The driver was engineered together with Microsoft. */
  readonly isCoEngineered: Maybe<Scalars['Boolean']['output']>;
  /** The hardware is not on the market yet. */
  readonly isForUnreleasedHardware: Maybe<Scalars['Boolean']['output']>;
  /** The driver needs a restart. */
  readonly isRebootRequired: Maybe<Scalars['Boolean']['output']>;
  /** The e-mail address of a contact at Microsoft. */
  readonly microsoftContact: Maybe<Scalars['String']['output']>;
  /** Which validations were performed. */
  readonly validationsPerformed: Maybe<Scalars['String']['output']>;
};

/** What Microsoft wants to know before it approves an automatic label. */
export type AdditionalInfoForMsApprovalInput = {
  /** Manufacturers whose machines are affected. */
  readonly affectedOems?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Why it should be published. */
  readonly businessJustification?: InputMaybe<Scalars['String']['input']>;
  /** The driver brings software with a user interface. */
  readonly hasUiSoftware?: InputMaybe<Scalars['Boolean']['input']>;
  /** The driver was engineered together with Microsoft. */
  readonly isCoEngineered?: InputMaybe<Scalars['Boolean']['input']>;
  /** The hardware is not on the market yet. */
  readonly isForUnreleasedHardware?: InputMaybe<Scalars['Boolean']['input']>;
  /** The driver needs a restart. */
  readonly isRebootRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** The e-mail address of a contact at Microsoft. */
  readonly microsoftContact?: InputMaybe<Scalars['String']['input']>;
  /** Which validations were performed. */
  readonly validationsPerformed?: InputMaybe<Scalars['String']['input']>;
};

/** A group of machines to which a shipping label can be restricted, such as those with a test registry key. */
export type Audience = Node & {
  /** The audience's GUID. */
  readonly audienceId: Scalars['String']['output'];
  /** The name shown to people. */
  readonly audienceName: Maybe<Scalars['String']['output']>;
  /** What it is for. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The node id: `audiences/{audienceId}`. */
  readonly id: Scalars['ID']['output'];
  /** The name. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** A label to cancel. */
export type CancelShippingLabelInput = {
  /** The label's node id. */
  readonly id: Scalars['ID']['input'];
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The cancelled label, or why the cancellation was refused. */
export type CancelShippingLabelPayload = {
  /** The label, read afresh; null when the cancellation was refused. */
  readonly shippingLabel: Maybe<ShippingLabel>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A computer hardware id that a label targets. */
export type Chid = {
  /** The GUID. */
  readonly chid: Maybe<Scalars['String']['output']>;
  /** Whether it has reached Windows Update. */
  readonly distributionState: Maybe<ChidDistributionState>;
};

/** A computer hardware id to add or remove. */
export type ChidChangeInput = {
  /** Add it or remove it. */
  readonly action: TargetingAction;
  /** The GUID. */
  readonly chid: Scalars['String']['input'];
};

/** Whether a computer hardware id has reached Windows Update. */
export type ChidDistributionState =
  /** There. */
  | 'ADDED'
  /** To be added. */
  | 'PENDING_ADD'
  /** To be recovered. */
  | 'PENDING_RECOVERY'
  /** To be removed. */
  | 'PENDING_REMOVE'
  /** Recovered. */
  | 'RECOVERED'
  /** The service itself does not know. */
  | 'UNKNOWN'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/** A computer hardware id to target. */
export type ChidInput = {
  /** The GUID. */
  readonly chid: Scalars['String']['input'];
};

/** Limits of the Windows builds, for co-engineering partners. */
export type CoEngDriverPublishInfo = {
  /** The newest build. */
  readonly ceilingBuildNumber: Maybe<Scalars['Int']['output']>;
  /** The oldest build, such as 17135. */
  readonly flooringBuildNumber: Maybe<Scalars['Int']['output']>;
};

/** Limits of the Windows builds, for co-engineering partners. */
export type CoEngDriverPublishInfoInput = {
  /** The newest build: five digits. */
  readonly ceilingBuildNumber?: InputMaybe<Scalars['Int']['input']>;
  /** The oldest build: five digits. */
  readonly flooringBuildNumber?: InputMaybe<Scalars['Int']['input']>;
};

/** What the service says about a commit. */
export type CommitStatus =
  /** The commit is done, and the workflow begins. */
  | 'COMMIT_COMPLETE'
  /** The commit failed. */
  | 'COMMIT_FAILED'
  /** Not committed, or committed a moment ago. */
  | 'COMMIT_PENDING'
  /** The commit has arrived. */
  | 'COMMIT_RECEIVED'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/** A submission to commit. */
export type CommitSubmissionInput = {
  /** The submission's node id. */
  readonly id: Scalars['ID']['input'];
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The committed submission, or why the commit was refused. */
export type CommitSubmissionPayload = {
  /** The submission, read afresh; null when the commit was refused. */
  readonly submission: Maybe<Submission>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A product to register. What is not given is left to the service. */
export type CreateProductInput = {
  /** Further attributes; at most one of them. */
  readonly additionalAttributes?: InputMaybe<AdditionalAttributesInput>;
  /** When the product is announced. */
  readonly announcementDate?: InputMaybe<Scalars['DateTime']['input']>;
  /** The device category in the metadata, such as `Input.Digitizer.Multitouch`. */
  readonly deviceMetadataCategory?: InputMaybe<Scalars['String']['input']>;
  /** GUIDs of the device metadata packages. */
  readonly deviceMetadataIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether the device is inside the machine, outside, or both. */
  readonly deviceType: DeviceType;
  /** The version of the firmware. */
  readonly firmwareVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your choice, up to 255 characters, that makes this safe to repeat: the same key with the same input is answered
   * as the first time, for a day, and nothing is sent again. With another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True when the driver is to be signed for flighting. */
  readonly isFlightSign?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when the driver is to be test signed. */
  readonly isTestSign?: InputMaybe<Scalars['Boolean']['input']>;
  /** The names under which the product is marketed. */
  readonly marketingNames?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The product's name. */
  readonly name: Scalars['String']['input'];
  /** Operating system codes for which signatures are asked; `reference` lists the known ones. */
  readonly requestedSignatures: ReadonlyArray<Scalars['String']['input']>;
  /** The product type for each operating system family. */
  readonly selectedProductTypes?: InputMaybe<ReadonlyArray<SelectedProductTypeInput>>;
  /** The kit that tested the driver, or attestation. */
  readonly testHarness: TestHarness;
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The registered product, or why it was refused. */
export type CreateProductPayload = {
  /** The product, read afresh; null when it was refused. */
  readonly product: Maybe<Product>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A submission whose driver metadata is to be made. Name it by `id` or by `submission`; both mean the same. */
export type CreatePublisherMetadataInput = {
  /** The submission's node id. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /**
   * A text of your choice, up to 255 characters, that makes this safe to repeat: the same key with the same input is answered
   * as the first time, for a day, and nothing is sent again. With another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The submission's node id, under the name that children use for their parent. */
  readonly submission?: InputMaybe<Scalars['ID']['input']>;
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The submission whose metadata is being made, or why it was refused. */
export type CreatePublisherMetadataPayload = {
  /** The submission, read afresh; its `driverMetadata` appears hours later. Null when it was refused. */
  readonly submission: Maybe<Submission>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A shipping label to create. */
export type CreateShippingLabelInput = {
  /** Where the drivers go. */
  readonly destination: Destination;
  /**
   * A text of your choice, up to 255 characters, that makes this safe to repeat: the same key with the same input is answered
   * as the first time, for a day, and nothing is sent again. With another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The label's name. */
  readonly name: Scalars['String']['input'];
  /** How it is published; compulsory for `WINDOWS_UPDATE`. */
  readonly publishingSpecifications?: InputMaybe<PublishingSpecificationsInput>;
  /** Who receives it; compulsory for `ANOTHER_PARTNER`. */
  readonly recipientSpecifications?: InputMaybe<RecipientSpecificationsInput>;
  /** The node id of the submission. */
  readonly submission: Scalars['ID']['input'];
  /** Which devices it is for. */
  readonly targeting?: InputMaybe<TargetingInput>;
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The created label, or why it was refused. */
export type CreateShippingLabelPayload = {
  /** The label, read afresh; null when it was refused. */
  readonly shippingLabel: Maybe<ShippingLabel>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A submission to create. */
export type CreateSubmissionInput = {
  /**
   * A text of your choice, up to 255 characters, that makes this safe to repeat: the same key with the same input is answered
   * as the first time, for a day, and nothing is sent again. With another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The submission's name. */
  readonly name: Scalars['String']['input'];
  /** The node id of the product. */
  readonly product: Scalars['ID']['input'];
  /** Its kind. */
  readonly type: SubmissionType;
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The created submission, or why it was refused. */
export type CreateSubmissionPayload = {
  /** The submission, read afresh; null when it was refused. */
  readonly submission: Maybe<Submission>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where the drivers of a label go. */
export type Destination =
  /** To another partner's account. */
  | 'ANOTHER_PARTNER'
  /** Not set. */
  | 'NOT_SET'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED'
  /** To Windows Update. */
  | 'WINDOWS_UPDATE';

/** Where a device sits. */
export type DeviceType =
  /** Outside the machine. */
  | 'EXTERNAL'
  /** Inside the machine. */
  | 'INTERNAL'
  /** Inside or outside. */
  | 'INTERNAL_EXTERNAL'
  /** Not set. */
  | 'NOT_SET'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/** Something that can be downloaded. */
export type Download = {
  /** What it is. */
  readonly type: Maybe<DownloadType>;
  /** Its address: for packages and metadata a secret that expires within a day; for the certification report a page of the portal that needs a login. */
  readonly url: Scalars['String']['output'];
};

/** What a download is. */
export type DownloadType =
  /** The certification report: a page of the portal. */
  | 'CERTIFICATION_REPORT'
  /** The shell from which derived submissions are built. */
  | 'DERIVED_PACKAGE'
  /** The driver metadata file, which `Submission.driverMetadata` reads. */
  | 'DRIVER_METADATA'
  /** Notes from outside. */
  | 'EXTERNAL_NOTES'
  /** The package as it was uploaded. */
  | 'INITIAL_PACKAGE'
  /** The signed drivers. */
  | 'SIGNED_PACKAGE'
  /** The service itself does not know. */
  | 'UNKNOWN'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/** A bundle of a driver package. */
export type DriverBundle = {
  /** The bundle's id: a GUID, or a folder name such as `amd64`. */
  readonly bundleId: Scalars['String']['output'];
  /** The INF files of the bundle. */
  readonly infs: ReadonlyArray<DriverInf>;
  /** The locales of the bundle. */
  readonly locales: ReadonlyArray<Scalars['String']['output']>;
};

/** A hardware id with everything that names it: what `Targeting.hardwareIds` takes. */
export type DriverHardwareId = {
  /** The bundle's id. */
  readonly bundleId: Scalars['String']['output'];
  /** The description of the device. */
  readonly deviceDescription: Maybe<Scalars['String']['output']>;
  /** The INF's name. */
  readonly infId: Scalars['String']['output'];
  /** The manufacturer of the device. */
  readonly manufacturer: Maybe<Scalars['String']['output']>;
  /** The operating system code. */
  readonly operatingSystemCode: Scalars['String']['output'];
  /** The hardware id. */
  readonly pnpString: Scalars['String']['output'];
};

/** An INF file. */
export type DriverInf = {
  /** The GUID of the device setup class, in braces as in the INF. */
  readonly classGuid: Maybe<Scalars['String']['output']>;
  /** The driver's date. */
  readonly driverDate: Maybe<Scalars['DateTime']['output']>;
  /** The id of the driver package family. */
  readonly driverPackageFamilyId: Maybe<Scalars['String']['output']>;
  /** The driver's version. */
  readonly driverVersion: Maybe<Scalars['String']['output']>;
  /** The extension id (GUID) of an extension INF; null for others. */
  readonly extensionId: Maybe<Scalars['String']['output']>;
  /** The device setup class. */
  readonly infClass: Maybe<Scalars['String']['output']>;
  /** The INF's name, such as `widget.inf`. */
  readonly infId: Scalars['String']['output'];
  /** Computer hardware ids (GUIDs) on which it may be installed. */
  readonly installationComputerHardwareIds: ReadonlyArray<Scalars['String']['output']>;
  /** What it targets, by operating system. */
  readonly operatingSystems: ReadonlyArray<DriverOperatingSystem>;
  /** The provider. */
  readonly provider: Maybe<Scalars['String']['output']>;
};

/** What the service found in a driver package: the file `driverMetadata`, with its maps as lists. */
export type DriverMetadata = {
  /** The bundles of the package. */
  readonly bundles: ReadonlyArray<DriverBundle>;
  /** Every hardware id with its bundle, INF and operating system: the tuples that a shipping label targets. */
  readonly hardwareIds: ReadonlyArray<DriverHardwareId>;
};

/** What an INF targets on one operating system. */
export type DriverOperatingSystem = {
  /** The hardware ids. */
  readonly hardwareIds: ReadonlyArray<DriverPnpString>;
  /** The operating system code. */
  readonly operatingSystemCode: Scalars['String']['output'];
};

/** A hardware id of an INF on one operating system. */
export type DriverPnpString = {
  /** The description of the device. */
  readonly deviceDescription: Maybe<Scalars['String']['output']>;
  /** The feature score; null when the INF states none. */
  readonly featureScore: Maybe<Scalars['String']['output']>;
  /** The manufacturer of the device. */
  readonly manufacturer: Maybe<Scalars['String']['output']>;
  /** The hardware id, such as `PCI\VEN_8086&DEV_1234`. */
  readonly pnpString: Scalars['String']['output'];
};

/** A label to expire. */
export type ExpireShippingLabelInput = {
  /** The label's node id. */
  readonly id: Scalars['ID']['input'];
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The expired label, or why it was refused. */
export type ExpireShippingLabelPayload = {
  /** The label, read afresh; null when it was refused. */
  readonly shippingLabel: Maybe<ShippingLabel>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A hardware id that a label targets. */
export type HardwareId = {
  /** The bundle's id. */
  readonly bundleId: Maybe<Scalars['String']['output']>;
  /** Whether it has reached Windows Update. */
  readonly distributionState: Maybe<HardwareIdDistributionState>;
  /** The INF's name. */
  readonly infId: Maybe<Scalars['String']['output']>;
  /** The operating system code. */
  readonly operatingSystemCode: Maybe<Scalars['String']['output']>;
  /** The hardware id, such as `pci\ven_8086&dev_1234`. */
  readonly pnpString: Maybe<Scalars['String']['output']>;
};

/** A hardware id to add or remove. */
export type HardwareIdChangeInput = {
  /** Add it or remove it. */
  readonly action: TargetingAction;
  /** The bundle's id. */
  readonly bundleId: Scalars['String']['input'];
  /** The INF's name. */
  readonly infId: Scalars['String']['input'];
  /** The operating system code. */
  readonly operatingSystemCode: Scalars['String']['input'];
  /** The hardware id. */
  readonly pnpString: Scalars['String']['input'];
};

/** Whether a hardware id has reached Windows Update. */
export type HardwareIdDistributionState =
  /** There. */
  | 'ADDED'
  /** Not set. */
  | 'NOT_SET'
  /** To be added. */
  | 'PENDING_ADD'
  /** To be removed. */
  | 'PENDING_REMOVE'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/** A hardware id to target. */
export type HardwareIdInput = {
  /** The bundle's id. */
  readonly bundleId: Scalars['String']['input'];
  /** The INF's name. */
  readonly infId: Scalars['String']['input'];
  /** The operating system code. */
  readonly operatingSystemCode: Scalars['String']['input'];
  /** The hardware id. */
  readonly pnpString: Scalars['String']['input'];
};

/** Limits of the Windows versions, by code: `TH`, `RS1` … `RS5`, `19H1`, `VB`, `FE`, `CO`, `NI`, …; the list grows. */
export type InServicePublishInfo = {
  /** The newest version; restricted to accounts that may limit it. */
  readonly ceiling: Maybe<Scalars['String']['output']>;
  /** The oldest version. */
  readonly flooring: Maybe<Scalars['String']['output']>;
};

/** Limits of the Windows versions, by code. */
export type InServicePublishInfoInput = {
  /** The newest version. */
  readonly ceiling?: InputMaybe<Scalars['String']['input']>;
  /** The oldest version. */
  readonly flooring?: InputMaybe<Scalars['String']['input']>;
};

/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type Mirror = {
  /** The account is here at least as it was then; null until every list was read to its end once. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  readonly complete: Scalars['Boolean']['output'];
  /** The hardware ids of all drivers that the mirror has read the metadata of: which submission holds this id, INF or version? */
  readonly hardwareIds: Maybe<MirroredHardwareIdConnection>;
  /** The products. */
  readonly products: Maybe<MirroredProductConnection>;
  /** How many shipping labels, and how long they took, by what they are put together by. */
  readonly shippingLabelStats: Maybe<ShippingLabelStats>;
  /** The shipping labels of all submissions. */
  readonly shippingLabels: Maybe<MirroredShippingLabelConnection>;
  /** The changes of state of submissions and labels that were seen. */
  readonly statusChanges: Maybe<StatusChangeConnection>;
  /** How many submissions, and how long they took, by what they are put together by. */
  readonly submissionStats: Maybe<SubmissionStats>;
  /** The submissions of all products. */
  readonly submissions: Maybe<MirroredSubmissionConnection>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorHardwareIdsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  driverVersion: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<MirroredHardwareIdFilter>;
  first?: Scalars['Int']['input'];
  infId: InputMaybe<Scalars['String']['input']>;
  orderBy: InputMaybe<MirroredHardwareIdOrder>;
  pnpString: InputMaybe<Scalars['String']['input']>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorProductsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<MirroredProductFilter>;
  first?: Scalars['Int']['input'];
  orderBy: InputMaybe<MirroredProductOrder>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorShippingLabelStatsArgs = {
  filter: InputMaybe<MirroredShippingLabelFilter>;
  groupBy?: ReadonlyArray<ShippingLabelStatsKey>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorShippingLabelsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<MirroredShippingLabelFilter>;
  first?: Scalars['Int']['input'];
  orderBy: InputMaybe<MirroredShippingLabelOrder>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorStatusChangesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  direction?: OrderDirection;
  filter: InputMaybe<StatusChangeFilter>;
  first?: Scalars['Int']['input'];
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorSubmissionStatsArgs = {
  filter: InputMaybe<MirroredSubmissionFilter>;
  groupBy?: ReadonlyArray<SubmissionStatsKey>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorSubmissionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<MirroredSubmissionFilter>;
  first?: Scalars['Int']['input'];
  orderBy: InputMaybe<MirroredSubmissionOrder>;
};

/** A hardware id of a driver, as the mirror has it: the columns of the report `hardware-ids`. */
export type MirroredHardwareId = {
  /** Label of the account; null where there is one without a label. */
  readonly account: Maybe<Scalars['String']['output']>;
  /** Bundle (GUID) of the driver package. */
  readonly bundleId: Maybe<Scalars['String']['output']>;
  /** When the mirror first saw it as it is now. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Description of the device. */
  readonly deviceDescription: Maybe<Scalars['String']['output']>;
  /** Date of the driver, from the same. */
  readonly driverDate: Maybe<Scalars['DateTime']['output']>;
  /** Version of the driver, from the metadata of the signed package. */
  readonly driverVersion: Maybe<Scalars['String']['output']>;
  /** When the mirror saw it first; never changes. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** Unique, and made of what names the row. */
  readonly id: Scalars['ID']['output'];
  /** Class named in the INF. */
  readonly infClass: Maybe<Scalars['String']['output']>;
  /** Name of the INF file. */
  readonly infId: Maybe<Scalars['String']['output']>;
  /** Manufacturer. */
  readonly manufacturer: Maybe<Scalars['String']['output']>;
  /** Operating system code. */
  readonly operatingSystemCode: Maybe<Scalars['String']['output']>;
  /** The hardware id itself, in the letter case of the service. */
  readonly pnpString: Maybe<Scalars['String']['output']>;
  /** Its product as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  readonly product: Maybe<Product>;
  /** Number of its product. */
  readonly productId: Scalars['Int64']['output'];
  /** Name of its product, when that was seen. */
  readonly productName: Maybe<Scalars['String']['output']>;
  /** Provider named in the INF. */
  readonly provider: Maybe<Scalars['String']['output']>;
  /** When it was last read from the service. */
  readonly readAt: Scalars['DateTime']['output'];
  /** Its submission as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  readonly submission: Maybe<Submission>;
  /** Number of its submission. */
  readonly submissionId: Scalars['Int64']['output'];
  /** Name of its submission, when that was seen. */
  readonly submissionName: Maybe<Scalars['String']['output']>;
  /** Test harness of its product. */
  readonly testHarness: Maybe<TestHarness>;
  /** When the service was found to have it no longer; null while it is there. */
  readonly vanishedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A page of hardware ids, out of the mirror. */
export type MirroredHardwareIdConnection = {
  /** The account is here at least as it was then; null until every list was read to its end once. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  readonly complete: Scalars['Boolean']['output'];
  /** The hardware ids with their cursors. */
  readonly edges: ReadonlyArray<MirroredHardwareIdEdge>;
  /** The hardware ids alone. */
  readonly nodes: ReadonlyArray<MirroredHardwareId>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A hardware id in a page. */
export type MirroredHardwareIdEdge = {
  /** Send it as `after` to go on behind this hardware id. */
  readonly cursor: Scalars['String']['output'];
  /** The hardware id. */
  readonly node: MirroredHardwareId;
};

/** Which hardware ids of the mirror. All conditions must hold. */
export type MirroredHardwareIdFilter = {
  /** Seen to have changed before this moment. */
  readonly changedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed at this moment or later. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The description of the device contains this text, in any letter case. */
  readonly deviceDescriptionContains?: InputMaybe<Scalars['String']['input']>;
  /** Seen first before this moment. */
  readonly firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first at this moment or later. */
  readonly firstSeenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether it has vanished from the service; without this condition, both. */
  readonly isVanished?: InputMaybe<Scalars['Boolean']['input']>;
  /** The manufacturer contains this text, in any letter case. */
  readonly manufacturerContains?: InputMaybe<Scalars['String']['input']>;
  /** The operating system code. */
  readonly operatingSystemCode?: InputMaybe<Scalars['String']['input']>;
  /** The hardware id contains this text, in any letter case. */
  readonly pnpStringContains?: InputMaybe<Scalars['String']['input']>;
  /** Of the product with this node id. */
  readonly product?: InputMaybe<Scalars['ID']['input']>;
  /** Of the submission with this node id. */
  readonly submission?: InputMaybe<Scalars['ID']['input']>;
  /** The kit that tested its product. */
  readonly testHarness?: InputMaybe<TestHarness>;
};

/** An order of mirrored hardware ids. Ties are ordered by id; what has no value comes before all else. */
export type MirroredHardwareIdOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: MirroredHardwareIdOrderField;
};

/** What mirrored hardware ids can be ordered by. */
export type MirroredHardwareIdOrderField =
  /** When it was seen to have changed. */
  | 'CHANGED'
  /** The date of the driver. */
  | 'DRIVER_DATE'
  /** The version of the driver, as text. */
  | 'DRIVER_VERSION'
  /** When it was seen first. */
  | 'FIRST_SEEN'
  /** The node id, as text. */
  | 'ID'
  /** The name of the INF file, byte by byte. */
  | 'INF_ID'
  /** The hardware id, byte by byte. */
  | 'PNP_STRING';

/** A product as the mirror has it: the columns of the report `products`. `product` leads to the live one. */
export type MirroredProduct = {
  /** Label of the account; null where there is one without a label. */
  readonly account: Maybe<Scalars['String']['output']>;
  /** Announcement date. */
  readonly announcementDate: Maybe<Scalars['DateTime']['output']>;
  /** When the mirror first saw it as it is now. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** When it was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Who made it. */
  readonly createdBy: Maybe<Scalars['String']['output']>;
  /** Category of its device metadata. */
  readonly deviceMetadataCategory: Maybe<Scalars['String']['output']>;
  /** The device metadata ids. */
  readonly deviceMetadataIds: ReadonlyArray<Scalars['String']['output']>;
  /** INTERNAL, EXTERNAL, INTERNAL_EXTERNAL or NOT_SET. */
  readonly deviceType: Maybe<DeviceType>;
  /** Type of driver, in the words of the service. */
  readonly driverType: Maybe<Scalars['String']['output']>;
  /** Firmware version. */
  readonly firmwareVersion: Maybe<Scalars['String']['output']>;
  /** When the mirror saw it first; never changes. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** The node id of the live one. */
  readonly id: Scalars['ID']['output'];
  /** Whether a submission of it was committed. */
  readonly isCommitted: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is an extension INF. */
  readonly isExtensionInf: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is flight-signed. */
  readonly isFlightSign: Maybe<Scalars['Boolean']['output']>;
  /** Whether it was compiled with Retpoline. */
  readonly isRetpolineCompiled: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is test-signed. */
  readonly isTestSign: Maybe<Scalars['Boolean']['output']>;
  /** The marketing names. */
  readonly marketingNames: ReadonlyArray<Scalars['String']['output']>;
  /** What the service says about it. */
  readonly message: Maybe<Scalars['String']['output']>;
  /** Name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** How the account came by the product, in the words of the service. */
  readonly originType: Maybe<Scalars['String']['output']>;
  /** The product as it is now, read from the service when a field of it asks for that; null when it has vanished. */
  readonly product: Maybe<Product>;
  /** Number of the product. */
  readonly productId: Scalars['Int64']['output'];
  /** Type of product, in the words of the service. */
  readonly productType: Maybe<Scalars['String']['output']>;
  /** When it was last read from the service. */
  readonly readAt: Scalars['DateTime']['output'];
  /** The operating system codes that it is to be signed for. */
  readonly requestedSignatures: ReadonlyArray<Scalars['String']['output']>;
  /** The operating system families, each with its product type. */
  readonly selectedProductTypes: ReadonlyArray<SelectedProductType>;
  /** Number of the product that is shared. */
  readonly sharedProductId: Maybe<Scalars['Int64']['output']>;
  /** Number in the account that shares it. */
  readonly sourceProductId: Maybe<Scalars['Int64']['output']>;
  /** Number of the publisher that shares it. */
  readonly sourcePublisherId: Maybe<Scalars['Int64']['output']>;
  /** HLK, HCK, ATTESTATION or NOT_SET. */
  readonly testHarness: Maybe<TestHarness>;
  /** When it was last changed, as the service says. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who changed it last. */
  readonly updatedBy: Maybe<Scalars['String']['output']>;
  /** When the service was found to have it no longer; null while it is there. */
  readonly vanishedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A page of products, out of the mirror. */
export type MirroredProductConnection = {
  /** The account is here at least as it was then; null until every list was read to its end once. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  readonly complete: Scalars['Boolean']['output'];
  /** The products with their cursors. */
  readonly edges: ReadonlyArray<MirroredProductEdge>;
  /** The products alone. */
  readonly nodes: ReadonlyArray<MirroredProduct>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A product in a page. */
export type MirroredProductEdge = {
  /** Send it as `after` to go on behind this product. */
  readonly cursor: Scalars['String']['output'];
  /** The product. */
  readonly node: MirroredProduct;
};

/** Which products of the mirror. All conditions must hold. */
export type MirroredProductFilter = {
  /** Announced before this moment. */
  readonly announcedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Announced at this moment or later. */
  readonly announcedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed before this moment. */
  readonly changedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed at this moment or later. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first before this moment. */
  readonly firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first at this moment or later. */
  readonly firstSeenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether a submission has been committed. */
  readonly isCommitted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it has vanished from the service; without this condition, both. */
  readonly isVanished?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name contains this text, in any letter case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** The kit that tested it. */
  readonly testHarness?: InputMaybe<TestHarness>;
};

/** An order of mirrored products. Ties are ordered by id; what has no value comes before all else. */
export type MirroredProductOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: MirroredProductOrderField;
};

/** What mirrored products can be ordered by. */
export type MirroredProductOrderField =
  /** When the product is announced. */
  | 'ANNOUNCEMENT_DATE'
  /** When it was seen to have changed. */
  | 'CHANGED'
  /** When it was seen first. */
  | 'FIRST_SEEN'
  /** The node id, as text. */
  | 'ID'
  /** The name, byte by byte. */
  | 'NAME';

/** A shipping label as the mirror has it: the columns of the report `shipping-labels`. `shippingLabel` leads to the live one. */
export type MirroredShippingLabel = {
  /** Label of the account; null where there is one without a label. */
  readonly account: Maybe<Scalars['String']['output']>;
  /** The audiences (GUIDs) that it is restricted to. */
  readonly audienceIds: ReadonlyArray<Scalars['String']['output']>;
  /** Highest version of Windows that is serviced. */
  readonly ceiling: Maybe<Scalars['String']['output']>;
  /** When the mirror first saw it as it is now. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Step of the workflow, in the words of the service. */
  readonly currentStep: Maybe<Scalars['String']['output']>;
  /** WINDOWS_UPDATE, ANOTHER_PARTNER or NOT_SET. */
  readonly destination: Maybe<Destination>;
  /** When it was last seen to fail; null when it had failed at first sight. */
  readonly failedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the mirror saw it first; never changes. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** Lowest version of Windows that is serviced. */
  readonly flooring: Maybe<Scalars['String']['output']>;
  /** When it is to be published. */
  readonly goLiveDate: Maybe<Scalars['DateTime']['output']>;
  /** Hardware ids that it targets. */
  readonly hardwareIdCount: Maybe<Scalars['Int']['output']>;
  /** The node id of the live one. */
  readonly id: Scalars['ID']['output'];
  /** Installed by itself during an upgrade of Windows. */
  readonly isAutoInstallDuringOsUpgrade: Maybe<Scalars['Boolean']['output']>;
  /** Installed by itself on the systems it applies to. */
  readonly isAutoInstallOnApplicableSystems: Maybe<Scalars['Boolean']['output']>;
  /** Kept back until it is published. */
  readonly isDisclosureRestricted: Maybe<Scalars['Boolean']['output']>;
  /** To be fetched by hand. */
  readonly manualAcquisition: Maybe<Scalars['Boolean']['output']>;
  /** What the service says about it. */
  readonly messages: ReadonlyArray<Scalars['String']['output']>;
  /** Name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Its product as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  readonly product: Maybe<Product>;
  /** Number of its product. */
  readonly productId: Scalars['Int64']['output'];
  /** Name of its product, when that was seen. */
  readonly productName: Maybe<Scalars['String']['output']>;
  /** PROCESSING, AWAITING_APPROVAL, PUBLISHED, SHARED or FAILED. */
  readonly progress: Maybe<ShippingLabelProgress>;
  /** Published to Windows 10 S. */
  readonly publishToWindows10s: Maybe<Scalars['Boolean']['output']>;
  /** When it was seen to become published or shared; null when it was so at first sight. */
  readonly publishedAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was last read from the service. */
  readonly readAt: Scalars['DateTime']['output'];
  /** Number of the partner with whom it is shared. */
  readonly receiverPublisherId: Maybe<Scalars['Int64']['output']>;
  /** Seconds from first_seen_at to published_at. */
  readonly secondsToPublished: Maybe<Scalars['Int']['output']>;
  /** The label as it is now, read from the service when a field of it asks for that; null when it has vanished. */
  readonly shippingLabel: Maybe<ShippingLabel>;
  /** Number of the label. */
  readonly shippingLabelId: Scalars['Int64']['output'];
  /** State of that step: NOT_STARTED, STARTED, FAILED or COMPLETED. */
  readonly state: Maybe<WorkflowState>;
  /** Its submission as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  readonly submission: Maybe<Submission>;
  /** Number of its submission. */
  readonly submissionId: Scalars['Int64']['output'];
  /** Name of its submission, when that was seen. */
  readonly submissionName: Maybe<Scalars['String']['output']>;
  /** Test harness of its product. */
  readonly testHarness: Maybe<TestHarness>;
  /** When the service was found to have it no longer; null while it is there. */
  readonly vanishedAt: Maybe<Scalars['DateTime']['output']>;
  /** The numbers of the accounts that see it. */
  readonly visibleToAccounts: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of shipping labels, out of the mirror. */
export type MirroredShippingLabelConnection = {
  /** The account is here at least as it was then; null until every list was read to its end once. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  readonly complete: Scalars['Boolean']['output'];
  /** The shipping labels with their cursors. */
  readonly edges: ReadonlyArray<MirroredShippingLabelEdge>;
  /** The shipping labels alone. */
  readonly nodes: ReadonlyArray<MirroredShippingLabel>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A shipping label in a page. */
export type MirroredShippingLabelEdge = {
  /** Send it as `after` to go on behind this shipping label. */
  readonly cursor: Scalars['String']['output'];
  /** The shipping label. */
  readonly node: MirroredShippingLabel;
};

/** Which shipping labels of the mirror. All conditions must hold. */
export type MirroredShippingLabelFilter = {
  /** Seen to have changed before this moment. */
  readonly changedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed at this moment or later. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The step of its workflow, as the service writes it. */
  readonly currentStep?: InputMaybe<Scalars['String']['input']>;
  /** Where it goes. */
  readonly destination?: InputMaybe<Destination>;
  /** Failed last before this moment. */
  readonly failedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Failed last at this moment or later. */
  readonly failedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first before this moment. */
  readonly firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first at this moment or later. */
  readonly firstSeenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** To be published before this moment. */
  readonly goLiveBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** To be published at this moment or later. */
  readonly goLiveSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether it has vanished from the service; without this condition, both. */
  readonly isVanished?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name contains this text, in any letter case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Of the product with this node id. */
  readonly product?: InputMaybe<Scalars['ID']['input']>;
  /** Where it stands as a whole. */
  readonly progress?: InputMaybe<ShippingLabelProgress>;
  /** Became published or shared before this moment. */
  readonly publishedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Became published or shared at this moment or later. */
  readonly publishedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The state of that step. */
  readonly state?: InputMaybe<WorkflowState>;
  /** Of the submission with this node id. */
  readonly submission?: InputMaybe<Scalars['ID']['input']>;
  /** The kit that tested its product. */
  readonly testHarness?: InputMaybe<TestHarness>;
};

/** An order of mirrored shipping labels. Ties are ordered by id; what has no value comes before all else. */
export type MirroredShippingLabelOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: MirroredShippingLabelOrderField;
};

/** What mirrored shipping labels can be ordered by. */
export type MirroredShippingLabelOrderField =
  /** When it was seen to have changed. */
  | 'CHANGED'
  /** When it failed last. */
  | 'FAILED'
  /** When it was seen first. */
  | 'FIRST_SEEN'
  /** When it is to be published. */
  | 'GO_LIVE_DATE'
  /** The node id, as text. */
  | 'ID'
  /** The name, byte by byte. */
  | 'NAME'
  /** When it became published or shared. */
  | 'PUBLISHED'
  /** How long it took to become published. */
  | 'SECONDS_TO_PUBLISHED';

/** A submission as the mirror has it: the columns of the report `submissions`. `submission` leads to the live one. */
export type MirroredSubmission = {
  /** Label of the account; null where there is one without a label. */
  readonly account: Maybe<Scalars['String']['output']>;
  /** When the mirror first saw it as it is now. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** COMMIT_PENDING, COMMIT_RECEIVED, COMMIT_COMPLETE or COMMIT_FAILED. */
  readonly commitStatus: Maybe<CommitStatus>;
  /** When it was made, as the service says. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Who made it. */
  readonly createdBy: Maybe<Scalars['String']['output']>;
  /** Step of the workflow, in the words of the service. */
  readonly currentStep: Maybe<Scalars['String']['output']>;
  /** When it was last seen to fail; null when it had failed at first sight. */
  readonly failedAt: Maybe<Scalars['DateTime']['output']>;
  /** When the mirror saw it first; never changes. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** The node id of the live one. */
  readonly id: Scalars['ID']['output'];
  /** Whether its INF is declarative. */
  readonly isDeclarativeInf: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is an extension INF. */
  readonly isExtensionInf: Maybe<Scalars['Boolean']['output']>;
  /** Whether the driver is universal. */
  readonly isUniversal: Maybe<Scalars['Boolean']['output']>;
  /** What the service says about it. */
  readonly messages: ReadonlyArray<Scalars['String']['output']>;
  /** Name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Its product as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  readonly product: Maybe<Product>;
  /** Number of its product. */
  readonly productId: Scalars['Int64']['output'];
  /** Name of its product, when that was seen. */
  readonly productName: Maybe<Scalars['String']['output']>;
  /** AWAITING_PACKAGE, PROCESSING, IN_REVIEW, READY or FAILED; null until the submission was read by itself. */
  readonly progress: Maybe<SubmissionProgress>;
  /** When it was last read from the service. */
  readonly readAt: Scalars['DateTime']['output'];
  /** When it was seen to become ready; null when it was ready at first sight. */
  readonly readyAt: Maybe<Scalars['DateTime']['output']>;
  /** Seconds from started_at, or from created_at where that is null, to ready_at. */
  readonly secondsToReady: Maybe<Scalars['Int']['output']>;
  /** When it was seen to be committed; null when it was already under way at first sight. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** State of that step: NOT_STARTED, STARTED, FAILED or COMPLETED. */
  readonly state: Maybe<WorkflowState>;
  /** The submission as it is now, read from the service when a field of it asks for that; null when it has vanished. */
  readonly submission: Maybe<Submission>;
  /** Number of the submission. */
  readonly submissionId: Scalars['Int64']['output'];
  /** Test harness of its product. */
  readonly testHarness: Maybe<TestHarness>;
  /** INITIAL or DERIVED. */
  readonly type: Maybe<SubmissionType>;
  /** When the service was found to have it no longer; null while it is there. */
  readonly vanishedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A page of submissions, out of the mirror. */
export type MirroredSubmissionConnection = {
  /** The account is here at least as it was then; null until every list was read to its end once. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  readonly complete: Scalars['Boolean']['output'];
  /** The submissions with their cursors. */
  readonly edges: ReadonlyArray<MirroredSubmissionEdge>;
  /** The submissions alone. */
  readonly nodes: ReadonlyArray<MirroredSubmission>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A submission in a page. */
export type MirroredSubmissionEdge = {
  /** Send it as `after` to go on behind this submission. */
  readonly cursor: Scalars['String']['output'];
  /** The submission. */
  readonly node: MirroredSubmission;
};

/** Which submissions of the mirror. All conditions must hold. */
export type MirroredSubmissionFilter = {
  /** Seen to have changed before this moment. */
  readonly changedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed at this moment or later. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** What the service says about the commit. */
  readonly commitStatus?: InputMaybe<CommitStatus>;
  /** Created before this moment. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Created at this moment or later. */
  readonly createdSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The step of its workflow, as the service writes it. */
  readonly currentStep?: InputMaybe<Scalars['String']['input']>;
  /** Failed last before this moment. */
  readonly failedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Failed last at this moment or later. */
  readonly failedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first before this moment. */
  readonly firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first at this moment or later. */
  readonly firstSeenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether it has vanished from the service; without this condition, both. */
  readonly isVanished?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name contains this text, in any letter case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Of the product with this node id. */
  readonly product?: InputMaybe<Scalars['ID']['input']>;
  /** Where it stands as a whole. */
  readonly progress?: InputMaybe<SubmissionProgress>;
  /** Became ready before this moment. */
  readonly readyBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Became ready at this moment or later. */
  readonly readySince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The state of that step. */
  readonly state?: InputMaybe<WorkflowState>;
  /** The kit that tested its product. */
  readonly testHarness?: InputMaybe<TestHarness>;
  /** The kind. */
  readonly type?: InputMaybe<SubmissionType>;
};

/** An order of mirrored submissions. Ties are ordered by id; what has no value comes before all else. */
export type MirroredSubmissionOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: MirroredSubmissionOrderField;
};

/** What mirrored submissions can be ordered by. */
export type MirroredSubmissionOrderField =
  /** When it was seen to have changed. */
  | 'CHANGED'
  /** When it was created. */
  | 'CREATED'
  /** When it failed last. */
  | 'FAILED'
  /** When it was seen first. */
  | 'FIRST_SEEN'
  /** The node id, as text. */
  | 'ID'
  /** The name, byte by byte. */
  | 'NAME'
  /** When it became ready. */
  | 'READY'
  /** How long it took to become ready. */
  | 'SECONDS_TO_READY';

/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type Mutation = {
  /** Cancels a label that waits for approval or is being rolled out. It may take a day, and then looks `FAILED`. */
  readonly cancelShippingLabel: Maybe<CancelShippingLabelPayload>;
  /** Commits a submission whose package has been uploaded: the workflow begins. */
  readonly commitSubmission: Maybe<CommitSubmissionPayload>;
  /** Registers a product. It cannot be deleted afterwards, only renamed. */
  readonly createProduct: Maybe<CreateProductPayload>;
  /** Asks the service to make the driver metadata of a submission that was shared or is old; takes hours. */
  readonly createPublisherMetadata: Maybe<CreatePublisherMetadataPayload>;
  /** Creates a shipping label: publishes a signed submission to Windows Update, or shares it with a partner. */
  readonly createShippingLabel: Maybe<CreateShippingLabelPayload>;
  /** Creates a submission. A product has one `INITIAL` for ever, even when it fails; `DERIVED` needs an initial one. */
  readonly createSubmission: Maybe<CreateSubmissionPayload>;
  /** Expires a label: removes all its hardware ids from Windows Update. */
  readonly expireShippingLabel: Maybe<ExpireShippingLabelPayload>;
  /** Changes a product: its name, marketing names or announcement date. Needs an initial submission that has not failed. */
  readonly updateProduct: Maybe<UpdateProductPayload>;
  /** Changes which devices a label is for. Refused while a workflow of the label runs. */
  readonly updateShippingLabel: Maybe<UpdateShippingLabelPayload>;
  /** Renames a submission. */
  readonly updateSubmission: Maybe<UpdateSubmissionPayload>;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationCancelShippingLabelArgs = {
  input: CancelShippingLabelInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationCommitSubmissionArgs = {
  input: CommitSubmissionInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationCreatePublisherMetadataArgs = {
  input: CreatePublisherMetadataInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationCreateShippingLabelArgs = {
  input: CreateShippingLabelInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationCreateSubmissionArgs = {
  input: CreateSubmissionInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationExpireShippingLabelArgs = {
  input: ExpireShippingLabelInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationUpdateShippingLabelArgs = {
  input: UpdateShippingLabelInput;
};


/** Everything that can be changed: products and submissions with the role `submitter`, shipping labels with `publisher`. The service has no way to delete a product, so creates are never repeated. */
export type MutationUpdateSubmissionArgs = {
  input: UpdateSubmissionInput;
};

/** A thing that can be fetched again by its id. */
export type Node = {
  /** The resource's name in the service, such as `products/9007199267351835`: readable, and enough to find it again. On a gateway of several accounts it begins with the thing's account, `accounts/main/products/9007199267351835`. */
  readonly id: Scalars['ID']['output'];
};

/** An operating system. */
export type OperatingSystem = {
  /** The code, such as `WINDOWS_v100_X64_RS5_FULL`. */
  readonly code: Scalars['String']['output'];
  /** What it stands for. */
  readonly description: Scalars['String']['output'];
};

/** A family of operating systems. */
export type OperatingSystemFamily = {
  /** The code, such as `Windows_v100_RS5`. */
  readonly code: Scalars['String']['output'];
  /** What it stands for. */
  readonly description: Scalars['String']['output'];
};

/** The direction of an order. */
export type OrderDirection =
  /** From the smallest to the largest. */
  | 'ASC'
  /** From the largest to the smallest. */
  | 'DESC';

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  /** The last edge's cursor, to be sent as `after` for the next page; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** True when more follows this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when this page was asked for with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The first edge's cursor; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** A file that preproduction signing made. It is downloaded with `GET /packages/preprod/{packageId}/assets/{assetId}`. */
export type PreprodAsset = {
  /** The asset's id: a text of the service's choice. */
  readonly assetId: Scalars['String']['output'];
  /** What it is, such as `SignedFilesZip`. */
  readonly assetType: Maybe<Scalars['String']['output']>;
  /** Its SHA-256 as the service wrote it, in hexadecimal digits or base64. */
  readonly contentHash: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly createdDate: Maybe<Scalars['DateTime']['output']>;
  /** The package that it was made of. */
  readonly packageId: Scalars['String']['output'];
};

/**
 * A driver package for preproduction (test) signing. It is sent with `PUT /packages/preprod`, belongs to no product, and is
 * signed without a submission or a commit. The service has no list of these packages: keep the id.
 */
export type PreprodPackage = {
  /** The files that signing made; empty before it has succeeded. May cost a call. */
  readonly assets: Maybe<ReadonlyArray<PreprodAsset>>;
  /** Why signing failed; null unless it did. */
  readonly errorMessage: Maybe<Scalars['String']['output']>;
  /** The service's mark of this state of the package, which changes with it. */
  readonly etag: Maybe<Scalars['String']['output']>;
  /** When it changed last. */
  readonly lastModified: Maybe<Scalars['DateTime']['output']>;
  /** The package's id: a text of the service's choice. */
  readonly packageId: Scalars['String']['output'];
  /** Where its signing stands. */
  readonly signingStatus: Maybe<PreprodSigningStatus>;
};

/** Where preproduction signing stands. */
export type PreprodSigningStatus =
  /** It failed: see `errorMessage`. */
  | 'FAILED'
  /** It waits for its turn. */
  | 'NOT_STARTED'
  /** The service works on it. */
  | 'PROCESSING'
  /** It is signed: its assets can be downloaded. */
  | 'SUCCEEDED'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/** A driver as registered with the Hardware Dashboard: the container of its submissions. Products cannot be deleted. */
export type Product = Node & {
  /** Further attributes for storage controllers, RAID controllers and virtualization (SVVP); at most one of them is set. */
  readonly additionalAttributes: Maybe<AdditionalAttributes>;
  /** When the product is announced; it can be changed until ingestion ends. */
  readonly announcementDate: Maybe<Scalars['DateTime']['output']>;
  /** Who registered it. */
  readonly createdBy: Maybe<Scalars['String']['output']>;
  /** When it was registered. */
  readonly createdDateTime: Maybe<Scalars['DateTime']['output']>;
  /** The device category in the metadata, such as `Input.Digitizer.Multitouch`. */
  readonly deviceMetadataCategory: Maybe<Scalars['String']['output']>;
  /** GUIDs of the device metadata packages. */
  readonly deviceMetadataIds: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the device is inside the machine, outside, or both. */
  readonly deviceType: Maybe<DeviceType>;
  /** The kind of driver; read-only. */
  readonly driverType: Maybe<Scalars['String']['output']>;
  /** The version of the firmware. */
  readonly firmwareVersion: Maybe<Scalars['String']['output']>;
  /** The changes of state of its submissions and labels that the mirror has seen; null where the gateway keeps no mirror. Costs no call. */
  readonly history: Maybe<StatusChangeConnection>;
  /** The node id: `products/{productId}`. */
  readonly id: Scalars['ID']['output'];
  /** True when at least one submission has been committed. */
  readonly isCommitted: Maybe<Scalars['Boolean']['output']>;
  /** Deprecated by the service at product level: `Submission.isExtensionInf` is the true source. */
  readonly isExtensionInf: Maybe<Scalars['Boolean']['output']>;
  /** True when the driver is to be signed for flighting. */
  readonly isFlightSign: Maybe<Scalars['Boolean']['output']>;
  /** True when the driver was compiled with Retpoline mitigations. */
  readonly isRetpolineCompiled: Maybe<Scalars['Boolean']['output']>;
  /** True when the driver is to be test signed. */
  readonly isTestSign: Maybe<Scalars['Boolean']['output']>;
  /** The names under which the product is marketed. */
  readonly marketingNames: ReadonlyArray<Scalars['String']['output']>;
  /** A message of the service about the product. */
  readonly message: Maybe<Scalars['String']['output']>;
  /** The product's name (`productName` of the service). */
  readonly name: Maybe<Scalars['String']['output']>;
  /** How the account came to the product, such as `author`. */
  readonly originType: Maybe<Scalars['String']['output']>;
  /** The private product id: 16 or 17 digits, different in every account that sees a shared product. */
  readonly productId: Scalars['Int64']['output'];
  /** The kind of product, where the service says it. */
  readonly productType: Maybe<Scalars['String']['output']>;
  /** Operating system codes for which signatures are asked, such as `WINDOWS_v100_X64_RS5_FULL`. */
  readonly requestedSignatures: ReadonlyArray<Scalars['String']['output']>;
  /** The product type for each operating system family. */
  readonly selectedProductTypes: ReadonlyArray<SelectedProductType>;
  /** The id that all accounts share that see this driver. */
  readonly sharedProductId: Maybe<Scalars['Int64']['output']>;
  /** The product id in the account that shared it; 0 for products of one's own. */
  readonly sourceProductId: Maybe<Scalars['Int64']['output']>;
  /** The publisher (seller) id of the account that shared it; 0 for products of one's own. */
  readonly sourcePublisherId: Maybe<Scalars['Int64']['output']>;
  /** The product's submissions: one `INITIAL`, and any number of `DERIVED`. */
  readonly submissions: Maybe<SubmissionConnection>;
  /** The kit that tested the driver, or attestation. */
  readonly testHarness: Maybe<TestHarness>;
  /** Who changed it last. */
  readonly updatedBy: Maybe<Scalars['String']['output']>;
  /** When it was changed last. */
  readonly updatedDateTime: Maybe<Scalars['DateTime']['output']>;
};


/** A driver as registered with the Hardware Dashboard: the container of its submissions. Products cannot be deleted. */
export type ProductHistoryArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  direction?: OrderDirection;
  first?: Scalars['Int']['input'];
};


/** A driver as registered with the Hardware Dashboard: the container of its submissions. Products cannot be deleted. */
export type ProductSubmissionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<SubmissionFilter>;
  first?: Scalars['Int']['input'];
  orderBy: InputMaybe<SubmissionOrder>;
};

/** A page of products. */
export type ProductConnection = {
  /** The products with their cursors. */
  readonly edges: ReadonlyArray<ProductEdge>;
  /** The products alone. */
  readonly nodes: ReadonlyArray<Product>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many there are in all (after the filter); reads all pages of the service. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A product in a page. */
export type ProductEdge = {
  /** Send it as `after` to go on behind this product. */
  readonly cursor: Scalars['String']['output'];
  /** The product. */
  readonly node: Product;
};

/** Which products. All conditions must hold. */
export type ProductFilter = {
  /** Announced before this moment. */
  readonly announcedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Announced at this moment or later. */
  readonly announcedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether a submission has been committed. */
  readonly isCommitted?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name contains this text, in any letter case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** The kit that tested it. */
  readonly testHarness?: InputMaybe<TestHarness>;
};

/** An order of products. Ties, and what has no value (last), are ordered by id. */
export type ProductOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: ProductOrderField;
};

/** What products can be ordered by. */
export type ProductOrderField =
  /** When the product is announced. */
  | 'ANNOUNCEMENT_DATE'
  /** The product id. */
  | 'ID'
  /** The name, in any letter case. */
  | 'NAME';

/** A type of product. */
export type ProductType = {
  /** What it stands for. */
  readonly description: Scalars['String']['output'];
  /** The name, which is the value to send. */
  readonly name: Scalars['String']['output'];
};

/** How a label is published to Windows Update. */
export type PublishingSpecifications = {
  /** What Microsoft wants to know before it approves; absent on manual labels. */
  readonly additionalInfoForMsApproval: Maybe<AdditionalInfoForMsApproval>;
  /** Not before this moment; null for as soon as possible. */
  readonly goLiveDate: Maybe<Scalars['DateTime']['output']>;
  /** Installed automatically during an upgrade of Windows. */
  readonly isAutoInstallDuringOSUpgrade: Maybe<Scalars['Boolean']['output']>;
  /** Installed automatically on systems that it fits. */
  readonly isAutoInstallOnApplicableSystems: Maybe<Scalars['Boolean']['output']>;
  /** The information is kept from the public until the go-live date. */
  readonly isDisclosureRestricted: Maybe<Scalars['Boolean']['output']>;
  /** Installed only when somebody asks for it: the opposite of the two automatic ways. */
  readonly manualAcquisition: Maybe<Scalars['Boolean']['output']>;
  /** Published to Windows 10 in S mode too. */
  readonly publishToWindows10s: Maybe<Scalars['Boolean']['output']>;
  /** Publisher (seller) ids of accounts that may see the label. */
  readonly visibleToAccounts: ReadonlyArray<Scalars['Int64']['output']>;
};

/** How a label is published to Windows Update. */
export type PublishingSpecificationsInput = {
  /** What Microsoft wants to know; compulsory when either automatic way is chosen. */
  readonly additionalInfoForMsApproval?: InputMaybe<AdditionalInfoForMsApprovalInput>;
  /** Not before this moment; leave it out for as soon as possible. */
  readonly goLiveDate?: InputMaybe<Scalars['DateTime']['input']>;
  /** Install automatically during an upgrade of Windows. */
  readonly isAutoInstallDuringOSUpgrade?: InputMaybe<Scalars['Boolean']['input']>;
  /** Install automatically on systems that it fits. */
  readonly isAutoInstallOnApplicableSystems?: InputMaybe<Scalars['Boolean']['input']>;
  /** Keep the information from the public until the go-live date. */
  readonly isDisclosureRestricted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Install only when somebody asks for it. Must be the opposite of the two automatic ways; filled in when left out. */
  readonly manualAcquisition?: InputMaybe<Scalars['Boolean']['input']>;
  /** Publish to Windows 10 in S mode too. */
  readonly publishToWindows10s?: InputMaybe<Scalars['Boolean']['input']>;
  /** Publisher (seller) ids of accounts that may see the label. */
  readonly visibleToAccounts?: InputMaybe<ReadonlyArray<Scalars['Int64']['input']>>;
};

/** Everything that can be read. */
export type Query = {
  /** The accounts that you may use, the first being the one that fields without an id are about unless the header `x-hardware-account` names another. Empty on a gateway whose one account has no label: its ids begin with `products/` and `audiences/`. Costs no call. */
  readonly accounts: ReadonlyArray<Account>;
  /** The audiences that this account may target. */
  readonly audiences: Maybe<ReadonlyArray<Audience>>;
  /**
   * The account as the gateway's mirror has it, for reports: answering costs no call to the service, and everything is as old as
   * `readAt` says. Fails with `MIRROR_UNAVAILABLE` where the gateway keeps no mirror (`MIRROR_DIR`).
   */
  readonly mirror: Maybe<Mirror>;
  /** The thing with this id, whatever its type; null when there is none. */
  readonly node: Maybe<Node>;
  /** Several things by their ids, in the order asked. What does not exist, or has a malformed id (then with an error), is null in its place. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** A submission that a partner shared, found by the partner's numbers. The answer bears this account's own numbers; null when there is none. */
  readonly partnerSubmission: Maybe<Submission>;
  /** The package for preproduction signing with this id; null when there is none. */
  readonly preprodPackage: Maybe<PreprodPackage>;
  /** The product with this number; null when there is none. */
  readonly product: Maybe<Product>;
  /** The account's products. Reads only as many pages of the service (of 50) as `first` needs. */
  readonly products: Maybe<ProductConnection>;
  /** What is known of the quota of calls that the service grants this account. */
  readonly rateLimit: RateLimit;
  /** The known operating system codes, families and product types, with what they stand for. Costs no call. */
  readonly reference: Reference;
  /** The shipping label with these numbers; null when there is none. */
  readonly shippingLabel: Maybe<ShippingLabel>;
  /** The submission with these numbers; null when there is none. */
  readonly submission: Maybe<Submission>;
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryPartnerSubmissionArgs = {
  productId: Scalars['Int64']['input'];
  publisherId: Scalars['Int64']['input'];
  submissionId: Scalars['Int64']['input'];
};


/** Everything that can be read. */
export type QueryPreprodPackageArgs = {
  packageId: Scalars['String']['input'];
};


/** Everything that can be read. */
export type QueryProductArgs = {
  productId: Scalars['Int64']['input'];
};


/** Everything that can be read. */
export type QueryProductsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<ProductFilter>;
  first?: Scalars['Int']['input'];
  orderBy: InputMaybe<ProductOrder>;
};


/** Everything that can be read. */
export type QueryShippingLabelArgs = {
  productId: Scalars['Int64']['input'];
  shippingLabelId: Scalars['Int64']['input'];
  submissionId: Scalars['Int64']['input'];
};


/** Everything that can be read. */
export type QuerySubmissionArgs = {
  productId: Scalars['Int64']['input'];
  submissionId: Scalars['Int64']['input'];
};

/** Attributes of a RAID controller. */
export type RaidController = {
  /** Anything else. */
  readonly additionalInfo: Maybe<Scalars['String']['output']>;
  /** The version of the driver. */
  readonly driverVersion: Maybe<Scalars['String']['output']>;
  /** The version of the filter driver. */
  readonly filterVersion: Maybe<Scalars['String']['output']>;
  /** The version of the firmware. */
  readonly firmwareVersion: Maybe<Scalars['String']['output']>;
  /** True when SCSI Accessed Fault-Tolerant Enclosures are supported. */
  readonly isSAFTE: Maybe<Scalars['Boolean']['output']>;
  /** True when SCSI Enclosure Services are supported. */
  readonly isSES: Maybe<Scalars['Boolean']['output']>;
  /** True when third-party software is needed. */
  readonly isThirdPartyNeeded: Maybe<Scalars['Boolean']['output']>;
  /** The name of the Microsoft solution. */
  readonly microsoftName: Maybe<Scalars['String']['output']>;
  /** The version of the Microsoft solution. */
  readonly microsoftVersion: Maybe<Scalars['String']['output']>;
  /** The name of the proprietary solution. */
  readonly proprietaryName: Maybe<Scalars['String']['output']>;
  /** The version of the proprietary solution. */
  readonly proprietaryVersion: Maybe<Scalars['String']['output']>;
  /** True when a Microsoft solution was used; then its name and version are compulsory. */
  readonly usedMicrosoft: Maybe<Scalars['Boolean']['output']>;
  /** True when a proprietary multipath solution was used; then its name and version are compulsory. */
  readonly usedProprietary: Maybe<Scalars['Boolean']['output']>;
};

/** Attributes of a RAID controller. */
export type RaidControllerInput = {
  /** Anything else. */
  readonly additionalInfo?: InputMaybe<Scalars['String']['input']>;
  /** The version of the driver. */
  readonly driverVersion?: InputMaybe<Scalars['String']['input']>;
  /** The version of the filter driver. */
  readonly filterVersion?: InputMaybe<Scalars['String']['input']>;
  /** The version of the firmware. */
  readonly firmwareVersion?: InputMaybe<Scalars['String']['input']>;
  /** True when SCSI Accessed Fault-Tolerant Enclosures are supported. */
  readonly isSAFTE?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when SCSI Enclosure Services are supported. */
  readonly isSES?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when third-party software is needed. */
  readonly isThirdPartyNeeded?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of the Microsoft solution. */
  readonly microsoftName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the Microsoft solution. */
  readonly microsoftVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the proprietary solution. */
  readonly proprietaryName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the proprietary solution. */
  readonly proprietaryVersion?: InputMaybe<Scalars['String']['input']>;
  /** True when a Microsoft solution was used; then its name and version are compulsory. */
  readonly usedMicrosoft?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when a proprietary multipath solution was used; then its name and version are compulsory. */
  readonly usedProprietary?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is known of the account's quota. The service does not publish it: it is what was configured, and what its refusals taught. */
export type RateLimit = {
  /** Calls sent in the last minute: by all replicas where they share a quota, as far as this one has heard, else by this process. */
  readonly callsInLastMinute: Scalars['Int']['output'];
  /** Calls a minute that the gateway allows itself; null when none is configured and the service has refused nothing yet. */
  readonly callsPerMinute: Maybe<Scalars['Int']['output']>;
  /** The most calls that may be under way at once. */
  readonly concurrency: Scalars['Int']['output'];
  /** Calls under way now. */
  readonly inFlight: Scalars['Int']['output'];
  /** When the service last refused a call for too many calls (429). */
  readonly lastThrottledAt: Maybe<Scalars['DateTime']['output']>;
  /** Until when all calls of the account pause because the service said so; null when they do not. */
  readonly pausedUntil: Maybe<Scalars['DateTime']['output']>;
  /** Calls that wait for a place. */
  readonly waiting: Scalars['Int']['output'];
};

/** Who receives a label that shares with a partner. */
export type RecipientSpecifications = {
  /** The partner's own labels must target computer hardware ids. */
  readonly enforceChidTargeting: Maybe<Scalars['Boolean']['output']>;
  /** The publisher (seller) id of the partner; the service keeps it as text. */
  readonly receiverPublisherId: Maybe<Scalars['String']['output']>;
};

/** Who receives a label that shares with a partner. */
export type RecipientSpecificationsInput = {
  /** The partner's own labels must target computer hardware ids. */
  readonly enforceChidTargeting?: InputMaybe<Scalars['Boolean']['input']>;
  /** The publisher (seller) id of the partner: digits, sent as text. */
  readonly receiverPublisherId: Scalars['String']['input'];
};

/** The known values of open vocabularies, for forms. The lists grow faster than the gateway: other values are accepted too. */
export type Reference = {
  /** Operating system families, for `selectedProductTypes`. */
  readonly operatingSystemFamilies: ReadonlyArray<OperatingSystemFamily>;
  /** Operating system codes, for `requestedSignatures` and hardware ids. */
  readonly operatingSystems: ReadonlyArray<OperatingSystem>;
  /** Product types, for `selectedProductTypes`. */
  readonly productTypes: ReadonlyArray<ProductType>;
};

/** What a caller may do, where the gateway declares its callers; see `@requires`. */
export type Role =
  /** Reads the metrics, and nothing of the account. */
  | 'OPERATOR'
  /** Creates and changes shipping labels; reads too. */
  | 'PUBLISHER'
  /** Reads everything, and downloads. */
  | 'READER'
  /** Creates and changes products and submissions, and uploads their packages; reads too. */
  | 'SUBMITTER';

/** The product type chosen for an operating system family. */
export type SelectedProductType = {
  /** The code of the family, such as `Windows_v100_RS5`; letter case varies. */
  readonly operatingSystemFamily: Scalars['String']['output'];
  /** The product type, such as `Camera` or `Unclassified`. */
  readonly productType: Maybe<Scalars['String']['output']>;
};

/** The product type chosen for an operating system family. */
export type SelectedProductTypeInput = {
  /** The code of the family, such as `Windows_v100_RS5`. */
  readonly operatingSystemFamily: Scalars['String']['input'];
  /** The product type, such as `Camera` or `Unclassified`. */
  readonly productType: Scalars['String']['input'];
};

/** How a signed submission is published to Windows Update, or shared with a partner. */
export type ShippingLabel = Node & {
  /** Where the drivers go. */
  readonly destination: Maybe<Destination>;
  /** Its changes of state that the mirror has seen; null where the gateway keeps no mirror. Costs no call. */
  readonly history: Maybe<StatusChangeConnection>;
  /** The node id: `products/{productId}/submissions/{submissionId}/shippingLabels/{shippingLabelId}`. */
  readonly id: Scalars['ID']['output'];
  /** The label's name, seen only by its creator. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The product it belongs to. */
  readonly product: Maybe<Product>;
  /** The number of the product it belongs to. */
  readonly productId: Scalars['Int64']['output'];
  /** Where the label stands as a whole. */
  readonly progress: Maybe<ShippingLabelProgress>;
  /** How it is published; only for `WINDOWS_UPDATE`. */
  readonly publishingSpecifications: Maybe<PublishingSpecifications>;
  /** Who receives it; only for `ANOTHER_PARTNER`. */
  readonly recipientSpecifications: Maybe<RecipientSpecifications>;
  /** The label's number: 19 digits. */
  readonly shippingLabelId: Scalars['Int64']['output'];
  /** The submission it belongs to. */
  readonly submission: Maybe<Submission>;
  /** The number of the submission it belongs to. */
  readonly submissionId: Scalars['Int64']['output'];
  /** Which devices it is for. */
  readonly targeting: Maybe<Targeting>;
  /** Where the service's work stands. */
  readonly workflowStatus: Maybe<WorkflowStatus>;
};


/** How a signed submission is published to Windows Update, or shared with a partner. */
export type ShippingLabelHistoryArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  direction?: OrderDirection;
  first?: Scalars['Int']['input'];
};

/** A page of shipping labels. */
export type ShippingLabelConnection = {
  /** The labels with their cursors. */
  readonly edges: ReadonlyArray<ShippingLabelEdge>;
  /** The labels alone. */
  readonly nodes: ReadonlyArray<ShippingLabel>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many there are in all (after the filter); reads all pages of the service. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A shipping label in a page. */
export type ShippingLabelEdge = {
  /** Send it as `after` to go on behind this label. */
  readonly cursor: Scalars['String']['output'];
  /** The label. */
  readonly node: ShippingLabel;
};

/** Which shipping labels. All conditions must hold. */
export type ShippingLabelFilter = {
  /** Where the drivers go. */
  readonly destination?: InputMaybe<Destination>;
  /** The name contains this text, in any letter case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Where the label stands. */
  readonly progress?: InputMaybe<ShippingLabelProgress>;
};

/** An order of shipping labels. Ties, and what has no value (last), are ordered by id. */
export type ShippingLabelOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: ShippingLabelOrderField;
};

/** What shipping labels can be ordered by. */
export type ShippingLabelOrderField =
  /** The label id. */
  | 'ID'
  /** The name, in any letter case. */
  | 'NAME';

/** Where a shipping label stands as a whole. */
export type ShippingLabelProgress =
  /** People at Microsoft look at it; this can take two weeks. */
  | 'AWAITING_APPROVAL'
  /** A step failed, or it was cancelled: the service does not tell the two apart. */
  | 'FAILED'
  /** The service works on it. */
  | 'PROCESSING'
  /** It is on Windows Update. */
  | 'PUBLISHED'
  /** The partner has it. */
  | 'SHARED';

/** Counts and medians of shipping labels, out of the mirror. */
export type ShippingLabelStats = {
  /** The account is here at least as it was then; null until every list was read to its end once. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  readonly complete: Scalars['Boolean']['output'];
  /** The groups, in the order of their keys; only those that have a member. */
  readonly groups: ReadonlyArray<ShippingLabelStatsGroup>;
  /** How many shipping labels there are in all groups. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A group of shipping labels. What they are not put together by is null. */
export type ShippingLabelStatsGroup = {
  /** How many are in the group. */
  readonly count: Scalars['Int']['output'];
  /** The step of their workflow. */
  readonly currentStep: Maybe<Scalars['String']['output']>;
  /** Where they go. */
  readonly destination: Maybe<Destination>;
  /** The day (UTC) on which they failed last, such as `2026-01-31`. */
  readonly failedDay: Maybe<Scalars['String']['output']>;
  /** The month in which they failed last, such as `2026-01`. */
  readonly failedMonth: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they failed last, such as `2026-01-26`. */
  readonly failedWeek: Maybe<Scalars['String']['output']>;
  /** The day (UTC) on which they were seen first, such as `2026-01-31`. */
  readonly firstSeenDay: Maybe<Scalars['String']['output']>;
  /** The month in which they were seen first, such as `2026-01`. */
  readonly firstSeenMonth: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they were seen first, such as `2026-01-26`. */
  readonly firstSeenWeek: Maybe<Scalars['String']['output']>;
  /** Median of the seconds that they took to become published; null when none has such a time. */
  readonly medianSecondsToPublished: Maybe<Scalars['Float']['output']>;
  /** Where they stand as a whole. */
  readonly progress: Maybe<ShippingLabelProgress>;
  /** The day (UTC) on which they became published or shared, such as `2026-01-31`. */
  readonly publishedDay: Maybe<Scalars['String']['output']>;
  /** The month in which they became published or shared, such as `2026-01`. */
  readonly publishedMonth: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they became published or shared, such as `2026-01-26`. */
  readonly publishedWeek: Maybe<Scalars['String']['output']>;
  /** The state of the step of their workflow. */
  readonly state: Maybe<WorkflowState>;
  /** The kit that tested their products. */
  readonly testHarness: Maybe<TestHarness>;
  /** How many of them have such a time, and so are in the median. */
  readonly timedCount: Scalars['Int']['output'];
};

/** By what shipping labels are put together. */
export type ShippingLabelStatsKey =
  /** The step of their workflow. */
  | 'CURRENT_STEP'
  /** Where they go. */
  | 'DESTINATION'
  /** The day (UTC) on which they failed last, such as `2026-01-31`. */
  | 'FAILED_DAY'
  /** The month in which they failed last, such as `2026-01`. */
  | 'FAILED_MONTH'
  /** The Monday of the week in which they failed last, such as `2026-01-26`. */
  | 'FAILED_WEEK'
  /** The day (UTC) on which they were seen first, such as `2026-01-31`. */
  | 'FIRST_SEEN_DAY'
  /** The month in which they were seen first, such as `2026-01`. */
  | 'FIRST_SEEN_MONTH'
  /** The Monday of the week in which they were seen first, such as `2026-01-26`. */
  | 'FIRST_SEEN_WEEK'
  /** Where they stand as a whole. */
  | 'PROGRESS'
  /** The day (UTC) on which they became published or shared, such as `2026-01-31`. */
  | 'PUBLISHED_DAY'
  /** The month in which they became published or shared, such as `2026-01`. */
  | 'PUBLISHED_MONTH'
  /** The Monday of the week in which they became published or shared, such as `2026-01-26`. */
  | 'PUBLISHED_WEEK'
  /** The state of the step of their workflow. */
  | 'STATE'
  /** The kit that tested their products. */
  | 'TEST_HARNESS';

/** A change of state that the mirror has seen: the columns of the report `status-changes`. */
export type StatusChange = {
  /** Label of the account; null where there is one without a label. */
  readonly account: Maybe<Scalars['String']['output']>;
  /** When the read before that began: the change lies between the two. */
  readonly after: Scalars['DateTime']['output'];
  /** When the read began that showed the change. */
  readonly at: Scalars['DateTime']['output'];
  /** What it was. */
  readonly fromValue: Scalars['String']['output'];
  /** The moment, the thing and what changed; unique. */
  readonly id: Scalars['ID']['output'];
  /** What kind of thing changed. */
  readonly kind: StatusChangeKind;
  /** What the service said beside it. */
  readonly messages: ReadonlyArray<Scalars['String']['output']>;
  /** The product as it is now, read from the service when a field of it asks for that. */
  readonly product: Maybe<Product>;
  /** Number of its product. */
  readonly productId: Scalars['Int64']['output'];
  /** The label as it is now, read from the service when a field of it asks for that; null for a submission. */
  readonly shippingLabel: Maybe<ShippingLabel>;
  /** Number of the label; null for a submission. */
  readonly shippingLabelId: Maybe<Scalars['Int64']['output']>;
  /** The submission as it is now, read from the service when a field of it asks for that. */
  readonly submission: Maybe<Submission>;
  /** Number of the submission, or of that of the label. */
  readonly submissionId: Scalars['Int64']['output'];
  /** Node id of what changed. */
  readonly thing: Scalars['ID']['output'];
  /** What it became; null for nothing. */
  readonly toValue: Maybe<Scalars['String']['output']>;
  /** What changed. */
  readonly what: StatusChangeWhat;
};

/** A page of changes, out of the mirror. */
export type StatusChangeConnection = {
  /** The account is here at least as it was then; null until every list was read to its end once. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  readonly complete: Scalars['Boolean']['output'];
  /** The changes with their cursors. */
  readonly edges: ReadonlyArray<StatusChangeEdge>;
  /** The changes alone. */
  readonly nodes: ReadonlyArray<StatusChange>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A change in a page. */
export type StatusChangeEdge = {
  /** Send it as `after` to go on behind this change. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: StatusChange;
};

/** Which changes of state. All conditions must hold. */
export type StatusChangeFilter = {
  /** Seen before this moment. */
  readonly before?: InputMaybe<Scalars['DateTime']['input']>;
  /** What it was, such as `PROCESSING`. */
  readonly fromValue?: InputMaybe<Scalars['String']['input']>;
  /** The kind of thing that changed. */
  readonly kind?: InputMaybe<StatusChangeKind>;
  /** Seen at this moment or later. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** The node id of what changed. */
  readonly thing?: InputMaybe<Scalars['ID']['input']>;
  /** What it became, such as `FAILED`. */
  readonly toValue?: InputMaybe<Scalars['String']['input']>;
  /** What changed. */
  readonly what?: InputMaybe<StatusChangeWhat>;
};

/** The kind of a thing whose state changes. */
export type StatusChangeKind =
  /** A shipping label. */
  | 'SHIPPING_LABEL'
  /** A submission. */
  | 'SUBMISSION';

/** What changes about a thing. */
export type StatusChangeWhat =
  /** Its commit status. */
  | 'COMMIT_STATUS'
  /** The step of its workflow. */
  | 'CURRENT_STEP'
  /** Its progress. */
  | 'PROGRESS'
  /** The state of that step. */
  | 'STATE';

/** Attributes of a storage controller. */
export type StorageController = {
  /** The version of ACPI. */
  readonly acpiVersion: Maybe<Scalars['String']['output']>;
  /** The version of the BIOS. */
  readonly biosVersion: Maybe<Scalars['String']['output']>;
  /** The name of the chip set. */
  readonly chipsetName: Maybe<Scalars['String']['output']>;
  /** The version of the device. */
  readonly deviceVersion: Maybe<Scalars['String']['output']>;
  /** The name of the driver. */
  readonly driverName: Maybe<Scalars['String']['output']>;
  /** The version of the driver. */
  readonly driverVersion: Maybe<Scalars['String']['output']>;
  /** The version of the firmware. */
  readonly firmwareVersion: Maybe<Scalars['String']['output']>;
  /** The name of the Microsoft solution. */
  readonly microsoftName: Maybe<Scalars['String']['output']>;
  /** The version of the Microsoft solution. */
  readonly microsoftVersion: Maybe<Scalars['String']['output']>;
  /** The name of the proprietary solution. */
  readonly proprietaryName: Maybe<Scalars['String']['output']>;
  /** The version of the proprietary solution. */
  readonly proprietaryVersion: Maybe<Scalars['String']['output']>;
  /** True when differential signalling is supported. */
  readonly supportsDifferential: Maybe<Scalars['Boolean']['output']>;
  /** True when native 4K sectors are supported. */
  readonly supportsSector4K4K: Maybe<Scalars['Boolean']['output']>;
  /** True when 4K sectors with 512-byte emulation are supported. */
  readonly supportsSector4K512E: Maybe<Scalars['Boolean']['output']>;
  /** The version of UEFI. */
  readonly uefiVersion: Maybe<Scalars['String']['output']>;
  /** True when better boot is supported; then the UEFI and ACPI versions are compulsory. */
  readonly usedBetterBoot: Maybe<Scalars['Boolean']['output']>;
  /** True when boot is supported. */
  readonly usedBootSupport: Maybe<Scalars['Boolean']['output']>;
  /** True when a Microsoft solution was used; then its name and version are compulsory. */
  readonly usedMicrosoft: Maybe<Scalars['Boolean']['output']>;
  /** True when a proprietary multipath solution was used; then its name and version are compulsory. */
  readonly usedProprietary: Maybe<Scalars['Boolean']['output']>;
};

/** Attributes of a storage controller. */
export type StorageControllerInput = {
  /** The version of ACPI. */
  readonly acpiVersion?: InputMaybe<Scalars['String']['input']>;
  /** The version of the BIOS. */
  readonly biosVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the chip set. */
  readonly chipsetName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the device. */
  readonly deviceVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the driver. */
  readonly driverName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the driver. */
  readonly driverVersion?: InputMaybe<Scalars['String']['input']>;
  /** The version of the firmware. */
  readonly firmwareVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the Microsoft solution. */
  readonly microsoftName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the Microsoft solution. */
  readonly microsoftVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the proprietary solution. */
  readonly proprietaryName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the proprietary solution. */
  readonly proprietaryVersion?: InputMaybe<Scalars['String']['input']>;
  /** True when differential signalling is supported. */
  readonly supportsDifferential?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when native 4K sectors are supported. */
  readonly supportsSector4K4K?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when 4K sectors with 512-byte emulation are supported. */
  readonly supportsSector4K512E?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version of UEFI. */
  readonly uefiVersion?: InputMaybe<Scalars['String']['input']>;
  /** True when better boot is supported; then the UEFI and ACPI versions are compulsory. */
  readonly usedBetterBoot?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when boot is supported. */
  readonly usedBootSupport?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when a Microsoft solution was used; then its name and version are compulsory. */
  readonly usedMicrosoft?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when a proprietary multipath solution was used; then its name and version are compulsory. */
  readonly usedProprietary?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A package sent for signing. A product has one `INITIAL` submission for ever; `DERIVED` ones (driver update acceptable) build on it. */
export type Submission = Node & {
  /** What the service says about the commit. It may say pending for a while after a commit was accepted: see `progress`. */
  readonly commitStatus: Maybe<CommitStatus>;
  /** Who created it. */
  readonly createdBy: Maybe<Scalars['String']['output']>;
  /** When it was created. */
  readonly createdDateTime: Maybe<Scalars['DateTime']['output']>;
  /** What the service says about the downloads. */
  readonly downloadMessages: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What can be downloaded now. The addresses are secrets that expire within a day. A package that can still be written to is not here: see `uploadUrl`. */
  readonly downloads: Maybe<ReadonlyArray<Download>>;
  /** The driver's INFs, operating systems and hardware ids as the service found them; null while there are none, and for shared or old submissions until `createPublisherMetadata`. */
  readonly driverMetadata: Maybe<DriverMetadata>;
  /** Its changes of state that the mirror has seen; null where the gateway keeps no mirror. Costs no call. */
  readonly history: Maybe<StatusChangeConnection>;
  /** The node id: `products/{productId}/submissions/{submissionId}`. */
  readonly id: Scalars['ID']['output'];
  /** True when all INFs are declarative; known after ingestion. */
  readonly isDeclarativeInf: Maybe<Scalars['Boolean']['output']>;
  /** True when all INFs are extension INFs; known after ingestion. */
  readonly isExtensionInf: Maybe<Scalars['Boolean']['output']>;
  /** True when all INFs are universal; known after ingestion. */
  readonly isUniversal: Maybe<Scalars['Boolean']['output']>;
  /** The submission's name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The product it belongs to. */
  readonly product: Maybe<Product>;
  /** The number of the product it belongs to. */
  readonly productId: Scalars['Int64']['output'];
  /** Where the submission stands as a whole. */
  readonly progress: Maybe<SubmissionProgress>;
  /** The submission's shipping labels. */
  readonly shippingLabels: Maybe<ShippingLabelConnection>;
  /** The submission's number: 19 digits. */
  readonly submissionId: Scalars['Int64']['output'];
  /** Whether it is the product's first or derived from it. */
  readonly type: Maybe<SubmissionType>;
  /** Where the package is to be uploaded: a secret that expires within a day. Null unless the submission awaits its package. Needs the role `submitter`. */
  readonly uploadUrl: Maybe<Scalars['String']['output']>;
  /** Where the service's work stands; null before and shortly after the commit. */
  readonly workflowStatus: Maybe<WorkflowStatus>;
};


/** A package sent for signing. A product has one `INITIAL` submission for ever; `DERIVED` ones (driver update acceptable) build on it. */
export type SubmissionHistoryArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  direction?: OrderDirection;
  first?: Scalars['Int']['input'];
};


/** A package sent for signing. A product has one `INITIAL` submission for ever; `DERIVED` ones (driver update acceptable) build on it. */
export type SubmissionShippingLabelsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<ShippingLabelFilter>;
  first?: Scalars['Int']['input'];
  orderBy: InputMaybe<ShippingLabelOrder>;
};

/** A page of submissions. */
export type SubmissionConnection = {
  /** The submissions with their cursors. */
  readonly edges: ReadonlyArray<SubmissionEdge>;
  /** The submissions alone. */
  readonly nodes: ReadonlyArray<Submission>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many there are in all (after the filter); reads all pages of the service. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A submission in a page. */
export type SubmissionEdge = {
  /** Send it as `after` to go on behind this submission. */
  readonly cursor: Scalars['String']['output'];
  /** The submission. */
  readonly node: Submission;
};

/** Which submissions. All conditions must hold. */
export type SubmissionFilter = {
  /** What the service says about the commit; costs a call for each submission whose list entry does not say it. */
  readonly commitStatus?: InputMaybe<CommitStatus>;
  /** The name contains this text, in any letter case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Where it stands; may cost a call for each submission. */
  readonly progress?: InputMaybe<SubmissionProgress>;
  /** The kind. */
  readonly type?: InputMaybe<SubmissionType>;
};

/** An order of submissions. Ties, and what has no value (last), are ordered by id. */
export type SubmissionOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: SubmissionOrderField;
};

/** What submissions can be ordered by. */
export type SubmissionOrderField =
  /** The submission id. */
  | 'ID'
  /** The name, in any letter case. */
  | 'NAME';

/** Where a submission stands as a whole, folded from commit, workflow and downloads. */
export type SubmissionProgress =
  /** It waits for its package and a commit. */
  | 'AWAITING_PACKAGE'
  /** A step or the commit failed. */
  | 'FAILED'
  /** People at Microsoft review it. */
  | 'IN_REVIEW'
  /** A commit was accepted, and the service works on it. */
  | 'PROCESSING'
  /** A signed package is there to download. */
  | 'READY';

/** Counts and medians of submissions, out of the mirror. */
export type SubmissionStats = {
  /** The account is here at least as it was then; null until every list was read to its end once. */
  readonly asOf: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  readonly complete: Scalars['Boolean']['output'];
  /** The groups, in the order of their keys; only those that have a member. */
  readonly groups: ReadonlyArray<SubmissionStatsGroup>;
  /** How many submissions there are in all groups. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A group of submissions. What they are not put together by is null. */
export type SubmissionStatsGroup = {
  /** What the service says about the commit. */
  readonly commitStatus: Maybe<CommitStatus>;
  /** How many are in the group. */
  readonly count: Scalars['Int']['output'];
  /** The day (UTC) on which they were created, such as `2026-01-31`. */
  readonly createdDay: Maybe<Scalars['String']['output']>;
  /** The month in which they were created, such as `2026-01`. */
  readonly createdMonth: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they were created, such as `2026-01-26`. */
  readonly createdWeek: Maybe<Scalars['String']['output']>;
  /** The step of their workflow. */
  readonly currentStep: Maybe<Scalars['String']['output']>;
  /** The day (UTC) on which they failed last, such as `2026-01-31`. */
  readonly failedDay: Maybe<Scalars['String']['output']>;
  /** The month in which they failed last, such as `2026-01`. */
  readonly failedMonth: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they failed last, such as `2026-01-26`. */
  readonly failedWeek: Maybe<Scalars['String']['output']>;
  /** Median of the seconds that they took to become ready; null when none has such a time. */
  readonly medianSecondsToReady: Maybe<Scalars['Float']['output']>;
  /** Where they stand as a whole. */
  readonly progress: Maybe<SubmissionProgress>;
  /** The day (UTC) on which they became ready, such as `2026-01-31`. */
  readonly readyDay: Maybe<Scalars['String']['output']>;
  /** The month in which they became ready, such as `2026-01`. */
  readonly readyMonth: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they became ready, such as `2026-01-26`. */
  readonly readyWeek: Maybe<Scalars['String']['output']>;
  /** The state of the step of their workflow. */
  readonly state: Maybe<WorkflowState>;
  /** The kit that tested their products. */
  readonly testHarness: Maybe<TestHarness>;
  /** How many of them have such a time, and so are in the median. */
  readonly timedCount: Scalars['Int']['output'];
  /** Their kind. */
  readonly type: Maybe<SubmissionType>;
};

/** By what submissions are put together. */
export type SubmissionStatsKey =
  /** What the service says about the commit. */
  | 'COMMIT_STATUS'
  /** The day (UTC) on which they were created, such as `2026-01-31`. */
  | 'CREATED_DAY'
  /** The month in which they were created, such as `2026-01`. */
  | 'CREATED_MONTH'
  /** The Monday of the week in which they were created, such as `2026-01-26`. */
  | 'CREATED_WEEK'
  /** The step of their workflow. */
  | 'CURRENT_STEP'
  /** The day (UTC) on which they failed last, such as `2026-01-31`. */
  | 'FAILED_DAY'
  /** The month in which they failed last, such as `2026-01`. */
  | 'FAILED_MONTH'
  /** The Monday of the week in which they failed last, such as `2026-01-26`. */
  | 'FAILED_WEEK'
  /** Where they stand as a whole. */
  | 'PROGRESS'
  /** The day (UTC) on which they became ready, such as `2026-01-31`. */
  | 'READY_DAY'
  /** The month in which they became ready, such as `2026-01`. */
  | 'READY_MONTH'
  /** The Monday of the week in which they became ready, such as `2026-01-26`. */
  | 'READY_WEEK'
  /** The state of the step of their workflow. */
  | 'STATE'
  /** The kit that tested their products. */
  | 'TEST_HARNESS'
  /** Their kind. */
  | 'TYPE';

/** The kind of a submission. */
export type SubmissionType =
  /** One that builds on the initial submission. */
  | 'DERIVED'
  /** The first one of a product; there is only one. */
  | 'INITIAL'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/**
 * What can be followed as it happens, over WebSockets (`graphql-transport-ws`) or server-sent events (`Accept: text/event-stream`).
 * The present state comes at once, then each change once; the subscription completes when nothing more will come.
 */
export type Subscription = {
  /** A shipping label on its way, until it is published, shared or has failed. */
  readonly shippingLabelUpdated: ShippingLabel;
  /** A submission on its way, until its signed package is there (`READY`) or it has failed. New addresses of downloads are no change. */
  readonly submissionUpdated: Submission;
};


/**
 * What can be followed as it happens, over WebSockets (`graphql-transport-ws`) or server-sent events (`Accept: text/event-stream`).
 * The present state comes at once, then each change once; the subscription completes when nothing more will come.
 */
export type SubscriptionShippingLabelUpdatedArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be followed as it happens, over WebSockets (`graphql-transport-ws`) or server-sent events (`Accept: text/event-stream`).
 * The present state comes at once, then each change once; the subscription completes when nothing more will come.
 */
export type SubscriptionSubmissionUpdatedArgs = {
  id: Scalars['ID']['input'];
};

/** Attributes for the Server Virtualization Validation Program. */
export type Svvp = {
  /** The guest operating system, such as `Windows Server 2012 R2`. */
  readonly guestOs: Maybe<Scalars['String']['output']>;
  /** The most memory, in GB. */
  readonly maxMemory: Maybe<Scalars['Int']['output']>;
  /** The most virtual processors. */
  readonly maxProcessors: Maybe<Scalars['Int']['output']>;
  /** The processor architecture, such as `Xeon`. */
  readonly processorArchitecture: Maybe<Scalars['String']['output']>;
  /** The version of the product. */
  readonly productVersion: Maybe<Scalars['String']['output']>;
  /** Where customers find support. */
  readonly supportLink: Maybe<Scalars['String']['output']>;
};

/** Attributes for the Server Virtualization Validation Program. */
export type SvvpInput = {
  /** The guest operating system, such as `Windows Server 2012 R2`. */
  readonly guestOs?: InputMaybe<Scalars['String']['input']>;
  /** The most memory, in GB. */
  readonly maxMemory?: InputMaybe<Scalars['Int']['input']>;
  /** The most virtual processors. */
  readonly maxProcessors?: InputMaybe<Scalars['Int']['input']>;
  /** The processor architecture, such as `Xeon`. */
  readonly processorArchitecture?: InputMaybe<Scalars['String']['input']>;
  /** The version of the product. */
  readonly productVersion?: InputMaybe<Scalars['String']['input']>;
  /** Where customers find support. */
  readonly supportLink?: InputMaybe<Scalars['String']['input']>;
};

/** Which devices a label is for. */
export type Targeting = {
  /** The audiences of `restrictedToAudiences` that are known; costs one call. */
  readonly audiences: Maybe<ReadonlyArray<Audience>>;
  /** The computer hardware ids. */
  readonly chids: ReadonlyArray<Chid>;
  /** Limits of the Windows builds, for co-engineering partners. */
  readonly coEngDriverPublishInfo: Maybe<CoEngDriverPublishInfo>;
  /** The hardware ids, each with its bundle, INF and operating system. */
  readonly hardwareIds: ReadonlyArray<HardwareId>;
  /** Limits of the Windows versions, by code. */
  readonly inServicePublishInfo: Maybe<InServicePublishInfo>;
  /** GUIDs of the audiences to which the label is restricted; empty for everybody. */
  readonly restrictedToAudiences: ReadonlyArray<Scalars['String']['output']>;
};

/** Whether to add or to remove. */
export type TargetingAction =
  /** Add it. */
  | 'ADD'
  /** Remove it. */
  | 'REMOVE';

/** Which devices a new label is for. */
export type TargetingInput = {
  /** True: take every hardware id of the submission's driver metadata. Not together with `hardwareIds`. */
  readonly allHardwareIds?: InputMaybe<Scalars['Boolean']['input']>;
  /** The computer hardware ids; only for Windows 10 and later. */
  readonly chids?: InputMaybe<ReadonlyArray<ChidInput>>;
  /** Limits of the Windows builds. Not together with `inServicePublishInfo`. */
  readonly coEngDriverPublishInfo?: InputMaybe<CoEngDriverPublishInfoInput>;
  /** The hardware ids. `Submission.driverMetadata.hardwareIds` lists the valid ones. */
  readonly hardwareIds?: InputMaybe<ReadonlyArray<HardwareIdInput>>;
  /** Limits of the Windows versions. Not together with `coEngDriverPublishInfo`. */
  readonly inServicePublishInfo?: InputMaybe<InServicePublishInfoInput>;
  /** GUIDs of audiences to which the label is restricted. */
  readonly restrictedToAudiences?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Changes of which devices a label is for. What is not given stays. */
export type TargetingUpdateInput = {
  /** Why, for Microsoft's approval. */
  readonly businessJustification?: InputMaybe<Scalars['String']['input']>;
  /** Computer hardware ids to add or remove. */
  readonly chids?: InputMaybe<ReadonlyArray<ChidChangeInput>>;
  /** Limits of the Windows builds. Not together with `inServicePublishInfo`. */
  readonly coEngDriverPublishInfo?: InputMaybe<CoEngDriverPublishInfoInput>;
  /** Hardware ids to add or remove. */
  readonly hardwareIds?: InputMaybe<ReadonlyArray<HardwareIdChangeInput>>;
  /** Limits of the Windows versions. Not together with `coEngDriverPublishInfo`. */
  readonly inServicePublishInfo?: InputMaybe<InServicePublishInfoInput>;
  /** The audiences from now on, in place of those before; an empty list for everybody. */
  readonly restrictedToAudiences?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** The kit that tested a driver. */
export type TestHarness =
  /** No kit: Microsoft signs on the publisher's attestation. */
  | 'ATTESTATION'
  /** Windows Hardware Certification Kit. */
  | 'HCK'
  /** Windows Hardware Lab Kit. */
  | 'HLK'
  /** Not set. */
  | 'NOT_SET'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/** Changes of a product. What is not given stays. */
export type UpdateProductInput = {
  /** The new announcement date. */
  readonly announcementDate?: InputMaybe<Scalars['DateTime']['input']>;
  /** The product's node id. */
  readonly id: Scalars['ID']['input'];
  /** The new marketing names; they can be added until the announcement date. */
  readonly marketingNames?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The changed product, or why the change was refused. */
export type UpdateProductPayload = {
  /** The product, read afresh; null when the change was refused. */
  readonly product: Maybe<Product>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes of a shipping label. */
export type UpdateShippingLabelInput = {
  /** The label's node id. */
  readonly id: Scalars['ID']['input'];
  /** What changes in which devices it is for. */
  readonly targeting?: InputMaybe<TargetingUpdateInput>;
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The changed label, or why the change was refused. */
export type UpdateShippingLabelPayload = {
  /** The label, read afresh; null when the change was refused. */
  readonly shippingLabel: Maybe<ShippingLabel>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Changes of a submission. What is not given stays. */
export type UpdateSubmissionInput = {
  /** The submission's node id. */
  readonly id: Scalars['ID']['input'];
  /** The new name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** True: check the input, send nothing. */
  readonly validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The changed submission, or why the change was refused. */
export type UpdateSubmissionPayload = {
  /** The submission, read afresh; null when the change was refused. */
  readonly submission: Maybe<Submission>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A refusal of a mutation by the service, or by the gateway's own checks of the rules. One entry for each fault. */
export type UserError = {
  /** What is wrong, for programs: `INVALID_INPUT`, `REQUEST_INVALID_FOR_CURRENT_STATE`, `ENTITY_NOT_FOUND`, `UPDATE_UNAUTHORIZED`, `READ_ONLY_PRODUCT`, … */
  readonly code: Scalars['String']['output'];
  /** The id of this request, for the log and for support. */
  readonly correlationId: Maybe<Scalars['String']['output']>;
  /** What is wrong, in words. */
  readonly message: Scalars['String']['output'];
  /** The input field at fault, in the names of the input; null when the fault is not one field's. */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The field at fault as the service wrote it; null for the gateway's own checks. */
  readonly target: Maybe<Scalars['String']['output']>;
};

/** The state of one step. */
export type WorkflowState =
  /** The step is done. */
  | 'COMPLETED'
  /** The step failed, and with it the workflow. */
  | 'FAILED'
  /** The step has not begun. */
  | 'NOT_STARTED'
  /** The step runs. */
  | 'STARTED'
  /** A value that this version of the gateway does not know. Refused as input. */
  | 'UNRECOGNIZED';

/** Where the service's work on a submission or shipping label stands. */
export type WorkflowStatus = {
  /**
   * The step it is at. Submissions: `packageInfoValidation`, `preparation`, `scanning`, `validation`, `catalogCreation`,
   * `manualReview`, `signing`, `finalizeIngestion`. Shipping labels: `created`, `preProcessShippingLabel`,
   * `finalizePreProcessing`, `publishJobValidation`, then `updateGeneration`, `microsoftApproval`, `publishing`,
   * `finalizePublishing` (Windows Update) or `processSharing`, `finalizeSharing` (partner). A number is served as its digits.
   */
  readonly currentStep: Maybe<Scalars['String']['output']>;
  /** The text of the error report, fetched when asked for; null when there is none. */
  readonly errorReport: Maybe<Scalars['String']['output']>;
  /** The address of the error report: a secret that expires within a day. */
  readonly errorReportUrl: Maybe<Scalars['String']['output']>;
  /** What the service says about it. */
  readonly messages: ReadonlyArray<Scalars['String']['output']>;
  /** The state of that step alone: `COMPLETED` of a middle step is not the end. `progress` tells whether the whole is done. */
  readonly state: Maybe<WorkflowState>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<Account>;
  AdditionalAttributes: ResolverTypeWrapper<WireRecord>;
  AdditionalAttributesInput: AdditionalAttributesInput;
  AdditionalInfoForMsApproval: ResolverTypeWrapper<WireRecord>;
  AdditionalInfoForMsApprovalInput: AdditionalInfoForMsApprovalInput;
  Audience: ResolverTypeWrapper<AudienceNode>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelShippingLabelInput: CancelShippingLabelInput;
  CancelShippingLabelPayload: ResolverTypeWrapper<Omit<CancelShippingLabelPayload, 'shippingLabel'> & { shippingLabel?: Maybe<ResolversTypes['ShippingLabel']> }>;
  Chid: ResolverTypeWrapper<WireRecord>;
  ChidChangeInput: ChidChangeInput;
  ChidDistributionState: ChidDistributionState;
  ChidInput: ChidInput;
  CoEngDriverPublishInfo: ResolverTypeWrapper<WireRecord>;
  CoEngDriverPublishInfoInput: CoEngDriverPublishInfoInput;
  CommitStatus: CommitStatus;
  CommitSubmissionInput: CommitSubmissionInput;
  CommitSubmissionPayload: ResolverTypeWrapper<Omit<CommitSubmissionPayload, 'submission'> & { submission?: Maybe<ResolversTypes['Submission']> }>;
  CreateProductInput: CreateProductInput;
  CreateProductPayload: ResolverTypeWrapper<Omit<CreateProductPayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  CreatePublisherMetadataInput: CreatePublisherMetadataInput;
  CreatePublisherMetadataPayload: ResolverTypeWrapper<Omit<CreatePublisherMetadataPayload, 'submission'> & { submission?: Maybe<ResolversTypes['Submission']> }>;
  CreateShippingLabelInput: CreateShippingLabelInput;
  CreateShippingLabelPayload: ResolverTypeWrapper<Omit<CreateShippingLabelPayload, 'shippingLabel'> & { shippingLabel?: Maybe<ResolversTypes['ShippingLabel']> }>;
  CreateSubmissionInput: CreateSubmissionInput;
  CreateSubmissionPayload: ResolverTypeWrapper<Omit<CreateSubmissionPayload, 'submission'> & { submission?: Maybe<ResolversTypes['Submission']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Destination: Destination;
  DeviceType: DeviceType;
  Download: ResolverTypeWrapper<Download>;
  DownloadType: DownloadType;
  DriverBundle: ResolverTypeWrapper<DriverBundle>;
  DriverHardwareId: ResolverTypeWrapper<DriverHardwareId>;
  DriverInf: ResolverTypeWrapper<DriverInf>;
  DriverMetadata: ResolverTypeWrapper<DriverMetadataFile>;
  DriverOperatingSystem: ResolverTypeWrapper<DriverOperatingSystem>;
  DriverPnpString: ResolverTypeWrapper<DriverPnpString>;
  ExpireShippingLabelInput: ExpireShippingLabelInput;
  ExpireShippingLabelPayload: ResolverTypeWrapper<Omit<ExpireShippingLabelPayload, 'shippingLabel'> & { shippingLabel?: Maybe<ResolversTypes['ShippingLabel']> }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  HardwareId: ResolverTypeWrapper<WireRecord>;
  HardwareIdChangeInput: HardwareIdChangeInput;
  HardwareIdDistributionState: HardwareIdDistributionState;
  HardwareIdInput: HardwareIdInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  InServicePublishInfo: ResolverTypeWrapper<WireRecord>;
  InServicePublishInfoInput: InServicePublishInfoInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Int64: ResolverTypeWrapper<Scalars['Int64']['output']>;
  Mirror: ResolverTypeWrapper<AccountMirror>;
  MirroredHardwareId: ResolverTypeWrapper<Row>;
  MirroredHardwareIdConnection: ResolverTypeWrapper<RowConnection>;
  MirroredHardwareIdEdge: ResolverTypeWrapper<Omit<MirroredHardwareIdEdge, 'node'> & { node: ResolversTypes['MirroredHardwareId'] }>;
  MirroredHardwareIdFilter: MirroredHardwareIdFilter;
  MirroredHardwareIdOrder: MirroredHardwareIdOrder;
  MirroredHardwareIdOrderField: MirroredHardwareIdOrderField;
  MirroredProduct: ResolverTypeWrapper<Row>;
  MirroredProductConnection: ResolverTypeWrapper<RowConnection>;
  MirroredProductEdge: ResolverTypeWrapper<Omit<MirroredProductEdge, 'node'> & { node: ResolversTypes['MirroredProduct'] }>;
  MirroredProductFilter: MirroredProductFilter;
  MirroredProductOrder: MirroredProductOrder;
  MirroredProductOrderField: MirroredProductOrderField;
  MirroredShippingLabel: ResolverTypeWrapper<Row>;
  MirroredShippingLabelConnection: ResolverTypeWrapper<RowConnection>;
  MirroredShippingLabelEdge: ResolverTypeWrapper<Omit<MirroredShippingLabelEdge, 'node'> & { node: ResolversTypes['MirroredShippingLabel'] }>;
  MirroredShippingLabelFilter: MirroredShippingLabelFilter;
  MirroredShippingLabelOrder: MirroredShippingLabelOrder;
  MirroredShippingLabelOrderField: MirroredShippingLabelOrderField;
  MirroredSubmission: ResolverTypeWrapper<Row>;
  MirroredSubmissionConnection: ResolverTypeWrapper<RowConnection>;
  MirroredSubmissionEdge: ResolverTypeWrapper<Omit<MirroredSubmissionEdge, 'node'> & { node: ResolversTypes['MirroredSubmission'] }>;
  MirroredSubmissionFilter: MirroredSubmissionFilter;
  MirroredSubmissionOrder: MirroredSubmissionOrder;
  MirroredSubmissionOrderField: MirroredSubmissionOrderField;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<AnyNode>;
  OperatingSystem: ResolverTypeWrapper<OperatingSystem>;
  OperatingSystemFamily: ResolverTypeWrapper<OperatingSystemFamily>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PreprodAsset: ResolverTypeWrapper<WireRecord>;
  PreprodPackage: ResolverTypeWrapper<PreprodPackageNode>;
  PreprodSigningStatus: PreprodSigningStatus;
  Product: ResolverTypeWrapper<ProductNode>;
  ProductConnection: ResolverTypeWrapper<ProductPage>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductOrder: ProductOrder;
  ProductOrderField: ProductOrderField;
  ProductType: ResolverTypeWrapper<ProductType>;
  PublishingSpecifications: ResolverTypeWrapper<WireRecord>;
  PublishingSpecificationsInput: PublishingSpecificationsInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RaidController: ResolverTypeWrapper<WireRecord>;
  RaidControllerInput: RaidControllerInput;
  RateLimit: ResolverTypeWrapper<RateLimit>;
  RecipientSpecifications: ResolverTypeWrapper<WireRecord>;
  RecipientSpecificationsInput: RecipientSpecificationsInput;
  Reference: ResolverTypeWrapper<Reference>;
  Role: Role;
  SelectedProductType: ResolverTypeWrapper<SelectedProductType>;
  SelectedProductTypeInput: SelectedProductTypeInput;
  ShippingLabel: ResolverTypeWrapper<ShippingLabelNode>;
  ShippingLabelConnection: ResolverTypeWrapper<ShippingLabelPage>;
  ShippingLabelEdge: ResolverTypeWrapper<Omit<ShippingLabelEdge, 'node'> & { node: ResolversTypes['ShippingLabel'] }>;
  ShippingLabelFilter: ShippingLabelFilter;
  ShippingLabelOrder: ShippingLabelOrder;
  ShippingLabelOrderField: ShippingLabelOrderField;
  ShippingLabelProgress: ShippingLabelProgress;
  ShippingLabelStats: ResolverTypeWrapper<ShippingLabelStats>;
  ShippingLabelStatsGroup: ResolverTypeWrapper<ShippingLabelStatsGroup>;
  ShippingLabelStatsKey: ShippingLabelStatsKey;
  StatusChange: ResolverTypeWrapper<Row>;
  StatusChangeConnection: ResolverTypeWrapper<RowConnection>;
  StatusChangeEdge: ResolverTypeWrapper<Omit<StatusChangeEdge, 'node'> & { node: ResolversTypes['StatusChange'] }>;
  StatusChangeFilter: StatusChangeFilter;
  StatusChangeKind: StatusChangeKind;
  StatusChangeWhat: StatusChangeWhat;
  StorageController: ResolverTypeWrapper<WireRecord>;
  StorageControllerInput: StorageControllerInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Submission: ResolverTypeWrapper<SubmissionNode>;
  SubmissionConnection: ResolverTypeWrapper<SubmissionPage>;
  SubmissionEdge: ResolverTypeWrapper<Omit<SubmissionEdge, 'node'> & { node: ResolversTypes['Submission'] }>;
  SubmissionFilter: SubmissionFilter;
  SubmissionOrder: SubmissionOrder;
  SubmissionOrderField: SubmissionOrderField;
  SubmissionProgress: SubmissionProgress;
  SubmissionStats: ResolverTypeWrapper<SubmissionStats>;
  SubmissionStatsGroup: ResolverTypeWrapper<SubmissionStatsGroup>;
  SubmissionStatsKey: SubmissionStatsKey;
  SubmissionType: SubmissionType;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Svvp: ResolverTypeWrapper<WireRecord>;
  SvvpInput: SvvpInput;
  Targeting: ResolverTypeWrapper<TargetingNode>;
  TargetingAction: TargetingAction;
  TargetingInput: TargetingInput;
  TargetingUpdateInput: TargetingUpdateInput;
  TestHarness: TestHarness;
  UpdateProductInput: UpdateProductInput;
  UpdateProductPayload: ResolverTypeWrapper<Omit<UpdateProductPayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  UpdateShippingLabelInput: UpdateShippingLabelInput;
  UpdateShippingLabelPayload: ResolverTypeWrapper<Omit<UpdateShippingLabelPayload, 'shippingLabel'> & { shippingLabel?: Maybe<ResolversTypes['ShippingLabel']> }>;
  UpdateSubmissionInput: UpdateSubmissionInput;
  UpdateSubmissionPayload: ResolverTypeWrapper<Omit<UpdateSubmissionPayload, 'submission'> & { submission?: Maybe<ResolversTypes['Submission']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  WorkflowState: WorkflowState;
  WorkflowStatus: ResolverTypeWrapper<Workflow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: Account;
  AdditionalAttributes: WireRecord;
  AdditionalAttributesInput: AdditionalAttributesInput;
  AdditionalInfoForMsApproval: WireRecord;
  AdditionalInfoForMsApprovalInput: AdditionalInfoForMsApprovalInput;
  Audience: AudienceNode;
  Boolean: Scalars['Boolean']['output'];
  CancelShippingLabelInput: CancelShippingLabelInput;
  CancelShippingLabelPayload: Omit<CancelShippingLabelPayload, 'shippingLabel'> & { shippingLabel?: Maybe<ResolversParentTypes['ShippingLabel']> };
  Chid: WireRecord;
  ChidChangeInput: ChidChangeInput;
  ChidInput: ChidInput;
  CoEngDriverPublishInfo: WireRecord;
  CoEngDriverPublishInfoInput: CoEngDriverPublishInfoInput;
  CommitSubmissionInput: CommitSubmissionInput;
  CommitSubmissionPayload: Omit<CommitSubmissionPayload, 'submission'> & { submission?: Maybe<ResolversParentTypes['Submission']> };
  CreateProductInput: CreateProductInput;
  CreateProductPayload: Omit<CreateProductPayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  CreatePublisherMetadataInput: CreatePublisherMetadataInput;
  CreatePublisherMetadataPayload: Omit<CreatePublisherMetadataPayload, 'submission'> & { submission?: Maybe<ResolversParentTypes['Submission']> };
  CreateShippingLabelInput: CreateShippingLabelInput;
  CreateShippingLabelPayload: Omit<CreateShippingLabelPayload, 'shippingLabel'> & { shippingLabel?: Maybe<ResolversParentTypes['ShippingLabel']> };
  CreateSubmissionInput: CreateSubmissionInput;
  CreateSubmissionPayload: Omit<CreateSubmissionPayload, 'submission'> & { submission?: Maybe<ResolversParentTypes['Submission']> };
  DateTime: Scalars['DateTime']['output'];
  Download: Download;
  DriverBundle: DriverBundle;
  DriverHardwareId: DriverHardwareId;
  DriverInf: DriverInf;
  DriverMetadata: DriverMetadataFile;
  DriverOperatingSystem: DriverOperatingSystem;
  DriverPnpString: DriverPnpString;
  ExpireShippingLabelInput: ExpireShippingLabelInput;
  ExpireShippingLabelPayload: Omit<ExpireShippingLabelPayload, 'shippingLabel'> & { shippingLabel?: Maybe<ResolversParentTypes['ShippingLabel']> };
  Float: Scalars['Float']['output'];
  HardwareId: WireRecord;
  HardwareIdChangeInput: HardwareIdChangeInput;
  HardwareIdInput: HardwareIdInput;
  ID: Scalars['ID']['output'];
  InServicePublishInfo: WireRecord;
  InServicePublishInfoInput: InServicePublishInfoInput;
  Int: Scalars['Int']['output'];
  Int64: Scalars['Int64']['output'];
  Mirror: AccountMirror;
  MirroredHardwareId: Row;
  MirroredHardwareIdConnection: RowConnection;
  MirroredHardwareIdEdge: Omit<MirroredHardwareIdEdge, 'node'> & { node: ResolversParentTypes['MirroredHardwareId'] };
  MirroredHardwareIdFilter: MirroredHardwareIdFilter;
  MirroredHardwareIdOrder: MirroredHardwareIdOrder;
  MirroredProduct: Row;
  MirroredProductConnection: RowConnection;
  MirroredProductEdge: Omit<MirroredProductEdge, 'node'> & { node: ResolversParentTypes['MirroredProduct'] };
  MirroredProductFilter: MirroredProductFilter;
  MirroredProductOrder: MirroredProductOrder;
  MirroredShippingLabel: Row;
  MirroredShippingLabelConnection: RowConnection;
  MirroredShippingLabelEdge: Omit<MirroredShippingLabelEdge, 'node'> & { node: ResolversParentTypes['MirroredShippingLabel'] };
  MirroredShippingLabelFilter: MirroredShippingLabelFilter;
  MirroredShippingLabelOrder: MirroredShippingLabelOrder;
  MirroredSubmission: Row;
  MirroredSubmissionConnection: RowConnection;
  MirroredSubmissionEdge: Omit<MirroredSubmissionEdge, 'node'> & { node: ResolversParentTypes['MirroredSubmission'] };
  MirroredSubmissionFilter: MirroredSubmissionFilter;
  MirroredSubmissionOrder: MirroredSubmissionOrder;
  Mutation: Record<PropertyKey, never>;
  Node: AnyNode;
  OperatingSystem: OperatingSystem;
  OperatingSystemFamily: OperatingSystemFamily;
  PageInfo: PageInfo;
  PreprodAsset: WireRecord;
  PreprodPackage: PreprodPackageNode;
  Product: ProductNode;
  ProductConnection: ProductPage;
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductOrder: ProductOrder;
  ProductType: ProductType;
  PublishingSpecifications: WireRecord;
  PublishingSpecificationsInput: PublishingSpecificationsInput;
  Query: Record<PropertyKey, never>;
  RaidController: WireRecord;
  RaidControllerInput: RaidControllerInput;
  RateLimit: RateLimit;
  RecipientSpecifications: WireRecord;
  RecipientSpecificationsInput: RecipientSpecificationsInput;
  Reference: Reference;
  SelectedProductType: SelectedProductType;
  SelectedProductTypeInput: SelectedProductTypeInput;
  ShippingLabel: ShippingLabelNode;
  ShippingLabelConnection: ShippingLabelPage;
  ShippingLabelEdge: Omit<ShippingLabelEdge, 'node'> & { node: ResolversParentTypes['ShippingLabel'] };
  ShippingLabelFilter: ShippingLabelFilter;
  ShippingLabelOrder: ShippingLabelOrder;
  ShippingLabelStats: ShippingLabelStats;
  ShippingLabelStatsGroup: ShippingLabelStatsGroup;
  StatusChange: Row;
  StatusChangeConnection: RowConnection;
  StatusChangeEdge: Omit<StatusChangeEdge, 'node'> & { node: ResolversParentTypes['StatusChange'] };
  StatusChangeFilter: StatusChangeFilter;
  StorageController: WireRecord;
  StorageControllerInput: StorageControllerInput;
  String: Scalars['String']['output'];
  Submission: SubmissionNode;
  SubmissionConnection: SubmissionPage;
  SubmissionEdge: Omit<SubmissionEdge, 'node'> & { node: ResolversParentTypes['Submission'] };
  SubmissionFilter: SubmissionFilter;
  SubmissionOrder: SubmissionOrder;
  SubmissionStats: SubmissionStats;
  SubmissionStatsGroup: SubmissionStatsGroup;
  Subscription: Record<PropertyKey, never>;
  Svvp: WireRecord;
  SvvpInput: SvvpInput;
  Targeting: TargetingNode;
  TargetingInput: TargetingInput;
  TargetingUpdateInput: TargetingUpdateInput;
  UpdateProductInput: UpdateProductInput;
  UpdateProductPayload: Omit<UpdateProductPayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  UpdateShippingLabelInput: UpdateShippingLabelInput;
  UpdateShippingLabelPayload: Omit<UpdateShippingLabelPayload, 'shippingLabel'> & { shippingLabel?: Maybe<ResolversParentTypes['ShippingLabel']> };
  UpdateSubmissionInput: UpdateSubmissionInput;
  UpdateSubmissionPayload: Omit<UpdateSubmissionPayload, 'submission'> & { submission?: Maybe<ResolversParentTypes['Submission']> };
  UserError: UserError;
  WorkflowStatus: Workflow;
};

export type RequiresDirectiveArgs = {
  role: Role;
};

export type RequiresDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdditionalAttributesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdditionalAttributes'] = ResolversParentTypes['AdditionalAttributes']> = {
  raidController?: Resolver<Maybe<ResolversTypes['RaidController']>, ParentType, ContextType>;
  storageController?: Resolver<Maybe<ResolversTypes['StorageController']>, ParentType, ContextType>;
  svvp?: Resolver<Maybe<ResolversTypes['Svvp']>, ParentType, ContextType>;
};

export type AdditionalInfoForMsApprovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdditionalInfoForMsApproval'] = ResolversParentTypes['AdditionalInfoForMsApproval']> = {
  affectedOems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  businessJustification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasUiSoftware?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isCoEngineered?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isForUnreleasedHardware?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isRebootRequired?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  microsoftContact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validationsPerformed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AudienceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Audience'] = ResolversParentTypes['Audience']> = {
  audienceId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  audienceName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelShippingLabelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelShippingLabelPayload'] = ResolversParentTypes['CancelShippingLabelPayload']> = {
  shippingLabel?: Resolver<Maybe<ResolversTypes['ShippingLabel']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Chid'] = ResolversParentTypes['Chid']> = {
  chid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distributionState?: Resolver<Maybe<ResolversTypes['ChidDistributionState']>, ParentType, ContextType>;
};

export type CoEngDriverPublishInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoEngDriverPublishInfo'] = ResolversParentTypes['CoEngDriverPublishInfo']> = {
  ceilingBuildNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flooringBuildNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CommitSubmissionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitSubmissionPayload'] = ResolversParentTypes['CommitSubmissionPayload']> = {
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductPayload'] = ResolversParentTypes['CreateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreatePublisherMetadataPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePublisherMetadataPayload'] = ResolversParentTypes['CreatePublisherMetadataPayload']> = {
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateShippingLabelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateShippingLabelPayload'] = ResolversParentTypes['CreateShippingLabelPayload']> = {
  shippingLabel?: Resolver<Maybe<ResolversTypes['ShippingLabel']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateSubmissionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSubmissionPayload'] = ResolversParentTypes['CreateSubmissionPayload']> = {
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DownloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Download'] = ResolversParentTypes['Download']> = {
  type?: Resolver<Maybe<ResolversTypes['DownloadType']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DriverBundleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriverBundle'] = ResolversParentTypes['DriverBundle']> = {
  bundleId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  infs?: Resolver<ReadonlyArray<ResolversTypes['DriverInf']>, ParentType, ContextType>;
  locales?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DriverHardwareIdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriverHardwareId'] = ResolversParentTypes['DriverHardwareId']> = {
  bundleId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deviceDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  infId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  manufacturer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operatingSystemCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pnpString?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DriverInfResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriverInf'] = ResolversParentTypes['DriverInf']> = {
  classGuid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  driverDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  driverPackageFamilyId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  driverVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  extensionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  infClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  infId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  installationComputerHardwareIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  operatingSystems?: Resolver<ReadonlyArray<ResolversTypes['DriverOperatingSystem']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DriverMetadataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriverMetadata'] = ResolversParentTypes['DriverMetadata']> = {
  bundles?: Resolver<ReadonlyArray<ResolversTypes['DriverBundle']>, ParentType, ContextType>;
  hardwareIds?: Resolver<ReadonlyArray<ResolversTypes['DriverHardwareId']>, ParentType, ContextType>;
};

export type DriverOperatingSystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriverOperatingSystem'] = ResolversParentTypes['DriverOperatingSystem']> = {
  hardwareIds?: Resolver<ReadonlyArray<ResolversTypes['DriverPnpString']>, ParentType, ContextType>;
  operatingSystemCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DriverPnpStringResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriverPnpString'] = ResolversParentTypes['DriverPnpString']> = {
  deviceDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  featureScore?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  manufacturer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pnpString?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExpireShippingLabelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpireShippingLabelPayload'] = ResolversParentTypes['ExpireShippingLabelPayload']> = {
  shippingLabel?: Resolver<Maybe<ResolversTypes['ShippingLabel']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type HardwareIdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HardwareId'] = ResolversParentTypes['HardwareId']> = {
  bundleId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distributionState?: Resolver<Maybe<ResolversTypes['HardwareIdDistributionState']>, ParentType, ContextType>;
  infId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operatingSystemCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pnpString?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InServicePublishInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InServicePublishInfo'] = ResolversParentTypes['InServicePublishInfo']> = {
  ceiling?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flooring?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface Int64ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Int64'], any> {
  name: 'Int64';
}

export type MirrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mirror'] = ResolversParentTypes['Mirror']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hardwareIds?: Resolver<Maybe<ResolversTypes['MirroredHardwareIdConnection']>, ParentType, ContextType, RequireFields<MirrorHardwareIdsArgs, 'first'>>;
  products?: Resolver<Maybe<ResolversTypes['MirroredProductConnection']>, ParentType, ContextType, RequireFields<MirrorProductsArgs, 'first'>>;
  shippingLabelStats?: Resolver<Maybe<ResolversTypes['ShippingLabelStats']>, ParentType, ContextType, RequireFields<MirrorShippingLabelStatsArgs, 'groupBy'>>;
  shippingLabels?: Resolver<Maybe<ResolversTypes['MirroredShippingLabelConnection']>, ParentType, ContextType, RequireFields<MirrorShippingLabelsArgs, 'first'>>;
  statusChanges?: Resolver<Maybe<ResolversTypes['StatusChangeConnection']>, ParentType, ContextType, RequireFields<MirrorStatusChangesArgs, 'direction' | 'first'>>;
  submissionStats?: Resolver<Maybe<ResolversTypes['SubmissionStats']>, ParentType, ContextType, RequireFields<MirrorSubmissionStatsArgs, 'groupBy'>>;
  submissions?: Resolver<Maybe<ResolversTypes['MirroredSubmissionConnection']>, ParentType, ContextType, RequireFields<MirrorSubmissionsArgs, 'first'>>;
};

export type MirroredHardwareIdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredHardwareId'] = ResolversParentTypes['MirroredHardwareId']> = {
  account?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bundleId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deviceDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  driverDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  driverVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  infClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  infId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  manufacturer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operatingSystemCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pnpString?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  productName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  submissionId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  submissionName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  testHarness?: Resolver<Maybe<ResolversTypes['TestHarness']>, ParentType, ContextType>;
  vanishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MirroredHardwareIdConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredHardwareIdConnection'] = ResolversParentTypes['MirroredHardwareIdConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['MirroredHardwareIdEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MirroredHardwareId']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MirroredHardwareIdEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredHardwareIdEdge'] = ResolversParentTypes['MirroredHardwareIdEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MirroredHardwareId'], ParentType, ContextType>;
};

export type MirroredProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredProduct'] = ResolversParentTypes['MirroredProduct']> = {
  account?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  announcementDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deviceMetadataCategory?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deviceMetadataIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  deviceType?: Resolver<Maybe<ResolversTypes['DeviceType']>, ParentType, ContextType>;
  driverType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firmwareVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCommitted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isExtensionInf?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isFlightSign?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isRetpolineCompiled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isTestSign?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  marketingNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  originType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  productType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedSignatures?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  selectedProductTypes?: Resolver<ReadonlyArray<ResolversTypes['SelectedProductType']>, ParentType, ContextType>;
  sharedProductId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  sourceProductId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  sourcePublisherId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  testHarness?: Resolver<Maybe<ResolversTypes['TestHarness']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vanishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MirroredProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredProductConnection'] = ResolversParentTypes['MirroredProductConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['MirroredProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MirroredProduct']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MirroredProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredProductEdge'] = ResolversParentTypes['MirroredProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MirroredProduct'], ParentType, ContextType>;
};

export type MirroredShippingLabelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredShippingLabel'] = ResolversParentTypes['MirroredShippingLabel']> = {
  account?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  audienceIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ceiling?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currentStep?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  destination?: Resolver<Maybe<ResolversTypes['Destination']>, ParentType, ContextType>;
  failedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  flooring?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  goLiveDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hardwareIdCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isAutoInstallDuringOsUpgrade?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isAutoInstallOnApplicableSystems?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isDisclosureRestricted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  manualAcquisition?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  productName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['ShippingLabelProgress']>, ParentType, ContextType>;
  publishToWindows10s?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receiverPublisherId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  secondsToPublished?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  shippingLabel?: Resolver<Maybe<ResolversTypes['ShippingLabel']>, ParentType, ContextType>;
  shippingLabelId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['WorkflowState']>, ParentType, ContextType>;
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  submissionId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  submissionName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  testHarness?: Resolver<Maybe<ResolversTypes['TestHarness']>, ParentType, ContextType>;
  vanishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  visibleToAccounts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MirroredShippingLabelConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredShippingLabelConnection'] = ResolversParentTypes['MirroredShippingLabelConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['MirroredShippingLabelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MirroredShippingLabel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MirroredShippingLabelEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredShippingLabelEdge'] = ResolversParentTypes['MirroredShippingLabelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MirroredShippingLabel'], ParentType, ContextType>;
};

export type MirroredSubmissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredSubmission'] = ResolversParentTypes['MirroredSubmission']> = {
  account?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  commitStatus?: Resolver<Maybe<ResolversTypes['CommitStatus']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentStep?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDeclarativeInf?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isExtensionInf?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isUniversal?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  productName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['SubmissionProgress']>, ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  secondsToReady?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['WorkflowState']>, ParentType, ContextType>;
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  submissionId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  testHarness?: Resolver<Maybe<ResolversTypes['TestHarness']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['SubmissionType']>, ParentType, ContextType>;
  vanishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MirroredSubmissionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredSubmissionConnection'] = ResolversParentTypes['MirroredSubmissionConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['MirroredSubmissionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MirroredSubmission']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MirroredSubmissionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MirroredSubmissionEdge'] = ResolversParentTypes['MirroredSubmissionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MirroredSubmission'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelShippingLabel?: Resolver<Maybe<ResolversTypes['CancelShippingLabelPayload']>, ParentType, ContextType, RequireFields<MutationCancelShippingLabelArgs, 'input'>>;
  commitSubmission?: Resolver<Maybe<ResolversTypes['CommitSubmissionPayload']>, ParentType, ContextType, RequireFields<MutationCommitSubmissionArgs, 'input'>>;
  createProduct?: Resolver<Maybe<ResolversTypes['CreateProductPayload']>, ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  createPublisherMetadata?: Resolver<Maybe<ResolversTypes['CreatePublisherMetadataPayload']>, ParentType, ContextType, RequireFields<MutationCreatePublisherMetadataArgs, 'input'>>;
  createShippingLabel?: Resolver<Maybe<ResolversTypes['CreateShippingLabelPayload']>, ParentType, ContextType, RequireFields<MutationCreateShippingLabelArgs, 'input'>>;
  createSubmission?: Resolver<Maybe<ResolversTypes['CreateSubmissionPayload']>, ParentType, ContextType, RequireFields<MutationCreateSubmissionArgs, 'input'>>;
  expireShippingLabel?: Resolver<Maybe<ResolversTypes['ExpireShippingLabelPayload']>, ParentType, ContextType, RequireFields<MutationExpireShippingLabelArgs, 'input'>>;
  updateProduct?: Resolver<Maybe<ResolversTypes['UpdateProductPayload']>, ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
  updateShippingLabel?: Resolver<Maybe<ResolversTypes['UpdateShippingLabelPayload']>, ParentType, ContextType, RequireFields<MutationUpdateShippingLabelArgs, 'input'>>;
  updateSubmission?: Resolver<Maybe<ResolversTypes['UpdateSubmissionPayload']>, ParentType, ContextType, RequireFields<MutationUpdateSubmissionArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Audience' | 'Product' | 'ShippingLabel' | 'Submission', ParentType, ContextType>;
};

export type OperatingSystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperatingSystem'] = ResolversParentTypes['OperatingSystem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OperatingSystemFamilyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperatingSystemFamily'] = ResolversParentTypes['OperatingSystemFamily']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PreprodAssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PreprodAsset'] = ResolversParentTypes['PreprodAsset']> = {
  assetId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  assetType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  packageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PreprodPackageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PreprodPackage'] = ResolversParentTypes['PreprodPackage']> = {
  assets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PreprodAsset']>>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  etag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  packageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signingStatus?: Resolver<Maybe<ResolversTypes['PreprodSigningStatus']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  additionalAttributes?: Resolver<Maybe<ResolversTypes['AdditionalAttributes']>, ParentType, ContextType>;
  announcementDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdDateTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deviceMetadataCategory?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deviceMetadataIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  deviceType?: Resolver<Maybe<ResolversTypes['DeviceType']>, ParentType, ContextType>;
  driverType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firmwareVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['StatusChangeConnection']>, ParentType, ContextType, RequireFields<ProductHistoryArgs, 'direction' | 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCommitted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isExtensionInf?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isFlightSign?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isRetpolineCompiled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isTestSign?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  marketingNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  originType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  productType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedSignatures?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  selectedProductTypes?: Resolver<ReadonlyArray<ResolversTypes['SelectedProductType']>, ParentType, ContextType>;
  sharedProductId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  sourceProductId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  sourcePublisherId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  submissions?: Resolver<Maybe<ResolversTypes['SubmissionConnection']>, ParentType, ContextType, RequireFields<ProductSubmissionsArgs, 'first'>>;
  testHarness?: Resolver<Maybe<ResolversTypes['TestHarness']>, ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedDateTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductTypeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductType'] = ResolversParentTypes['ProductType']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PublishingSpecificationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishingSpecifications'] = ResolversParentTypes['PublishingSpecifications']> = {
  additionalInfoForMsApproval?: Resolver<Maybe<ResolversTypes['AdditionalInfoForMsApproval']>, ParentType, ContextType>;
  goLiveDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isAutoInstallDuringOSUpgrade?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isAutoInstallOnApplicableSystems?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isDisclosureRestricted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  manualAcquisition?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  publishToWindows10s?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  visibleToAccounts?: Resolver<ReadonlyArray<ResolversTypes['Int64']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  accounts?: Resolver<ReadonlyArray<ResolversTypes['Account']>, ParentType, ContextType>;
  audiences?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Audience']>>, ParentType, ContextType>;
  mirror?: Resolver<Maybe<ResolversTypes['Mirror']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  partnerSubmission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType, RequireFields<QueryPartnerSubmissionArgs, 'productId' | 'publisherId' | 'submissionId'>>;
  preprodPackage?: Resolver<Maybe<ResolversTypes['PreprodPackage']>, ParentType, ContextType, RequireFields<QueryPreprodPackageArgs, 'packageId'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'productId'>>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  rateLimit?: Resolver<ResolversTypes['RateLimit'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['Reference'], ParentType, ContextType>;
  shippingLabel?: Resolver<Maybe<ResolversTypes['ShippingLabel']>, ParentType, ContextType, RequireFields<QueryShippingLabelArgs, 'productId' | 'shippingLabelId' | 'submissionId'>>;
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType, RequireFields<QuerySubmissionArgs, 'productId' | 'submissionId'>>;
};

export type RaidControllerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RaidController'] = ResolversParentTypes['RaidController']> = {
  additionalInfo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  driverVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  filterVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firmwareVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isSAFTE?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSES?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isThirdPartyNeeded?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  microsoftName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  microsoftVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proprietaryName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proprietaryVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usedMicrosoft?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  usedProprietary?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  callsInLastMinute?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  callsPerMinute?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concurrency?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inFlight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastThrottledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pausedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecipientSpecificationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecipientSpecifications'] = ResolversParentTypes['RecipientSpecifications']> = {
  enforceChidTargeting?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  receiverPublisherId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reference'] = ResolversParentTypes['Reference']> = {
  operatingSystemFamilies?: Resolver<ReadonlyArray<ResolversTypes['OperatingSystemFamily']>, ParentType, ContextType>;
  operatingSystems?: Resolver<ReadonlyArray<ResolversTypes['OperatingSystem']>, ParentType, ContextType>;
  productTypes?: Resolver<ReadonlyArray<ResolversTypes['ProductType']>, ParentType, ContextType>;
};

export type SelectedProductTypeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SelectedProductType'] = ResolversParentTypes['SelectedProductType']> = {
  operatingSystemFamily?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ShippingLabelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingLabel'] = ResolversParentTypes['ShippingLabel']> = {
  destination?: Resolver<Maybe<ResolversTypes['Destination']>, ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['StatusChangeConnection']>, ParentType, ContextType, RequireFields<ShippingLabelHistoryArgs, 'direction' | 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['ShippingLabelProgress']>, ParentType, ContextType>;
  publishingSpecifications?: Resolver<Maybe<ResolversTypes['PublishingSpecifications']>, ParentType, ContextType>;
  recipientSpecifications?: Resolver<Maybe<ResolversTypes['RecipientSpecifications']>, ParentType, ContextType>;
  shippingLabelId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  submissionId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  targeting?: Resolver<Maybe<ResolversTypes['Targeting']>, ParentType, ContextType>;
  workflowStatus?: Resolver<Maybe<ResolversTypes['WorkflowStatus']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShippingLabelConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingLabelConnection'] = ResolversParentTypes['ShippingLabelConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ShippingLabelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ShippingLabel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ShippingLabelEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingLabelEdge'] = ResolversParentTypes['ShippingLabelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ShippingLabel'], ParentType, ContextType>;
};

export type ShippingLabelStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingLabelStats'] = ResolversParentTypes['ShippingLabelStats']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['ShippingLabelStatsGroup']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShippingLabelStatsGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingLabelStatsGroup'] = ResolversParentTypes['ShippingLabelStatsGroup']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currentStep?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  destination?: Resolver<Maybe<ResolversTypes['Destination']>, ParentType, ContextType>;
  failedDay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failedMonth?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failedWeek?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstSeenDay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstSeenMonth?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstSeenWeek?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  medianSecondsToPublished?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['ShippingLabelProgress']>, ParentType, ContextType>;
  publishedDay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedMonth?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedWeek?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['WorkflowState']>, ParentType, ContextType>;
  testHarness?: Resolver<Maybe<ResolversTypes['TestHarness']>, ParentType, ContextType>;
  timedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatusChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatusChange'] = ResolversParentTypes['StatusChange']> = {
  account?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fromValue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StatusChangeKind'], ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  shippingLabel?: Resolver<Maybe<ResolversTypes['ShippingLabel']>, ParentType, ContextType>;
  shippingLabelId?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  submissionId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  thing?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  toValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['StatusChangeWhat'], ParentType, ContextType>;
};

export type StatusChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatusChangeConnection'] = ResolversParentTypes['StatusChangeConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['StatusChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StatusChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StatusChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatusChangeEdge'] = ResolversParentTypes['StatusChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StatusChange'], ParentType, ContextType>;
};

export type StorageControllerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StorageController'] = ResolversParentTypes['StorageController']> = {
  acpiVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  biosVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chipsetName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deviceVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  driverName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  driverVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firmwareVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  microsoftName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  microsoftVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proprietaryName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proprietaryVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supportsDifferential?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  supportsSector4K4K?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  supportsSector4K512E?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  uefiVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usedBetterBoot?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  usedBootSupport?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  usedMicrosoft?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  usedProprietary?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type SubmissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Submission'] = ResolversParentTypes['Submission']> = {
  commitStatus?: Resolver<Maybe<ResolversTypes['CommitStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdDateTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  downloadMessages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  downloads?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Download']>>, ParentType, ContextType>;
  driverMetadata?: Resolver<Maybe<ResolversTypes['DriverMetadata']>, ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['StatusChangeConnection']>, ParentType, ContextType, RequireFields<SubmissionHistoryArgs, 'direction' | 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDeclarativeInf?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isExtensionInf?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isUniversal?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['SubmissionProgress']>, ParentType, ContextType>;
  shippingLabels?: Resolver<Maybe<ResolversTypes['ShippingLabelConnection']>, ParentType, ContextType, RequireFields<SubmissionShippingLabelsArgs, 'first'>>;
  submissionId?: Resolver<ResolversTypes['Int64'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['SubmissionType']>, ParentType, ContextType>;
  uploadUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowStatus?: Resolver<Maybe<ResolversTypes['WorkflowStatus']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubmissionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmissionConnection'] = ResolversParentTypes['SubmissionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SubmissionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Submission']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SubmissionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmissionEdge'] = ResolversParentTypes['SubmissionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Submission'], ParentType, ContextType>;
};

export type SubmissionStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmissionStats'] = ResolversParentTypes['SubmissionStats']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['SubmissionStatsGroup']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubmissionStatsGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmissionStatsGroup'] = ResolversParentTypes['SubmissionStatsGroup']> = {
  commitStatus?: Resolver<Maybe<ResolversTypes['CommitStatus']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdDay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdMonth?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdWeek?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentStep?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failedDay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failedMonth?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failedWeek?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  medianSecondsToReady?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['SubmissionProgress']>, ParentType, ContextType>;
  readyDay?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readyMonth?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readyWeek?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['WorkflowState']>, ParentType, ContextType>;
  testHarness?: Resolver<Maybe<ResolversTypes['TestHarness']>, ParentType, ContextType>;
  timedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['SubmissionType']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  shippingLabelUpdated?: SubscriptionResolver<ResolversTypes['ShippingLabel'], "shippingLabelUpdated", ParentType, ContextType, RequireFields<SubscriptionShippingLabelUpdatedArgs, 'id'>>;
  submissionUpdated?: SubscriptionResolver<ResolversTypes['Submission'], "submissionUpdated", ParentType, ContextType, RequireFields<SubscriptionSubmissionUpdatedArgs, 'id'>>;
};

export type SvvpResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Svvp'] = ResolversParentTypes['Svvp']> = {
  guestOs?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maxMemory?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxProcessors?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  processorArchitecture?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  productVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supportLink?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TargetingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Targeting'] = ResolversParentTypes['Targeting']> = {
  audiences?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Audience']>>, ParentType, ContextType>;
  chids?: Resolver<ReadonlyArray<ResolversTypes['Chid']>, ParentType, ContextType>;
  coEngDriverPublishInfo?: Resolver<Maybe<ResolversTypes['CoEngDriverPublishInfo']>, ParentType, ContextType>;
  hardwareIds?: Resolver<ReadonlyArray<ResolversTypes['HardwareId']>, ParentType, ContextType>;
  inServicePublishInfo?: Resolver<Maybe<ResolversTypes['InServicePublishInfo']>, ParentType, ContextType>;
  restrictedToAudiences?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UpdateProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductPayload'] = ResolversParentTypes['UpdateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateShippingLabelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateShippingLabelPayload'] = ResolversParentTypes['UpdateShippingLabelPayload']> = {
  shippingLabel?: Resolver<Maybe<ResolversTypes['ShippingLabel']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateSubmissionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSubmissionPayload'] = ResolversParentTypes['UpdateSubmissionPayload']> = {
  submission?: Resolver<Maybe<ResolversTypes['Submission']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkflowStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowStatus'] = ResolversParentTypes['WorkflowStatus']> = {
  currentStep?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorReport?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorReportUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['WorkflowState']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Account?: AccountResolvers<ContextType>;
  AdditionalAttributes?: AdditionalAttributesResolvers<ContextType>;
  AdditionalInfoForMsApproval?: AdditionalInfoForMsApprovalResolvers<ContextType>;
  Audience?: AudienceResolvers<ContextType>;
  CancelShippingLabelPayload?: CancelShippingLabelPayloadResolvers<ContextType>;
  Chid?: ChidResolvers<ContextType>;
  CoEngDriverPublishInfo?: CoEngDriverPublishInfoResolvers<ContextType>;
  CommitSubmissionPayload?: CommitSubmissionPayloadResolvers<ContextType>;
  CreateProductPayload?: CreateProductPayloadResolvers<ContextType>;
  CreatePublisherMetadataPayload?: CreatePublisherMetadataPayloadResolvers<ContextType>;
  CreateShippingLabelPayload?: CreateShippingLabelPayloadResolvers<ContextType>;
  CreateSubmissionPayload?: CreateSubmissionPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Download?: DownloadResolvers<ContextType>;
  DriverBundle?: DriverBundleResolvers<ContextType>;
  DriverHardwareId?: DriverHardwareIdResolvers<ContextType>;
  DriverInf?: DriverInfResolvers<ContextType>;
  DriverMetadata?: DriverMetadataResolvers<ContextType>;
  DriverOperatingSystem?: DriverOperatingSystemResolvers<ContextType>;
  DriverPnpString?: DriverPnpStringResolvers<ContextType>;
  ExpireShippingLabelPayload?: ExpireShippingLabelPayloadResolvers<ContextType>;
  HardwareId?: HardwareIdResolvers<ContextType>;
  InServicePublishInfo?: InServicePublishInfoResolvers<ContextType>;
  Int64?: GraphQLScalarType;
  Mirror?: MirrorResolvers<ContextType>;
  MirroredHardwareId?: MirroredHardwareIdResolvers<ContextType>;
  MirroredHardwareIdConnection?: MirroredHardwareIdConnectionResolvers<ContextType>;
  MirroredHardwareIdEdge?: MirroredHardwareIdEdgeResolvers<ContextType>;
  MirroredProduct?: MirroredProductResolvers<ContextType>;
  MirroredProductConnection?: MirroredProductConnectionResolvers<ContextType>;
  MirroredProductEdge?: MirroredProductEdgeResolvers<ContextType>;
  MirroredShippingLabel?: MirroredShippingLabelResolvers<ContextType>;
  MirroredShippingLabelConnection?: MirroredShippingLabelConnectionResolvers<ContextType>;
  MirroredShippingLabelEdge?: MirroredShippingLabelEdgeResolvers<ContextType>;
  MirroredSubmission?: MirroredSubmissionResolvers<ContextType>;
  MirroredSubmissionConnection?: MirroredSubmissionConnectionResolvers<ContextType>;
  MirroredSubmissionEdge?: MirroredSubmissionEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OperatingSystem?: OperatingSystemResolvers<ContextType>;
  OperatingSystemFamily?: OperatingSystemFamilyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PreprodAsset?: PreprodAssetResolvers<ContextType>;
  PreprodPackage?: PreprodPackageResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductType?: ProductTypeResolvers<ContextType>;
  PublishingSpecifications?: PublishingSpecificationsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RaidController?: RaidControllerResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  RecipientSpecifications?: RecipientSpecificationsResolvers<ContextType>;
  Reference?: ReferenceResolvers<ContextType>;
  SelectedProductType?: SelectedProductTypeResolvers<ContextType>;
  ShippingLabel?: ShippingLabelResolvers<ContextType>;
  ShippingLabelConnection?: ShippingLabelConnectionResolvers<ContextType>;
  ShippingLabelEdge?: ShippingLabelEdgeResolvers<ContextType>;
  ShippingLabelStats?: ShippingLabelStatsResolvers<ContextType>;
  ShippingLabelStatsGroup?: ShippingLabelStatsGroupResolvers<ContextType>;
  StatusChange?: StatusChangeResolvers<ContextType>;
  StatusChangeConnection?: StatusChangeConnectionResolvers<ContextType>;
  StatusChangeEdge?: StatusChangeEdgeResolvers<ContextType>;
  StorageController?: StorageControllerResolvers<ContextType>;
  Submission?: SubmissionResolvers<ContextType>;
  SubmissionConnection?: SubmissionConnectionResolvers<ContextType>;
  SubmissionEdge?: SubmissionEdgeResolvers<ContextType>;
  SubmissionStats?: SubmissionStatsResolvers<ContextType>;
  SubmissionStatsGroup?: SubmissionStatsGroupResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Svvp?: SvvpResolvers<ContextType>;
  Targeting?: TargetingResolvers<ContextType>;
  UpdateProductPayload?: UpdateProductPayloadResolvers<ContextType>;
  UpdateShippingLabelPayload?: UpdateShippingLabelPayloadResolvers<ContextType>;
  UpdateSubmissionPayload?: UpdateSubmissionPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WorkflowStatus?: WorkflowStatusResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  requires?: RequiresDirectiveResolver<any, any, ContextType>;
};
