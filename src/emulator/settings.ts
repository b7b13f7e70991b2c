import type { Access } from './records.ts';

/** The lists of the API. */
export type ListName = 'products' | 'submissions' | 'shippingLabels' | 'audiences';

/** The roles that Partner Center gives to an application (section 1.3). */
export type Role = 'driverSubmitter' | 'shippingLabelOwner';

/** Who speaks for the application, by the claims `iss` and `sub` of its tokens. */
export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * Everything about the service that the sources leave open (section 10.1), and what tests like to bend. All of it can
 * be changed at any time; times are milliseconds, of life where it says so, else of the wall clock.
 */
export interface Settings {
  /** Items of a page when the caller names no `pageSize`. */
  defaultPageSize: number;
  /** The largest `pageSize` that is honoured. */
  maximumPageSize: number;
  /** Sizes of the first, second, … page, over and over, whatever was asked: `[50, 0, 3]` has empty and short pages. */
  pageSizes: readonly number[];
  /** The lists that are cut into pages; the others come whole. */
  pagedLists: readonly ListName[];
  /** Reading on behind this many items answers 500 (as the real list does for large accounts); null is never. */
  deepPagingLimit: number | null;
  /** The second page's next link leads to the second page. */
  circularNextLink: boolean;
  /** How long a continuation token is good; null is for ever. */
  continuationTokenLifeMs: number | null;
  /** Every continuation token is refused. */
  refuseContinuationTokens: boolean;
  /** Status of the refusal of a continuation token. */
  refusedContinuationTokenStatus: number;
  /** Links name other hosts and prefixes than the one that was called, as the real ones do. */
  foreignLinks: boolean;
  /** Lists without further pages have no `links` at all. */
  omitListLinks: boolean;
  /** Whether the list of labels honours `includeTargetingInfo`. */
  targetingInLists: boolean;
  /** On which items of the list of submissions `workflowStatus` stands: `all`, `some` or `none`. */
  workflowStatusInLists: 'all' | 'some' | 'none';
  /** Whether `commitStatus` stands in the list of submissions. */
  commitStatusInLists: boolean;
  /** Whether `commitStatus` stands in a submission read alone. */
  commitStatusInDetails: boolean;
  /** Where a submission names its metadata file: among its downloads, or (`link`, as some pages say) among its links. */
  driverMetadataAs: 'download' | 'link';
  /** `recipientSpecifications` is a list of one, as the documentation's table says. */
  recipientAsList: boolean;
  /** Whether `downloads` stands in the answer that creates a submission. */
  downloadsOnCreate: boolean;
  /** What `downloads` looks like: as it should, or `null`, or `nullItems`, which clients must bear. */
  downloadsForm: 'object' | 'null' | 'nullItems';
  /** What `originType` says for each access; only `author` is known. */
  originTypes: Readonly<Record<Access, string>>;
  /** Status of the answer that creates a label. */
  createLabelStatus: number;
  /** Status of the answer to a preprod upload. */
  preprodUploadStatus: number;
  /** Status of `invalidInput`, which no source states. */
  invalidInputStatus: number;
  /** Status of `requestInvalidForCurrentState`. */
  invalidStateStatus: number;
  /** Status of a second commit: 422, or 502 as some clients have seen. */
  repeatedCommitStatus: number;
  /** Status of `updateUnauthorized`. */
  updateUnauthorizedStatus: number;
  /** Status of `readOnlyProduct`. */
  readOnlyProductStatus: number;
  /** Status of `entityNotFound`. */
  entityNotFoundStatus: number;
  /** Status where an id in the path is no 64-bit number: 400 or 404. */
  malformedIdStatus: number;
  /** A missing bearer is answered 401 instead of the real service's 500. */
  strict401: boolean;
  /** Every call is answered 403, as for an application that is not associated. */
  forbidden: boolean;
  /** What the application may do; a missing role is answered 403 on the writes that need it. */
  roles: readonly Role[];
  /** Life of an access token in seconds. */
  tokenLifeSeconds: number;
  /** The client secret counts as expired (AADSTS7000222). */
  expiredSecret: boolean;
  /** The application's certificates, by their SHA-256 in base64url; an empty list takes any that signs for itself. */
  certificates: readonly string[];
  /** Whose tokens the application takes for its own proof (workload identity federation). Their signatures are not verified. */
  federatedCredentials: readonly FederatedCredential[];
  /** Calls of the API allowed in a window; null is no quota. */
  callsPerMinute: number | null;
  /** Length of the quota's window. */
  quotaWindowMs: number;
  /** `currentStep` of workflows is sent as its index. */
  numericCurrentStep: boolean;
  /** Which submissions pass a manual review: `all`, `none`, or `some`: lab kit ones, by their id. */
  manualReview: 'all' | 'some' | 'none';
  /** A commit without an uploaded package: `commitFails` or `workflowFails` later, or it is `refused`. */
  commitWithoutPackage: 'commitFails' | 'workflowFails' | 'refused';
  /** Packages must begin like a cabinet (attestation, preprod) or a zip file (hlk, hck). */
  checkPackages: boolean;
  /** Life after which a label at microsoftApproval is approved by itself; null is never. */
  approveLabelsAfterMs: number | null;
  /** Life between the 204 of a cancel and the label's failure. */
  cancelDelayMs: number;
  /** Life until a requested publisher metadata file is there. */
  publisherMetadataMs: number;
  /** Hardware ids of a label must stand in the driver metadata. */
  checkHardwareIds: boolean;
  /** Labels for attestation signed drivers need a test audience or co-engineering. */
  attestationNeedsAudience: boolean;
  /** A label with both automatic flags off must say `manualAcquisition: true` itself. */
  manualAcquisitionRequired: boolean;
  /** An empty list of audiences in a label's update is accepted and clears them. */
  emptyAudiencesClear: boolean;
  /** The account may use coEngDriverPublishInfo. */
  coEngineeringPartner: boolean;
  /** How long a blob address is good. */
  sasLifeMs: number;
  /** Encoding of a preprod asset's contentHash: `hex` or `base64`. */
  contentHashEncoding: 'hex' | 'base64';
}

/** The settings as they are unless somebody changes them: the suggestions of section 10.1. */
export const DEFAULT_SETTINGS: Settings = {
  defaultPageSize: 50,
  maximumPageSize: 500,
  pageSizes: [],
  pagedLists: ['products', 'submissions', 'shippingLabels', 'audiences'],
  deepPagingLimit: null,
  circularNextLink: false,
  continuationTokenLifeMs: null,
  refuseContinuationTokens: false,
  refusedContinuationTokenStatus: 400,
  foreignLinks: true,
  omitListLinks: false,
  targetingInLists: true,
  workflowStatusInLists: 'some',
  commitStatusInLists: false,
  commitStatusInDetails: true,
  driverMetadataAs: 'download',
  recipientAsList: false,
  downloadsOnCreate: true,
  downloadsForm: 'object',
  originTypes: { author: 'author', publisher: 'publisher', readOnly: 'readOnly' },
  createLabelStatus: 201,
  preprodUploadStatus: 200,
  invalidInputStatus: 422,
  invalidStateStatus: 422,
  repeatedCommitStatus: 422,
  updateUnauthorizedStatus: 403,
  readOnlyProductStatus: 403,
  entityNotFoundStatus: 404,
  malformedIdStatus: 400,
  strict401: false,
  forbidden: false,
  roles: ['driverSubmitter', 'shippingLabelOwner'],
  tokenLifeSeconds: 3599,
  expiredSecret: false,
  certificates: [],
  federatedCredentials: [{ issuer: 'https://issuer.example', subject: 'gateway' }],
  callsPerMinute: null,
  quotaWindowMs: 60_000,
  numericCurrentStep: false,
  manualReview: 'some',
  commitWithoutPackage: 'commitFails',
  checkPackages: false,
  approveLabelsAfterMs: null,
  cancelDelayMs: 60_000,
  publisherMetadataMs: 600_000,
  checkHardwareIds: true,
  attestationNeedsAudience: true,
  manualAcquisitionRequired: false,
  emptyAudiencesClear: true,
  coEngineeringPartner: true,
  sasLifeMs: 24 * 3_600_000,
  contentHashEncoding: 'hex',
};

/** Changes settings; throws an Error that names the first unknown setting or value of the wrong type, and changes nothing. */
export function changeSettings(settings: Settings, patch: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(patch)) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) throw new Error(`There is no setting ${name}`);
    const expected = kindOf(DEFAULT_SETTINGS[name as keyof Settings]);
    if (kindOf(value) !== expected && !(NULLABLE.has(name) && ['null', 'number'].includes(kindOf(value)))) {
      throw new Error(`The setting ${name} cannot be ${JSON.stringify(value)}`);
    }
  }
  Object.assign(settings, patch);
}

const NULLABLE = new Set(
  Object.entries(DEFAULT_SETTINGS).flatMap(([name, value]) => (value === null ? [name] : [])),
);

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
