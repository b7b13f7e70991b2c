import type { ValidationError } from '../http/refusal.ts';
import type { LabelRecord, ProductRecord, SubmissionRecord } from '../records.ts';
import { SUBMISSION_STEPS } from '../workflow/steps.ts';
import { submissionState } from '../workflow/submission-workflow.ts';
import type { World } from '../world.ts';
import type { BoundObject } from './bound-object.ts';
import { type LabelInput, readLabel } from './label-input.ts';
import { invalidInput, invalidState, readOnlyProduct, validationFailed } from './refusals.ts';
import { error, refuseOldChids, targetingErrors } from './targeting-rules.ts';

/** Makes a label of a body, or refuses it by the rules of sections 7.2 and 7.3. */
export function newLabel(
  product: ProductRecord,
  submission: SubmissionRecord,
  body: BoundObject,
  world: World,
): LabelRecord {
  const errors: ValidationError[] = [];
  const input = readLabel(body, errors);
  const { destination } = input;
  if (destination === undefined) throw validationFailed(world.settings, errors);
  refuseByState(product, submission, destination, world);
  errors.push(...specificationErrors(input, product, world));
  errors.push(...targetingErrors(input.targeting, submission, world));
  errors.push(...missingTargets(input, product, world));
  if (errors.length > 0) throw validationFailed(world.settings, errors);
  refuseManualExtension(input, submission, world);
  refuseOldChids(input.targeting.chids ?? [], input.targeting.hardwareIds ?? [], world);
  return {
    ...base(input, submission, world),
    destination,
    ...(destination === 'windowsUpdate' && input.publishing !== undefined
      ? { publishing: input.publishing.fields }
      : {}),
    ...(destination === 'windowsUpdate' && input.publishing?.goLiveDate !== undefined
      ? { goLiveDate: input.publishing.goLiveDate }
      : {}),
    ...(destination === 'anotherPartner' && input.recipient !== undefined
      ? { recipient: { ...input.recipient } }
      : {}),
  };
}

function base({ name, targeting }: LabelInput, submission: SubmissionRecord, { store, clock }: World) {
  const { inServicePublishInfo, coEngDriverPublishInfo } = targeting;
  return {
    id: store.newIds.label.take(),
    productId: submission.productId,
    submissionId: submission.id,
    name,
    startedAt: clock.life(),
    targeting: {
      hardwareIds: (targeting.hardwareIds ?? []).map(({ action: _, ...target }) => pending(target)),
      chids: (targeting.chids ?? []).map(({ chid }) => pending({ chid })),
      restrictedToAudiences: targeting.restrictedToAudiences ?? [],
      ...(inServicePublishInfo === undefined ? {} : { inServicePublishInfo }),
      ...(coEngDriverPublishInfo === undefined ? {} : { coEngDriverPublishInfo }),
    },
  };
}

function pending<T>(target: T): T & { distributionState: 'pendingAdd' } {
  return { ...target, distributionState: 'pendingAdd' };
}

function refuseByState(
  product: ProductRecord,
  submission: SubmissionRecord,
  destination: string,
  { settings, clock }: World,
): void {
  if (product.access === 'readOnly') {
    const message = 'Not allowed to create the shipping labels on a read only product.';
    throw readOnlyProduct(settings, message);
  }
  if (product.inboxOrSystem && destination === 'windowsUpdate') {
    const message =
      "Can't create Publishing shipping label for inbox or system type. One can only share the shipping label.";
    throw invalidState(settings, message);
  }
  const { workflow, failed } = submissionState(submission, clock.life());
  const steps: readonly string[] = SUBMISSION_STEPS;
  const prepared = steps.indexOf(workflow?.step ?? '') > steps.indexOf('preparation');
  if (!prepared || failed) {
    const message = "Submission isn't yet ready to create shipping label. Retry after some time.";
    throw invalidState(settings, message);
  }
}

function specificationErrors(
  { destination, publishing, recipient, targeting }: LabelInput,
  product: ProductRecord,
  { settings }: World,
): ValidationError[] {
  if (destination === 'anotherPartner') {
    if (product.access === 'publisher') {
      return [{ target: 'destination', message: 'A shared driver cannot be shared again.' }];
    }
    if (recipient !== undefined && /^\d+$/.test(recipient.receiverPublisherId)) return [];
    const target =
      recipient === undefined ? 'recipientSpecifications' : 'recipientSpecifications.receiverPublisherId';
    return [{ target, message: 'The receiver is required when the destination is anotherPartner.' }];
  }
  const target = 'publishingSpecifications';
  if (publishing === undefined) {
    return [{ target, message: 'It is required when the destination is windowsUpdate.' }];
  }
  const errors: ValidationError[] = [];
  const { automatic, manualAcquisition, hasApprovalInfo, coEngineered } = publishing;
  if (automatic && !hasApprovalInfo) {
    const message = 'It is required when the driver is installed automatically.';
    errors.push({ target: `${target}.additionalInfoForMsApproval`, message });
  }
  const manual = manualAcquisition ?? (settings.manualAcquisitionRequired ? false : !automatic);
  if (manual === automatic) {
    const message = `It must be ${!automatic} when ${automatic ? 'one of' : 'neither of'} the automatic flags is set.`;
    errors.push({ target: `${target}.manualAcquisition`, message });
  }
  const open = (targeting.restrictedToAudiences ?? []).length === 0 && !coEngineered;
  if (settings.attestationNeedsAudience && product.fields.testHarness === 'attestation' && open) {
    const message = 'Attestation signed drivers can only be published to a test audience or co-engineered.';
    errors.push(error('restrictedToAudiences', message));
  }
  return errors;
}

function missingTargets({ targeting }: LabelInput, product: ProductRecord, _: World): ValidationError[] {
  const errors: ValidationError[] = [];
  if ((targeting.hardwareIds ?? []).length === 0) {
    errors.push(error('hardwareIds', 'At least one hardware id is required.'));
  }
  if (product.chidTargetingEnforced && (targeting.chids ?? []).length === 0) {
    errors.push(error('chids', 'The sharer of this driver requires CHID targeting.'));
  }
  return errors;
}

function refuseManualExtension(input: LabelInput, submission: SubmissionRecord, { settings }: World): void {
  if (!submission.isExtensionInf || input.destination !== 'windowsUpdate' || input.publishing?.automatic)
    return;
  const message =
    'Extension drivers must be published as an Automatic update. Either of isAutoInstallDuringOSUpgrade or isAutoInstallOnApplicableSystems must be true.';
  throw invalidInput(settings, message);
}
