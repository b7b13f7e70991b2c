import { readDateTime } from '../values/date-time.ts';
import { readText, readTexts } from '../values/text.ts';
import { readRecord, type WireRecord } from './wire-record.ts';

/** The driver metadata file with its maps as lists, in the file's order. */
export interface DriverMetadataFile {
  readonly bundles: readonly DriverBundle[];
}

export interface DriverBundle {
  readonly bundleId: string;
  readonly locales: readonly string[];
  readonly infs: readonly DriverInf[];
}

export interface DriverInf {
  readonly infId: string;
  readonly driverPackageFamilyId: string | null;
  readonly infClass: string | null;
  readonly driverVersion: string | null;
  readonly driverDate: string | null;
  readonly extensionId: string | null;
  readonly provider: string | null;
  readonly classGuid: string | null;
  readonly installationComputerHardwareIds: readonly string[];
  readonly operatingSystems: readonly DriverOperatingSystem[];
}

export interface DriverOperatingSystem {
  readonly operatingSystemCode: string;
  readonly hardwareIds: readonly DriverPnpString[];
}

export interface DriverPnpString {
  readonly pnpString: string;
  readonly manufacturer: string | null;
  readonly deviceDescription: string | null;
  readonly featureScore: string | null;
}

/** A hardware id with everything that names it, as a shipping label's targeting takes it. */
export interface HardwareIdTuple {
  readonly bundleId: string;
  readonly infId: string;
  readonly operatingSystemCode: string;
  readonly pnpString: string;
  readonly manufacturer: string | null;
  readonly deviceDescription: string | null;
}

/** Reads the parsed file (PascalCase, maps keyed by bundle, INF, code and hardware id); null when it is none. */
export function readDriverMetadata(file: unknown): DriverMetadataFile | null {
  const bundles = readRecord(readRecord(file)?.['BundleInfoMap']);
  return bundles === null ? null : { bundles: listOf(bundles, readBundle) };
}

/** Every hardware id of the file with its bundle, INF and operating system. */
export function hardwareIdTuples(file: DriverMetadataFile): HardwareIdTuple[] {
  return file.bundles.flatMap(({ bundleId, infs }) =>
    infs.flatMap(({ infId, operatingSystems }) =>
      operatingSystems.flatMap(({ operatingSystemCode, hardwareIds }) =>
        hardwareIds.map(({ pnpString, manufacturer, deviceDescription }) => ({
          bundleId,
          infId,
          operatingSystemCode,
          pnpString,
          manufacturer,
          deviceDescription,
        })),
      ),
    ),
  );
}

function readBundle(bundleId: string, bundle: WireRecord): DriverBundle {
  return {
    bundleId,
    locales: readTexts(bundle['Locales']),
    infs: listOf(readRecord(bundle['InfInfoMap']), readInf),
  };
}

function readInf(infId: string, inf: WireRecord): DriverInf {
  return {
    infId,
    driverPackageFamilyId: readText(inf['DriverPackageFamilyId']),
    infClass: readText(inf['InfClass']),
    driverVersion: readText(inf['DriverVersion']),
    driverDate: readDateTime(inf['DriverDate']),
    extensionId: readText(inf['ExtensionId']),
    provider: readText(inf['Provider']),
    classGuid: readText(inf['ClassGuid']),
    installationComputerHardwareIds: readTexts(inf['InstallationComputerHardwareIds']),
    operatingSystems: listOf(readRecord(inf['OSPnPInfoMap']), (operatingSystemCode, devices) => ({
      operatingSystemCode,
      hardwareIds: listOf(devices, readPnpString),
    })),
  };
}

function readPnpString(pnpString: string, device: WireRecord): DriverPnpString {
  return {
    pnpString,
    manufacturer: readText(device['Manufacturer']),
    deviceDescription: readText(device['DeviceDescription']),
    featureScore: readText(device['FeatureScore']),
  };
}

function listOf<T>(map: WireRecord | null, read: (key: string, value: WireRecord) => T): T[] {
  return Object.entries(map ?? {}).map(([key, value]) => read(key, readRecord(value) ?? {}));
}
