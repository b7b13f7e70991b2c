import type {
  AdditionalAttributesResolvers,
  RaidControllerResolvers,
  StorageControllerResolvers,
  SvvpResolvers,
} from '../../generated/resolvers-types.ts';
import { readBoolean, readText } from '../../values/text.ts';
import { readInt, readObject, recordFields } from '../field-readers.ts';

export const additionalAttributes: AdditionalAttributesResolvers = {
  ...recordFields(readObject, 'storageController', 'raidController', 'svvp'),
};

export const storageController: StorageControllerResolvers = {
  ...recordFields(readText, 'biosVersion', 'firmwareVersion', 'driverVersion', 'driverName', 'deviceVersion'),
  ...recordFields(readText, 'chipsetName', 'proprietaryName', 'proprietaryVersion', 'microsoftName'),
  ...recordFields(readText, 'microsoftVersion', 'uefiVersion', 'acpiVersion'),
  ...recordFields(readBoolean, 'usedProprietary', 'usedMicrosoft', 'usedBootSupport', 'usedBetterBoot'),
  ...recordFields(readBoolean, 'supportsSector4K512E', 'supportsSector4K4K', 'supportsDifferential'),
};

export const raidController: RaidControllerResolvers = {
  ...recordFields(readText, 'firmwareVersion', 'filterVersion', 'driverVersion', 'proprietaryName'),
  ...recordFields(readText, 'proprietaryVersion', 'microsoftName', 'microsoftVersion', 'additionalInfo'),
  ...recordFields(readBoolean, 'usedProprietary', 'usedMicrosoft', 'isThirdPartyNeeded', 'isSES', 'isSAFTE'),
};

export const svvp: SvvpResolvers = {
  ...recordFields(readText, 'productVersion', 'supportLink', 'guestOs', 'processorArchitecture'),
  ...recordFields(readInt, 'maxProcessors', 'maxMemory'),
};
