import { beginConnection } from '../sources/connection.ts';
import type { ListSource } from '../sources/list-source.ts';
import type { PageArguments } from '../sources/page-arguments.ts';
import { accountFault } from '../values/account-choice.ts';
import { inAccount, type NodeKey, readNodeId } from '../values/node-id.ts';
import type { Context } from './context.ts';

/** As the schema coerced them, so that their types are known to who reads them. */
type Arguments = Readonly<Record<string, unknown>>;

/** A thing that may be read ahead of, and its lists by the fields that give them. */
interface KnownThing {
  readonly type: 'Product' | 'Submission';
  readonly begin: Readonly<Record<string, (args: Arguments) => void>>;
}

/**
 * By root field: which lists can be read while the thing that they belong to is being read, for its id is all that they
 * need. Only where the account was seen to have the thing: a call that a `null` would have spared is no gain.
 */
export const foresight = {
  node: ({ id }: Arguments, context: Context) => listsOf([readNodeId(String(id))], context),
  nodes: ({ ids }: Arguments, context: Context) =>
    listsOf((ids as readonly string[]).map(readNodeId), context),
  product: ({ productId }: Arguments, context: Context) =>
    listsOf([ownKey({ kind: 'product', productId: String(productId) }, context)], context),
  submission: ({ productId, submissionId }: Arguments, context: Context) => {
    const numbers = { productId: String(productId), submissionId: String(submissionId) };
    return listsOf([ownKey({ kind: 'submission', ...numbers }, context)], context);
  },
};

/** In the account that fields without an id are about. */
function ownKey(key: NodeKey, { accounts }: Context): NodeKey {
  return inAccount(accounts.label, key);
}

/** Keys are checked as the roots' own resolvers check them, who also say what is wrong with them. */
function listsOf(keys: readonly (NodeKey | null)[], context: Context): KnownThing[] {
  if (!context.caller.roles.has('reader')) return [];
  return keys.flatMap((key) =>
    key === null || accountFault(key, context.accounts) !== null ? [] : listBelow(key, context),
  );
}

function listBelow(key: NodeKey, context: Context): KnownThing[] {
  if (key.kind !== 'product' && key.kind !== 'submission') return [];
  const { products, submissions, shippingLabels } = context.account(key.account).sources;
  if (key.kind === 'product') {
    if (!products.isKnown(key)) return [];
    const list = submissions.list({ kind: 'product', key });
    return [{ type: 'Product', begin: { submissions: beginning(list) } }];
  }
  if (!submissions.isKnown(key)) return [];
  const list = shippingLabels.list({ kind: 'submission', key });
  return [{ type: 'Submission', begin: { shippingLabels: beginning(list) } }];
}

function beginning(list: ListSource) {
  return (args: Arguments) => beginConnection(list, args as Arguments & PageArguments);
}
