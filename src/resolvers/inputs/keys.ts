import { BadUserInput } from '../../errors/bad-user-input.ts';
import { accountFault } from '../../values/account-choice.ts';
import { type NodeKey, readNodeId } from '../../values/node-id.ts';
import { hintForNodeId } from '../../values/node-id-hint.ts';
import type { Context } from '../context.ts';

/**
 * The key of a node id in an input. Throws BadUserInput, showing the right form, unless it is of the wanted kind and of
 * an account that the operation may use.
 */
export function keyOf<Kind extends NodeKey['kind']>(
  kind: Kind,
  id: string,
  path: readonly string[],
  { accounts }: Pick<Context, 'accounts'>,
): Extract<NodeKey, { kind: Kind }> {
  const key = readNodeId(id);
  const fault = key?.kind === kind ? accountFault(key, accounts) : hintForNodeId(id, kind, accounts.label);
  if (fault === null) return key as Extract<NodeKey, { kind: Kind }>;
  throw new BadUserInput(`\`${path.join('.')}\`: ${fault}`, { argument: path });
}

/** The key of a node id of any kind. Throws BadUserInput as {@link keyOf} does. */
export function anyKeyOf(
  id: string,
  argument: readonly string[],
  { accounts }: Pick<Context, 'accounts'>,
): NodeKey {
  const key = readNodeId(id);
  const fault = key === null ? hintForNodeId(id, undefined, accounts.label) : accountFault(key, accounts);
  if (key !== null && fault === null) return key;
  throw new BadUserInput(fault ?? '', { argument });
}
