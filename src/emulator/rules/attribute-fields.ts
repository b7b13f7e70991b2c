interface AttributeFields {
  readonly strings: readonly string[];
  readonly booleans: readonly string[];
  readonly integers: readonly string[];
  /** Fields that a flag makes compulsory. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
}

/** The kinds of additionalAttributes. */
export type AttributeKind = 'storageController' | 'raidController' | 'svvp';

const DRIVER_SOURCES = {
  usedProprietary: ['proprietaryName', 'proprietaryVersion'],
  usedMicrosoft: ['microsoftName', 'microsoftVersion'],
};

/** Their fields and types (section 5.2). */
export const ADDITIONAL_ATTRIBUTES: Readonly<Record<AttributeKind, AttributeFields>> = {
  storageController: {
    strings: [
      'biosVersion',
      'firmwareVersion',
      'driverVersion',
      'driverName',
      'deviceVersion',
      'chipsetName',
      'proprietaryName',
      'proprietaryVersion',
      'microsoftName',
      'microsoftVersion',
      'uefiVersion',
      'acpiVersion',
    ],
    booleans: [
      'usedProprietary',
      'usedMicrosoft',
      'usedBootSupport',
      'usedBetterBoot',
      'supportsSector4K512E',
      'supportsSector4K4K',
      'supportsDifferential',
    ],
    integers: [],
    needs: { ...DRIVER_SOURCES, usedBetterBoot: ['uefiVersion', 'acpiVersion'] },
  },
  raidController: {
    strings: [
      'firmwareVersion',
      'filterVersion',
      'driverVersion',
      'proprietaryName',
      'proprietaryVersion',
      'microsoftName',
      'microsoftVersion',
      'additionalInfo',
    ],
    booleans: ['usedProprietary', 'usedMicrosoft', 'isThirdPartyNeeded', 'isSES', 'isSAFTE'],
    integers: [],
    needs: DRIVER_SOURCES,
  },
  svvp: {
    strings: ['productVersion', 'supportLink', 'guestOs', 'processorArchitecture'],
    booleans: [],
    integers: ['maxProcessors', 'maxMemory'],
    needs: {},
  },
};
