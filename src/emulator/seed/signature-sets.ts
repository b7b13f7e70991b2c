/** The newest client on x64. */
export const GE = ['WINDOWS_v100_X64_GE_FULL'];

/** The newest client on x64 and Arm. */
export const GE_BOTH = ['WINDOWS_v100_X64_GE_FULL', 'WINDOWS_v100_ARM64_GE_FULL'];

/** Windows 11 clients on x64. */
export const CLIENT = ['WINDOWS_v100_X64_CO_FULL', 'WINDOWS_v100_X64_NI_FULL', 'WINDOWS_v100_X64_GE_FULL'];

/** Windows 10 and 11 clients on every architecture. */
export const WIDE = [
  'WINDOWS_v100_VB_FULL',
  'WINDOWS_v100_X64_VB_FULL',
  'WINDOWS_v100_ARM64_VB_FULL',
  ...CLIENT,
];

/** Servers. */
export const SERVER = ['WINDOWS_v100_SERVER_X64_FE_FULL', 'WINDOWS_v100_SERVER_X64_GE_FULL'];

/** Releases up to the first Windows 10. */
export const OLD = ['WINDOWS_7_X64', 'WINDOWS_8_X64', 'WINDOWS_v63_X64', 'WINDOWS_v100_X64_TH2_FULL'];

/** Codes newer than the documented table (section 2.4). */
export const NEW = ['WINDOWS_v100_X64_25H2_FULL', 'WINDOWS_v100_ARM64_26H1_FULL'];
