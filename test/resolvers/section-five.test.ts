import { describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { schema } from '../kit/run-document.ts';

/** Every field of section 5 of the API's description, by type. */
const fields: Record<string, string> = {
  // 5.1
  Product: `id sharedProductId isCommitted isExtensionInf originType sourceProductId sourcePublisherId
    isRetpolineCompiled message productName productType driverType deviceType deviceMetadataCategory deviceMetadataIds
    firmwareVersion isTestSign isFlightSign marketingNames selectedProductTypes requestedSignatures additionalAttributes
    testHarness announcementDate createdBy updatedBy createdDateTime updatedDateTime`,
  // 5.2
  AdditionalAttributes: 'storageController raidController svvp',
  StorageController: `biosVersion firmwareVersion driverVersion driverName deviceVersion chipsetName usedProprietary
    proprietaryName proprietaryVersion usedMicrosoft microsoftName microsoftVersion usedBootSupport usedBetterBoot
    uefiVersion acpiVersion supportsSector4K512E supportsSector4K4K supportsDifferential`,
  RaidController: `firmwareVersion filterVersion driverVersion usedProprietary proprietaryName proprietaryVersion
    usedMicrosoft microsoftName microsoftVersion isThirdPartyNeeded isSES isSAFTE additionalInfo`,
  Svvp: 'productVersion supportLink guestOs processorArchitecture maxProcessors maxMemory',
  // 5.3
  Submission: `id productId name type commitStatus isExtensionInf isUniversal isDeclarativeInf createdBy createdDateTime
    workflowStatus downloads`,
  // 5.4
  WorkflowStatus: 'currentStep state messages errorReport',
  // 5.5
  Download: 'type url',
  // 5.7
  ShippingLabel: `id productId submissionId name destination publishingSpecifications recipientSpecifications targeting
    workflowStatus`,
  PublishingSpecifications: `goLiveDate visibleToAccounts isAutoInstallDuringOSUpgrade isAutoInstallOnApplicableSystems
    manualAcquisition isDisclosureRestricted publishToWindows10s additionalInfoForMsApproval`,
  AdditionalInfoForMsApproval: `microsoftContact validationsPerformed affectedOems isRebootRequired isCoEngineered
    isForUnreleasedHardware hasUiSoftware businessJustification`,
  RecipientSpecifications: 'receiverPublisherId enforceChidTargeting',
  Targeting: 'hardwareIds chids restrictedToAudiences inServicePublishInfo coEngDriverPublishInfo',
  HardwareId: 'bundleId infId operatingSystemCode pnpString distributionState',
  Chid: 'chid distributionState',
  InServicePublishInfo: 'flooring ceiling',
  CoEngDriverPublishInfo: 'flooringBuildNumber ceilingBuildNumber',
  // 5.8
  Audience: 'id name description audienceName',
  // 5.9
  DriverBundle: 'bundleId locales infs',
  DriverInf: `infId driverPackageFamilyId infClass driverVersion driverDate extensionId provider classGuid
    installationComputerHardwareIds operatingSystems`,
  DriverPnpString: 'pnpString manufacturer deviceDescription featureScore',
};

/** Where the schema's name is another than the service's. */
const renamed: Record<string, string> = { 'Product.productName': 'name' };

const words = (text = '') => text.split(/\s+/).filter((word) => word !== '');

describe('the fields of the service', () => {
  test.each(Object.keys(fields))('stand in %s, under their own names but for the documented one', (name) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    const expected = words(fields[name]).map((field) => renamed[`${name}.${field}`] ?? field);
    expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(expected));
  });
});
