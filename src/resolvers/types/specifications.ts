import type {
  AdditionalInfoForMsApprovalResolvers,
  PublishingSpecificationsResolvers,
  RecipientSpecificationsResolvers,
} from '../../generated/resolvers-types.ts';
import { readDateTime } from '../../values/date-time.ts';
import { readInt64 } from '../../values/int64.ts';
import { readBoolean, readText, readTexts } from '../../values/text.ts';
import { readObject, recordFields } from '../field-readers.ts';

export const publishingSpecifications: PublishingSpecificationsResolvers = {
  ...recordFields(readDateTime, 'goLiveDate'),
  ...recordFields(readAccounts, 'visibleToAccounts'),
  ...recordFields(readBoolean, 'isAutoInstallDuringOSUpgrade', 'isAutoInstallOnApplicableSystems'),
  ...recordFields(readBoolean, 'manualAcquisition', 'isDisclosureRestricted', 'publishToWindows10s'),
  ...recordFields(readObject, 'additionalInfoForMsApproval'),
};

export const additionalInfoForMsApproval: AdditionalInfoForMsApprovalResolvers = {
  ...recordFields(readText, 'microsoftContact', 'validationsPerformed', 'businessJustification'),
  ...recordFields(readTexts, 'affectedOems'),
  ...recordFields(
    readBoolean,
    'isRebootRequired',
    'isCoEngineered',
    'isForUnreleasedHardware',
    'hasUiSoftware',
  ),
};

export const recipientSpecifications: RecipientSpecificationsResolvers = {
  ...recordFields(readText, 'receiverPublisherId'),
  ...recordFields(readBoolean, 'enforceChidTargeting'),
};

function readAccounts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(readInt64).filter((id) => id !== null) : [];
}
