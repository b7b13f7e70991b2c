import type { HardwareIdTuple } from '../../dashboard/driver-metadata.ts';
import type { WireRecord } from '../../dashboard/wire-record.ts';
import type {
  CreateShippingLabelInput,
  PublishingSpecificationsInput,
  TargetingInput,
  TargetingUpdateInput,
} from '../../generated/resolvers-types.ts';
import { writeEnum } from '../../values/enum-text.ts';
import { given, givenObject } from './given.ts';

type HardwareId = Pick<HardwareIdTuple, 'bundleId' | 'infId' | 'operatingSystemCode' | 'pnpString'>;

/** A shipping label to create, in the service's names; `tuples` are the hardware ids that it targets. */
export function shippingLabelBody(
  input: CreateShippingLabelInput,
  tuples: readonly HardwareId[] | null,
): WireRecord {
  const { name, destination, publishingSpecifications, recipientSpecifications, targeting } = input;
  return given({
    name,
    destination: writeEnum(destination),
    publishingSpecifications: publishingSpecifications && publishingBody(publishingSpecifications),
    recipientSpecifications: givenObject(recipientSpecifications),
    targeting: targeting && targetingBody(targeting, tuples),
  });
}

/** Changes of a label's targeting, in the service's names: the property is `targeting`, whatever its errors call it. */
export function targetingChanges(update: TargetingUpdateInput): WireRecord {
  return given({
    hardwareIds: update.hardwareIds?.map(({ action, ...id }) => ({
      action: writeEnum(action),
      ...hardwareIdBody(id),
    })),
    chids: update.chids?.map(({ action, chid }) => ({ action: writeEnum(action), chid })),
    restrictedToAudiences: update.restrictedToAudiences,
    inServicePublishInfo: givenObject(update.inServicePublishInfo),
    coEngDriverPublishInfo: givenObject(update.coEngDriverPublishInfo),
    businessJustification: update.businessJustification,
  });
}

/** A hardware id as labels take it, without what the metadata says beside. */
export function hardwareIdBody({ bundleId, infId, operatingSystemCode, pnpString }: HardwareId): WireRecord {
  return { bundleId, infId, operatingSystemCode, pnpString };
}

/** Seller ids go as bare 64-bit numbers; manual acquisition is the opposite of the automatic ways. */
function publishingBody(input: PublishingSpecificationsInput): WireRecord {
  const automatic = Boolean(input.isAutoInstallDuringOSUpgrade || input.isAutoInstallOnApplicableSystems);
  return given({
    ...input,
    visibleToAccounts: input.visibleToAccounts?.map((id) => BigInt(id)),
    manualAcquisition: input.manualAcquisition ?? !automatic,
    additionalInfoForMsApproval: givenObject(input.additionalInfoForMsApproval),
  });
}

function targetingBody(targeting: TargetingInput, tuples: readonly HardwareId[] | null): WireRecord {
  return given({
    hardwareIds: (tuples ?? targeting.hardwareIds)?.map(hardwareIdBody),
    chids: targeting.chids?.map(({ chid }) => ({ chid })),
    restrictedToAudiences: targeting.restrictedToAudiences,
    inServicePublishInfo: givenObject(targeting.inServicePublishInfo),
    coEngDriverPublishInfo: givenObject(targeting.coEngDriverPublishInfo),
  });
}
