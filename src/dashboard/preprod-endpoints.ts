import type { Endpoint } from './endpoints.ts';

const packages = '/preprod/packages';
const one = (packageId: string) => `${packages}/${encodeURIComponent(packageId)}`;
const asset = (packageId: string, assetId: string) =>
  `${one(packageId)}/assets/${encodeURIComponent(assetId)}`;

/** The endpoints of preproduction signing. Their ids are texts of the service's choice, so they are escaped. */
export const preprodEndpoints = {
  upload: (): Endpoint => ({
    name: 'uploadPreprodPackage',
    method: 'PUT',
    path: packages,
    repeatable: false,
    expected: 'anything',
    role: 'Driver Submitter',
  }),
  getPackage: (packageId: string) => read('getPreprodPackage', one(packageId)),
  listAssets: (packageId: string) => read('listPreprodAssets', `${one(packageId)}/assets`),
  downloadAsset: (packageId: string, assetId: string) =>
    read('downloadPreprodAsset', `${asset(packageId, assetId)}/download`),
} as const;

function read(name: string, path: string): Endpoint {
  return { name, method: 'GET', path, repeatable: true, expected: 'anything', role: 'any Hardware role' };
}
