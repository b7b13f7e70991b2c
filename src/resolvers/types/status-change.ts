import type { StatusChangeResolvers } from '../../generated/resolvers-types.ts';
import type { Row } from '../../mirror/schema/tables.ts';
import { liveProduct, liveShippingLabel, liveSubmission } from '../mirror/live-things.ts';
import { reportFields } from '../mirror/report-fields.ts';

/** Its moments are all one, `at`; the report repeats it so that tools find in it what others have. */
const { firstSeenAt: _, changedAt: __, readAt: ___, ...fields } = reportFields('status-changes');

/** A change of state: a field for each column of the report but those that repeat another, and links to what changed. */
export const statusChange = {
  ...fields,
  kind: (row: Row) => String(row['kind']).toUpperCase(),
  what: (row: Row) => String(row['what']).toUpperCase(),
  product: liveProduct,
  submission: liveSubmission,
  shippingLabel: liveShippingLabel,
} as StatusChangeResolvers;
