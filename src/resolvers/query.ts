import { operatingSystemFamilies } from '../dashboard/reference/operating-system-families.ts';
import { operatingSystems } from '../dashboard/reference/operating-systems.ts';
import { productTypes } from '../dashboard/reference/product-types.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import type { QueryResolvers } from '../generated/resolvers-types.ts';
import { connect } from '../sources/connection.ts';
import type { AnyNode, ProductNode } from '../sources/nodes.ts';
import { inAccount, type NodeKey } from '../values/node-id.ts';
import type { Context } from './context.ts';
import { anyKeyOf } from './inputs/keys.ts';
import { mirrorIn } from './mirror/mirror-in.ts';
import { productSelection } from './selections/product-selection.ts';
import { findPreprodPackage } from './types/preprod-package.ts';

export const query: QueryResolvers = {
  node: async (_, { id }, context) => findNode(anyKeyOf(id, ['id'], context), context),
  // An Error in a list is that place's error: one malformed id takes nothing from the others.
  nodes: (_, { ids }, context) =>
    ids.map((id, index) => {
      try {
        const key = anyKeyOf(id, ['ids', String(index)], context);
        return findNode(key, context).catch((reason: Error) => reason);
      } catch (reason) {
        return reason;
      }
    }) as never,
  product: (_, { productId }, context) => {
    if (!areIds(productId)) return null;
    const { label, sources } = context.account();
    return sources.products.find(inAccount(label, { kind: 'product', productId }));
  },
  products: (_, args, context) => {
    const { label: account, sources } = context.account();
    const { products } = sources;
    const source = {
      list: products.list,
      account,
      toNode: (record: WireRecord) => products.toNode(record),
      idOf: ({ key }: ProductNode) => key.productId,
      selection: productSelection(args, context),
    };
    return connect(source, args);
  },
  submission: (_, { productId, submissionId }, context) => {
    if (!areIds(productId, submissionId)) return null;
    const { label, sources } = context.account();
    return sources.submissions.find(inAccount(label, { kind: 'submission', productId, submissionId }));
  },
  shippingLabel: (_, { productId, submissionId, shippingLabelId }, context) => {
    if (!areIds(productId, submissionId, shippingLabelId)) return null;
    const { label, sources } = context.account();
    const key = inAccount(label, { kind: 'shippingLabel', productId, submissionId, shippingLabelId });
    return sources.shippingLabels.find(key);
  },
  partnerSubmission: async (_, { publisherId, productId, submissionId }, context) =>
    areIds(publisherId, productId, submissionId)
      ? context
          .account()
          .sources.submissions.findShared(publisherId, { kind: 'submission', productId, submissionId })
      : null,
  preprodPackage: findPreprodPackage,
  audiences: (_, __, context) => context.account().sources.audiences.all(),
  accounts: (_, __, { accounts }) => accounts.labels.map((label) => ({ label })),
  mirror: (_, __, context) => mirrorIn(context),
  reference: () => ({ operatingSystems, operatingSystemFamilies, productTypes }),
  rateLimit: (_, __, context) => {
    const { pausedUntil, lastThrottledAt, ...counts } = context.account().quota.snapshot();
    return { ...counts, pausedUntil: toDateTime(pausedUntil), lastThrottledAt: toDateTime(lastThrottledAt) };
  },
};

async function findNode(key: NodeKey, context: Context): Promise<AnyNode | null> {
  const { sources } = context.account(key.account);
  switch (key.kind) {
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
