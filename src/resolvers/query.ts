import { operatingSystemFamilies } from '../dashboard/reference/operating-system-families.ts';
import { operatingSystems } from '../dashboard/reference/operating-systems.ts';
import { productTypes } from '../dashboard/reference/product-types.ts';
import { BadUserInput } from '../errors/bad-user-input.ts';
import type { QueryResolvers } from '../generated/resolvers-types.ts';
import { connect } from '../sources/connection.ts';
import type { AnyNode } from '../sources/nodes.ts';
import type { Sources } from '../sources/sources.ts';
import { readNodeId } from '../values/node-id.ts';
import { hintForNodeId } from '../values/node-id-hint.ts';
import { productSelection } from './selections/product-selection.ts';
import { findPreprodPackage } from './types/preprod-package.ts';

export const query: QueryResolvers = {
  node: (_, { id }, { sources }) => findNode(id, ['id'], sources),
  // An Error in a list is that place's error: one malformed id takes nothing from the others.
  nodes: (_, { ids }, { sources }) =>
    ids.map((id, index) =>
      findNode(id, ['ids', String(index)], sources).catch((reason: Error) => reason),
    ) as never,
  product: async (_, { productId }, { sources }) =>
    areIds(productId) ? sources.products.find({ kind: 'product', productId }) : null,
  products: (_, args, context) => {
    const { list, toNode } = context.sources.products;
    const selection = productSelection(args, context);
    return connect({ list, toNode, idOf: ({ key }) => key.productId, selection }, args);
  },
  submission: async (_, { productId, submissionId }, { sources }) =>
    areIds(productId, submissionId)
      ? sources.submissions.find({ kind: 'submission', productId, submissionId })
      : null,
  shippingLabel: async (_, { productId, submissionId, shippingLabelId }, { sources }) =>
    areIds(productId, submissionId, shippingLabelId)
      ? sources.shippingLabels.find({ kind: 'shippingLabel', productId, submissionId, shippingLabelId })
      : null,
  partnerSubmission: async (_, { publisherId, productId, submissionId }, { sources }) =>
    areIds(publisherId, productId, submissionId)
      ? sources.submissions.findShared(publisherId, { kind: 'submission', productId, submissionId })
      : null,
  preprodPackage: findPreprodPackage,
  audiences: (_, __, { sources }) => sources.audiences.all(),
  reference: () => ({ operatingSystems, operatingSystemFamilies, productTypes }),
  rateLimit: (_, __, { quota }) => {
    const { pausedUntil, lastThrottledAt, ...counts } = quota.snapshot();
    return { ...counts, pausedUntil: toDateTime(pausedUntil), lastThrottledAt: toDateTime(lastThrottledAt) };
  },
};

async function findNode(id: string, argument: readonly string[], sources: Sources): Promise<AnyNode | null> {
  const key = readNodeId(id);
  switch (key?.kind) {
    case undefined:
      throw new BadUserInput(hintForNodeId(id), { argument });
    case 'product':
      return sources.products.find(key);
    case 'submission':
      return sources.submissions.find(key);
    case 'shippingLabel':
      return sources.shippingLabels.find(key);
    case 'audience':
      return sources.audiences.find(key.audienceId);
  }
}

/** Zero and negative numbers are well-formed, name nothing, and are not worth a call. */
function areIds(...numbers: readonly string[]): boolean {
  return numbers.every((number) => /^[1-9]/.test(number));
}

function toDateTime(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}
