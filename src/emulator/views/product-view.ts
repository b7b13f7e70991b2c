import type { Json } from '../json-writer.ts';
import { link } from '../links.ts';
import type { ProductRecord } from '../records.ts';
import type { World } from '../world.ts';

/** A product as it stands on the wire, in lists and alone (section 5.1). */
export function productView(product: ProductRecord, { settings }: World): Json {
  const { id, fields, submissions, access } = product;
  const path = `/products/${id}`;
  const foreign = settings.foreignLinks;
  return {
    id,
    sharedProductId: product.sharedProductId,
    links: [
      link(path, 'self', 'GET', id, foreign),
      link(`${path}/submissions`, 'get_submissions', 'GET', id, foreign),
    ],
    isCommitted: submissions.some((submission) => submission.committedAt !== undefined),
    isExtensionInf: submissions.some((submission) => submission.isExtensionInf),
    originType: settings.originTypes[access],
    sourceProductId: product.sourceProductId,
    sourcePublisherId: product.sourcePublisherId,
    isRetpolineCompiled: false,
    message: '',
    ...fields,
    updatedBy: product.updated.by,
    updatedDateTime: product.updated.at,
  };
}
