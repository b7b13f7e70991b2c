import { canonicalGuid, isGuid } from './guid.ts';
import { type Int64, isInt64 } from './int64.ts';

export interface ProductKey {
  readonly kind: 'product';
  readonly productId: Int64;
}

export interface SubmissionKey {
  readonly kind: 'submission';
  readonly productId: Int64;
  readonly submissionId: Int64;
}

export interface ShippingLabelKey {
  readonly kind: 'shippingLabel';
  readonly productId: Int64;
  readonly submissionId: Int64;
  readonly shippingLabelId: Int64;
}

export interface AudienceKey {
  readonly kind: 'audience';
  /** A GUID in lower case. */
  readonly audienceId: string;
}

/** What names one thing of the service: its own number and its parents'. */
export type NodeKey = ProductKey | SubmissionKey | ShippingLabelKey | AudienceKey;

/** The node id of a key: the resource's name upstream, `products/9007199267351835/submissions/1152921504621441945`. */
export function writeNodeId(key: NodeKey): string {
  switch (key.kind) {
    case 'product':
      return `products/${key.productId}`;
    case 'submission':
      return `products/${key.productId}/submissions/${key.submissionId}`;
    case 'shippingLabel':
      return `products/${key.productId}/submissions/${key.submissionId}/shippingLabels/${key.shippingLabelId}`;
    case 'audience':
      return `audiences/${canonicalGuid(key.audienceId)}`;
  }
}

const resource =
  /^products\/([1-9][0-9]{0,18})(?:\/submissions\/([1-9][0-9]{0,18})(?:\/shippingLabels\/([1-9][0-9]{0,18}))?)?$/;
const audiencePrefix = 'audiences/';

/** The key of a node id, or null when the text is not exactly one: it becomes part of a path, so nothing is forgiven. */
export function readNodeId(id: string): NodeKey | null {
  if (id.startsWith(audiencePrefix)) return readAudienceId(id.slice(audiencePrefix.length));
  const [, productId, submissionId, shippingLabelId] = resource.exec(id) ?? [];
  if (productId === undefined || !isInt64(productId)) return null;
  if (submissionId === undefined) return { kind: 'product', productId };
  if (!isInt64(submissionId)) return null;
  if (shippingLabelId === undefined) return { kind: 'submission', productId, submissionId };
  if (!isInt64(shippingLabelId)) return null;
  return { kind: 'shippingLabel', productId, submissionId, shippingLabelId };
}

function readAudienceId(text: string): AudienceKey | null {
  return isGuid(text) ? { kind: 'audience', audienceId: canonicalGuid(text) } : null;
}
