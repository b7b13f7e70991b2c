import { readRecords } from '../../dashboard/wire-record.ts';
import type {
  ChidResolvers,
  CoEngDriverPublishInfoResolvers,
  HardwareIdResolvers,
  InServicePublishInfoResolvers,
  TargetingResolvers,
} from '../../generated/resolvers-types.ts';
import { readText, readTexts } from '../../values/text.ts';
import { readInt, readObject, readVocabulary, recordFields } from '../field-readers.ts';

export const targeting: TargetingResolvers = {
  hardwareIds: ({ record }) => readRecords(record['hardwareIds']),
  chids: ({ record }) => readRecords(record['chids']),
  restrictedToAudiences: ({ record }) => readTexts(record['restrictedToAudiences']),
  inServicePublishInfo: ({ record }) => readObject(record['inServicePublishInfo']),
  coEngDriverPublishInfo: ({ record }) => readObject(record['coEngDriverPublishInfo']),
  audiences: async ({ record, account }, _, context) => {
    const ids = readTexts(record['restrictedToAudiences']);
    if (ids.length === 0) return [];
    const { audiences } = context.account(account).sources;
    const found = await Promise.all(ids.map((id) => audiences.find(id)));
    return found.filter((audience) => audience !== null);
  },
};

export const hardwareId: HardwareIdResolvers = {
  ...recordFields(readText, 'bundleId', 'infId', 'operatingSystemCode', 'pnpString'),
  distributionState: (record, _, context) =>
    readVocabulary('HardwareIdDistributionState', record['distributionState'], context),
};

export const chid: ChidResolvers = {
  ...recordFields(readText, 'chid'),
  distributionState: (record, _, context) =>
    readVocabulary('ChidDistributionState', record['distributionState'], context),
};

export const inServicePublishInfo: InServicePublishInfoResolvers = {
  ...recordFields(readText, 'flooring', 'ceiling'),
};

export const coEngDriverPublishInfo: CoEngDriverPublishInfoResolvers = {
  ...recordFields(readInt, 'flooringBuildNumber', 'ceilingBuildNumber'),
};
