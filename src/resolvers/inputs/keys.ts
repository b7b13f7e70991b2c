import { BadUserInput } from '../../errors/bad-user-input.ts';
import { type NodeKey, readNodeId } from '../../values/node-id.ts';
import { hintForNodeId } from '../../values/node-id-hint.ts';

/** The key of a node id in an input. Throws BadUserInput, showing the right form, unless it is of the wanted kind. */
export function keyOf<Kind extends NodeKey['kind']>(
  kind: Kind,
  id: string,
  path: readonly string[],
): Extract<NodeKey, { kind: Kind }> {
  const key = readNodeId(id);
  if (key?.kind === kind) return key as Extract<NodeKey, { kind: Kind }>;
  throw new BadUserInput(`\`${path.join('.')}\`: ${hintForNodeId(id, kind)}`, { argument: path });
}
