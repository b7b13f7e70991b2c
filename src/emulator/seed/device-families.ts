/** A kind of hardware, as its drivers describe it. */
export interface DeviceFamily {
  readonly infClass: string;
  readonly classGuid: string;
  /** The INF's name without its ending. */
  readonly inf: string;
  /** PnP string and description of each device. */
  readonly devices: readonly (readonly [pnpString: string, description: string])[];
}

/** The families that the seed and newly made submissions choose from. */
export const DEVICE_FAMILIES = {
  wifi: {
    infClass: 'Net',
    classGuid: '{4d36e972-e325-11ce-bfc1-08002be10318}',
    inf: 'cnwifi6e',
    devices: [
      ['PCI\\VEN_1C5C&DEV_2725&SUBSYS_00241C5C', 'Contoso Wi-Fi 6E AX Adapter 160MHz'],
      ['PCI\\VEN_1C5C&DEV_2725&SUBSYS_40241C5C', 'Contoso Wi-Fi 6E AX Adapter vPro'],
      ['PCI\\VEN_1C5C&DEV_7A70', 'Contoso Wi-Fi 6 CNV Adapter'],
    ],
  },
  bluetooth: {
    infClass: 'Bluetooth',
    classGuid: '{e0cbf06c-cd8b-4647-bb8a-263b43f0f974}',
    inf: 'cnbtusb',
    devices: [
      ['USB\\VID_1C5C&PID_0032', 'Contoso Wireless Bluetooth'],
      ['USB\\VID_1C5C&PID_0033&REV_0001', 'Contoso Wireless Bluetooth LE Audio'],
    ],
  },
  ethernet: {
    infClass: 'Net',
    classGuid: '{4d36e972-e325-11ce-bfc1-08002be10318}',
    inf: 'fab25gbe',
    devices: [
      ['PCI\\VEN_1FA8&DEV_15F3&REV_03', 'Fabrikam Ethernet Controller I225 2.5GbE'],
      ['PCI\\VEN_1FA8&DEV_125B', 'Fabrikam Ethernet Controller I226-LM'],
    ],
  },
  touchpad: {
    infClass: 'HIDClass',
    classGuid: '{745a17a0-74d3-11d0-b6fe-00a0c90f57da}',
    inf: 'ltwtouchpad',
    devices: [
      ['ACPI\\VEN_LTW&DEV_0678', 'Litware Precision Touchpad'],
      ['HID\\VEN_LTW&DEV_0678&Col02', 'Litware Precision Touchpad Filter'],
    ],
  },
  audio: {
    infClass: 'MEDIA',
    classGuid: '{4d36e96c-e325-11ce-bfc1-08002be10318}',
    inf: 'nwhdaudio',
    devices: [
      ['HDAUDIO\\FUNC_01&VEN_1D7A&DEV_0295&SUBSYS_10280A36', 'Northwind High Definition Audio'],
      ['HDAUDIO\\FUNC_01&VEN_1D7A&DEV_0285', 'Northwind High Definition Audio'],
    ],
  },
  display: {
    infClass: 'Display',
    classGuid: '{4d36e968-e325-11ce-bfc1-08002be10318}',
    inf: 'adgfx64',
    devices: Array.from({ length: 48 }, (_, index): readonly [string, string] => [
      `PCI\\VEN_1AD7&DEV_${(0x7480 + index).toString(16).toUpperCase()}&SUBSYS_0B3${index % 8}1028`,
      `Adatum Graphics X${700 + 10 * (index % 8)}`,
    ]),
  },
  camera: {
    infClass: 'Camera',
    classGuid: '{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}',
    inf: 'tscamir',
    devices: [
      ['USB\\VID_2A94&PID_4601&MI_00', 'Tailspin HD Camera'],
      ['USB\\VID_2A94&PID_4601&MI_02', 'Tailspin IR Camera'],
    ],
  },
  storage: {
    infClass: 'SCSIAdapter',
    classGuid: '{4d36e97b-e325-11ce-bfc1-08002be10318}',
    inf: 'pwnvme',
    devices: [
      ['PCI\\VEN_1B96&DEV_2600&CC_0108', 'Proseware NVMe Controller'],
      ['PCI\\VEN_1B96&DEV_3714', 'Proseware NVMe Controller Gen4'],
    ],
  },
  printer: {
    infClass: 'Printer',
    classGuid: '{4d36e979-e325-11ce-bfc1-08002be10318}',
    inf: 'wwlaser',
    devices: [
      ['USBPRINT\\WideWorldLaserJet_500C9F2', 'Wide World Laser 500c'],
      ['WSDPRINT\\WideWorldLaserJet_5007B31', 'Wide World Laser 500 (network)'],
    ],
  },
  fingerprint: {
    infClass: 'Biometric',
    classGuid: '{53d29ef7-377c-4d14-864b-eb3a85769359}',
    inf: 'ltwbio',
    devices: [['USB\\VID_27C6&PID_639C', 'Litware Fingerprint Sensor']],
  },
  sensor: {
    infClass: 'Sensor',
    classGuid: '{5175d334-c371-4806-b3ba-71fd53c9258d}',
    inf: 'nwsensor',
    devices: [
      ['ACPI\\NWSN0A01', 'Northwind Accelerometer'],
      ['ACPI\\NWSN0A02&REV_02', 'Northwind Ambient Light Sensor'],
    ],
  },
  serial: {
    infClass: 'Ports',
    classGuid: '{4d36e978-e325-11ce-bfc1-08002be10318}',
    inf: 'trserial',
    devices: [['USB\\VID_1209&PID_2303&MI_00', 'Trey USB Serial Port']],
  },
  extension: {
    infClass: 'Extension',
    classGuid: '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}',
    inf: 'nwaudioext',
    devices: [['HDAUDIO\\FUNC_01&VEN_1D7A&DEV_0295&SUBSYS_10280A37', 'Northwind Audio Tuning']],
  },
  firmware: {
    infClass: 'Firmware',
    classGuid: '{f2e7dd72-6468-4e36-b6f1-6488f42c1b52}',
    inf: 'cnuefi',
    devices: [['UEFI\\RES_{5B92717B-2F4D-4B8D-9B5A-0C8D2A6A2C11}', 'Contoso System Firmware']],
  },
  system: {
    infClass: 'System',
    classGuid: '{4d36e97d-e325-11ce-bfc1-08002be10318}',
    inf: 'fabchipset',
    devices: [
      ['PCI\\VEN_1FA8&DEV_A082&CC_0601', 'Fabrikam LPC Controller'],
      ['PCI\\VEN_1FA8&DEV_A0A3', 'Fabrikam SMBus Controller'],
    ],
  },
} as const satisfies Record<string, DeviceFamily>;

/** The name of a family. */
export type FamilyName = keyof typeof DEVICE_FAMILIES;
