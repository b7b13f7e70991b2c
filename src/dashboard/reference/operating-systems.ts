/** An operating system as the service names it in `requestedSignatures` and in hardware ids. */
export interface OperatingSystem {
  /** Sent as it stands here, mixed case included. */
  readonly code: string;
  readonly description: string;
  /** The processor architecture, where the code names one. */
  readonly architecture: 'x64' | 'arm64' | 'arm' | 'ia64' | null;
}

/** The 66 codes that the service documents, oldest first. It accepts newer ones too: a list for forms, not a check. */
export const operatingSystems: readonly OperatingSystem[] = [
  { code: 'WINDOWS_ME', description: 'Windows Me', architecture: null },
  { code: 'WINDOWS_98', description: 'Windows 98', architecture: null },
  { code: 'WINDOWS_2000', description: 'Windows 2000', architecture: null },
  { code: 'WINDOWS_NT40', description: 'Windows NT 4.0', architecture: null },
  { code: 'WINDOWS_XP', description: 'Windows XP', architecture: null },
  { code: 'WINDOWS_XP_IA64', description: 'Windows XP, Itanium', architecture: 'ia64' },
  { code: 'WINDOWS_XP_X64', description: 'Windows XP, x64', architecture: 'x64' },
  { code: 'WINDOWS_XP_MEDIA_CENTER', description: 'Windows XP Media Center Edition', architecture: null },
  { code: 'WINDOWS_2003', description: 'Windows Server 2003', architecture: null },
  { code: 'WINDOWS_2003_IA64', description: 'Windows Server 2003, Itanium', architecture: 'ia64' },
  { code: 'WINDOWS_2003_X64', description: 'Windows Server 2003, x64', architecture: 'x64' },
  { code: 'WINDOWS_VISTA', description: 'Windows Vista', architecture: null },
  { code: 'WINDOWS_VISTA_X64', description: 'Windows Vista, x64', architecture: 'x64' },
  { code: 'WINDOWS_2008_SERVER', description: 'Windows Server 2008', architecture: null },
  { code: 'WINDOWS_2008_SERVER_IA64', description: 'Windows Server 2008, Itanium', architecture: 'ia64' },
  { code: 'WINDOWS_2008_SERVER_X64', description: 'Windows Server 2008, x64', architecture: 'x64' },
  { code: 'WINDOWS_HOME_SERVER', description: 'Windows Home Server', architecture: null },
  { code: 'WINDOWS_7', description: 'Windows 7', architecture: null },
  { code: 'WINDOWS_7_X64', description: 'Windows 7, x64', architecture: 'x64' },
  {
    code: 'WINDOWS_2008_SERVER_R2_IA64',
    description: 'Windows Server 2008 R2, Itanium',
    architecture: 'ia64',
  },
  { code: 'WINDOWS_2008_SERVER_R2_X64', description: 'Windows Server 2008 R2, x64', architecture: 'x64' },
  { code: 'WINDOWS_SERVER_SOLUTIONS_X64', description: 'Windows Server Solutions, x64', architecture: 'x64' },
  { code: 'WINDOWS_8', description: 'Windows 8', architecture: null },
  { code: 'WINDOWS_8_X64', description: 'Windows 8, x64', architecture: 'x64' },
  { code: 'WINDOWS_8_ARM', description: 'Windows RT, Arm', architecture: 'arm' },
  { code: 'WINDOWS_8_SERVER_X64', description: 'Windows Server 2012, x64', architecture: 'x64' },
  { code: 'WINDOWS_v63', description: 'Windows 8.1', architecture: null },
  { code: 'WINDOWS_v63_X64', description: 'Windows 8.1, x64', architecture: 'x64' },
  { code: 'WINDOWS_v63_ARM', description: 'Windows RT 8.1, Arm', architecture: 'arm' },
  { code: 'WINDOWS_v63_SERVER_X64', description: 'Windows Server 2012 R2, x64', architecture: 'x64' },
  { code: 'WINDOWS_v100_TH1_FULL', description: 'Windows 10, version 1507 (TH1), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_TH1_FULL',
    description: 'Windows 10, version 1507 (TH1), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_SERVER_X64_TH1_FULL',
    description: 'Windows Server 2016, first Threshold build (TH1), x64',
    architecture: 'x64',
  },
  { code: 'WINDOWS_v100_TH2_FULL', description: 'Windows 10, version 1511 (TH2), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_TH2_FULL',
    description: 'Windows 10, version 1511 (TH2), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_SERVER_X64_TH2_FULL',
    description: 'Windows Server 2016, second Threshold build (TH2), x64',
    architecture: 'x64',
  },
  { code: 'WINDOWS_v100_RS1_FULL', description: 'Windows 10, version 1607 (RS1), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_RS1_FULL',
    description: 'Windows 10, version 1607 (RS1), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_SERVER_X64_RS1_FULL',
    description: 'Windows Server 2016 (RS1), x64',
    architecture: 'x64',
  },
  { code: 'WINDOWS_v100_RS2_FULL', description: 'Windows 10, version 1703 (RS2), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_RS2_FULL',
    description: 'Windows 10, version 1703 (RS2), x64',
    architecture: 'x64',
  },
  { code: 'WINDOWS_v100_RS3_FULL', description: 'Windows 10, version 1709 (RS3), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_RS3_FULL',
    description: 'Windows 10, version 1709 (RS3), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_ARM64_RS3_FULL',
    description: 'Windows 10, version 1709 (RS3), Arm64',
    architecture: 'arm64',
  },
  { code: 'WINDOWS_v100_RS4_FULL', description: 'Windows 10, version 1803 (RS4), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_RS4_FULL',
    description: 'Windows 10, version 1803 (RS4), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_ARM64_RS4_FULL',
    description: 'Windows 10, version 1803 (RS4), Arm64',
    architecture: 'arm64',
  },
  {
    code: 'WINDOWS_v100_SERVER_X64_RS5_FULL',
    description: 'Windows Server 2019 (RS5), x64',
    architecture: 'x64',
  },
  { code: 'WINDOWS_v100_RS5_FULL', description: 'Windows 10, version 1809 (RS5), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_RS5_FULL',
    description: 'Windows 10, version 1809 (RS5), x64',
    architecture: 'x64',
  },
  { code: 'WINDOWS_v100_19H1_FULL', description: 'Windows 10, version 1903 (19H1), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_19H1_FULL',
    description: 'Windows 10, version 1903 (19H1), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_ARM64_19H1_FULL',
    description: 'Windows 10, version 1903 (19H1), Arm64',
    architecture: 'arm64',
  },
  { code: 'WINDOWS_v100_VB_FULL', description: 'Windows 10, version 2004 (VB), x86', architecture: null },
  {
    code: 'WINDOWS_v100_X64_VB_FULL',
    description: 'Windows 10, version 2004 (VB), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_ARM64_VB_FULL',
    description: 'Windows 10, version 2004 (VB), Arm64',
    architecture: 'arm64',
  },
  {
    code: 'WINDOWS_v100_SERVER_X64_FE_FULL',
    description: 'Windows Server 2022, version 21H2 (FE), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_SERVER_ARM64_FE_FULL',
    description: 'Windows Server 2022, version 21H2 (FE), Arm64',
    architecture: 'arm64',
  },
  {
    code: 'WINDOWS_v100_X64_CO_FULL',
    description: 'Windows 11, version 21H2 (CO), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_ARM64_CO_FULL',
    description: 'Windows 11, version 21H2 (CO), Arm64',
    architecture: 'arm64',
  },
  {
    code: 'WINDOWS_v100_X64_NI_FULL',
    description: 'Windows 11, version 22H2 (NI), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_ARM64_NI_FULL',
    description: 'Windows 11, version 22H2 (NI), Arm64',
    architecture: 'arm64',
  },
  {
    code: 'WINDOWS_v100_X64_GE_FULL',
    description: 'Windows 11, version 24H2 (GE), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_ARM64_GE_FULL',
    description: 'Windows 11, version 24H2 (GE), Arm64',
    architecture: 'arm64',
  },
  {
    code: 'WINDOWS_v100_SERVER_X64_GE_FULL',
    description: 'Windows Server 2025 (GE), x64',
    architecture: 'x64',
  },
  {
    code: 'WINDOWS_v100_SERVER_ARM64_GE_FULL',
    description: 'Windows Server 2025 (GE), Arm64',
    architecture: 'arm64',
  },
];
