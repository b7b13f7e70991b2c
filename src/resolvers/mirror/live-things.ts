import type { Row } from '../../mirror/schema/tables.ts';
import type { ProductNode, ShippingLabelNode, SubmissionNode } from '../../sources/nodes.ts';
import { inAccount, type NodeKey } from '../../values/node-id.ts';
import { readText } from '../../values/text.ts';

/** The live product of a row: a reference, which is read when a field needs it; null when the row's thing has vanished. */
export function liveProduct(row: Row): ProductNode | null {
  const productId = String(row['product_id']);
  return live(row, { kind: 'product', productId }, (key) => ({ kind: 'product', key }));
}

/** The live submission of a row, as {@link liveProduct}. */
export function liveSubmission(row: Row): SubmissionNode | null {
  const [productId, submissionId] = [String(row['product_id']), String(row['submission_id'])];
  return live(row, { kind: 'submission', productId, submissionId }, (key) => ({ kind: 'submission', key }));
}

/** The live label of a row, as {@link liveProduct}; null also for a row that is of no label. */
export function liveShippingLabel(row: Row): ShippingLabelNode | null {
  if (row['shipping_label_id'] == null) return null;
  const [productId, submissionId] = [String(row['product_id']), String(row['submission_id'])];
  const shippingLabelId = String(row['shipping_label_id']);
  return live(row, { kind: 'shippingLabel', productId, submissionId, shippingLabelId }, (key) => ({
    kind: 'shippingLabel',
    key,
  }));
}

function live<Key extends NodeKey, Node>(row: Row, key: Key, toNode: (key: Key) => Node): Node | null {
  if (row['vanished_at'] != null) return null;
  const account = readText(row['account']) ?? undefined;
  return toNode(inAccount(account, key));
}
