import { guidOf } from '../ids.ts';
import type { Bundle, Inf, InfDevice, ProductRecord } from '../records.ts';
import { DEVICE_FAMILIES, type DeviceFamily, type FamilyName } from './device-families.ts';

/**
 * Invents what the metadata file of a product's submissions says: a bundle for each architecture it is signed for, in
 * each the driver's INF and an extension INF, in each INF every operating system code. Always the same for one product.
 */
export function inventHardware(
  { id, fields }: Pick<ProductRecord, 'id' | 'fields'>,
  name?: FamilyName,
): Bundle[] {
  const family: DeviceFamily = DEVICE_FAMILIES[name ?? guess(fields.productName)];
  const codes = (fields['requestedSignatures'] ?? []) as readonly string[];
  const provider = fields.productName.split(' ')[0] ?? 'Contoso';
  const bundles = new Map<string, string[]>();
  for (const code of codes)
    bundles.set(architecture(code), [...(bundles.get(architecture(code)) ?? []), code]);
  return [...bundles].map(([arch, itsCodes], index) => ({
    id: guidOf('bundle', id, arch),
    locales: index === 0 ? ['English', 'Chinese (Simplified)', 'German'] : ['English'],
    infs: infsOf(family, { id, provider, codes: itsCodes }),
  }));
}

interface Facts {
  readonly id: bigint;
  readonly provider: string;
  readonly codes: readonly string[];
}

function infsOf(family: DeviceFamily, facts: Facts): Inf[] {
  const { id, provider, codes } = facts;
  const common = {
    driverVersion: `${10 + Number(id % 20n)}.${Number(id % 9n)}.0.${1000 + Number(id % 997n)}`,
    driverDate: `2026-0${1 + Number(id % 9n)}-11T00:00:00`,
    provider,
    computerHardwareIds: [],
  };
  const devices = family.devices.map(([pnpString, description]) => ({
    pnpString,
    manufacturer: provider,
    description,
    featureScore: null,
  }));
  const main: Inf = {
    ...common,
    name: `${family.inf}.inf`,
    familyId: guidOf('family', id, family.inf),
    infClass: family.infClass,
    classGuid: family.classGuid,
    extensionId: family.infClass === 'Extension' ? guidOf('extension', id) : null,
    operatingSystems: codes.map((code) => ({ code, devices })),
  };
  return family.infClass === 'Extension' ? [main] : [main, extensionOf(main, devices, id)];
}

function extensionOf(main: Inf, devices: readonly InfDevice[], id: bigint): Inf {
  const first = devices.slice(0, 1).map((device) => ({
    ...device,
    pnpString: `${device.pnpString}${device.pnpString.includes('SUBSYS') ? '&REV_01' : '&SUBSYS_0A361028'}`,
    description: `${device.description} Extension`,
    featureScore: '0x40',
  }));
  return {
    ...main,
    name: main.name.replace('.inf', '_ext.inf'),
    familyId: guidOf('family', id, main.name, 'extension'),
    infClass: 'Extension',
    classGuid: DEVICE_FAMILIES.extension.classGuid,
    extensionId: guidOf('extension', id),
    computerHardwareIds: [guidOf('chid', id, 1), guidOf('chid', id, 2)],
    operatingSystems: main.operatingSystems.map(({ code }) => ({ code, devices: first })),
  };
}

function architecture(code: string): string {
  return /ARM64/i.test(code) ? 'arm64' : /X64/i.test(code) ? 'amd64' : /IA64/i.test(code) ? 'ia64' : 'x86';
}

const WORDS: readonly (readonly [RegExp, FamilyName])[] = [
  [/wi-?fi|wlan|wireless/i, 'wifi'],
  [/bluetooth/i, 'bluetooth'],
  [/ethernet|lan\b/i, 'ethernet'],
  [/extension/i, 'extension'],
  [/touch/i, 'touchpad'],
  [/audio|sound/i, 'audio'],
  [/graphics|display/i, 'display'],
  [/camera/i, 'camera'],
  [/raid|storage|nvme/i, 'storage'],
  [/print/i, 'printer'],
  [/fingerprint/i, 'fingerprint'],
  [/firmware/i, 'firmware'],
  [/serial/i, 'serial'],
];

function guess(productName: string): FamilyName {
  return WORDS.find(([word]) => word.test(productName))?.[1] ?? 'system';
}
