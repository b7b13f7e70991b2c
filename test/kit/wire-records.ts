import type { WireRecord } from '../../src/dashboard/wire-record.ts';

/** Numbers that lose their last digit when they become JavaScript numbers. */
export const productId = '9007199267351835';
export const submissionId = '1152921504621441945';
export const shippingLabelId = '1152921504676978391';

/** Paths of the same things, which are their node ids too but for the slash. */
export const productPath = `/products/${productId}`;
export const submissionPath = `${productPath}/submissions/${submissionId}`;
export const shippingLabelPath = `${submissionPath}/shippingLabels/${shippingLabelId}`;

/** A product as the service writes it (Appendix A.2 of the API's description). */
export function productRecord(fields: WireRecord = {}): WireRecord {
  return {
    id: productId,
    sharedProductId: '1152921504700000003',
    isCommitted: false,
    isExtensionInf: false,
    originType: 'author',
    sourceProductId: 0,
    sourcePublisherId: 0,
    isRetpolineCompiled: false,
    message: '',
    announcementDate: '2026-01-01T00:00:00',
    deviceMetadataIds: [],
    firmwareVersion: '0',
    deviceType: 'external',
    isTestSign: false,
    isFlightSign: false,
    marketingNames: [],
    productName: 'Widget driver',
    selectedProductTypes: { windows_v100_RS5: 'Unclassified' },
    requestedSignatures: ['WINDOWS_v100_X64_RS5_FULL'],
    additionalAttributes: {},
    testHarness: 'attestation',
    ...fields,
  };
}

/** An entry of the list of submissions: without commit status, workflow and downloads. */
export function submissionEntry(fields: WireRecord = {}): WireRecord {
  return {
    id: submissionId,
    productId,
    name: 'first',
    type: 'initial',
    isExtensionInf: false,
    isUniversal: false,
    isDeclarativeInf: false,
    ...fields,
  };
}

/** A submission as the single read gives it, awaiting its package. */
export function submissionRecord(fields: WireRecord = {}): WireRecord {
  return submissionEntry({
    commitStatus: 'commitPending',
    downloads: { items: [{ type: 'initialPackage', url: blobUrl('initial', 'rwl') }], messages: [] },
    ...fields,
  });
}

/** What a submission shows when its work is done. */
export const signed: WireRecord = {
  commitStatus: 'commitComplete',
  workflowStatus: { currentStep: 'finalizeIngestion', state: 'completed', messages: [] },
  downloads: {
    items: [
      { type: 'initialPackage', url: blobUrl('initial', 'rl') },
      { type: 'signedPackage', url: blobUrl('signed', 'r') },
      { type: 'driverMetadata', url: blobUrl('metadata', 'r') },
    ],
    messages: [],
  },
};

/** A label for Windows Update as the list gives it when asked for targeting. */
export function shippingLabelRecord(fields: WireRecord = {}): WireRecord {
  return {
    id: shippingLabelId,
    productId,
    submissionId,
    name: 'release',
    destination: 'windowsUpdate',
    publishingSpecifications: {
      goLiveDate: '2018-04-04T16:11:27.2965057+00:00',
      visibleToAccounts: [30000001],
      isAutoInstallDuringOSUpgrade: false,
      isAutoInstallOnApplicableSystems: false,
      manualAcquisition: true,
    },
    targeting: {
      hardwareIds: [
        {
          bundleId: 'amd64',
          infId: 'widget.inf',
          operatingSystemCode: 'WINDOWS_v100_X64_RS5_FULL',
          pnpString: 'pci\\ven_8086&dev_1234',
          distributionState: 'pendingAdd',
        },
      ],
      chids: [],
      restrictedToAudiences: [],
    },
    workflowStatus: { currentStep: 'microsoftApproval', state: 'started', messages: [] },
    ...fields,
  };
}

/** The address of a blob with a shared access signature. */
export function blobUrl(name: string, permissions: string): string {
  return `https://acct.blob.core.windows.net/ingestion/${name}?se=2026-01-02T00%3A00%3A00Z&sp=${permissions}&sig=a%2Bb%3D`;
}
