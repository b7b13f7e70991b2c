import { operatingSystems } from '../../dashboard/reference/operating-systems.ts';
import type {
  CreateShippingLabelInput,
  PublishingSpecificationsInput,
  RecipientSpecificationsInput,
  TargetingAction,
  TargetingInput,
  TargetingUpdateInput,
} from '../../generated/resolvers-types.ts';
import type { RuleFault } from '../user-errors.ts';
import { blankName, expectGuid, expectGuids, faultIf } from './checks.ts';

/**
 * The rules of a new shipping label that can be known from the input alone. Throws BadUserInput for malformed GUIDs.
 * Limits of Windows versions against operating system codes are left to the service: both lists grow.
 */
export function shippingLabelFaults(input: CreateShippingLabelInput): RuleFault[] {
  const { destination, publishingSpecifications, recipientSpecifications, targeting } = input;
  return [
    ...blankName(input.name),
    ...destinationFaults(input),
    ...(destination === 'WINDOWS_UPDATE' && publishingSpecifications
      ? publishingFaults(publishingSpecifications)
      : []),
    ...(recipientSpecifications ? recipientFaults(recipientSpecifications) : []),
    ...(targeting ? targetingFaults(targeting) : []),
  ];
}

/** The rules of a change of targeting. */
export function targetingUpdateFaults(update: TargetingUpdateInput): RuleFault[] {
  expectChids(update.chids, ['input', 'targeting', 'chids']);
  expectGuids(update.restrictedToAudiences, ['input', 'targeting', 'restrictedToAudiences']);
  const [hardwareIds, chids] = [update.hardwareIds?.filter(isAdded), update.chids?.filter(isAdded)];
  return [...publishInfoFaults(update), ...oldSystemFaults({ hardwareIds, chids })];
}

function isAdded({ action }: { readonly action: TargetingAction }): boolean {
  return action === 'ADD';
}

function destinationFaults(input: CreateShippingLabelInput): RuleFault[] {
  const { destination, publishingSpecifications, recipientSpecifications } = input;
  return [
    ...faultIf(
      destination === 'NOT_SET',
      'A new label needs a destination: `WINDOWS_UPDATE` or `ANOTHER_PARTNER`.',
      'destination',
    ),
    ...faultIf(
      destination === 'WINDOWS_UPDATE' && !publishingSpecifications,
      '`publishingSpecifications` is required when the destination is `WINDOWS_UPDATE`.',
      'publishingSpecifications',
    ),
    ...faultIf(
      destination === 'ANOTHER_PARTNER' && !recipientSpecifications,
      '`recipientSpecifications` is required when the destination is `ANOTHER_PARTNER`.',
      'recipientSpecifications',
    ),
  ];
}

function publishingFaults(input: PublishingSpecificationsInput): RuleFault[] {
  const automatic = Boolean(input.isAutoInstallDuringOSUpgrade || input.isAutoInstallOnApplicableSystems);
  const at = (field: string) => ['publishingSpecifications', field] as const;
  return [
    ...faultIf(
      automatic && input.manualAcquisition === true,
      '`manualAcquisition` must be false when `isAutoInstallDuringOSUpgrade` or `isAutoInstallOnApplicableSystems` is true.',
      ...at('manualAcquisition'),
    ),
    ...faultIf(
      !automatic && input.manualAcquisition === false,
      '`manualAcquisition` must be true when `isAutoInstallDuringOSUpgrade` and `isAutoInstallOnApplicableSystems` are both false.',
      ...at('manualAcquisition'),
    ),
    ...faultIf(
      automatic && !input.additionalInfoForMsApproval,
      '`additionalInfoForMsApproval` is required when `isAutoInstallDuringOSUpgrade` or `isAutoInstallOnApplicableSystems` is true.',
      ...at('additionalInfoForMsApproval'),
    ),
  ];
}

function recipientFaults({ receiverPublisherId }: RecipientSpecificationsInput): RuleFault[] {
  return faultIf(
    !/^[1-9][0-9]{0,18}$/.test(receiverPublisherId),
    '`receiverPublisherId` must be a publisher (seller) id: decimal digits.',
    'recipientSpecifications',
    'receiverPublisherId',
  );
}

function targetingFaults(targeting: TargetingInput): RuleFault[] {
  expectChids(targeting.chids, ['input', 'targeting', 'chids']);
  expectGuids(targeting.restrictedToAudiences, ['input', 'targeting', 'restrictedToAudiences']);
  return [
    ...publishInfoFaults(targeting),
    ...faultIf(
      targeting.allHardwareIds === true && (targeting.hardwareIds?.length ?? 0) > 0,
      '`allHardwareIds` takes every hardware id: leave `hardwareIds` out.',
      'targeting',
      'allHardwareIds',
    ),
    ...oldSystemFaults(targeting),
  ];
}

function publishInfoFaults(targeting: TargetingInput | TargetingUpdateInput): RuleFault[] {
  return faultIf(
    Boolean(targeting.inServicePublishInfo && targeting.coEngDriverPublishInfo),
    '`inServicePublishInfo` and `coEngDriverPublishInfo` exclude each other: give one of them.',
    'targeting',
    'coEngDriverPublishInfo',
  );
}

/** Only codes that are known to be older than Windows 10: new ones are the service's to judge. */
const beforeWindows10 = new Set(
  operatingSystems.map(({ code }) => code).filter((code) => !code.includes('_v100_')),
);

function oldSystemFaults({ hardwareIds, chids }: Pick<TargetingInput, 'hardwareIds' | 'chids'>): RuleFault[] {
  if (!chids?.length) return [];
  const old = hardwareIds?.find(({ operatingSystemCode }) => beforeWindows10.has(operatingSystemCode));
  return faultIf(
    old !== undefined,
    `CHIDs are allowed only with hardware ids for Windows 10 and later; ${old?.operatingSystemCode} is older.`,
    'targeting',
    'chids',
  );
}

function expectChids(
  chids: readonly { readonly chid: string }[] | null | undefined,
  path: readonly string[],
): void {
  chids?.forEach(({ chid }, index) => {
    expectGuid(chid, [...path, String(index), 'chid']);
  });
}
