import type { Row } from '../../src/mirror/schema/tables.ts';
import type { SeenThing } from '../../src/mirror/sightings/sighting.ts';

/** A submission of product 7, as it was seen. */
export function seenSubmission(submissionId: number | string, readAt: string, columns: Row = {}): SeenThing {
  return {
    kind: 'seen',
    table: 'submissions',
    id: `products/7/submissions/${submissionId}`,
    account: '',
    columns: { product: 'products/7', product_id: '7', submission_id: String(submissionId), ...columns },
    readAt,
  };
}
