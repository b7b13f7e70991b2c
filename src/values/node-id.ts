import { isAccountLabel } from './account-label.ts';
import { canonicalGuid, isGuid } from './guid.ts';
import { type Int64, isInt64 } from './int64.ts';

/** Where a thing is. */
interface InAccount {
  /** The label of its account; absent on a gateway whose one account has none. */
  readonly account?: string | undefined;
}

export interface ProductKey extends InAccount {
  readonly kind: 'product';
  readonly productId: Int64;
}

export interface SubmissionKey extends InAccount {
  readonly kind: 'submission';
  readonly productId: Int64;
  readonly submissionId: Int64;
}

export interface ShippingLabelKey extends InAccount {
  readonly kind: 'shippingLabel';
  readonly productId: Int64;
  readonly submissionId: Int64;
  readonly shippingLabelId: Int64;
}

export interface AudienceKey extends InAccount {
  readonly kind: 'audience';
  /** A GUID in lower case. */
  readonly audienceId: string;
}

/** What names one thing of the service: its account, its own number and its parents'. */
export type NodeKey = ProductKey | SubmissionKey | ShippingLabelKey | AudienceKey;

/**
 * The node id of a key: the resource's name upstream, `products/9007199267351835/submissions/1152921504621441945`, behind
 * its account where that has a label, `accounts/main/products/9007199267351835`.
 */
export function writeNodeId(key: NodeKey): string {
  return key.account === undefined ? resourceOf(key) : `${accountPrefix(key.account)}${resourceOf(key)}`;
}

/** What the ids of an account begin with; empty for one without a label. */
export function accountPrefix(label: string | undefined): string {
  return label === undefined ? '' : `accounts/${label}/`;
}

function resourceOf(key: NodeKey): string {
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
const labelled = /^accounts\/([^/]+)\/(.+)$/;
const audiencePrefix = 'audiences/';

/** The key of a node id, or null when the text is not exactly one: it becomes part of a path, so nothing is forgiven. */
export function readNodeId(id: string): NodeKey | null {
  const [, account, rest] = id.startsWith('accounts/') ? (labelled.exec(id) ?? []) : [];
  if (account === undefined || rest === undefined) return readResource(id);
  const key = isAccountLabel(account) ? readResource(rest) : null;
  return key && { ...key, account };
}

function readResource(text: string): NodeKey | null {
  if (text.startsWith(audiencePrefix)) return readAudienceId(text.slice(audiencePrefix.length));
  const [, productId, submissionId, shippingLabelId] = resource.exec(text) ?? [];
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

/** The product that a thing is part of. */
export function productKeyOf({ account, productId }: SubmissionKey | ShippingLabelKey): ProductKey {
  return inAccount(account, { kind: 'product', productId });
}

/** The submission that a label is part of. */
export function submissionKeyOf({ account, productId, submissionId }: ShippingLabelKey): SubmissionKey {
  return inAccount(account, { kind: 'submission', productId, submissionId });
}

/** The submission of a product that has this number. */
export function submissionOf({ account, productId }: ProductKey, submissionId: Int64): SubmissionKey {
  return inAccount(account, { kind: 'submission', productId, submissionId });
}

/** The shipping label of a submission that has this number. */
export function shippingLabelOf(
  { account, productId, submissionId }: SubmissionKey,
  shippingLabelId: Int64,
): ShippingLabelKey {
  return inAccount(account, { kind: 'shippingLabel', productId, submissionId, shippingLabelId });
}

/** A key in this account. */
export function inAccount<Key extends NodeKey>(account: string | undefined, key: Key): Key {
  return account === undefined ? key : { ...key, account };
}
