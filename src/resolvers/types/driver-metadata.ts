import { hardwareIdTuples } from '../../dashboard/driver-metadata.ts';
import type { DriverMetadataResolvers } from '../../generated/resolvers-types.ts';

export const driverMetadata: DriverMetadataResolvers = {
  hardwareIds: (file) => hardwareIdTuples(file),
};
