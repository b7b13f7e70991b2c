import { date, flag, integer, list, number64, object, text, word } from './binder.ts';

/** SDCM's `createShippingLabel`, as the input of our mutation; what new labels do not take is left out. */
export const labelInput = object({
  name: text,
  destination: word(['WINDOWS_UPDATE', 'ANOTHER_PARTNER']),
  publishingSpecifications: object({
    goLiveDate: date,
    visibleToAccounts: list(number64),
    isAutoInstallDuringOSUpgrade: flag,
    isAutoInstallOnApplicableSystems: flag,
    manualAcquisition: flag,
    isDisclosureRestricted: flag,
    publishToWindows10s: flag,
    additionalInfoForMsApproval: object({
      microsoftContact: text,
      validationsPerformed: text,
      affectedOems: list(text),
      isRebootRequired: flag,
      isCoEngineered: flag,
      isForUnreleasedHardware: flag,
      hasUiSoftware: flag,
      businessJustification: text,
    }),
  }),
  recipientSpecifications: object({
    receiverPublisherId: text,
    enforceChidTargeting: flag,
  }),
  targeting: object({
    hardwareIds: list(
      object({
        bundleId: text,
        infId: text,
        operatingSystemCode: text,
        pnpString: text,
      }),
    ),
    chids: list(object({ chid: text, distributionState: () => undefined })),
    restrictedToAudiences: list(text),
    inServicePublishInfo: object({ flooring: text, ceiling: text }),
    coEngDriverPublishInfo: object({
      flooringBuildNumber: integer,
      ceilingBuildNumber: integer,
    }),
  }),
});
