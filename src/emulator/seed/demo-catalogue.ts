import type { JsonObject } from '../json-writer.ts';
import type { Access } from '../records.ts';
import type { FamilyName } from './device-families.ts';
import type { ScenarioName } from './scenarios.ts';

/** One product of the demo account. */
export interface DemoProduct {
  readonly name: string;
  readonly family: FamilyName;
  readonly scenario: ScenarioName;
  readonly codes: readonly string[];
  readonly harness?: string;
  readonly deviceType?: string;
  readonly access?: Access;
  /** In the form in which it stands on the wire. */
  readonly announced?: string;
  readonly marketing?: readonly string[];
  readonly types?: JsonObject;
  readonly attributes?: JsonObject;
  readonly more?: JsonObject;
  readonly extension?: boolean;
  readonly inboxOrSystem?: boolean;
}

const GE = ['WINDOWS_v100_X64_GE_FULL'];
const GE_BOTH = ['WINDOWS_v100_X64_GE_FULL', 'WINDOWS_v100_ARM64_GE_FULL'];
const CLIENT = ['WINDOWS_v100_X64_CO_FULL', 'WINDOWS_v100_X64_NI_FULL', 'WINDOWS_v100_X64_GE_FULL'];
const WIDE = ['WINDOWS_v100_VB_FULL', 'WINDOWS_v100_X64_VB_FULL', 'WINDOWS_v100_ARM64_VB_FULL', ...CLIENT];
const SERVER = ['WINDOWS_v100_SERVER_X64_FE_FULL', 'WINDOWS_v100_SERVER_X64_GE_FULL'];
const OLD = ['WINDOWS_7_X64', 'WINDOWS_8_X64', 'WINDOWS_v63_X64', 'WINDOWS_v100_X64_TH2_FULL'];
const NEW = ['WINDOWS_v100_X64_25H2_FULL', 'WINDOWS_v100_ARM64_26H1_FULL'];

/** The forty products in the order of their ids, in every state and with every oddity. */
export const DEMO_CATALOGUE: readonly DemoProduct[] = [
  {
    name: 'Contoso Wi-Fi 6E AX Adapter',
    family: 'wifi',
    scenario: 'everyLabel',
    codes: WIDE,
    announced: '2026-03-02T00:00:00',
    marketing: ['Contoso AX2100', 'Contoso AX2101 vPro'],
    types: { windows_v100_VB: 'LAN', Windows_v100_CO: 'LAN', Windows_v100_GE: 'Unclassified' },
    more: { deviceMetadataCategory: 'Network.Wireless', firmwareVersion: '3.2.0.1022' },
  },
  {
    name: 'Contoso Bluetooth LE Audio',
    family: 'bluetooth',
    scenario: 'published',
    codes: CLIENT,
    announced: '2026-03-02T00:00:00Z',
    types: { Windows_v100_CO: 'Bluetooth Controller' },
  },
  {
    name: 'Contoso Wi-Fi 7 BE Adapter',
    family: 'wifi',
    scenario: 'awaitingApproval',
    codes: GE_BOTH,
    announced: '2027-01-15T00:00:00+00:00',
    types: { Windows_v100_GE: 'LAN' },
  },
  {
    name: 'Fabrikam Ethernet I226 2.5GbE',
    family: 'ethernet',
    scenario: 'shared',
    codes: [...CLIENT, ...SERVER],
    announced: '2025-11-20T08:59:03.414Z',
    types: { windows_v100Server_FE: 'LAN', windows_v100_NI: 'LAN' },
  },
  {
    name: 'Fabrikam Chipset Device Software',
    family: 'system',
    scenario: 'derived',
    codes: WIDE,
    announced: '2025-09-01T00:00:00',
    more: { deviceMetadataIds: ['0f6e4fd6-11c5-4f4a-92d8-6d29f3c3f1a7'] },
    types: { Windows_v100_VB: 'Unclassified' },
  },
  {
    name: 'Litware Precision Touchpad',
    family: 'touchpad',
    scenario: 'ready',
    codes: CLIENT,
    announced: '2026-06-10T16:11:27.2965057+00:00',
    marketing: ['Litware GlidePad'],
    types: { Windows_v100_CO: 'Touchpad' },
    more: { deviceMetadataCategory: 'Input.Digitizer.Multitouch' },
  },
  {
    name: 'Litware Fingerprint Sensor',
    family: 'fingerprint',
    scenario: 'inReview',
    codes: GE,
    announced: '2027-02-01T00:00:00',
    types: { Windows_v100_GE: 'Fingerprint Reader' },
  },
  {
    name: 'Northwind High Definition Audio',
    family: 'audio',
    scenario: 'manyLabels',
    codes: CLIENT,
    announced: '2026-01-12T00:00:00Z',
    types: { Windows_v100_CO: 'Audio Device' },
  },
  {
    name: 'Northwind Audio Tuning Extension',
    family: 'extension',
    scenario: 'extensionLabel',
    codes: CLIENT,
    extension: true,
    types: { Windows_v100_CO: 'Unclassified' },
  },
  {
    name: 'Adatum Graphics X700 Series',
    family: 'display',
    scenario: 'published',
    codes: WIDE,
    announced: '2026-05-05T00:00:00',
    marketing: ['Adatum X700', 'Adatum X710', 'Adatum X720'],
    types: { Windows_v100_VB: 'Graphics Adapter' },
  },
  {
    name: 'Tailspin HD Camera with Hello',
    family: 'camera',
    scenario: 'failedValidation',
    codes: GE,
    announced: '2026-12-01T00:00:00',
    types: { Windows_v100_GE: 'Webcam' },
  },
  {
    name: 'Tailspin HD Camera with Hello (resubmitted)',
    family: 'camera',
    scenario: 'ready',
    codes: GE,
    announced: '2026-12-01T00:00:00',
    types: { Windows_v100_GE: 'Webcam' },
  },
  {
    name: 'Proseware NVMe Controller',
    family: 'storage',
    scenario: 'derived',
    codes: [...CLIENT, ...SERVER],
    announced: '2026-02-14T00:00:00',
    types: { windows_v100Server_GE: 'Storage Controller' },
    attributes: {
      storageController: {
        biosVersion: '1.4',
        firmwareVersion: '2B2QEXE7',
        driverVersion: '5.1.0.12',
        driverName: 'pwnvme.sys',
        deviceVersion: 'A1',
        chipsetName: 'PW3714',
        usedProprietary: true,
        proprietaryName: 'pwnvme',
        proprietaryVersion: '5.1',
        usedMicrosoft: false,
        usedBootSupport: true,
        usedBetterBoot: true,
        uefiVersion: '2.8',
        acpiVersion: '6.4',
        supportsSector4K512E: true,
        supportsSector4K4K: false,
        supportsDifferential: false,
      },
    },
  },
  {
    name: 'Proseware RAID 9600',
    family: 'storage',
    scenario: 'ready',
    codes: SERVER,
    announced: '2026-02-14T00:00:00',
    types: { Windows_v100Server_FE: 'RAID Controller' },
    attributes: {
      raidController: {
        firmwareVersion: '8.2.1',
        filterVersion: '1.0',
        driverVersion: '7.9.3',
        usedProprietary: false,
        usedMicrosoft: true,
        microsoftName: 'StorAHCI',
        microsoftVersion: '10.0',
        isThirdPartyNeeded: false,
        isSES: true,
        isSAFTE: false,
        additionalInfo: 'Shipped with 24 bays',
      },
    },
  },
  {
    name: 'Woodgrove Hypervisor 8',
    family: 'system',
    scenario: 'processing',
    codes: SERVER,
    types: { Windows_v100Server_GE: 'Server Virtualization' },
    attributes: {
      svvp: {
        productVersion: '8.0 U2',
        supportLink: 'https://support.woodgrove.example',
        guestOs: 'Windows Server 2012 R2',
        processorArchitecture: 'Xeon',
        maxProcessors: 256,
        maxMemory: 6144,
      },
    },
  },
  {
    name: 'Wide World Laser 500',
    family: 'printer',
    scenario: 'published',
    codes: OLD,
    announced: '2016-10-22T00:00:00Z',
    harness: 'hck',
    deviceType: 'external',
    marketing: ['Wide World Laser 500c', 'Wide World Laser 500n'],
    types: { Windows7: 'Printer', Windows81: 'Printer', windows_v100: 'Printer' },
  },
  {
    name: 'Trey USB Serial Bridge',
    family: 'serial',
    scenario: 'attested',
    codes: GE_BOTH,
    harness: 'attestation',
    deviceType: 'external',
  },
  {
    name: 'Trey USB Serial Bridge (server)',
    family: 'serial',
    scenario: 'failedServerAttestation',
    codes: ['WINDOWS_v100_X64_GE_FULL', 'WINDOWS_v100_SERVER_X64_RS5_FULL'],
    harness: 'attestation',
    deviceType: 'external',
  },
  {
    name: 'Graphic Design Tablet M',
    family: 'touchpad',
    scenario: 'attestedLabel',
    codes: NEW,
    harness: 'attestation',
    deviceType: 'external',
    announced: '0001-01-01T00:00:00',
  },
  {
    name: 'Lucerne Virtual Audio Cable 1.4.0 x64',
    family: 'audio',
    scenario: 'processingAttestation',
    codes: GE,
    harness: 'attestation',
    deviceType: 'notSet',
  },
  {
    name: 'Lucerne Virtual Audio Cable 1.3.2 x64 (retired)',
    family: 'audio',
    scenario: 'attested',
    codes: GE,
    harness: 'attestation',
    deviceType: 'notSet',
  },
  {
    name: 'Lucerne Virtual Audio Cable 1.3.1 x64 (failed)',
    family: 'audio',
    scenario: 'failedCommit',
    codes: GE,
    harness: 'attestation',
    deviceType: 'notSet',
  },
  {
    name: 'Lucerne Virtual Audio Cable 1.4.0 ARM64',
    family: 'audio',
    scenario: 'awaitingPackage',
    codes: ['WINDOWS_v100_ARM64_GE_FULL'],
    harness: 'attestation',
    deviceType: 'notSet',
  },
  {
    name: 'Lucerne Virtual Audio Cable 1.5.0 x64',
    family: 'audio',
    scenario: 'noSubmission',
    codes: NEW,
    harness: 'attestation',
    deviceType: 'notSet',
  },
  {
    name: 'Contoso System Firmware 1.22',
    family: 'firmware',
    scenario: 'awaitingApproval',
    codes: CLIENT,
    announced: '2026-10-01T00:00:00',
    more: { firmwareVersion: '1.22', isFlightSign: true },
    types: { Windows_v100_CO: 'Unclassified' },
  },
  {
    name: 'Contoso System Firmware 1.23',
    family: 'firmware',
    scenario: 'committing',
    codes: CLIENT,
    announced: '2026-12-24T00:00:00',
    more: { firmwareVersion: '1.23', isTestSign: true },
  },
  {
    name: 'Northwind Sensor Hub',
    family: 'sensor',
    scenario: 'stepCompleted',
    codes: GE_BOTH,
    announced: '2027-03-01T00:00:00',
  },
  {
    name: 'Northwind Sensor Hub (engineering sample)',
    family: 'sensor',
    scenario: 'awaitingSignedPackage',
    codes: GE_BOTH,
    announced: '2027-03-01T00:00:00',
  },
  {
    name: 'Fabrikam Ethernet I225 2.5GbE',
    family: 'ethernet',
    scenario: 'manyDerived',
    codes: [...CLIENT, ...SERVER],
    announced: '2024-08-08T00:00:00',
    types: { Windows_v100Server_FE: 'LAN' },
  },
  {
    name: 'Fabrikam Ethernet I219 (shared by Fabrikam Devices)',
    family: 'ethernet',
    scenario: 'fromPartner',
    codes: CLIENT,
    access: 'readOnly',
    announced: '2025-05-05T00:00:00',
  },
  {
    name: 'Litware Touch Controller (shared by Litware)',
    family: 'touchpad',
    scenario: 'fromPartnerLabel',
    codes: CLIENT,
    access: 'publisher',
  },
  {
    name: 'Litware Pen Service (shared by Litware)',
    family: 'touchpad',
    scenario: 'fromPartner',
    codes: GE,
    access: 'publisher',
  },
  {
    name: 'Adatum Legacy Display',
    family: 'display',
    scenario: 'oldWithoutMetadata',
    codes: OLD,
    harness: 'wlk',
    announced: '2014-04-08T00:00:00',
    types: { WindowsVista: 'Graphics Adapter', windows7: 'Graphics Adapter' },
  },
  {
    name: 'Contoso Inbox Class Driver',
    family: 'system',
    scenario: 'shared',
    codes: CLIENT,
    inboxOrSystem: true,
  },
  { name: 'Tailspin Depth Camera', family: 'camera', scenario: 'justCommitted', codes: GE },
  {
    name: 'Proseware SATA Controller',
    family: 'storage',
    scenario: 'failedScan',
    codes: CLIENT,
    types: { Windows_v100_CO: 'Storage Controller' },
  },
  {
    name: 'Wide World Scanner 200',
    family: 'printer',
    scenario: 'oddCases',
    codes: WIDE,
    deviceType: 'external',
    types: { WINDOWS_V100_vb: 'WSD Scanner' },
  },
  {
    name: 'Woodgrove Hypervisor 7',
    family: 'system',
    scenario: 'ready',
    codes: SERVER,
    types: { Windows_v100Server_FE: 'Server Virtualization' },
    attributes: {
      svvp: {
        productVersion: '7.0',
        supportLink: '',
        guestOs: 'Windows Server 2012',
        processorArchitecture: 'Opteron',
        maxProcessors: 128,
        maxMemory: 1024,
      },
    },
  },
  {
    name: 'Graphic Design Tablet S & Pen "Duo" – Größe 7″',
    family: 'touchpad',
    scenario: 'attested',
    codes: GE_BOTH,
    harness: 'attestation',
    deviceType: 'internalExternal',
  },
  {
    name: 'Contoso Wi-Fi 6E AX Adapter (next)',
    family: 'wifi',
    scenario: 'awaitingPackage',
    codes: WIDE,
    announced: '2027-04-01T00:00:00',
  },
];
