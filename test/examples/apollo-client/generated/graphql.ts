/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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
  __typename?: 'Account';
  /** What ids begin with (`accounts/{label}/`), and what the header `x-hardware-account` names. */
  label: Scalars['String']['output'];
};

/** Further attributes of a product; at most one is set. */
export type AdditionalAttributes = {
  __typename?: 'AdditionalAttributes';
  /** For RAID controllers. */
  raidController?: Maybe<RaidController>;
  /** For storage controllers. */
  storageController?: Maybe<StorageController>;
  /** For the Server Virtualization Validation Program. */
  svvp?: Maybe<Svvp>;
};

/** Further attributes of a product; at most one may be given. */
export type AdditionalAttributesInput = {
  /** For RAID controllers. */
  raidController?: InputMaybe<RaidControllerInput>;
  /** For storage controllers. */
  storageController?: InputMaybe<StorageControllerInput>;
  /** For the Server Virtualization Validation Program. */
  svvp?: InputMaybe<SvvpInput>;
};

/** What Microsoft wants to know before it approves an automatic label. */
export type AdditionalInfoForMsApproval = {
  __typename?: 'AdditionalInfoForMsApproval';
  /** Manufacturers whose machines are affected. */
  affectedOems: Array<Scalars['String']['output']>;
  /** Why it should be published. */
  businessJustification?: Maybe<Scalars['String']['output']>;
  /** The driver brings software with a user interface. */
  hasUiSoftware?: Maybe<Scalars['Boolean']['output']>;
  /** The driver was engineered together with Microsoft. */
  isCoEngineered?: Maybe<Scalars['Boolean']['output']>;
  /** The hardware is not on the market yet. */
  isForUnreleasedHardware?: Maybe<Scalars['Boolean']['output']>;
  /** The driver needs a restart. */
  isRebootRequired?: Maybe<Scalars['Boolean']['output']>;
  /** The e-mail address of a contact at Microsoft. */
  microsoftContact?: Maybe<Scalars['String']['output']>;
  /** Which validations were performed. */
  validationsPerformed?: Maybe<Scalars['String']['output']>;
};

/** What Microsoft wants to know before it approves an automatic label. */
export type AdditionalInfoForMsApprovalInput = {
  /** Manufacturers whose machines are affected. */
  affectedOems?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Why it should be published. */
  businessJustification?: InputMaybe<Scalars['String']['input']>;
  /** The driver brings software with a user interface. */
  hasUiSoftware?: InputMaybe<Scalars['Boolean']['input']>;
  /** The driver was engineered together with Microsoft. */
  isCoEngineered?: InputMaybe<Scalars['Boolean']['input']>;
  /** The hardware is not on the market yet. */
  isForUnreleasedHardware?: InputMaybe<Scalars['Boolean']['input']>;
  /** The driver needs a restart. */
  isRebootRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** The e-mail address of a contact at Microsoft. */
  microsoftContact?: InputMaybe<Scalars['String']['input']>;
  /** Which validations were performed. */
  validationsPerformed?: InputMaybe<Scalars['String']['input']>;
};

/** A group of machines to which a shipping label can be restricted, such as those with a test registry key. */
export type Audience = Node & {
  __typename?: 'Audience';
  /** The audience's GUID. */
  audienceId: Scalars['String']['output'];
  /** The name shown to people. */
  audienceName?: Maybe<Scalars['String']['output']>;
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** The node id: `audiences/{audienceId}`. */
  id: Scalars['ID']['output'];
  /** The name. */
  name?: Maybe<Scalars['String']['output']>;
};

/** A label to cancel. */
export type CancelShippingLabelInput = {
  /** The label's node id. */
  id: Scalars['ID']['input'];
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The cancelled label, or why the cancellation was refused. */
export type CancelShippingLabelPayload = {
  __typename?: 'CancelShippingLabelPayload';
  /** The label, read afresh; null when the cancellation was refused. */
  shippingLabel?: Maybe<ShippingLabel>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A computer hardware id that a label targets. */
export type Chid = {
  __typename?: 'Chid';
  /** The GUID. */
  chid?: Maybe<Scalars['String']['output']>;
  /** Whether it has reached Windows Update. */
  distributionState?: Maybe<ChidDistributionState>;
};

/** A computer hardware id to add or remove. */
export type ChidChangeInput = {
  /** Add it or remove it. */
  action: TargetingAction;
  /** The GUID. */
  chid: Scalars['String']['input'];
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
  chid: Scalars['String']['input'];
};

/** Limits of the Windows builds, for co-engineering partners. */
export type CoEngDriverPublishInfo = {
  __typename?: 'CoEngDriverPublishInfo';
  /** The newest build. */
  ceilingBuildNumber?: Maybe<Scalars['Int']['output']>;
  /** The oldest build, such as 17135. */
  flooringBuildNumber?: Maybe<Scalars['Int']['output']>;
};

/** Limits of the Windows builds, for co-engineering partners. */
export type CoEngDriverPublishInfoInput = {
  /** The newest build: five digits. */
  ceilingBuildNumber?: InputMaybe<Scalars['Int']['input']>;
  /** The oldest build: five digits. */
  flooringBuildNumber?: InputMaybe<Scalars['Int']['input']>;
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
  id: Scalars['ID']['input'];
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The committed submission, or why the commit was refused. */
export type CommitSubmissionPayload = {
  __typename?: 'CommitSubmissionPayload';
  /** The submission, read afresh; null when the commit was refused. */
  submission?: Maybe<Submission>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A product to register. What is not given is left to the service. */
export type CreateProductInput = {
  /** Further attributes; at most one of them. */
  additionalAttributes?: InputMaybe<AdditionalAttributesInput>;
  /** When the product is announced. */
  announcementDate?: InputMaybe<Scalars['DateTime']['input']>;
  /** The device category in the metadata, such as `Input.Digitizer.Multitouch`. */
  deviceMetadataCategory?: InputMaybe<Scalars['String']['input']>;
  /** GUIDs of the device metadata packages. */
  deviceMetadataIds?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether the device is inside the machine, outside, or both. */
  deviceType: DeviceType;
  /** The version of the firmware. */
  firmwareVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your choice, up to 255 characters, that makes this safe to repeat: the same key with the same input is answered
   * as the first time, for a day, and nothing is sent again. With another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True when the driver is to be signed for flighting. */
  isFlightSign?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when the driver is to be test signed. */
  isTestSign?: InputMaybe<Scalars['Boolean']['input']>;
  /** The names under which the product is marketed. */
  marketingNames?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The product's name. */
  name: Scalars['String']['input'];
  /** Operating system codes for which signatures are asked; `reference` lists the known ones. */
  requestedSignatures: Array<Scalars['String']['input']>;
  /** The product type for each operating system family. */
  selectedProductTypes?: InputMaybe<Array<SelectedProductTypeInput>>;
  /** The kit that tested the driver, or attestation. */
  testHarness: TestHarness;
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The registered product, or why it was refused. */
export type CreateProductPayload = {
  __typename?: 'CreateProductPayload';
  /** The product, read afresh; null when it was refused. */
  product?: Maybe<Product>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A submission whose driver metadata is to be made. Name it by `id` or by `submission`; both mean the same. */
export type CreatePublisherMetadataInput = {
  /** The submission's node id. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /**
   * A text of your choice, up to 255 characters, that makes this safe to repeat: the same key with the same input is answered
   * as the first time, for a day, and nothing is sent again. With another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The submission's node id, under the name that children use for their parent. */
  submission?: InputMaybe<Scalars['ID']['input']>;
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The submission whose metadata is being made, or why it was refused. */
export type CreatePublisherMetadataPayload = {
  __typename?: 'CreatePublisherMetadataPayload';
  /** The submission, read afresh; its `driverMetadata` appears hours later. Null when it was refused. */
  submission?: Maybe<Submission>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A shipping label to create. */
export type CreateShippingLabelInput = {
  /** Where the drivers go. */
  destination: Destination;
  /**
   * A text of your choice, up to 255 characters, that makes this safe to repeat: the same key with the same input is answered
   * as the first time, for a day, and nothing is sent again. With another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The label's name. */
  name: Scalars['String']['input'];
  /** How it is published; compulsory for `WINDOWS_UPDATE`. */
  publishingSpecifications?: InputMaybe<PublishingSpecificationsInput>;
  /** Who receives it; compulsory for `ANOTHER_PARTNER`. */
  recipientSpecifications?: InputMaybe<RecipientSpecificationsInput>;
  /** The node id of the submission. */
  submission: Scalars['ID']['input'];
  /** Which devices it is for. */
  targeting?: InputMaybe<TargetingInput>;
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The created label, or why it was refused. */
export type CreateShippingLabelPayload = {
  __typename?: 'CreateShippingLabelPayload';
  /** The label, read afresh; null when it was refused. */
  shippingLabel?: Maybe<ShippingLabel>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A submission to create. */
export type CreateSubmissionInput = {
  /**
   * A text of your choice, up to 255 characters, that makes this safe to repeat: the same key with the same input is answered
   * as the first time, for a day, and nothing is sent again. With another input it is refused (`IDEMPOTENCY_KEY_REUSED`).
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The submission's name. */
  name: Scalars['String']['input'];
  /** The node id of the product. */
  product: Scalars['ID']['input'];
  /** Its kind. */
  type: SubmissionType;
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The created submission, or why it was refused. */
export type CreateSubmissionPayload = {
  __typename?: 'CreateSubmissionPayload';
  /** The submission, read afresh; null when it was refused. */
  submission?: Maybe<Submission>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
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
  __typename?: 'Download';
  /** What it is. */
  type?: Maybe<DownloadType>;
  /** Its address: for packages and metadata a secret that expires within a day; for the certification report a page of the portal that needs a login. */
  url: Scalars['String']['output'];
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
  __typename?: 'DriverBundle';
  /** The bundle's id: a GUID, or a folder name such as `amd64`. */
  bundleId: Scalars['String']['output'];
  /** The INF files of the bundle. */
  infs: Array<DriverInf>;
  /** The locales of the bundle. */
  locales: Array<Scalars['String']['output']>;
};

/** A hardware id with everything that names it: what `Targeting.hardwareIds` takes. */
export type DriverHardwareId = {
  __typename?: 'DriverHardwareId';
  /** The bundle's id. */
  bundleId: Scalars['String']['output'];
  /** The description of the device. */
  deviceDescription?: Maybe<Scalars['String']['output']>;
  /** The INF's name. */
  infId: Scalars['String']['output'];
  /** The manufacturer of the device. */
  manufacturer?: Maybe<Scalars['String']['output']>;
  /** The operating system code. */
  operatingSystemCode: Scalars['String']['output'];
  /** The hardware id. */
  pnpString: Scalars['String']['output'];
};

/** An INF file. */
export type DriverInf = {
  __typename?: 'DriverInf';
  /** The GUID of the device setup class, in braces as in the INF. */
  classGuid?: Maybe<Scalars['String']['output']>;
  /** The driver's date. */
  driverDate?: Maybe<Scalars['DateTime']['output']>;
  /** The id of the driver package family. */
  driverPackageFamilyId?: Maybe<Scalars['String']['output']>;
  /** The driver's version. */
  driverVersion?: Maybe<Scalars['String']['output']>;
  /** The extension id (GUID) of an extension INF; null for others. */
  extensionId?: Maybe<Scalars['String']['output']>;
  /** The device setup class. */
  infClass?: Maybe<Scalars['String']['output']>;
  /** The INF's name, such as `widget.inf`. */
  infId: Scalars['String']['output'];
  /** Computer hardware ids (GUIDs) on which it may be installed. */
  installationComputerHardwareIds: Array<Scalars['String']['output']>;
  /** What it targets, by operating system. */
  operatingSystems: Array<DriverOperatingSystem>;
  /** The provider. */
  provider?: Maybe<Scalars['String']['output']>;
};

/** What the service found in a driver package: the file `driverMetadata`, with its maps as lists. */
export type DriverMetadata = {
  __typename?: 'DriverMetadata';
  /** The bundles of the package. */
  bundles: Array<DriverBundle>;
  /** Every hardware id with its bundle, INF and operating system: the tuples that a shipping label targets. */
  hardwareIds: Array<DriverHardwareId>;
};

/** What an INF targets on one operating system. */
export type DriverOperatingSystem = {
  __typename?: 'DriverOperatingSystem';
  /** The hardware ids. */
  hardwareIds: Array<DriverPnpString>;
  /** The operating system code. */
  operatingSystemCode: Scalars['String']['output'];
};

/** A hardware id of an INF on one operating system. */
export type DriverPnpString = {
  __typename?: 'DriverPnpString';
  /** The description of the device. */
  deviceDescription?: Maybe<Scalars['String']['output']>;
  /** The feature score; null when the INF states none. */
  featureScore?: Maybe<Scalars['String']['output']>;
  /** The manufacturer of the device. */
  manufacturer?: Maybe<Scalars['String']['output']>;
  /** The hardware id, such as `PCI\VEN_8086&DEV_1234`. */
  pnpString: Scalars['String']['output'];
};

/** A label to expire. */
export type ExpireShippingLabelInput = {
  /** The label's node id. */
  id: Scalars['ID']['input'];
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The expired label, or why it was refused. */
export type ExpireShippingLabelPayload = {
  __typename?: 'ExpireShippingLabelPayload';
  /** The label, read afresh; null when it was refused. */
  shippingLabel?: Maybe<ShippingLabel>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A hardware id that a label targets. */
export type HardwareId = {
  __typename?: 'HardwareId';
  /** The bundle's id. */
  bundleId?: Maybe<Scalars['String']['output']>;
  /** Whether it has reached Windows Update. */
  distributionState?: Maybe<HardwareIdDistributionState>;
  /** The INF's name. */
  infId?: Maybe<Scalars['String']['output']>;
  /** The operating system code. */
  operatingSystemCode?: Maybe<Scalars['String']['output']>;
  /** The hardware id, such as `pci\ven_8086&dev_1234`. */
  pnpString?: Maybe<Scalars['String']['output']>;
};

/** A hardware id to add or remove. */
export type HardwareIdChangeInput = {
  /** Add it or remove it. */
  action: TargetingAction;
  /** The bundle's id. */
  bundleId: Scalars['String']['input'];
  /** The INF's name. */
  infId: Scalars['String']['input'];
  /** The operating system code. */
  operatingSystemCode: Scalars['String']['input'];
  /** The hardware id. */
  pnpString: Scalars['String']['input'];
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
  bundleId: Scalars['String']['input'];
  /** The INF's name. */
  infId: Scalars['String']['input'];
  /** The operating system code. */
  operatingSystemCode: Scalars['String']['input'];
  /** The hardware id. */
  pnpString: Scalars['String']['input'];
};

/** Limits of the Windows versions, by code: `TH`, `RS1` … `RS5`, `19H1`, `VB`, `FE`, `CO`, `NI`, …; the list grows. */
export type InServicePublishInfo = {
  __typename?: 'InServicePublishInfo';
  /** The newest version; restricted to accounts that may limit it. */
  ceiling?: Maybe<Scalars['String']['output']>;
  /** The oldest version. */
  flooring?: Maybe<Scalars['String']['output']>;
};

/** Limits of the Windows versions, by code. */
export type InServicePublishInfoInput = {
  /** The newest version. */
  ceiling?: InputMaybe<Scalars['String']['input']>;
  /** The oldest version. */
  flooring?: InputMaybe<Scalars['String']['input']>;
};

/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type Mirror = {
  __typename?: 'Mirror';
  /** The account is here at least as it was then; null until every list was read to its end once. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  complete: Scalars['Boolean']['output'];
  /** The hardware ids of all drivers that the mirror has read the metadata of: which submission holds this id, INF or version? */
  hardwareIds?: Maybe<MirroredHardwareIdConnection>;
  /** The products. */
  products?: Maybe<MirroredProductConnection>;
  /** How many shipping labels, and how long they took, by what they are put together by. */
  shippingLabelStats?: Maybe<ShippingLabelStats>;
  /** The shipping labels of all submissions. */
  shippingLabels?: Maybe<MirroredShippingLabelConnection>;
  /** The changes of state of submissions and labels that were seen. */
  statusChanges?: Maybe<StatusChangeConnection>;
  /** How many submissions, and how long they took, by what they are put together by. */
  submissionStats?: Maybe<SubmissionStats>;
  /** The submissions of all products. */
  submissions?: Maybe<MirroredSubmissionConnection>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorHardwareIdsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  driverVersion?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MirroredHardwareIdFilter>;
  first?: Scalars['Int']['input'];
  infId?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<MirroredHardwareIdOrder>;
  pnpString?: InputMaybe<Scalars['String']['input']>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MirroredProductFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InputMaybe<MirroredProductOrder>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorShippingLabelStatsArgs = {
  filter?: InputMaybe<MirroredShippingLabelFilter>;
  groupBy?: Array<ShippingLabelStatsKey>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorShippingLabelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MirroredShippingLabelFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InputMaybe<MirroredShippingLabelOrder>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorStatusChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: OrderDirection;
  filter?: InputMaybe<StatusChangeFilter>;
  first?: Scalars['Int']['input'];
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorSubmissionStatsArgs = {
  filter?: InputMaybe<MirroredSubmissionFilter>;
  groupBy?: Array<SubmissionStatsKey>;
};


/** The account as tables. What has vanished from the service is still there, marked by `vanishedAt`; `filter: { isVanished: false }` leaves it out. */
export type MirrorSubmissionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MirroredSubmissionFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InputMaybe<MirroredSubmissionOrder>;
};

/** A hardware id of a driver, as the mirror has it: the columns of the report `hardware-ids`. */
export type MirroredHardwareId = {
  __typename?: 'MirroredHardwareId';
  /** Label of the account; null where there is one without a label. */
  account?: Maybe<Scalars['String']['output']>;
  /** Bundle (GUID) of the driver package. */
  bundleId?: Maybe<Scalars['String']['output']>;
  /** When the mirror first saw it as it is now. */
  changedAt: Scalars['DateTime']['output'];
  /** Description of the device. */
  deviceDescription?: Maybe<Scalars['String']['output']>;
  /** Date of the driver, from the same. */
  driverDate?: Maybe<Scalars['DateTime']['output']>;
  /** Version of the driver, from the metadata of the signed package. */
  driverVersion?: Maybe<Scalars['String']['output']>;
  /** When the mirror saw it first; never changes. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** Unique, and made of what names the row. */
  id: Scalars['ID']['output'];
  /** Class named in the INF. */
  infClass?: Maybe<Scalars['String']['output']>;
  /** Name of the INF file. */
  infId?: Maybe<Scalars['String']['output']>;
  /** Manufacturer. */
  manufacturer?: Maybe<Scalars['String']['output']>;
  /** Operating system code. */
  operatingSystemCode?: Maybe<Scalars['String']['output']>;
  /** The hardware id itself, in the letter case of the service. */
  pnpString?: Maybe<Scalars['String']['output']>;
  /** Its product as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  product?: Maybe<Product>;
  /** Number of its product. */
  productId: Scalars['Int64']['output'];
  /** Name of its product, when that was seen. */
  productName?: Maybe<Scalars['String']['output']>;
  /** Provider named in the INF. */
  provider?: Maybe<Scalars['String']['output']>;
  /** When it was last read from the service. */
  readAt: Scalars['DateTime']['output'];
  /** Its submission as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  submission?: Maybe<Submission>;
  /** Number of its submission. */
  submissionId: Scalars['Int64']['output'];
  /** Name of its submission, when that was seen. */
  submissionName?: Maybe<Scalars['String']['output']>;
  /** Test harness of its product. */
  testHarness?: Maybe<TestHarness>;
  /** When the service was found to have it no longer; null while it is there. */
  vanishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of hardware ids, out of the mirror. */
export type MirroredHardwareIdConnection = {
  __typename?: 'MirroredHardwareIdConnection';
  /** The account is here at least as it was then; null until every list was read to its end once. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  complete: Scalars['Boolean']['output'];
  /** The hardware ids with their cursors. */
  edges: Array<MirroredHardwareIdEdge>;
  /** The hardware ids alone. */
  nodes: Array<MirroredHardwareId>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A hardware id in a page. */
export type MirroredHardwareIdEdge = {
  __typename?: 'MirroredHardwareIdEdge';
  /** Send it as `after` to go on behind this hardware id. */
  cursor: Scalars['String']['output'];
  /** The hardware id. */
  node: MirroredHardwareId;
};

/** Which hardware ids of the mirror. All conditions must hold. */
export type MirroredHardwareIdFilter = {
  /** Seen to have changed before this moment. */
  changedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed at this moment or later. */
  changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The description of the device contains this text, in any letter case. */
  deviceDescriptionContains?: InputMaybe<Scalars['String']['input']>;
  /** Seen first before this moment. */
  firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first at this moment or later. */
  firstSeenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether it has vanished from the service; without this condition, both. */
  isVanished?: InputMaybe<Scalars['Boolean']['input']>;
  /** The manufacturer contains this text, in any letter case. */
  manufacturerContains?: InputMaybe<Scalars['String']['input']>;
  /** The operating system code. */
  operatingSystemCode?: InputMaybe<Scalars['String']['input']>;
  /** The hardware id contains this text, in any letter case. */
  pnpStringContains?: InputMaybe<Scalars['String']['input']>;
  /** Of the product with this node id. */
  product?: InputMaybe<Scalars['ID']['input']>;
  /** Of the submission with this node id. */
  submission?: InputMaybe<Scalars['ID']['input']>;
  /** The kit that tested its product. */
  testHarness?: InputMaybe<TestHarness>;
};

/** An order of mirrored hardware ids. Ties are ordered by id; what has no value comes before all else. */
export type MirroredHardwareIdOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: MirroredHardwareIdOrderField;
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
  __typename?: 'MirroredProduct';
  /** Label of the account; null where there is one without a label. */
  account?: Maybe<Scalars['String']['output']>;
  /** Announcement date. */
  announcementDate?: Maybe<Scalars['DateTime']['output']>;
  /** When the mirror first saw it as it is now. */
  changedAt: Scalars['DateTime']['output'];
  /** When it was made. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who made it. */
  createdBy?: Maybe<Scalars['String']['output']>;
  /** Category of its device metadata. */
  deviceMetadataCategory?: Maybe<Scalars['String']['output']>;
  /** The device metadata ids. */
  deviceMetadataIds: Array<Scalars['String']['output']>;
  /** INTERNAL, EXTERNAL, INTERNAL_EXTERNAL or NOT_SET. */
  deviceType?: Maybe<DeviceType>;
  /** Type of driver, in the words of the service. */
  driverType?: Maybe<Scalars['String']['output']>;
  /** Firmware version. */
  firmwareVersion?: Maybe<Scalars['String']['output']>;
  /** When the mirror saw it first; never changes. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** The node id of the live one. */
  id: Scalars['ID']['output'];
  /** Whether a submission of it was committed. */
  isCommitted?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is an extension INF. */
  isExtensionInf?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is flight-signed. */
  isFlightSign?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it was compiled with Retpoline. */
  isRetpolineCompiled?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is test-signed. */
  isTestSign?: Maybe<Scalars['Boolean']['output']>;
  /** The marketing names. */
  marketingNames: Array<Scalars['String']['output']>;
  /** What the service says about it. */
  message?: Maybe<Scalars['String']['output']>;
  /** Name. */
  name?: Maybe<Scalars['String']['output']>;
  /** How the account came by the product, in the words of the service. */
  originType?: Maybe<Scalars['String']['output']>;
  /** The product as it is now, read from the service when a field of it asks for that; null when it has vanished. */
  product?: Maybe<Product>;
  /** Number of the product. */
  productId: Scalars['Int64']['output'];
  /** Type of product, in the words of the service. */
  productType?: Maybe<Scalars['String']['output']>;
  /** When it was last read from the service. */
  readAt: Scalars['DateTime']['output'];
  /** The operating system codes that it is to be signed for. */
  requestedSignatures: Array<Scalars['String']['output']>;
  /** The operating system families, each with its product type. */
  selectedProductTypes: Array<SelectedProductType>;
  /** Number of the product that is shared. */
  sharedProductId?: Maybe<Scalars['Int64']['output']>;
  /** Number in the account that shares it. */
  sourceProductId?: Maybe<Scalars['Int64']['output']>;
  /** Number of the publisher that shares it. */
  sourcePublisherId?: Maybe<Scalars['Int64']['output']>;
  /** HLK, HCK, ATTESTATION or NOT_SET. */
  testHarness?: Maybe<TestHarness>;
  /** When it was last changed, as the service says. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who changed it last. */
  updatedBy?: Maybe<Scalars['String']['output']>;
  /** When the service was found to have it no longer; null while it is there. */
  vanishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of products, out of the mirror. */
export type MirroredProductConnection = {
  __typename?: 'MirroredProductConnection';
  /** The account is here at least as it was then; null until every list was read to its end once. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  complete: Scalars['Boolean']['output'];
  /** The products with their cursors. */
  edges: Array<MirroredProductEdge>;
  /** The products alone. */
  nodes: Array<MirroredProduct>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A product in a page. */
export type MirroredProductEdge = {
  __typename?: 'MirroredProductEdge';
  /** Send it as `after` to go on behind this product. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: MirroredProduct;
};

/** Which products of the mirror. All conditions must hold. */
export type MirroredProductFilter = {
  /** Announced before this moment. */
  announcedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Announced at this moment or later. */
  announcedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed before this moment. */
  changedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed at this moment or later. */
  changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first before this moment. */
  firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first at this moment or later. */
  firstSeenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether a submission has been committed. */
  isCommitted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it has vanished from the service; without this condition, both. */
  isVanished?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name contains this text, in any letter case. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
  /** The kit that tested it. */
  testHarness?: InputMaybe<TestHarness>;
};

/** An order of mirrored products. Ties are ordered by id; what has no value comes before all else. */
export type MirroredProductOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: MirroredProductOrderField;
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
  __typename?: 'MirroredShippingLabel';
  /** Label of the account; null where there is one without a label. */
  account?: Maybe<Scalars['String']['output']>;
  /** The audiences (GUIDs) that it is restricted to. */
  audienceIds: Array<Scalars['String']['output']>;
  /** Highest version of Windows that is serviced. */
  ceiling?: Maybe<Scalars['String']['output']>;
  /** When the mirror first saw it as it is now. */
  changedAt: Scalars['DateTime']['output'];
  /** Step of the workflow, in the words of the service. */
  currentStep?: Maybe<Scalars['String']['output']>;
  /** WINDOWS_UPDATE, ANOTHER_PARTNER or NOT_SET. */
  destination?: Maybe<Destination>;
  /** When it was last seen to fail; null when it had failed at first sight. */
  failedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the mirror saw it first; never changes. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** Lowest version of Windows that is serviced. */
  flooring?: Maybe<Scalars['String']['output']>;
  /** When it is to be published. */
  goLiveDate?: Maybe<Scalars['DateTime']['output']>;
  /** Hardware ids that it targets. */
  hardwareIdCount?: Maybe<Scalars['Int']['output']>;
  /** The node id of the live one. */
  id: Scalars['ID']['output'];
  /** Installed by itself during an upgrade of Windows. */
  isAutoInstallDuringOsUpgrade?: Maybe<Scalars['Boolean']['output']>;
  /** Installed by itself on the systems it applies to. */
  isAutoInstallOnApplicableSystems?: Maybe<Scalars['Boolean']['output']>;
  /** Kept back until it is published. */
  isDisclosureRestricted?: Maybe<Scalars['Boolean']['output']>;
  /** To be fetched by hand. */
  manualAcquisition?: Maybe<Scalars['Boolean']['output']>;
  /** What the service says about it. */
  messages: Array<Scalars['String']['output']>;
  /** Name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its product as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  product?: Maybe<Product>;
  /** Number of its product. */
  productId: Scalars['Int64']['output'];
  /** Name of its product, when that was seen. */
  productName?: Maybe<Scalars['String']['output']>;
  /** PROCESSING, AWAITING_APPROVAL, PUBLISHED, SHARED or FAILED. */
  progress?: Maybe<ShippingLabelProgress>;
  /** Published to Windows 10 S. */
  publishToWindows10s?: Maybe<Scalars['Boolean']['output']>;
  /** When it was seen to become published or shared; null when it was so at first sight. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last read from the service. */
  readAt: Scalars['DateTime']['output'];
  /** Number of the partner with whom it is shared. */
  receiverPublisherId?: Maybe<Scalars['Int64']['output']>;
  /** Seconds from first_seen_at to published_at. */
  secondsToPublished?: Maybe<Scalars['Int']['output']>;
  /** The label as it is now, read from the service when a field of it asks for that; null when it has vanished. */
  shippingLabel?: Maybe<ShippingLabel>;
  /** Number of the label. */
  shippingLabelId: Scalars['Int64']['output'];
  /** State of that step: NOT_STARTED, STARTED, FAILED or COMPLETED. */
  state?: Maybe<WorkflowState>;
  /** Its submission as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  submission?: Maybe<Submission>;
  /** Number of its submission. */
  submissionId: Scalars['Int64']['output'];
  /** Name of its submission, when that was seen. */
  submissionName?: Maybe<Scalars['String']['output']>;
  /** Test harness of its product. */
  testHarness?: Maybe<TestHarness>;
  /** When the service was found to have it no longer; null while it is there. */
  vanishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The numbers of the accounts that see it. */
  visibleToAccounts: Array<Scalars['String']['output']>;
};

/** A page of shipping labels, out of the mirror. */
export type MirroredShippingLabelConnection = {
  __typename?: 'MirroredShippingLabelConnection';
  /** The account is here at least as it was then; null until every list was read to its end once. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  complete: Scalars['Boolean']['output'];
  /** The shipping labels with their cursors. */
  edges: Array<MirroredShippingLabelEdge>;
  /** The shipping labels alone. */
  nodes: Array<MirroredShippingLabel>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A shipping label in a page. */
export type MirroredShippingLabelEdge = {
  __typename?: 'MirroredShippingLabelEdge';
  /** Send it as `after` to go on behind this shipping label. */
  cursor: Scalars['String']['output'];
  /** The shipping label. */
  node: MirroredShippingLabel;
};

/** Which shipping labels of the mirror. All conditions must hold. */
export type MirroredShippingLabelFilter = {
  /** Seen to have changed before this moment. */
  changedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed at this moment or later. */
  changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The step of its workflow, as the service writes it. */
  currentStep?: InputMaybe<Scalars['String']['input']>;
  /** Where it goes. */
  destination?: InputMaybe<Destination>;
  /** Failed last before this moment. */
  failedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Failed last at this moment or later. */
  failedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first before this moment. */
  firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first at this moment or later. */
  firstSeenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** To be published before this moment. */
  goLiveBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** To be published at this moment or later. */
  goLiveSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether it has vanished from the service; without this condition, both. */
  isVanished?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name contains this text, in any letter case. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Of the product with this node id. */
  product?: InputMaybe<Scalars['ID']['input']>;
  /** Where it stands as a whole. */
  progress?: InputMaybe<ShippingLabelProgress>;
  /** Became published or shared before this moment. */
  publishedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Became published or shared at this moment or later. */
  publishedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The state of that step. */
  state?: InputMaybe<WorkflowState>;
  /** Of the submission with this node id. */
  submission?: InputMaybe<Scalars['ID']['input']>;
  /** The kit that tested its product. */
  testHarness?: InputMaybe<TestHarness>;
};

/** An order of mirrored shipping labels. Ties are ordered by id; what has no value comes before all else. */
export type MirroredShippingLabelOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: MirroredShippingLabelOrderField;
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
  __typename?: 'MirroredSubmission';
  /** Label of the account; null where there is one without a label. */
  account?: Maybe<Scalars['String']['output']>;
  /** When the mirror first saw it as it is now. */
  changedAt: Scalars['DateTime']['output'];
  /** COMMIT_PENDING, COMMIT_RECEIVED, COMMIT_COMPLETE or COMMIT_FAILED. */
  commitStatus?: Maybe<CommitStatus>;
  /** When it was made, as the service says. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who made it. */
  createdBy?: Maybe<Scalars['String']['output']>;
  /** Step of the workflow, in the words of the service. */
  currentStep?: Maybe<Scalars['String']['output']>;
  /** When it was last seen to fail; null when it had failed at first sight. */
  failedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the mirror saw it first; never changes. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** The node id of the live one. */
  id: Scalars['ID']['output'];
  /** Whether its INF is declarative. */
  isDeclarativeInf?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is an extension INF. */
  isExtensionInf?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the driver is universal. */
  isUniversal?: Maybe<Scalars['Boolean']['output']>;
  /** What the service says about it. */
  messages: Array<Scalars['String']['output']>;
  /** Name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its product as it is now, read from the service when a field of it asks for that; null when this one has vanished. */
  product?: Maybe<Product>;
  /** Number of its product. */
  productId: Scalars['Int64']['output'];
  /** Name of its product, when that was seen. */
  productName?: Maybe<Scalars['String']['output']>;
  /** AWAITING_PACKAGE, PROCESSING, IN_REVIEW, READY or FAILED; null until the submission was read by itself. */
  progress?: Maybe<SubmissionProgress>;
  /** When it was last read from the service. */
  readAt: Scalars['DateTime']['output'];
  /** When it was seen to become ready; null when it was ready at first sight. */
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  /** Seconds from started_at, or from created_at where that is null, to ready_at. */
  secondsToReady?: Maybe<Scalars['Int']['output']>;
  /** When it was seen to be committed; null when it was already under way at first sight. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** State of that step: NOT_STARTED, STARTED, FAILED or COMPLETED. */
  state?: Maybe<WorkflowState>;
  /** The submission as it is now, read from the service when a field of it asks for that; null when it has vanished. */
  submission?: Maybe<Submission>;
  /** Number of the submission. */
  submissionId: Scalars['Int64']['output'];
  /** Test harness of its product. */
  testHarness?: Maybe<TestHarness>;
  /** INITIAL or DERIVED. */
  type?: Maybe<SubmissionType>;
  /** When the service was found to have it no longer; null while it is there. */
  vanishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of submissions, out of the mirror. */
export type MirroredSubmissionConnection = {
  __typename?: 'MirroredSubmissionConnection';
  /** The account is here at least as it was then; null until every list was read to its end once. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  complete: Scalars['Boolean']['output'];
  /** The submissions with their cursors. */
  edges: Array<MirroredSubmissionEdge>;
  /** The submissions alone. */
  nodes: Array<MirroredSubmission>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A submission in a page. */
export type MirroredSubmissionEdge = {
  __typename?: 'MirroredSubmissionEdge';
  /** Send it as `after` to go on behind this submission. */
  cursor: Scalars['String']['output'];
  /** The submission. */
  node: MirroredSubmission;
};

/** Which submissions of the mirror. All conditions must hold. */
export type MirroredSubmissionFilter = {
  /** Seen to have changed before this moment. */
  changedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen to have changed at this moment or later. */
  changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** What the service says about the commit. */
  commitStatus?: InputMaybe<CommitStatus>;
  /** Created before this moment. */
  createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Created at this moment or later. */
  createdSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The step of its workflow, as the service writes it. */
  currentStep?: InputMaybe<Scalars['String']['input']>;
  /** Failed last before this moment. */
  failedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Failed last at this moment or later. */
  failedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first before this moment. */
  firstSeenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Seen first at this moment or later. */
  firstSeenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether it has vanished from the service; without this condition, both. */
  isVanished?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name contains this text, in any letter case. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Of the product with this node id. */
  product?: InputMaybe<Scalars['ID']['input']>;
  /** Where it stands as a whole. */
  progress?: InputMaybe<SubmissionProgress>;
  /** Became ready before this moment. */
  readyBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Became ready at this moment or later. */
  readySince?: InputMaybe<Scalars['DateTime']['input']>;
  /** The state of that step. */
  state?: InputMaybe<WorkflowState>;
  /** The kit that tested its product. */
  testHarness?: InputMaybe<TestHarness>;
  /** The kind. */
  type?: InputMaybe<SubmissionType>;
};

/** An order of mirrored submissions. Ties are ordered by id; what has no value comes before all else. */
export type MirroredSubmissionOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: MirroredSubmissionOrderField;
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
  __typename?: 'Mutation';
  /** Cancels a label that waits for approval or is being rolled out. It may take a day, and then looks `FAILED`. */
  cancelShippingLabel?: Maybe<CancelShippingLabelPayload>;
  /** Commits a submission whose package has been uploaded: the workflow begins. */
  commitSubmission?: Maybe<CommitSubmissionPayload>;
  /** Registers a product. It cannot be deleted afterwards, only renamed. */
  createProduct?: Maybe<CreateProductPayload>;
  /** Asks the service to make the driver metadata of a submission that was shared or is old; takes hours. */
  createPublisherMetadata?: Maybe<CreatePublisherMetadataPayload>;
  /** Creates a shipping label: publishes a signed submission to Windows Update, or shares it with a partner. */
  createShippingLabel?: Maybe<CreateShippingLabelPayload>;
  /** Creates a submission. A product has one `INITIAL` for ever, even when it fails; `DERIVED` needs an initial one. */
  createSubmission?: Maybe<CreateSubmissionPayload>;
  /** Expires a label: removes all its hardware ids from Windows Update. */
  expireShippingLabel?: Maybe<ExpireShippingLabelPayload>;
  /** Changes a product: its name, marketing names or announcement date. Needs an initial submission that has not failed. */
  updateProduct?: Maybe<UpdateProductPayload>;
  /** Changes which devices a label is for. Refused while a workflow of the label runs. */
  updateShippingLabel?: Maybe<UpdateShippingLabelPayload>;
  /** Renames a submission. */
  updateSubmission?: Maybe<UpdateSubmissionPayload>;
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
  id: Scalars['ID']['output'];
};

/** An operating system. */
export type OperatingSystem = {
  __typename?: 'OperatingSystem';
  /** The code, such as `WINDOWS_v100_X64_RS5_FULL`. */
  code: Scalars['String']['output'];
  /** What it stands for. */
  description: Scalars['String']['output'];
};

/** A family of operating systems. */
export type OperatingSystemFamily = {
  __typename?: 'OperatingSystemFamily';
  /** The code, such as `Windows_v100_RS5`. */
  code: Scalars['String']['output'];
  /** What it stands for. */
  description: Scalars['String']['output'];
};

/** The direction of an order. */
export type OrderDirection =
  /** From the smallest to the largest. */
  | 'ASC'
  /** From the largest to the smallest. */
  | 'DESC';

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The last edge's cursor, to be sent as `after` for the next page; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when more follows this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when this page was asked for with `after`. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The first edge's cursor; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A file that preproduction signing made. It is downloaded with `GET /packages/preprod/{packageId}/assets/{assetId}`. */
export type PreprodAsset = {
  __typename?: 'PreprodAsset';
  /** The asset's id: a text of the service's choice. */
  assetId: Scalars['String']['output'];
  /** What it is, such as `SignedFilesZip`. */
  assetType?: Maybe<Scalars['String']['output']>;
  /** Its SHA-256 as the service wrote it, in hexadecimal digits or base64. */
  contentHash?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  createdDate?: Maybe<Scalars['DateTime']['output']>;
  /** The package that it was made of. */
  packageId: Scalars['String']['output'];
};

/**
 * A driver package for preproduction (test) signing. It is sent with `PUT /packages/preprod`, belongs to no product, and is
 * signed without a submission or a commit. The service has no list of these packages: keep the id.
 */
export type PreprodPackage = {
  __typename?: 'PreprodPackage';
  /** The files that signing made; empty before it has succeeded. May cost a call. */
  assets?: Maybe<Array<PreprodAsset>>;
  /** Why signing failed; null unless it did. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** The service's mark of this state of the package, which changes with it. */
  etag?: Maybe<Scalars['String']['output']>;
  /** When it changed last. */
  lastModified?: Maybe<Scalars['DateTime']['output']>;
  /** The package's id: a text of the service's choice. */
  packageId: Scalars['String']['output'];
  /** Where its signing stands. */
  signingStatus?: Maybe<PreprodSigningStatus>;
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
  __typename?: 'Product';
  /** Further attributes for storage controllers, RAID controllers and virtualization (SVVP); at most one of them is set. */
  additionalAttributes?: Maybe<AdditionalAttributes>;
  /** When the product is announced; it can be changed until ingestion ends. */
  announcementDate?: Maybe<Scalars['DateTime']['output']>;
  /** Who registered it. */
  createdBy?: Maybe<Scalars['String']['output']>;
  /** When it was registered. */
  createdDateTime?: Maybe<Scalars['DateTime']['output']>;
  /** The device category in the metadata, such as `Input.Digitizer.Multitouch`. */
  deviceMetadataCategory?: Maybe<Scalars['String']['output']>;
  /** GUIDs of the device metadata packages. */
  deviceMetadataIds: Array<Scalars['String']['output']>;
  /** Whether the device is inside the machine, outside, or both. */
  deviceType?: Maybe<DeviceType>;
  /** The kind of driver; read-only. */
  driverType?: Maybe<Scalars['String']['output']>;
  /** The version of the firmware. */
  firmwareVersion?: Maybe<Scalars['String']['output']>;
  /** The changes of state of its submissions and labels that the mirror has seen; null where the gateway keeps no mirror. Costs no call. */
  history?: Maybe<StatusChangeConnection>;
  /** The node id: `products/{productId}`. */
  id: Scalars['ID']['output'];
  /** True when at least one submission has been committed. */
  isCommitted?: Maybe<Scalars['Boolean']['output']>;
  /** Deprecated by the service at product level: `Submission.isExtensionInf` is the true source. */
  isExtensionInf?: Maybe<Scalars['Boolean']['output']>;
  /** True when the driver is to be signed for flighting. */
  isFlightSign?: Maybe<Scalars['Boolean']['output']>;
  /** True when the driver was compiled with Retpoline mitigations. */
  isRetpolineCompiled?: Maybe<Scalars['Boolean']['output']>;
  /** True when the driver is to be test signed. */
  isTestSign?: Maybe<Scalars['Boolean']['output']>;
  /** The names under which the product is marketed. */
  marketingNames: Array<Scalars['String']['output']>;
  /** A message of the service about the product. */
  message?: Maybe<Scalars['String']['output']>;
  /** The product's name (`productName` of the service). */
  name?: Maybe<Scalars['String']['output']>;
  /** How the account came to the product, such as `author`. */
  originType?: Maybe<Scalars['String']['output']>;
  /** The private product id: 16 or 17 digits, different in every account that sees a shared product. */
  productId: Scalars['Int64']['output'];
  /** The kind of product, where the service says it. */
  productType?: Maybe<Scalars['String']['output']>;
  /** Operating system codes for which signatures are asked, such as `WINDOWS_v100_X64_RS5_FULL`. */
  requestedSignatures: Array<Scalars['String']['output']>;
  /** The product type for each operating system family. */
  selectedProductTypes: Array<SelectedProductType>;
  /** The id that all accounts share that see this driver. */
  sharedProductId?: Maybe<Scalars['Int64']['output']>;
  /** The product id in the account that shared it; 0 for products of one's own. */
  sourceProductId?: Maybe<Scalars['Int64']['output']>;
  /** The publisher (seller) id of the account that shared it; 0 for products of one's own. */
  sourcePublisherId?: Maybe<Scalars['Int64']['output']>;
  /** The product's submissions: one `INITIAL`, and any number of `DERIVED`. */
  submissions?: Maybe<SubmissionConnection>;
  /** The kit that tested the driver, or attestation. */
  testHarness?: Maybe<TestHarness>;
  /** Who changed it last. */
  updatedBy?: Maybe<Scalars['String']['output']>;
  /** When it was changed last. */
  updatedDateTime?: Maybe<Scalars['DateTime']['output']>;
};


/** A driver as registered with the Hardware Dashboard: the container of its submissions. Products cannot be deleted. */
export type ProductHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: OrderDirection;
  first?: Scalars['Int']['input'];
};


/** A driver as registered with the Hardware Dashboard: the container of its submissions. Products cannot be deleted. */
export type ProductSubmissionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SubmissionFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InputMaybe<SubmissionOrder>;
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** The products with their cursors. */
  edges: Array<ProductEdge>;
  /** The products alone. */
  nodes: Array<Product>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many there are in all (after the filter); reads all pages of the service. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A product in a page. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Send it as `after` to go on behind this product. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

/** Which products. All conditions must hold. */
export type ProductFilter = {
  /** Announced before this moment. */
  announcedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Announced at this moment or later. */
  announcedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether a submission has been committed. */
  isCommitted?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name contains this text, in any letter case. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
  /** The kit that tested it. */
  testHarness?: InputMaybe<TestHarness>;
};

/** An order of products. Ties, and what has no value (last), are ordered by id. */
export type ProductOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: ProductOrderField;
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
  __typename?: 'ProductType';
  /** What it stands for. */
  description: Scalars['String']['output'];
  /** The name, which is the value to send. */
  name: Scalars['String']['output'];
};

/** How a label is published to Windows Update. */
export type PublishingSpecifications = {
  __typename?: 'PublishingSpecifications';
  /** What Microsoft wants to know before it approves; absent on manual labels. */
  additionalInfoForMsApproval?: Maybe<AdditionalInfoForMsApproval>;
  /** Not before this moment; null for as soon as possible. */
  goLiveDate?: Maybe<Scalars['DateTime']['output']>;
  /** Installed automatically during an upgrade of Windows. */
  isAutoInstallDuringOSUpgrade?: Maybe<Scalars['Boolean']['output']>;
  /** Installed automatically on systems that it fits. */
  isAutoInstallOnApplicableSystems?: Maybe<Scalars['Boolean']['output']>;
  /** The information is kept from the public until the go-live date. */
  isDisclosureRestricted?: Maybe<Scalars['Boolean']['output']>;
  /** Installed only when somebody asks for it: the opposite of the two automatic ways. */
  manualAcquisition?: Maybe<Scalars['Boolean']['output']>;
  /** Published to Windows 10 in S mode too. */
  publishToWindows10s?: Maybe<Scalars['Boolean']['output']>;
  /** Publisher (seller) ids of accounts that may see the label. */
  visibleToAccounts: Array<Scalars['Int64']['output']>;
};

/** How a label is published to Windows Update. */
export type PublishingSpecificationsInput = {
  /** What Microsoft wants to know; compulsory when either automatic way is chosen. */
  additionalInfoForMsApproval?: InputMaybe<AdditionalInfoForMsApprovalInput>;
  /** Not before this moment; leave it out for as soon as possible. */
  goLiveDate?: InputMaybe<Scalars['DateTime']['input']>;
  /** Install automatically during an upgrade of Windows. */
  isAutoInstallDuringOSUpgrade?: InputMaybe<Scalars['Boolean']['input']>;
  /** Install automatically on systems that it fits. */
  isAutoInstallOnApplicableSystems?: InputMaybe<Scalars['Boolean']['input']>;
  /** Keep the information from the public until the go-live date. */
  isDisclosureRestricted?: InputMaybe<Scalars['Boolean']['input']>;
  /** Install only when somebody asks for it. Must be the opposite of the two automatic ways; filled in when left out. */
  manualAcquisition?: InputMaybe<Scalars['Boolean']['input']>;
  /** Publish to Windows 10 in S mode too. */
  publishToWindows10s?: InputMaybe<Scalars['Boolean']['input']>;
  /** Publisher (seller) ids of accounts that may see the label. */
  visibleToAccounts?: InputMaybe<Array<Scalars['Int64']['input']>>;
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** The accounts that you may use, the first being the one that fields without an id are about unless the header `x-hardware-account` names another. Empty on a gateway whose one account has no label: its ids begin with `products/` and `audiences/`. Costs no call. */
  accounts: Array<Account>;
  /** The audiences that this account may target. */
  audiences?: Maybe<Array<Audience>>;
  /**
   * The account as the gateway's mirror has it, for reports: answering costs no call to the service, and everything is as old as
   * `readAt` says. Fails with `MIRROR_UNAVAILABLE` where the gateway keeps no mirror (`MIRROR_DIR`).
   */
  mirror?: Maybe<Mirror>;
  /** The thing with this id, whatever its type; null when there is none. */
  node?: Maybe<Node>;
  /** Several things by their ids, in the order asked. What does not exist, or has a malformed id (then with an error), is null in its place. */
  nodes: Array<Maybe<Node>>;
  /** A submission that a partner shared, found by the partner's numbers. The answer bears this account's own numbers; null when there is none. */
  partnerSubmission?: Maybe<Submission>;
  /** The package for preproduction signing with this id; null when there is none. */
  preprodPackage?: Maybe<PreprodPackage>;
  /** The product with this number; null when there is none. */
  product?: Maybe<Product>;
  /** The account's products. Reads only as many pages of the service (of 50) as `first` needs. */
  products?: Maybe<ProductConnection>;
  /** What is known of the quota of calls that the service grants this account. */
  rateLimit: RateLimit;
  /** The known operating system codes, families and product types, with what they stand for. Costs no call. */
  reference: Reference;
  /** The shipping label with these numbers; null when there is none. */
  shippingLabel?: Maybe<ShippingLabel>;
  /** The submission with these numbers; null when there is none. */
  submission?: Maybe<Submission>;
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
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
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InputMaybe<ProductOrder>;
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
  __typename?: 'RaidController';
  /** Anything else. */
  additionalInfo?: Maybe<Scalars['String']['output']>;
  /** The version of the driver. */
  driverVersion?: Maybe<Scalars['String']['output']>;
  /** The version of the filter driver. */
  filterVersion?: Maybe<Scalars['String']['output']>;
  /** The version of the firmware. */
  firmwareVersion?: Maybe<Scalars['String']['output']>;
  /** True when SCSI Accessed Fault-Tolerant Enclosures are supported. */
  isSAFTE?: Maybe<Scalars['Boolean']['output']>;
  /** True when SCSI Enclosure Services are supported. */
  isSES?: Maybe<Scalars['Boolean']['output']>;
  /** True when third-party software is needed. */
  isThirdPartyNeeded?: Maybe<Scalars['Boolean']['output']>;
  /** The name of the Microsoft solution. */
  microsoftName?: Maybe<Scalars['String']['output']>;
  /** The version of the Microsoft solution. */
  microsoftVersion?: Maybe<Scalars['String']['output']>;
  /** The name of the proprietary solution. */
  proprietaryName?: Maybe<Scalars['String']['output']>;
  /** The version of the proprietary solution. */
  proprietaryVersion?: Maybe<Scalars['String']['output']>;
  /** True when a Microsoft solution was used; then its name and version are compulsory. */
  usedMicrosoft?: Maybe<Scalars['Boolean']['output']>;
  /** True when a proprietary multipath solution was used; then its name and version are compulsory. */
  usedProprietary?: Maybe<Scalars['Boolean']['output']>;
};

/** Attributes of a RAID controller. */
export type RaidControllerInput = {
  /** Anything else. */
  additionalInfo?: InputMaybe<Scalars['String']['input']>;
  /** The version of the driver. */
  driverVersion?: InputMaybe<Scalars['String']['input']>;
  /** The version of the filter driver. */
  filterVersion?: InputMaybe<Scalars['String']['input']>;
  /** The version of the firmware. */
  firmwareVersion?: InputMaybe<Scalars['String']['input']>;
  /** True when SCSI Accessed Fault-Tolerant Enclosures are supported. */
  isSAFTE?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when SCSI Enclosure Services are supported. */
  isSES?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when third-party software is needed. */
  isThirdPartyNeeded?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of the Microsoft solution. */
  microsoftName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the Microsoft solution. */
  microsoftVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the proprietary solution. */
  proprietaryName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the proprietary solution. */
  proprietaryVersion?: InputMaybe<Scalars['String']['input']>;
  /** True when a Microsoft solution was used; then its name and version are compulsory. */
  usedMicrosoft?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when a proprietary multipath solution was used; then its name and version are compulsory. */
  usedProprietary?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is known of the account's quota. The service does not publish it: it is what was configured, and what its refusals taught. */
export type RateLimit = {
  __typename?: 'RateLimit';
  /** Calls sent in the last minute: by all replicas where they share a quota, as far as this one has heard, else by this process. */
  callsInLastMinute: Scalars['Int']['output'];
  /** Calls a minute that the gateway allows itself; null when none is configured and the service has refused nothing yet. */
  callsPerMinute?: Maybe<Scalars['Int']['output']>;
  /** The most calls that may be under way at once. */
  concurrency: Scalars['Int']['output'];
  /** Calls under way now. */
  inFlight: Scalars['Int']['output'];
  /** When the service last refused a call for too many calls (429). */
  lastThrottledAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when all calls of the account pause because the service said so; null when they do not. */
  pausedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Calls that wait for a place. */
  waiting: Scalars['Int']['output'];
};

/** Who receives a label that shares with a partner. */
export type RecipientSpecifications = {
  __typename?: 'RecipientSpecifications';
  /** The partner's own labels must target computer hardware ids. */
  enforceChidTargeting?: Maybe<Scalars['Boolean']['output']>;
  /** The publisher (seller) id of the partner; the service keeps it as text. */
  receiverPublisherId?: Maybe<Scalars['String']['output']>;
};

/** Who receives a label that shares with a partner. */
export type RecipientSpecificationsInput = {
  /** The partner's own labels must target computer hardware ids. */
  enforceChidTargeting?: InputMaybe<Scalars['Boolean']['input']>;
  /** The publisher (seller) id of the partner: digits, sent as text. */
  receiverPublisherId: Scalars['String']['input'];
};

/** The known values of open vocabularies, for forms. The lists grow faster than the gateway: other values are accepted too. */
export type Reference = {
  __typename?: 'Reference';
  /** Operating system families, for `selectedProductTypes`. */
  operatingSystemFamilies: Array<OperatingSystemFamily>;
  /** Operating system codes, for `requestedSignatures` and hardware ids. */
  operatingSystems: Array<OperatingSystem>;
  /** Product types, for `selectedProductTypes`. */
  productTypes: Array<ProductType>;
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
  __typename?: 'SelectedProductType';
  /** The code of the family, such as `Windows_v100_RS5`; letter case varies. */
  operatingSystemFamily: Scalars['String']['output'];
  /** The product type, such as `Camera` or `Unclassified`. */
  productType?: Maybe<Scalars['String']['output']>;
};

/** The product type chosen for an operating system family. */
export type SelectedProductTypeInput = {
  /** The code of the family, such as `Windows_v100_RS5`. */
  operatingSystemFamily: Scalars['String']['input'];
  /** The product type, such as `Camera` or `Unclassified`. */
  productType: Scalars['String']['input'];
};

/** How a signed submission is published to Windows Update, or shared with a partner. */
export type ShippingLabel = Node & {
  __typename?: 'ShippingLabel';
  /** Where the drivers go. */
  destination?: Maybe<Destination>;
  /** Its changes of state that the mirror has seen; null where the gateway keeps no mirror. Costs no call. */
  history?: Maybe<StatusChangeConnection>;
  /** The node id: `products/{productId}/submissions/{submissionId}/shippingLabels/{shippingLabelId}`. */
  id: Scalars['ID']['output'];
  /** The label's name, seen only by its creator. */
  name?: Maybe<Scalars['String']['output']>;
  /** The product it belongs to. */
  product?: Maybe<Product>;
  /** The number of the product it belongs to. */
  productId: Scalars['Int64']['output'];
  /** Where the label stands as a whole. */
  progress?: Maybe<ShippingLabelProgress>;
  /** How it is published; only for `WINDOWS_UPDATE`. */
  publishingSpecifications?: Maybe<PublishingSpecifications>;
  /** Who receives it; only for `ANOTHER_PARTNER`. */
  recipientSpecifications?: Maybe<RecipientSpecifications>;
  /** The label's number: 19 digits. */
  shippingLabelId: Scalars['Int64']['output'];
  /** The submission it belongs to. */
  submission?: Maybe<Submission>;
  /** The number of the submission it belongs to. */
  submissionId: Scalars['Int64']['output'];
  /** Which devices it is for. */
  targeting?: Maybe<Targeting>;
  /** Where the service's work stands. */
  workflowStatus?: Maybe<WorkflowStatus>;
};


/** How a signed submission is published to Windows Update, or shared with a partner. */
export type ShippingLabelHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: OrderDirection;
  first?: Scalars['Int']['input'];
};

/** A page of shipping labels. */
export type ShippingLabelConnection = {
  __typename?: 'ShippingLabelConnection';
  /** The labels with their cursors. */
  edges: Array<ShippingLabelEdge>;
  /** The labels alone. */
  nodes: Array<ShippingLabel>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many there are in all (after the filter); reads all pages of the service. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A shipping label in a page. */
export type ShippingLabelEdge = {
  __typename?: 'ShippingLabelEdge';
  /** Send it as `after` to go on behind this label. */
  cursor: Scalars['String']['output'];
  /** The label. */
  node: ShippingLabel;
};

/** Which shipping labels. All conditions must hold. */
export type ShippingLabelFilter = {
  /** Where the drivers go. */
  destination?: InputMaybe<Destination>;
  /** The name contains this text, in any letter case. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Where the label stands. */
  progress?: InputMaybe<ShippingLabelProgress>;
};

/** An order of shipping labels. Ties, and what has no value (last), are ordered by id. */
export type ShippingLabelOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: ShippingLabelOrderField;
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
  __typename?: 'ShippingLabelStats';
  /** The account is here at least as it was then; null until every list was read to its end once. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  complete: Scalars['Boolean']['output'];
  /** The groups, in the order of their keys; only those that have a member. */
  groups: Array<ShippingLabelStatsGroup>;
  /** How many shipping labels there are in all groups. */
  totalCount: Scalars['Int']['output'];
};

/** A group of shipping labels. What they are not put together by is null. */
export type ShippingLabelStatsGroup = {
  __typename?: 'ShippingLabelStatsGroup';
  /** How many are in the group. */
  count: Scalars['Int']['output'];
  /** The step of their workflow. */
  currentStep?: Maybe<Scalars['String']['output']>;
  /** Where they go. */
  destination?: Maybe<Destination>;
  /** The day (UTC) on which they failed last, such as `2026-01-31`. */
  failedDay?: Maybe<Scalars['String']['output']>;
  /** The month in which they failed last, such as `2026-01`. */
  failedMonth?: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they failed last, such as `2026-01-26`. */
  failedWeek?: Maybe<Scalars['String']['output']>;
  /** The day (UTC) on which they were seen first, such as `2026-01-31`. */
  firstSeenDay?: Maybe<Scalars['String']['output']>;
  /** The month in which they were seen first, such as `2026-01`. */
  firstSeenMonth?: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they were seen first, such as `2026-01-26`. */
  firstSeenWeek?: Maybe<Scalars['String']['output']>;
  /** Median of the seconds that they took to become published; null when none has such a time. */
  medianSecondsToPublished?: Maybe<Scalars['Float']['output']>;
  /** Where they stand as a whole. */
  progress?: Maybe<ShippingLabelProgress>;
  /** The day (UTC) on which they became published or shared, such as `2026-01-31`. */
  publishedDay?: Maybe<Scalars['String']['output']>;
  /** The month in which they became published or shared, such as `2026-01`. */
  publishedMonth?: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they became published or shared, such as `2026-01-26`. */
  publishedWeek?: Maybe<Scalars['String']['output']>;
  /** The state of the step of their workflow. */
  state?: Maybe<WorkflowState>;
  /** The kit that tested their products. */
  testHarness?: Maybe<TestHarness>;
  /** How many of them have such a time, and so are in the median. */
  timedCount: Scalars['Int']['output'];
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
  __typename?: 'StatusChange';
  /** Label of the account; null where there is one without a label. */
  account?: Maybe<Scalars['String']['output']>;
  /** When the read before that began: the change lies between the two. */
  after: Scalars['DateTime']['output'];
  /** When the read began that showed the change. */
  at: Scalars['DateTime']['output'];
  /** What it was. */
  fromValue: Scalars['String']['output'];
  /** The moment, the thing and what changed; unique. */
  id: Scalars['ID']['output'];
  /** What kind of thing changed. */
  kind: StatusChangeKind;
  /** What the service said beside it. */
  messages: Array<Scalars['String']['output']>;
  /** The product as it is now, read from the service when a field of it asks for that. */
  product?: Maybe<Product>;
  /** Number of its product. */
  productId: Scalars['Int64']['output'];
  /** The label as it is now, read from the service when a field of it asks for that; null for a submission. */
  shippingLabel?: Maybe<ShippingLabel>;
  /** Number of the label; null for a submission. */
  shippingLabelId?: Maybe<Scalars['Int64']['output']>;
  /** The submission as it is now, read from the service when a field of it asks for that. */
  submission?: Maybe<Submission>;
  /** Number of the submission, or of that of the label. */
  submissionId: Scalars['Int64']['output'];
  /** Node id of what changed. */
  thing: Scalars['ID']['output'];
  /** What it became; null for nothing. */
  toValue?: Maybe<Scalars['String']['output']>;
  /** What changed. */
  what: StatusChangeWhat;
};

/** A page of changes, out of the mirror. */
export type StatusChangeConnection = {
  __typename?: 'StatusChangeConnection';
  /** The account is here at least as it was then; null until every list was read to its end once. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  complete: Scalars['Boolean']['output'];
  /** The changes with their cursors. */
  edges: Array<StatusChangeEdge>;
  /** The changes alone. */
  nodes: Array<StatusChange>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many there are in all (after the filter). */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A change in a page. */
export type StatusChangeEdge = {
  __typename?: 'StatusChangeEdge';
  /** Send it as `after` to go on behind this change. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: StatusChange;
};

/** Which changes of state. All conditions must hold. */
export type StatusChangeFilter = {
  /** Seen before this moment. */
  before?: InputMaybe<Scalars['DateTime']['input']>;
  /** What it was, such as `PROCESSING`. */
  fromValue?: InputMaybe<Scalars['String']['input']>;
  /** The kind of thing that changed. */
  kind?: InputMaybe<StatusChangeKind>;
  /** Seen at this moment or later. */
  since?: InputMaybe<Scalars['DateTime']['input']>;
  /** The node id of what changed. */
  thing?: InputMaybe<Scalars['ID']['input']>;
  /** What it became, such as `FAILED`. */
  toValue?: InputMaybe<Scalars['String']['input']>;
  /** What changed. */
  what?: InputMaybe<StatusChangeWhat>;
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
  __typename?: 'StorageController';
  /** The version of ACPI. */
  acpiVersion?: Maybe<Scalars['String']['output']>;
  /** The version of the BIOS. */
  biosVersion?: Maybe<Scalars['String']['output']>;
  /** The name of the chip set. */
  chipsetName?: Maybe<Scalars['String']['output']>;
  /** The version of the device. */
  deviceVersion?: Maybe<Scalars['String']['output']>;
  /** The name of the driver. */
  driverName?: Maybe<Scalars['String']['output']>;
  /** The version of the driver. */
  driverVersion?: Maybe<Scalars['String']['output']>;
  /** The version of the firmware. */
  firmwareVersion?: Maybe<Scalars['String']['output']>;
  /** The name of the Microsoft solution. */
  microsoftName?: Maybe<Scalars['String']['output']>;
  /** The version of the Microsoft solution. */
  microsoftVersion?: Maybe<Scalars['String']['output']>;
  /** The name of the proprietary solution. */
  proprietaryName?: Maybe<Scalars['String']['output']>;
  /** The version of the proprietary solution. */
  proprietaryVersion?: Maybe<Scalars['String']['output']>;
  /** True when differential signalling is supported. */
  supportsDifferential?: Maybe<Scalars['Boolean']['output']>;
  /** True when native 4K sectors are supported. */
  supportsSector4K4K?: Maybe<Scalars['Boolean']['output']>;
  /** True when 4K sectors with 512-byte emulation are supported. */
  supportsSector4K512E?: Maybe<Scalars['Boolean']['output']>;
  /** The version of UEFI. */
  uefiVersion?: Maybe<Scalars['String']['output']>;
  /** True when better boot is supported; then the UEFI and ACPI versions are compulsory. */
  usedBetterBoot?: Maybe<Scalars['Boolean']['output']>;
  /** True when boot is supported. */
  usedBootSupport?: Maybe<Scalars['Boolean']['output']>;
  /** True when a Microsoft solution was used; then its name and version are compulsory. */
  usedMicrosoft?: Maybe<Scalars['Boolean']['output']>;
  /** True when a proprietary multipath solution was used; then its name and version are compulsory. */
  usedProprietary?: Maybe<Scalars['Boolean']['output']>;
};

/** Attributes of a storage controller. */
export type StorageControllerInput = {
  /** The version of ACPI. */
  acpiVersion?: InputMaybe<Scalars['String']['input']>;
  /** The version of the BIOS. */
  biosVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the chip set. */
  chipsetName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the device. */
  deviceVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the driver. */
  driverName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the driver. */
  driverVersion?: InputMaybe<Scalars['String']['input']>;
  /** The version of the firmware. */
  firmwareVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the Microsoft solution. */
  microsoftName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the Microsoft solution. */
  microsoftVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the proprietary solution. */
  proprietaryName?: InputMaybe<Scalars['String']['input']>;
  /** The version of the proprietary solution. */
  proprietaryVersion?: InputMaybe<Scalars['String']['input']>;
  /** True when differential signalling is supported. */
  supportsDifferential?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when native 4K sectors are supported. */
  supportsSector4K4K?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when 4K sectors with 512-byte emulation are supported. */
  supportsSector4K512E?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version of UEFI. */
  uefiVersion?: InputMaybe<Scalars['String']['input']>;
  /** True when better boot is supported; then the UEFI and ACPI versions are compulsory. */
  usedBetterBoot?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when boot is supported. */
  usedBootSupport?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when a Microsoft solution was used; then its name and version are compulsory. */
  usedMicrosoft?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when a proprietary multipath solution was used; then its name and version are compulsory. */
  usedProprietary?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A package sent for signing. A product has one `INITIAL` submission for ever; `DERIVED` ones (driver update acceptable) build on it. */
export type Submission = Node & {
  __typename?: 'Submission';
  /** What the service says about the commit. It may say pending for a while after a commit was accepted: see `progress`. */
  commitStatus?: Maybe<CommitStatus>;
  /** Who created it. */
  createdBy?: Maybe<Scalars['String']['output']>;
  /** When it was created. */
  createdDateTime?: Maybe<Scalars['DateTime']['output']>;
  /** What the service says about the downloads. */
  downloadMessages?: Maybe<Array<Scalars['String']['output']>>;
  /** What can be downloaded now. The addresses are secrets that expire within a day. A package that can still be written to is not here: see `uploadUrl`. */
  downloads?: Maybe<Array<Download>>;
  /** The driver's INFs, operating systems and hardware ids as the service found them; null while there are none, and for shared or old submissions until `createPublisherMetadata`. */
  driverMetadata?: Maybe<DriverMetadata>;
  /** Its changes of state that the mirror has seen; null where the gateway keeps no mirror. Costs no call. */
  history?: Maybe<StatusChangeConnection>;
  /** The node id: `products/{productId}/submissions/{submissionId}`. */
  id: Scalars['ID']['output'];
  /** True when all INFs are declarative; known after ingestion. */
  isDeclarativeInf?: Maybe<Scalars['Boolean']['output']>;
  /** True when all INFs are extension INFs; known after ingestion. */
  isExtensionInf?: Maybe<Scalars['Boolean']['output']>;
  /** True when all INFs are universal; known after ingestion. */
  isUniversal?: Maybe<Scalars['Boolean']['output']>;
  /** The submission's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** The product it belongs to. */
  product?: Maybe<Product>;
  /** The number of the product it belongs to. */
  productId: Scalars['Int64']['output'];
  /** Where the submission stands as a whole. */
  progress?: Maybe<SubmissionProgress>;
  /** The submission's shipping labels. */
  shippingLabels?: Maybe<ShippingLabelConnection>;
  /** The submission's number: 19 digits. */
  submissionId: Scalars['Int64']['output'];
  /** Whether it is the product's first or derived from it. */
  type?: Maybe<SubmissionType>;
  /** Where the package is to be uploaded: a secret that expires within a day. Null unless the submission awaits its package. Needs the role `submitter`. */
  uploadUrl?: Maybe<Scalars['String']['output']>;
  /** Where the service's work stands; null before and shortly after the commit. */
  workflowStatus?: Maybe<WorkflowStatus>;
};


/** A package sent for signing. A product has one `INITIAL` submission for ever; `DERIVED` ones (driver update acceptable) build on it. */
export type SubmissionHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  direction?: OrderDirection;
  first?: Scalars['Int']['input'];
};


/** A package sent for signing. A product has one `INITIAL` submission for ever; `DERIVED` ones (driver update acceptable) build on it. */
export type SubmissionShippingLabelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ShippingLabelFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: InputMaybe<ShippingLabelOrder>;
};

/** A page of submissions. */
export type SubmissionConnection = {
  __typename?: 'SubmissionConnection';
  /** The submissions with their cursors. */
  edges: Array<SubmissionEdge>;
  /** The submissions alone. */
  nodes: Array<Submission>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** How many there are in all (after the filter); reads all pages of the service. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A submission in a page. */
export type SubmissionEdge = {
  __typename?: 'SubmissionEdge';
  /** Send it as `after` to go on behind this submission. */
  cursor: Scalars['String']['output'];
  /** The submission. */
  node: Submission;
};

/** Which submissions. All conditions must hold. */
export type SubmissionFilter = {
  /** What the service says about the commit; costs a call for each submission whose list entry does not say it. */
  commitStatus?: InputMaybe<CommitStatus>;
  /** The name contains this text, in any letter case. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Where it stands; may cost a call for each submission. */
  progress?: InputMaybe<SubmissionProgress>;
  /** The kind. */
  type?: InputMaybe<SubmissionType>;
};

/** An order of submissions. Ties, and what has no value (last), are ordered by id. */
export type SubmissionOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to order by. */
  field: SubmissionOrderField;
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
  __typename?: 'SubmissionStats';
  /** The account is here at least as it was then; null until every list was read to its end once. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** True when nothing is missing that is older than `asOf`. */
  complete: Scalars['Boolean']['output'];
  /** The groups, in the order of their keys; only those that have a member. */
  groups: Array<SubmissionStatsGroup>;
  /** How many submissions there are in all groups. */
  totalCount: Scalars['Int']['output'];
};

/** A group of submissions. What they are not put together by is null. */
export type SubmissionStatsGroup = {
  __typename?: 'SubmissionStatsGroup';
  /** What the service says about the commit. */
  commitStatus?: Maybe<CommitStatus>;
  /** How many are in the group. */
  count: Scalars['Int']['output'];
  /** The day (UTC) on which they were created, such as `2026-01-31`. */
  createdDay?: Maybe<Scalars['String']['output']>;
  /** The month in which they were created, such as `2026-01`. */
  createdMonth?: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they were created, such as `2026-01-26`. */
  createdWeek?: Maybe<Scalars['String']['output']>;
  /** The step of their workflow. */
  currentStep?: Maybe<Scalars['String']['output']>;
  /** The day (UTC) on which they failed last, such as `2026-01-31`. */
  failedDay?: Maybe<Scalars['String']['output']>;
  /** The month in which they failed last, such as `2026-01`. */
  failedMonth?: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they failed last, such as `2026-01-26`. */
  failedWeek?: Maybe<Scalars['String']['output']>;
  /** Median of the seconds that they took to become ready; null when none has such a time. */
  medianSecondsToReady?: Maybe<Scalars['Float']['output']>;
  /** Where they stand as a whole. */
  progress?: Maybe<SubmissionProgress>;
  /** The day (UTC) on which they became ready, such as `2026-01-31`. */
  readyDay?: Maybe<Scalars['String']['output']>;
  /** The month in which they became ready, such as `2026-01`. */
  readyMonth?: Maybe<Scalars['String']['output']>;
  /** The Monday of the week in which they became ready, such as `2026-01-26`. */
  readyWeek?: Maybe<Scalars['String']['output']>;
  /** The state of the step of their workflow. */
  state?: Maybe<WorkflowState>;
  /** The kit that tested their products. */
  testHarness?: Maybe<TestHarness>;
  /** How many of them have such a time, and so are in the median. */
  timedCount: Scalars['Int']['output'];
  /** Their kind. */
  type?: Maybe<SubmissionType>;
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
  __typename?: 'Subscription';
  /** A shipping label on its way, until it is published, shared or has failed. */
  shippingLabelUpdated: ShippingLabel;
  /** A submission on its way, until its signed package is there (`READY`) or it has failed. New addresses of downloads are no change. */
  submissionUpdated: Submission;
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
  __typename?: 'Svvp';
  /** The guest operating system, such as `Windows Server 2012 R2`. */
  guestOs?: Maybe<Scalars['String']['output']>;
  /** The most memory, in GB. */
  maxMemory?: Maybe<Scalars['Int']['output']>;
  /** The most virtual processors. */
  maxProcessors?: Maybe<Scalars['Int']['output']>;
  /** The processor architecture, such as `Xeon`. */
  processorArchitecture?: Maybe<Scalars['String']['output']>;
  /** The version of the product. */
  productVersion?: Maybe<Scalars['String']['output']>;
  /** Where customers find support. */
  supportLink?: Maybe<Scalars['String']['output']>;
};

/** Attributes for the Server Virtualization Validation Program. */
export type SvvpInput = {
  /** The guest operating system, such as `Windows Server 2012 R2`. */
  guestOs?: InputMaybe<Scalars['String']['input']>;
  /** The most memory, in GB. */
  maxMemory?: InputMaybe<Scalars['Int']['input']>;
  /** The most virtual processors. */
  maxProcessors?: InputMaybe<Scalars['Int']['input']>;
  /** The processor architecture, such as `Xeon`. */
  processorArchitecture?: InputMaybe<Scalars['String']['input']>;
  /** The version of the product. */
  productVersion?: InputMaybe<Scalars['String']['input']>;
  /** Where customers find support. */
  supportLink?: InputMaybe<Scalars['String']['input']>;
};

/** Which devices a label is for. */
export type Targeting = {
  __typename?: 'Targeting';
  /** The audiences of `restrictedToAudiences` that are known; costs one call. */
  audiences?: Maybe<Array<Audience>>;
  /** The computer hardware ids. */
  chids: Array<Chid>;
  /** Limits of the Windows builds, for co-engineering partners. */
  coEngDriverPublishInfo?: Maybe<CoEngDriverPublishInfo>;
  /** The hardware ids, each with its bundle, INF and operating system. */
  hardwareIds: Array<HardwareId>;
  /** Limits of the Windows versions, by code. */
  inServicePublishInfo?: Maybe<InServicePublishInfo>;
  /** GUIDs of the audiences to which the label is restricted; empty for everybody. */
  restrictedToAudiences: Array<Scalars['String']['output']>;
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
  allHardwareIds?: InputMaybe<Scalars['Boolean']['input']>;
  /** The computer hardware ids; only for Windows 10 and later. */
  chids?: InputMaybe<Array<ChidInput>>;
  /** Limits of the Windows builds. Not together with `inServicePublishInfo`. */
  coEngDriverPublishInfo?: InputMaybe<CoEngDriverPublishInfoInput>;
  /** The hardware ids. `Submission.driverMetadata.hardwareIds` lists the valid ones. */
  hardwareIds?: InputMaybe<Array<HardwareIdInput>>;
  /** Limits of the Windows versions. Not together with `coEngDriverPublishInfo`. */
  inServicePublishInfo?: InputMaybe<InServicePublishInfoInput>;
  /** GUIDs of audiences to which the label is restricted. */
  restrictedToAudiences?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Changes of which devices a label is for. What is not given stays. */
export type TargetingUpdateInput = {
  /** Why, for Microsoft's approval. */
  businessJustification?: InputMaybe<Scalars['String']['input']>;
  /** Computer hardware ids to add or remove. */
  chids?: InputMaybe<Array<ChidChangeInput>>;
  /** Limits of the Windows builds. Not together with `inServicePublishInfo`. */
  coEngDriverPublishInfo?: InputMaybe<CoEngDriverPublishInfoInput>;
  /** Hardware ids to add or remove. */
  hardwareIds?: InputMaybe<Array<HardwareIdChangeInput>>;
  /** Limits of the Windows versions. Not together with `coEngDriverPublishInfo`. */
  inServicePublishInfo?: InputMaybe<InServicePublishInfoInput>;
  /** The audiences from now on, in place of those before; an empty list for everybody. */
  restrictedToAudiences?: InputMaybe<Array<Scalars['String']['input']>>;
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
  announcementDate?: InputMaybe<Scalars['DateTime']['input']>;
  /** The product's node id. */
  id: Scalars['ID']['input'];
  /** The new marketing names; they can be added until the announcement date. */
  marketingNames?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The new name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The changed product, or why the change was refused. */
export type UpdateProductPayload = {
  __typename?: 'UpdateProductPayload';
  /** The product, read afresh; null when the change was refused. */
  product?: Maybe<Product>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Changes of a shipping label. */
export type UpdateShippingLabelInput = {
  /** The label's node id. */
  id: Scalars['ID']['input'];
  /** What changes in which devices it is for. */
  targeting?: InputMaybe<TargetingUpdateInput>;
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The changed label, or why the change was refused. */
export type UpdateShippingLabelPayload = {
  __typename?: 'UpdateShippingLabelPayload';
  /** The label, read afresh; null when the change was refused. */
  shippingLabel?: Maybe<ShippingLabel>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Changes of a submission. What is not given stays. */
export type UpdateSubmissionInput = {
  /** The submission's node id. */
  id: Scalars['ID']['input'];
  /** The new name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** True: check the input, send nothing. */
  validateOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The changed submission, or why the change was refused. */
export type UpdateSubmissionPayload = {
  __typename?: 'UpdateSubmissionPayload';
  /** The submission, read afresh; null when the change was refused. */
  submission?: Maybe<Submission>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A refusal of a mutation by the service, or by the gateway's own checks of the rules. One entry for each fault. */
export type UserError = {
  __typename?: 'UserError';
  /** What is wrong, for programs: `INVALID_INPUT`, `REQUEST_INVALID_FOR_CURRENT_STATE`, `ENTITY_NOT_FOUND`, `UPDATE_UNAUTHORIZED`, `READ_ONLY_PRODUCT`, … */
  code: Scalars['String']['output'];
  /** The id of this request, for the log and for support. */
  correlationId?: Maybe<Scalars['String']['output']>;
  /** What is wrong, in words. */
  message: Scalars['String']['output'];
  /** The input field at fault, in the names of the input; null when the fault is not one field's. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The field at fault as the service wrote it; null for the gateway's own checks. */
  target?: Maybe<Scalars['String']['output']>;
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
  __typename?: 'WorkflowStatus';
  /**
   * The step it is at. Submissions: `packageInfoValidation`, `preparation`, `scanning`, `validation`, `catalogCreation`,
   * `manualReview`, `signing`, `finalizeIngestion`. Shipping labels: `created`, `preProcessShippingLabel`,
   * `finalizePreProcessing`, `publishJobValidation`, then `updateGeneration`, `microsoftApproval`, `publishing`,
   * `finalizePublishing` (Windows Update) or `processSharing`, `finalizeSharing` (partner). A number is served as its digits.
   */
  currentStep?: Maybe<Scalars['String']['output']>;
  /** The text of the error report, fetched when asked for; null when there is none. */
  errorReport?: Maybe<Scalars['String']['output']>;
  /** The address of the error report: a secret that expires within a day. */
  errorReportUrl?: Maybe<Scalars['String']['output']>;
  /** What the service says about it. */
  messages: Array<Scalars['String']['output']>;
  /** The state of that step alone: `COMPLETED` of a middle step is not the end. `progress` tells whether the whole is done. */
  state?: Maybe<WorkflowState>;
};

export type DriversQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DriversQuery = { __typename?: 'Query', products?: { __typename?: 'ProductConnection', nodes: Array<{ __typename?: 'Product', id: string, name?: string | null, testHarness?: TestHarness | null, announcementDate?: string | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null };

export type DriverQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DriverQuery = { __typename?: 'Query', node?:
    | { __typename?: 'Audience', id: string }
    | { __typename?: 'Product', productId: string, name?: string | null, id: string, submissions?: { __typename?: 'SubmissionConnection', nodes: Array<{ __typename?: 'Submission', id: string, name?: string | null, progress?: SubmissionProgress | null }> } | null }
    | { __typename?: 'ShippingLabel', id: string }
    | { __typename?: 'Submission', id: string }
   | null };

export type RegisterDriverMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type RegisterDriverMutation = { __typename?: 'Mutation', createProduct?: { __typename?: 'CreateProductPayload', product?: { __typename?: 'Product', id: string, name?: string | null, testHarness?: TestHarness | null } | null, userErrors: Array<{ __typename?: 'UserError', path?: Array<string> | null, message: string }> } | null };


export const DriversDocument = {"__meta__":{"hash":"0a3f892de4044ea88daab71845d7574d6a7b9c8ebff84368098cc18b2a4a4ad7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Drivers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"testHarness"}},{"kind":"Field","name":{"kind":"Name","value":"announcementDate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<DriversQuery, DriversQueryVariables>;
export const DriverDocument = {"__meta__":{"hash":"1dd584b001f3508923cd874353c7a4f5d4934394d41531775af54c4522335047"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Driver"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"submissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DriverQuery, DriverQueryVariables>;
export const RegisterDriverDocument = {"__meta__":{"hash":"7f4a826d982dea8c8aeafc5d685e94a661056451022c98ba4162955aa929a749"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterDriver"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"testHarness"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterDriverMutation, RegisterDriverMutationVariables>;