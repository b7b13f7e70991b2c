import type { WireRecord } from '../dashboard/wire-record.ts';
import type { AudienceKey, ProductKey, ShippingLabelKey, SubmissionKey } from '../values/node-id.ts';
import type { Connection } from './to-connection.ts';

/**
 * A thing of the service as resolvers pass it on: its key, and the record in hand if there is one.
 * Without a record it is a reference, and the fields that need one load it.
 */
interface RecordNode<Key> {
  readonly key: Key;
  readonly record?: WireRecord | undefined;
  /** True when the record came from the single read and so carries every field there is. */
  readonly whole?: boolean;
  /** What a create answered: stands in when the service does not show the new thing yet. */
  readonly answer?: WireRecord | undefined;
}

/** A product; a list's record is the same as the single one. */
export interface ProductNode extends RecordNode<ProductKey> {
  readonly kind: 'product';
}

/** A submission, and the product from which it was reached. */
export interface SubmissionNode extends RecordNode<SubmissionKey> {
  readonly kind: 'submission';
  readonly product?: ProductNode | undefined;
}

/** A shipping label, and the submission from which it was reached. */
export interface ShippingLabelNode extends RecordNode<ShippingLabelKey> {
  readonly kind: 'shippingLabel';
  readonly submission?: SubmissionNode | undefined;
}

/** An audience, always with its record. */
export interface AudienceNode extends RecordNode<AudienceKey> {
  readonly kind: 'audience';
  readonly record: WireRecord;
}

/** The targeting of a shipping label. */
export interface TargetingNode {
  readonly record: WireRecord;
  /** The label of its account. */
  readonly account: string | undefined;
}

export type AnyNode = ProductNode | SubmissionNode | ShippingLabelNode | AudienceNode;

export type ProductPage = Connection<ProductNode>;
export type SubmissionPage = Connection<SubmissionNode>;
export type ShippingLabelPage = Connection<ShippingLabelNode>;
