import type {
  MirrorResolvers,
  ShippingLabelStatsGroup,
  SubmissionStatsGroup,
} from '../../generated/resolvers-types.ts';
import {
  hardwareIdRows,
  productRows,
  shippingLabelRows,
  statusChangeRows,
  submissionRows,
} from '../mirror/mirror-selections.ts';
import { statsOf } from '../mirror/stats-of.ts';

export const mirror: MirrorResolvers = {
  products: (mirror, args) => mirror.connect(productRows(args), args),
  submissions: (mirror, args, context) => mirror.connect(submissionRows(args, context), args),
  shippingLabels: (mirror, args, context) => mirror.connect(shippingLabelRows(args, context), args),
  hardwareIds: (mirror, args, context) => mirror.connect(hardwareIdRows(args, context), args),
  statusChanges: (mirror, args, context) => mirror.connect(statusChangeRows(args, context), args),
  submissionStats: (mirror, { filter, groupBy }, context) =>
    statsOf<SubmissionStatsGroup>(mirror, submissionRows({ filter }, context), {
      groupBy,
      median: { column: 'seconds_to_ready', field: 'medianSecondsToReady' },
    }),
  shippingLabelStats: (mirror, { filter, groupBy }, context) =>
    statsOf<ShippingLabelStatsGroup>(mirror, shippingLabelRows({ filter }, context), {
      groupBy,
      median: { column: 'seconds_to_published', field: 'medianSecondsToPublished' },
    }),
};
