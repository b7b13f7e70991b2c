import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hardwareIdTuples, readDriverMetadata } from '../../src/dashboard/driver-metadata.ts';
import { anyWire } from '../kit/arbitraries.ts';

const file = {
  BundleInfoMap: {
    'b5f9a2c4-0000-4000-8000-000000000001': {
      Locales: ['en-US', 'de-DE'],
      InfInfoMap: {
        'widget.inf': {
          DriverPackageFamilyId: 'f-1',
          InfClass: 'Camera',
          DriverVersion: '1.2.3.4',
          DriverDate: '2018-01-11T00:00:00',
          ExtensionId: null,
          Provider: 'Contoso',
          ClassGuid: '{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}',
          InstallationComputerHardwareIds: ['9f4f44d8-1c2b-4d3e-8f90-0123456789ab'],
          OSPnPInfoMap: {
            WINDOWS_v100_X64_RS5_FULL: {
              'PCI\\VEN_8086&DEV_1234&SUBSYS_00000000': {
                Manufacturer: 'Contoso',
                DeviceDescription: 'Widget',
                FeatureScore: 255,
              },
              'usb\\vid_045e&pid_00ff': { Manufacturer: '', DeviceDescription: null, FeatureScore: null },
            },
            WINDOWS_v100_ARM64_RS5_FULL: {
              'PCI\\VEN_8086&DEV_1234&SUBSYS_00000000': {},
            },
          },
        },
      },
    },
    amd64: { Locales: null, InfInfoMap: { 'empty.inf': { OSPnPInfoMap: {} }, 'bare.inf': null } },
  },
};

describe('the driver metadata file', () => {
  test('is read with its maps as lists, in the file’s order', () => {
    const metadata = readDriverMetadata(file);
    expect(metadata?.bundles.map(({ bundleId }) => bundleId)).toEqual([
      'b5f9a2c4-0000-4000-8000-000000000001',
      'amd64',
    ]);
    expect(metadata?.bundles[0]).toEqual({
      bundleId: 'b5f9a2c4-0000-4000-8000-000000000001',
      locales: ['en-US', 'de-DE'],
      infs: [
        {
          infId: 'widget.inf',
          driverPackageFamilyId: 'f-1',
          infClass: 'Camera',
          driverVersion: '1.2.3.4',
          driverDate: '2018-01-11T00:00:00Z',
          extensionId: null,
          provider: 'Contoso',
          classGuid: '{ca3e7ab9-b4c3-4ae6-8251-579ef933890f}',
          installationComputerHardwareIds: ['9f4f44d8-1c2b-4d3e-8f90-0123456789ab'],
          operatingSystems: [
            {
              operatingSystemCode: 'WINDOWS_v100_X64_RS5_FULL',
              hardwareIds: [
                {
                  pnpString: 'PCI\\VEN_8086&DEV_1234&SUBSYS_00000000',
                  manufacturer: 'Contoso',
                  deviceDescription: 'Widget',
                  featureScore: '255',
                },
                {
                  pnpString: 'usb\\vid_045e&pid_00ff',
                  manufacturer: null,
                  deviceDescription: null,
                  featureScore: null,
                },
              ],
            },
            {
              operatingSystemCode: 'WINDOWS_v100_ARM64_RS5_FULL',
              hardwareIds: [
                {
                  pnpString: 'PCI\\VEN_8086&DEV_1234&SUBSYS_00000000',
                  manufacturer: null,
                  deviceDescription: null,
                  featureScore: null,
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('bears nulls and empty maps at every level', () => {
    const [, bundle] = readDriverMetadata(file)?.bundles ?? [];
    expect(bundle).toEqual({
      bundleId: 'amd64',
      locales: [],
      infs: [
        expect.objectContaining({ infId: 'empty.inf', operatingSystems: [] }),
        expect.objectContaining({ infId: 'bare.inf', provider: null, operatingSystems: [] }),
      ],
    });
    for (const empty of [null, undefined, {}]) {
      expect(readDriverMetadata({ BundleInfoMap: { b: { InfInfoMap: empty } } })?.bundles[0]?.infs).toEqual(
        [],
      );
    }
  });

  test('has no bundles when its map is empty', () => {
    expect(readDriverMetadata({ BundleInfoMap: {} })).toEqual({ bundles: [] });
  });

  test.each([[undefined], [null], ['text'], [[]], [{}], [{ BundleInfoMap: null }], [{ bundleInfoMap: {} }]])(
    'is none when it is %j',
    (wire) => {
      expect(readDriverMetadata(wire)).toBeNull();
    },
  );

  test('can be read of anything', () => {
    fc.assert(
      fc.property(anyWire(), (wire) => {
        readDriverMetadata(wire);
        readDriverMetadata({ BundleInfoMap: wire });
        const metadata = readDriverMetadata({
          BundleInfoMap: { b: { InfInfoMap: { i: { OSPnPInfoMap: { c: wire } } } } },
        });
        if (metadata !== null) hardwareIdTuples(metadata);
      }),
    );
  });

  test('flattens to one tuple for each hardware id on each operating system', () => {
    const metadata = readDriverMetadata(file);
    expect(metadata && hardwareIdTuples(metadata)).toEqual([
      {
        bundleId: 'b5f9a2c4-0000-4000-8000-000000000001',
        infId: 'widget.inf',
        operatingSystemCode: 'WINDOWS_v100_X64_RS5_FULL',
        pnpString: 'PCI\\VEN_8086&DEV_1234&SUBSYS_00000000',
        manufacturer: 'Contoso',
        deviceDescription: 'Widget',
      },
      {
        bundleId: 'b5f9a2c4-0000-4000-8000-000000000001',
        infId: 'widget.inf',
        operatingSystemCode: 'WINDOWS_v100_X64_RS5_FULL',
        pnpString: 'usb\\vid_045e&pid_00ff',
        manufacturer: null,
        deviceDescription: null,
      },
      {
        bundleId: 'b5f9a2c4-0000-4000-8000-000000000001',
        infId: 'widget.inf',
        operatingSystemCode: 'WINDOWS_v100_ARM64_RS5_FULL',
        pnpString: 'PCI\\VEN_8086&DEV_1234&SUBSYS_00000000',
        manufacturer: null,
        deviceDescription: null,
      },
    ]);
  });
});
