import type { SubscriptionResolvers } from '../generated/resolvers-types.ts';
import type { ShippingLabelNode, SubmissionNode } from '../sources/nodes.ts';
import type { Snapshot } from '../workflow/snapshot.ts';
import type { Context } from './context.ts';
import { keyOf } from './inputs/keys.ts';

/** Every event is a snapshot with its record, so that fields of the thing itself cost no further call. */
export const subscription: SubscriptionResolvers = {
  submissionUpdated: {
    subscribe: (_, { id }, context) => watch(keyOf('submission', id, ['id'], context), context),
    resolve: (event: Snapshot) => toSubmission(event),
  },
  shippingLabelUpdated: {
    subscribe: (_, { id }, context) => watch(keyOf('shippingLabel', id, ['id'], context), context),
    resolve: (event: Snapshot) => toShippingLabel(event),
  },
};

function watch(key: Snapshot['key'], context: Context) {
  return context.account(key.account).watchers.watch(key);
}

function toSubmission({ key, record }: Snapshot): SubmissionNode {
  return { kind: 'submission', key: keyLike('submission', key), record, whole: true };
}

function toShippingLabel({ key, record }: Snapshot): ShippingLabelNode {
  return { kind: 'shippingLabel', key: keyLike('shippingLabel', key), record, whole: true };
}

/** The watchers give back the kind that they were asked for. */
function keyLike<Kind extends Snapshot['key']['kind']>(kind: Kind, key: Snapshot['key']) {
  if (key.kind !== kind) throw new Error(`a watcher of a ${kind} was given a ${key.kind}`);
  return key as Extract<Snapshot['key'], { kind: Kind }>;
}
