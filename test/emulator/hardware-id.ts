import { DEMO, downloadUrl, send, type TestEmulator } from './emulator-kit.ts';

/** A tuple out of the metadata file. */
export async function someHardwareId(emulator: TestEmulator, path: string = DEMO.submission) {
  const { BundleInfoMap } = (await send(await downloadUrl(emulator, path, 'driverMetadata'))).body;
  const [bundleId, bundle] = Object.entries<ReturnType<typeof JSON.parse>>(BundleInfoMap)[0] ?? [];
  const [infId, inf] = Object.entries<ReturnType<typeof JSON.parse>>(bundle.InfInfoMap)[0] ?? [];
  const [operatingSystemCode, devices] = Object.entries<object>(inf.OSPnPInfoMap)[0] ?? [];
  const pnpString = Object.keys(devices ?? {})[0]?.toLowerCase();
  return { bundleId, infId, operatingSystemCode, pnpString };
}
