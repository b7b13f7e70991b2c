import type { ShippingLabelFilter, SubmissionShippingLabelsArgs } from '../../generated/resolvers-types.ts';
import type { ShippingLabelNode } from '../../sources/nodes.ts';
import type { Selection } from '../../sources/selection.ts';
import { readText } from '../../values/text.ts';
import type { Context } from '../context.ts';
import { readVocabulary } from '../field-readers.ts';
import { containsText, selectionOf } from './selection-of.ts';

/** What `shippingLabels(filter, orderBy)` selects. */
export function shippingLabelSelection(
  args: Omit<SubmissionShippingLabelsArgs, 'first'>,
  context: Context,
): Selection<ShippingLabelNode> | undefined {
  return selectionOf(args, {
    matches: (node, filter) => matches(node, filter, context),
    sortKey: ({ record }, field) =>
      field === 'NAME' ? (readText(record?.['name'])?.toLowerCase() ?? null) : null,
  });
}

async function matches(
  node: ShippingLabelNode,
  filter: ShippingLabelFilter,
  context: Context,
): Promise<boolean> {
  const { nameContains, destination, progress } = filter;
  if (!containsText(readText(node.record?.['name']), nameContains)) return false;
  if (
    destination != null &&
    readVocabulary('Destination', node.record?.['destination'], context) !== destination
  ) {
    return false;
  }
  if (progress == null) return true;
  const { shippingLabels } = context.account(node.key.account).sources;
  return (await shippingLabels.progress(node)) === progress;
}
