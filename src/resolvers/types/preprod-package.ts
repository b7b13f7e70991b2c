import { readRecord, type WireRecord } from '../../dashboard/wire-record.ts';
import { BadUserInput } from '../../errors/bad-user-input.ts';
import { UpstreamInvalidResponse } from '../../errors/upstream-errors.ts';
import type {
  PreprodAssetResolvers,
  PreprodPackageResolvers,
  QueryResolvers,
} from '../../generated/resolvers-types.ts';
import { readDateTime } from '../../values/date-time.ts';
import { isOpaqueId } from '../../values/opaque-id.ts';
import { readText } from '../../values/text.ts';
import { readVocabulary, recordFields } from '../field-readers.ts';

export const findPreprodPackage: Required<QueryResolvers>['preprodPackage'] = async (
  _,
  { packageId },
  context,
) => {
  if (isOpaqueId(packageId)) return context.account().sources.preprod.find(packageId);
  throw new BadUserInput(
    'This is no id of a preproduction package. Send the `packageId` that PUT /packages/preprod answered with.',
    { argument: ['packageId'] },
  );
};

export const preprodPackage: PreprodPackageResolvers = {
  packageId: ({ packageId }) => packageId,
  etag: ({ record }) => readText(record['etag']),
  lastModified: ({ record }) => readDateTime(record['lastModified']),
  signingStatus: ({ record }, _, context) =>
    readVocabulary('PreprodSigningStatus', record['signingStatus'], context),
  errorMessage: ({ record }) => readText(readRecord(record['error'])?.['message']),
  assets: async (node, _, context) =>
    (await context.account().sources.preprod.assets(node)).map((asset) => ({
      packageId: node.packageId,
      ...asset,
    })),
};

export const preprodAsset: PreprodAssetResolvers = {
  assetId: (asset) => assetId(asset),
  packageId: ({ packageId }) => readText(packageId) ?? '',
  ...recordFields(readText, 'assetType', 'contentHash'),
  ...recordFields(readDateTime, 'createdDate'),
};

function assetId({ id }: WireRecord): string {
  const text = readText(id);
  if (text !== null) return text;
  throw new UpstreamInvalidResponse('The service lists a preproduction asset that has no id.');
}
