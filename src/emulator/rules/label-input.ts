import type { ValidationError } from '../http/refusal.ts';
import type { Json, JsonObject } from '../json-writer.ts';
import type { BoundObject } from './bound-object.ts';
import { readTargeting, type TargetingInput } from './targeting-input.ts';

/** The body of POST …/shippingLabels, read but not yet judged. */
export interface LabelInput {
  readonly name: string;
  /** In the service's own letter case; undefined when it is not known. */
  readonly destination: 'windowsUpdate' | 'anotherPartner' | undefined;
  readonly publishing: PublishingInput | undefined;
  readonly recipient: RecipientInput | undefined;
  readonly targeting: TargetingInput;
}

export interface PublishingInput {
  /** As sent; undefined when nothing was meant (`''`). */
  readonly goLiveDate: string | undefined;
  /** Whether one of the two automatic flags is on. */
  readonly automatic: boolean;
  /** As sent. */
  readonly manualAcquisition: boolean | undefined;
  readonly coEngineered: boolean;
  readonly hasApprovalInfo: boolean;
  /** What is kept and shown. */
  readonly fields: JsonObject;
}

export interface RecipientInput {
  readonly receiverPublisherId: string;
  readonly enforceChidTargeting: boolean;
}

/** Reads a label's body. Values of unknown enums end up in `errors`. */
export function readLabel(body: BoundObject, errors: ValidationError[]): LabelInput {
  const name = body.string('name') ?? '';
  if (name.trim() === '') errors.push({ target: 'name', message: 'The name field is required.' });
  const given = body.string('destination') ?? '';
  const destination = DESTINATIONS.find((known) => known.toLowerCase() === given.toLowerCase());
  if (destination === undefined) {
    errors.push({ target: 'destination', message: `The value '${given}' is not valid.` });
  }
  return {
    name,
    destination,
    publishing: publishing(body.object('publishingSpecifications')),
    recipient: recipient(body.object('recipientSpecifications')),
    targeting: readTargeting(body.object('targeting')),
  };
}

const DESTINATIONS = ['windowsUpdate', 'anotherPartner'] as const;

function publishing(body: BoundObject | undefined): PublishingInput | undefined {
  if (body === undefined) return undefined;
  const duringUpgrade = body.boolean('isAutoInstallDuringOSUpgrade') ?? false;
  const onApplicable = body.boolean('isAutoInstallOnApplicableSystems') ?? false;
  const approval = body.object('additionalInfoForMsApproval');
  const manualAcquisition = body.boolean('manualAcquisition');
  return {
    goLiveDate: body.date('goLiveDate') || undefined,
    automatic: duringUpgrade || onApplicable,
    manualAcquisition,
    coEngineered: approval?.boolean('isCoEngineered') ?? false,
    hasApprovalInfo: approval !== undefined,
    fields: {
      visibleToAccounts: body.integers('visibleToAccounts') ?? [],
      isAutoInstallDuringOSUpgrade: duringUpgrade,
      isAutoInstallOnApplicableSystems: onApplicable,
      manualAcquisition: manualAcquisition ?? !(duringUpgrade || onApplicable),
      isDisclosureRestricted: body.boolean('isDisclosureRestricted') ?? false,
      publishToWindows10s: body.boolean('publishToWindows10s') ?? false,
      additionalInfoForMsApproval: approval === undefined ? undefined : approvalInfo(approval),
    },
  };
}

function approvalInfo(body: BoundObject): Json {
  return {
    microsoftContact: body.string('microsoftContact'),
    validationsPerformed: body.string('validationsPerformed'),
    affectedOems: body.strings('affectedOems') ?? [],
    isRebootRequired: body.boolean('isRebootRequired') ?? false,
    isCoEngineered: body.boolean('isCoEngineered') ?? false,
    isForUnreleasedHardware: body.boolean('isForUnreleasedHardware') ?? false,
    hasUiSoftware: body.boolean('hasUiSoftware') ?? false,
    businessJustification: body.string('businessJustification'),
  };
}

function recipient(body: BoundObject | undefined): RecipientInput | undefined {
  if (body === undefined) return undefined;
  return {
    receiverPublisherId: body.string('receiverPublisherId') ?? '',
    enforceChidTargeting: body.boolean('enforceChidTargeting') ?? false,
  };
}
