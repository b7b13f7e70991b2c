import type { OrderDirection } from '../../generated/resolvers-types.ts';
import type { RowConnection } from '../../mirror/account-mirror.ts';
import type { Condition } from '../../mirror/query/mirror-query.ts';
import type { ProductNode, ShippingLabelNode, SubmissionNode } from '../../sources/nodes.ts';
import type { PageArguments } from '../../sources/page-arguments.ts';
import { writeNodeId } from '../../values/node-id.ts';
import type { Context } from '../context.ts';
import { is } from './conditions.ts';
import { mirrorOf } from './mirror-in.ts';
import { changesIn } from './mirror-selections.ts';

interface HistoryArguments extends PageArguments {
  readonly direction: OrderDirection;
}

/** The changes of state of a submission or label; null without a mirror. */
export function historyOf(
  { key }: SubmissionNode | ShippingLabelNode,
  args: HistoryArguments,
  context: Context,
): Promise<RowConnection> | null {
  return changes([is('thing')(writeNodeId(key))], key.account, args, context);
}

/** The changes of state of everything in a product; null without a mirror. */
export function historyBelow(
  { key }: ProductNode,
  args: HistoryArguments,
  context: Context,
): Promise<RowConnection> | null {
  const id = writeNodeId(key);
  // Ids of what is in it go on with a slash, and `0` is the character behind that.
  const within: Condition[] = [
    { column: 'thing', is: 'from', value: `${id}/` },
    { column: 'thing', is: 'before', value: `${id}0` },
  ];
  return changes(within, key.account, args, context);
}

function changes(
  where: readonly Condition[],
  account: string | undefined,
  args: HistoryArguments,
  context: Context,
): Promise<RowConnection> | null {
  return mirrorOf(context, account)?.connect(changesIn(args.direction, where), args) ?? null;
}
