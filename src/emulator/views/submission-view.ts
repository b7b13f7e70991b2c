import { type BlobKind, blobName, fileName } from '../blob/blob-names.ts';
import { errorReportText, initialPackage, shellPackage, signedPackage } from '../blob/contents.ts';
import { driverMetadata } from '../blob/driver-metadata.ts';
import type { Json } from '../json-writer.ts';
import { link } from '../links.ts';
import type { ProductRecord, SubmissionRecord } from '../records.ts';
import { SUBMISSION_STEPS } from '../workflow/steps.ts';
import { type SubmissionState, submissionState } from '../workflow/submission-workflow.ts';
import type { World } from '../world.ts';
import { workflowView } from './workflow-view.ts';

/** A submission as it stands alone: with commitStatus, workflowStatus and fresh addresses of its downloads. */
export function submissionDetail(product: ProductRecord, submission: SubmissionRecord, world: World): Json {
  const state = submissionState(submission, world.clock.life());
  const { links, ...ids } = head(submission, state, world);
  const { commitStatusInDetails, driverMetadataAs } = world.settings;
  const linked = driverMetadataAs === 'link' && hasMetadata(submission, state, world);
  return {
    ...ids,
    links: linked ? [...links, metadataLink(product, submission, world)] : links,
    downloads: downloads(product, submission, state, world),
    commitStatus: commitStatusInDetails ? state.commitStatus : undefined,
    // Both forms of "none yet" were seen: absent before the commit, null after it.
    workflowStatus:
      workflow(submission, state, world) ?? (submission.committedAt === undefined ? undefined : null),
    ...tail(submission),
  };
}

/** A submission just made: no workflow yet, and perhaps no downloads (section 2.5). */
export function createdSubmission(product: ProductRecord, submission: SubmissionRecord, world: World): Json {
  const state = submissionState(submission, world.clock.life());
  const shown = world.settings.downloadsOnCreate;
  return {
    ...head(submission, state, world),
    downloads: shown ? downloads(product, submission, state, world) : undefined,
    commitStatus: state.commitStatus,
    ...tail(submission),
  };
}

/** A submission in a list: no downloads, and what else the settings leave out (section 2.6). */
export function submissionInList(submission: SubmissionRecord, world: World): Json {
  const { commitStatusInLists, workflowStatusInLists } = world.settings;
  const state = submissionState(submission, world.clock.life());
  const some = (submission.id / 2n) % 4n !== 0n;
  const shown = workflowStatusInLists === 'all' || (workflowStatusInLists === 'some' && some);
  return {
    ...head(submission, state, world),
    commitStatus: commitStatusInLists ? state.commitStatus : undefined,
    workflowStatus: shown ? workflow(submission, state, world) : undefined,
    ...tail(submission),
  };
}

function head({ id, productId }: SubmissionRecord, state: SubmissionState, { settings }: World) {
  const path = `/products/${productId}/submissions/${id}`;
  const foreign = settings.foreignLinks;
  const pending = state.commitStatus === 'commitPending';
  return {
    id,
    productId,
    links: [
      link(path, 'self', 'GET', id, foreign),
      link(path, 'update_submission', 'PATCH', id, foreign),
      ...(pending ? [link(`${path}/commit`, 'commit_submission', 'POST', id, foreign)] : []),
    ],
  };
}

function tail(submission: SubmissionRecord) {
  return {
    isExtensionInf: submission.isExtensionInf,
    isUniversal: submission.isUniversal,
    isDeclarativeInf: submission.isDeclarativeInf,
    name: submission.name,
    type: submission.type,
    createdBy: submission.createdBy,
    createdDateTime: submission.createdDateTime,
  };
}

function workflow(submission: SubmissionRecord, state: SubmissionState, world: World): Json {
  if (state.workflow === undefined) return undefined;
  const { report } = state.workflow;
  const shown = report === undefined ? undefined : address(submission, 'errorReport', report, world);
  return workflowView(state.workflow, SUBMISSION_STEPS, shown, world.settings);
}

function downloads(
  product: ProductRecord,
  submission: SubmissionRecord,
  state: SubmissionState,
  world: World,
): Json {
  if (world.settings.downloadsForm === 'null') return null;
  if (world.settings.downloadsForm === 'nullItems') return { items: null, messages: [] };
  const types: BlobKind[] = product.access === 'author' ? ['initialPackage'] : [];
  const hlk = product.fields.testHarness !== 'attestation';
  if (state.signed && hlk && !submission.plan.withoutDerivedPackage) types.push('derivedPackage');
  if (state.signed) types.push('signedPackage');
  const items: Json[] = types.map((type) => ({
    type,
    url: packageAddress(product, submission, type, world),
  }));
  if (state.signed && hlk) items.push({ type: 'certificationReport', url: reportPage(submission) });
  if (world.settings.driverMetadataAs === 'download' && hasMetadata(submission, state, world)) {
    items.push({ type: 'driverMetadata', url: packageAddress(product, submission, 'driverMetadata', world) });
  }
  const messages = state.commitStatus === 'commitFailed' ? (submission.plan.failure?.messages ?? []) : [];
  return { items, messages };
}

function hasMetadata(
  { plan, publisherMetadataAskedAt }: SubmissionRecord,
  state: SubmissionState,
  world: World,
) {
  if (publisherMetadataAskedAt !== undefined) {
    const made = publisherMetadataAskedAt + world.settings.publisherMetadataMs;
    if (world.clock.life() >= made) return true;
  }
  return state.signed && plan.withoutMetadata !== true;
}

function metadataLink(product: ProductRecord, submission: SubmissionRecord, world: World): Json {
  const href = packageAddress(product, submission, 'driverMetadata', world);
  return { href, rel: 'driverMetadata', method: 'GET' };
}

function reportPage({ id, productId }: SubmissionRecord): string {
  const number = id % 100_000_000n;
  return `https://partner.microsoft.com/en-us/dashboard/hardware/Driver/DownloadCertificationReport/${number}/${productId}/${id}`;
}

function packageAddress(
  product: ProductRecord,
  submission: SubmissionRecord,
  kind: BlobKind,
  world: World,
): string {
  if (kind === 'initialPackage' && submission.packageUrl !== undefined) return submission.packageUrl;
  const name = blobName(submission.id, kind);
  const make = {
    initialPackage: () => initialPackage(product, submission),
    derivedPackage: () => shellPackage(submission),
    signedPackage: () => signedPackage(submission),
    driverMetadata: () => driverMetadata(submission),
    errorReport: () => Buffer.from(''),
  }[kind];
  const writable = kind === 'initialPackage' && submission.committedAt === undefined;
  if (!writable) world.blobs.offer(name, make);
  return world.sas.url(name, writable ? 'rwl' : 'rl', fileName(product, submission, kind));
}

function address({ id }: SubmissionRecord, kind: 'errorReport', report: string, world: World): string {
  const name = blobName(id, kind);
  world.blobs.offer(name, () => errorReportText(report));
  return world.sas.url(name, 'rl', `ErrorReport_${id}.txt`);
}
