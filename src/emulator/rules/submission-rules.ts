import { blobName } from '../blob/blob-names.ts';
import { initialPackage } from '../blob/contents.ts';
import type { ProductRecord, SubmissionPlan, SubmissionRecord } from '../records.ts';
import { submissionState } from '../workflow/submission-workflow.ts';
import type { World } from '../world.ts';
import type { BoundObject } from './bound-object.ts';
import {
  entityNotFound,
  invalidState,
  readOnlyProduct,
  updateUnauthorized,
  validationFailed,
} from './refusals.ts';

/** Reads the body of POST …/submissions, refusing what the product's submissions do not allow (section 6.3). */
export function newSubmission(
  product: ProductRecord,
  body: BoundObject,
  { settings }: World,
): { name: string; type: 'initial' | 'derived' } {
  const given = body.string('type') ?? '';
  const type = (['initial', 'derived'] as const).find((known) => known === given.toLowerCase());
  if (type === undefined) {
    throw validationFailed(settings, [{ target: 'type', message: `The value '${given}' is not valid.` }]);
  }
  if (product.access === 'readOnly') {
    throw readOnlyProduct(settings, 'Not allowed to create the submission on a read only product.');
  }
  const exists = product.submissions.some((submission) => submission.type === 'initial');
  if (type === 'initial' && exists) throw invalidState(settings, 'Initial submission already exists');
  if (type === 'derived' && !exists) {
    throw invalidState(settings, "Can't create derived submission since no initial submission created");
  }
  return { name: body.string('name') ?? '', type };
}

/** Applies PATCH of a submission's name, or refuses it. */
export function renameSubmission(
  product: ProductRecord,
  submission: SubmissionRecord,
  body: BoundObject,
  { settings, clock }: World,
): void {
  if (product.access !== 'author') {
    throw updateUnauthorized(settings, 'Not authorized to update the submission');
  }
  if (submissionState(submission, clock.life()).failed) {
    throw updateUnauthorized(settings, "Can't update the submission since the workflows failed");
  }
  const name = body.string('name') ?? '';
  if (name === '') {
    throw validationFailed(settings, [
      { target: 'name', message: 'At least one property is required for update.' },
    ]);
  }
  submission.name = name;
}

/** Commits a submission and plans what becomes of it, or refuses (sections 6.3, 7.1, 10.1). */
export function commitSubmission(product: ProductRecord, submission: SubmissionRecord, world: World): void {
  const { settings, clock, blobs } = world;
  if (submission.committedAt !== undefined || product.access !== 'author') {
    const status = submission.committedAt === undefined ? undefined : settings.repeatedCommitStatus;
    throw invalidState(settings, 'Only pending submissions can be committed.', status);
  }
  const uploaded =
    submission.packageUrl === undefined
      ? blobs.get(blobName(submission.id, 'initialPackage'))?.bytes
      : initialPackage(product, submission);
  if (uploaded === undefined && settings.commitWithoutPackage === 'refused') {
    throw invalidState(settings, 'The package was not uploaded.');
  }
  submission.committedAt = clock.life();
  submission.plan = planOf(product, submission, uploaded, world);
  delete submission.pin;
}

/** Asks for a metadata file; not for inbox or system products, nor before there is a package (section 2.8). */
export function requestMetadata(product: ProductRecord, submission: SubmissionRecord, world: World): void {
  const { settings, clock } = world;
  if (product.inboxOrSystem) {
    const message = "Publisher metadata can't be created for inbox or system submissions.";
    throw invalidState(settings, message);
  }
  if (!submissionState(submission, clock.life()).signed) {
    throw invalidState(settings, "The submission isn't yet ready to create publisher metadata.");
  }
  submission.publisherMetadataAskedAt ??= clock.life();
}

/** The submission a partner shared, found by the partner's ids. */
export function partnerSubmissions(
  { publisherId, productId, submissionId }: { publisherId: bigint; productId: bigint; submissionId?: bigint },
  { store, settings }: World,
): { product: ProductRecord; submission: SubmissionRecord }[] {
  const found = store.products
    .filter((product) => product.sourcePublisherId === publisherId && product.sourceProductId === productId)
    .flatMap((product) => product.submissions.map((submission) => ({ product, submission })))
    .filter(({ submission }) => submissionId === undefined || submission.sourceSubmissionId === submissionId);
  if (found.length === 0) throw entityNotFound(settings, 'No submission found');
  return found;
}

function planOf(
  product: ProductRecord,
  submission: SubmissionRecord,
  uploaded: Buffer | undefined,
  { settings }: World,
): SubmissionPlan {
  const attestation = product.fields.testHarness === 'attestation';
  const plan = { ...submission.plan, withoutDerivedPackage: attestation || submission.type === 'derived' };
  const failure = failureOf(product, uploaded, settings.commitWithoutPackage, settings.checkPackages);
  if (failure !== undefined) return { ...plan, failure };
  const some = settings.manualReview === 'some' && !attestation && (submission.id / 2n) % 4n === 3n;
  return { ...plan, manualReview: settings.manualReview === 'all' || some };
}

function failureOf(
  { fields }: ProductRecord,
  uploaded: Buffer | undefined,
  without: string,
  checked: boolean,
): SubmissionPlan['failure'] {
  const attestation = fields.testHarness === 'attestation';
  const noInfo = 'Unable to extract and upload PackageInfo.xml';
  if (uploaded === undefined) {
    const at = without === 'commitFails' ? 'commit' : 'packageInfoValidation';
    return { at, messages: [noInfo], report: `${noInfo}\r\nThe package was never uploaded.\r\n` };
  }
  const magic = attestation ? 'MSCF' : 'PK';
  if (uploaded.length === 0 || (checked && uploaded.toString('latin1', 0, magic.length) !== magic)) {
    return { at: 'packageInfoValidation', messages: [noInfo], report: `${noInfo}\r\n` };
  }
  const codes = (fields['requestedSignatures'] ?? []) as readonly string[];
  const server = attestation ? codes.find((code) => /_SERVER/i.test(code)) : undefined;
  if (server === undefined) return undefined;
  const text = `Attestation signing is not supported for ${server}.`;
  return { at: 'validation', messages: [text], report: `Validation failed\r\n${text}\r\n` };
}
