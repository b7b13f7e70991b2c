import { writeJson } from '../json-writer.ts';
import type { Inf, SubmissionRecord } from '../records.ts';

/** The driver metadata file of a submission: PascalCase, and maps all the way down (section 5.9). */
export function driverMetadata({ hardware }: SubmissionRecord): Buffer {
  const bundles = hardware.map(({ id, locales, infs }) => [
    id,
    { Locales: [...locales], InfInfoMap: Object.fromEntries(infs.map((inf) => [inf.name, infInfo(inf)])) },
  ]);
  return Buffer.from(writeJson({ BundleInfoMap: Object.fromEntries(bundles) }), 'utf8');
}

function infInfo(inf: Inf) {
  return {
    DriverPackageFamilyId: inf.familyId,
    InfClass: inf.infClass,
    DriverVersion: inf.driverVersion,
    DriverDate: inf.driverDate,
    ExtensionId: inf.extensionId,
    Provider: inf.provider,
    ClassGuid: inf.classGuid,
    InstallationComputerHardwareIds: [...inf.computerHardwareIds],
    OSPnPInfoMap: Object.fromEntries(
      inf.operatingSystems.map(({ code, devices }) => [
        code,
        Object.fromEntries(
          devices.map(({ pnpString, manufacturer, description, featureScore }) => [
            pnpString,
            { Manufacturer: manufacturer, DeviceDescription: description, FeatureScore: featureScore },
          ]),
        ),
      ]),
    ),
  };
}
