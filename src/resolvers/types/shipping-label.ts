import type { ShippingLabelResolvers } from '../../generated/resolvers-types.ts';
import type { ShippingLabelNode, SubmissionNode } from '../../sources/nodes.ts';
import { readWorkflow } from '../../sources/workflow.ts';
import { productKeyOf, submissionKeyOf, writeNodeId } from '../../values/node-id.ts';
import { readText } from '../../values/text.ts';
import type { Context } from '../context.ts';
import { nodeField, nodeFields, readObject, vocabularyOf } from '../field-readers.ts';
import { historyOf } from '../mirror/history.ts';

const source = (context: Context, { key }: ShippingLabelNode) =>
  context.account(key.account).sources.shippingLabels;
const field = (node: ShippingLabelNode, name: string, context: Context) =>
  source(context, node).field(node, name);

export const shippingLabel: ShippingLabelResolvers = {
  id: ({ key }) => writeNodeId(key),
  shippingLabelId: ({ key }) => key.shippingLabelId,
  productId: ({ key }) => key.productId,
  submissionId: ({ key }) => key.submissionId,
  ...nodeFields(source, readText, 'name'),
  destination: nodeField(source, 'destination', vocabularyOf('Destination')),
  progress: (node, _, context) => source(context, node).progress(node),
  workflowStatus: nodeField(source, 'workflowStatus', (value, context, node) =>
    readWorkflow(
      value,
      node.key.account,
      async () => (await source(context, node).reread(node))?.['workflowStatus'],
    ),
  ),
  targeting: nodeField(source, 'targeting', (value, _, { key }) => {
    const record = readObject(value);
    return record && { record, account: key.account };
  }),
  publishingSpecifications: (node, _, context) => specifications(node, 'publishingSpecifications', context),
  recipientSpecifications: (node, _, context) => specifications(node, 'recipientSpecifications', context),
  submission: (node) => parentOf(node),
  product: (node) => {
    const { product } = parentOf(node);
    return product ?? { kind: 'product', key: productKeyOf(node.key) };
  },
  history: historyOf,
};

/** A list's entry has the one or the other, by destination: with both absent in hand the single read must tell. */
async function specifications(
  node: ShippingLabelNode,
  name: 'publishingSpecifications' | 'recipientSpecifications',
  context: Context,
) {
  const other = name === 'publishingSpecifications' ? 'recipientSpecifications' : 'publishingSpecifications';
  if (node.record && !Object.hasOwn(node.record, name) && Object.hasOwn(node.record, other)) return null;
  const value = await field(node, name, context);
  // The documents call recipientSpecifications a list; every sample is an object.
  return readObject(Array.isArray(value) ? value[0] : value);
}

function parentOf({ key, submission }: ShippingLabelNode): SubmissionNode {
  return submission ?? { kind: 'submission', key: submissionKeyOf(key) };
}
