import type { WireRecord } from '../../dashboard/wire-record.ts';
import type {
  AdditionalAttributesInput,
  CreateProductInput,
  SelectedProductTypeInput,
  UpdateProductInput,
} from '../../generated/resolvers-types.ts';
import { writeEnum } from '../../values/enum-text.ts';
import type { RuleFault } from '../user-errors.ts';
import { blankName, expectGuids, faultIf } from './checks.ts';
import { given, givenObject } from './given.ts';

/** A product to register, in the service's names. */
export function productBody(input: CreateProductInput): WireRecord {
  const {
    name,
    testHarness,
    deviceType,
    selectedProductTypes,
    additionalAttributes,
    validateOnly: _validateOnly,
    idempotencyKey: _idempotencyKey,
    ...same
  } = input;
  return given({
    productName: name,
    testHarness: writeEnum(testHarness),
    deviceType: writeEnum(deviceType),
    ...same,
    selectedProductTypes: selectedProductTypes?.length ? typesByFamily(selectedProductTypes) : undefined,
    additionalAttributes: additionalAttributes && attributesBody(additionalAttributes),
  });
}

/** Changes of a product, in the service's names. */
export function productChanges({ name, marketingNames, announcementDate }: UpdateProductInput): WireRecord {
  return given({ productName: name, marketingNames, announcementDate });
}

/** What the input itself breaks of the rules. Throws BadUserInput for a malformed GUID. */
export function productFaults(input: CreateProductInput): RuleFault[] {
  expectGuids(input.deviceMetadataIds, ['input', 'deviceMetadataIds']);
  return [
    ...blankName(input.name),
    ...faultIf(
      input.requestedSignatures.length === 0,
      '`requestedSignatures` must name at least one operating system code; `reference` lists the known ones.',
      'requestedSignatures',
    ),
    ...repeatedFamilies(input.selectedProductTypes ?? []),
    ...attributeFaults(input.additionalAttributes ?? {}),
  ];
}

function typesByFamily(types: readonly SelectedProductTypeInput[]): WireRecord {
  return Object.fromEntries(
    types.map(({ operatingSystemFamily, productType }) => [operatingSystemFamily, productType]),
  );
}

function attributesBody({ storageController, raidController, svvp }: AdditionalAttributesInput): WireRecord {
  return given({
    storageController: givenObject(storageController),
    raidController: givenObject(raidController),
    svvp: givenObject(svvp),
  });
}

/** The service keeps a map by family, without regard to case: a second entry would be lost. */
function repeatedFamilies(types: readonly SelectedProductTypeInput[]): RuleFault[] {
  const families = types.map(({ operatingSystemFamily }) => operatingSystemFamily.toLowerCase());
  return families.flatMap((family, index) =>
    faultIf(
      families.indexOf(family) !== index,
      '`selectedProductTypes` may name each operating system family once.',
      'selectedProductTypes',
      String(index),
    ),
  );
}

function attributeFaults(attributes: AdditionalAttributesInput): RuleFault[] {
  const { storageController, raidController, svvp } = attributes;
  const count = [storageController, raidController, svvp].filter((part) => part != null).length;
  return [
    ...faultIf(
      count > 1,
      'Only one of `storageController`, `raidController` and `svvp` may be given.',
      'additionalAttributes',
    ),
    ...compulsory('storageController', storageController, 'usedProprietary', [
      'proprietaryName',
      'proprietaryVersion',
    ]),
    ...compulsory('storageController', storageController, 'usedMicrosoft', [
      'microsoftName',
      'microsoftVersion',
    ]),
    ...compulsory('storageController', storageController, 'usedBetterBoot', ['uefiVersion', 'acpiVersion']),
    ...compulsory('raidController', raidController, 'usedProprietary', [
      'proprietaryName',
      'proprietaryVersion',
    ]),
    ...compulsory('raidController', raidController, 'usedMicrosoft', ['microsoftName', 'microsoftVersion']),
  ];
}

function compulsory<Part extends object>(
  partName: string,
  part: Part | null | undefined,
  flag: keyof Part & string,
  names: readonly (keyof Part & string)[],
): RuleFault[] {
  if (part?.[flag] !== true) return [];
  return names.flatMap((name) =>
    faultIf(
      !part[name],
      `\`${name}\` is compulsory when \`${flag}\` is true.`,
      'additionalAttributes',
      partName,
      name,
    ),
  );
}
