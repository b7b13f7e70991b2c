import type { ProductResolvers } from '../../generated/resolvers-types.ts';
import { connect } from '../../sources/connection.ts';
import type { ProductNode } from '../../sources/nodes.ts';
import { readDateTime } from '../../values/date-time.ts';
import { readInt64 } from '../../values/int64.ts';
import { writeNodeId } from '../../values/node-id.ts';
import { readBoolean, readText, readTexts } from '../../values/text.ts';
import type { Context } from '../context.ts';
import { nodeField, nodeFields, readObject, vocabularyOf } from '../field-readers.ts';
import { historyBelow } from '../mirror/history.ts';
import { submissionSelection } from '../selections/submission-selection.ts';

const source = (context: Context, { key }: ProductNode) => context.account(key.account).sources.products;

export const product: ProductResolvers = {
  id: ({ key }) => writeNodeId(key),
  productId: ({ key }) => key.productId,
  name: nodeField(source, 'productName', readText),
  ...nodeFields(source, readInt64, 'sharedProductId', 'sourceProductId', 'sourcePublisherId'),
  ...nodeFields(
    source,
    readBoolean,
    'isCommitted',
    'isExtensionInf',
    'isRetpolineCompiled',
    'isTestSign',
    'isFlightSign',
  ),
  ...nodeFields(
    source,
    readText,
    'originType',
    'message',
    'productType',
    'driverType',
    'deviceMetadataCategory',
  ),
  ...nodeFields(source, readText, 'firmwareVersion', 'createdBy', 'updatedBy'),
  ...nodeFields(source, readTexts, 'deviceMetadataIds', 'marketingNames', 'requestedSignatures'),
  ...nodeFields(source, readDateTime, 'announcementDate', 'createdDateTime', 'updatedDateTime'),
  ...nodeFields(source, readSelectedProductTypes, 'selectedProductTypes'),
  ...nodeFields(source, readObject, 'additionalAttributes'),
  deviceType: nodeField(source, 'deviceType', vocabularyOf('DeviceType')),
  testHarness: nodeField(source, 'testHarness', vocabularyOf('TestHarness')),
  submissions: (node, args, context) => {
    const { account } = node.key;
    const { submissions } = context.account(account).sources;
    return connect(
      {
        list: submissions.list(node),
        account,
        toNode: (record) => submissions.toNode(node, record),
        idOf: ({ key }) => key.submissionId,
        selection: submissionSelection(args, context),
      },
      args,
    );
  },
  history: historyBelow,
};

/** The service keeps a map whose keys vary in letter case. */
function readSelectedProductTypes(value: unknown) {
  return Object.entries(readObject(value) ?? {}).map(([operatingSystemFamily, productType]) => ({
    operatingSystemFamily,
    productType: readText(productType),
  }));
}
