/** A family of operating systems as the service names it in the keys of `selectedProductTypes`. */
export interface OperatingSystemFamily {
  /** Answers spell it in more than one case, so compare it without regard to case. */
  readonly code: string;
  readonly description: string;
}

/** The 34 families that the service documents, in its order. It accepts newer ones too: a list for forms, not a check. */
export const operatingSystemFamilies: readonly OperatingSystemFamily[] = [
  { code: 'WindowsMe', description: 'Windows Me' },
  { code: 'Windows2000', description: 'Windows 2000' },
  { code: 'Windows98', description: 'Windows 98' },
  { code: 'WindowsNT40', description: 'Windows NT 4.0' },
  { code: 'WindowsXP', description: 'Windows XP' },
  { code: 'WindowsServer2003', description: 'Windows Server 2003' },
  { code: 'WindowsVista', description: 'Windows Vista' },
  { code: 'Windows2008Server', description: 'Windows Server 2008' },
  { code: 'WindowsHomeServer', description: 'Windows Home Server' },
  { code: 'Windows7', description: 'Windows 7' },
  { code: 'Windows2008ServerR2', description: 'Windows Server 2008 R2' },
  { code: 'WindowsServerSolutions', description: 'Windows Server Solutions' },
  { code: 'Windows8', description: 'Windows 8' },
  { code: 'Windows8Server', description: 'Windows Server 2012' },
  { code: 'Windows81', description: 'Windows 8.1' },
  { code: 'Windows81Server', description: 'Windows Server 2012 R2' },
  { code: 'Windows_v100', description: 'Windows 10, versions 1507 and 1511 (TH1, TH2)' },
  { code: 'Windows_v100Server', description: 'Windows Server 2016, Threshold builds (TH1, TH2)' },
  { code: 'Windows_v100_RS1', description: 'Windows 10, version 1607 (RS1)' },
  { code: 'Windows_v100Server_RS1', description: 'Windows Server 2016 (RS1)' },
  { code: 'Windows_v100_RS2', description: 'Windows 10, version 1703 (RS2)' },
  { code: 'Windows_v100Server_RS2', description: 'Windows Server, Redstone 2 build (RS2)' },
  { code: 'Windows_v100_RS3', description: 'Windows 10, version 1709 (RS3)' },
  { code: 'Windows_v100Server_RS3', description: 'Windows Server, version 1709 (RS3)' },
  { code: 'Windows_v100_RS4', description: 'Windows 10, version 1803 (RS4)' },
  { code: 'Windows_v100Server_RS5', description: 'Windows Server 2019 (RS5)' },
  { code: 'Windows_v100_RS5', description: 'Windows 10, version 1809 (RS5)' },
  { code: 'Windows_v100_19H1', description: 'Windows 10, version 1903 (19H1)' },
  { code: 'Windows_v100_VB', description: 'Windows 10, version 2004 (VB)' },
  { code: 'Windows_v100Server_FE', description: 'Windows Server 2022, version 21H2 (FE)' },
  { code: 'Windows_v100_CO', description: 'Windows 11, version 21H2 (CO)' },
  { code: 'Windows_v100_NI', description: 'Windows 11, version 22H2 (NI)' },
  { code: 'Windows_v100_GE', description: 'Windows 11, version 24H2 (GE)' },
  { code: 'Windows_v100Server_GE', description: 'Windows Server 2025 (GE)' },
];
