/** The service's closed sets of values (field tables of the Hardware Dashboard API), in the schema's spelling. */
export const vocabulary = {
  TestHarness: ['HLK', 'HCK', 'ATTESTATION', 'NOT_SET'],
  DeviceType: ['INTERNAL', 'EXTERNAL', 'INTERNAL_EXTERNAL', 'NOT_SET'],
  SubmissionType: ['INITIAL', 'DERIVED'],
  CommitStatus: ['COMMIT_PENDING', 'COMMIT_RECEIVED', 'COMMIT_COMPLETE', 'COMMIT_FAILED'],
  WorkflowState: ['NOT_STARTED', 'STARTED', 'FAILED', 'COMPLETED'],
  DownloadType: [
    'INITIAL_PACKAGE',
    'DERIVED_PACKAGE',
    'SIGNED_PACKAGE',
    'CERTIFICATION_REPORT',
    'DRIVER_METADATA',
    'EXTERNAL_NOTES',
    'UNKNOWN',
  ],
  Destination: ['WINDOWS_UPDATE', 'ANOTHER_PARTNER', 'NOT_SET'],
  HardwareIdDistributionState: ['NOT_SET', 'PENDING_ADD', 'PENDING_REMOVE', 'ADDED'],
  ChidDistributionState: [
    'UNKNOWN',
    'PENDING_ADD',
    'ADDED',
    'PENDING_REMOVE',
    'PENDING_RECOVERY',
    'RECOVERED',
  ],
  PreprodSigningStatus: ['NOT_STARTED', 'PROCESSING', 'SUCCEEDED', 'FAILED'],
} as const;

export type Vocabulary = typeof vocabulary;
