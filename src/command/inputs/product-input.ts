import { usageError } from '../command-error.ts';
import { membersOf } from '../members.ts';
import { date, flag, integer, list, object, type Read, text, word } from './binder.ts';

/** The words of `--test-harness` and `--device-type`. */
export const testHarnesses = ['ATTESTATION', 'HLK', 'HCK'] as const;
export const deviceTypes = ['INTERNAL', 'EXTERNAL', 'INTERNAL_EXTERNAL', 'NOT_SET'] as const;

/** A map from families to types, which is a list in the schema. */
const productTypes: Read = (value, where) => {
  const members = membersOf(value);
  if (members === undefined) throw usageError(`${where} expects an object of families and product types.`);
  // With the names as they were written: membersOf lowers them.
  const types = Object.entries(value as object).filter(([, type]) => type !== null);
  return types.length === 0
    ? undefined
    : types.map(([operatingSystemFamily, productType]) => ({
        operatingSystemFamily,
        productType: String(productType),
      }));
};

const storageController = object({
  biosVersion: text,
  firmwareVersion: text,
  driverVersion: text,
  driverName: text,
  deviceVersion: text,
  chipsetName: text,
  usedProprietary: flag,
  proprietaryName: text,
  proprietaryVersion: text,
  usedMicrosoft: flag,
  microsoftName: text,
  microsoftVersion: text,
  usedBootSupport: flag,
  usedBetterBoot: flag,
  uefiVersion: text,
  acpiVersion: text,
  supportsSector4K512E: flag,
  supportsSector4K4K: flag,
  supportsDifferential: flag,
});

const raidController = object({
  firmwareVersion: text,
  filterVersion: text,
  driverVersion: text,
  usedProprietary: flag,
  proprietaryName: text,
  proprietaryVersion: text,
  usedMicrosoft: flag,
  microsoftName: text,
  microsoftVersion: text,
  isThirdPartyNeeded: flag,
  isSES: flag,
  isSAFTE: flag,
  additionalInfo: text,
});

const svvp = object({
  productVersion: text,
  supportLink: text,
  guestOs: text,
  processorArchitecture: text,
  maxProcessors: integer,
  maxMemory: integer,
});

/** SDCM's `createProduct`, as the input of our mutation. */
export const productInput = object({
  productName: ['name', text],
  testHarness: word(testHarnesses),
  deviceType: word(deviceTypes),
  requestedSignatures: list(text),
  announcementDate: date,
  deviceMetadataIds: list(text),
  deviceMetadataCategory: text,
  firmwareVersion: text,
  isTestSign: flag,
  isFlightSign: flag,
  marketingNames: list(text),
  selectedProductTypes: productTypes,
  additionalAttributes: object({
    storageController,
    raidController,
    svvp,
  }),
});
