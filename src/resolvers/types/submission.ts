import { isUploadTarget, readDownloadMessages, readDownloads } from '../../dashboard/downloads.ts';
import type { SubmissionResolvers } from '../../generated/resolvers-types.ts';
import { connect } from '../../sources/connection.ts';
import type { SubmissionNode } from '../../sources/nodes.ts';
import { readWorkflow } from '../../sources/workflow.ts';
import { readDateTime } from '../../values/date-time.ts';
import { productKeyOf, writeNodeId } from '../../values/node-id.ts';
import { readBoolean, readText } from '../../values/text.ts';
import type { Context } from '../context.ts';
import { nodeField, nodeFields, readVocabulary, vocabularyOf } from '../field-readers.ts';
import { historyOf } from '../mirror/history.ts';
import { shippingLabelSelection } from '../selections/shipping-label-selection.ts';

const source = (context: Context, { key }: SubmissionNode) =>
  context.account(key.account).sources.submissions;
const field = (node: SubmissionNode, name: string, context: Context) =>
  source(context, node).field(node, name);

export const submission: SubmissionResolvers = {
  id: ({ key }) => writeNodeId(key),
  submissionId: ({ key }) => key.submissionId,
  productId: ({ key }) => key.productId,
  ...nodeFields(source, readText, 'name', 'createdBy'),
  ...nodeFields(source, readBoolean, 'isExtensionInf', 'isUniversal', 'isDeclarativeInf'),
  ...nodeFields(source, readDateTime, 'createdDateTime'),
  type: nodeField(source, 'type', vocabularyOf('SubmissionType')),
  commitStatus: nodeField(source, 'commitStatus', vocabularyOf('CommitStatus')),
  workflowStatus: nodeField(source, 'workflowStatus', (value, context, node) =>
    readWorkflow(
      value,
      node.key.account,
      async () => (await source(context, node).reread(node))?.['workflowStatus'],
    ),
  ),
  downloads: async (node, _, context) => {
    const items = readDownloads(await field(node, 'downloads', context));
    const awaiting = (await source(context, node).progress(node)) === 'AWAITING_PACKAGE';
    return items
      .filter((item) => !isUploadTarget(item, awaiting))
      .map(({ type, url }) => ({ type: readVocabulary('DownloadType', type, context), url }));
  },
  downloadMessages: async (node, _, context) => readDownloadMessages(await field(node, 'downloads', context)),
  uploadUrl: async (node, _, context) => {
    if ((await source(context, node).progress(node)) !== 'AWAITING_PACKAGE') return null;
    const items = readDownloads(await field(node, 'downloads', context));
    return items.find((item) => isUploadTarget(item, true))?.url ?? null;
  },
  progress: (node, _, context) => source(context, node).progress(node),
  driverMetadata: (node, _, context) => context.account(node.key.account).sources.driverMetadata.of(node),
  product: ({ key, product }) => product ?? { kind: 'product', key: productKeyOf(key) },
  shippingLabels: (node, args, context) => {
    const { account } = node.key;
    const { shippingLabels } = context.account(account).sources;
    return connect(
      {
        list: shippingLabels.list(node),
        account,
        toNode: (record) => shippingLabels.toNode(node, record),
        idOf: ({ key }) => key.shippingLabelId,
        selection: shippingLabelSelection(args, context),
      },
      args,
    );
  },
  history: historyOf,
};
