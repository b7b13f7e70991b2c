import type { ProductSubmissionsArgs, SubmissionFilter } from '../../generated/resolvers-types.ts';
import type { SubmissionNode } from '../../sources/nodes.ts';
import type { Selection } from '../../sources/selection.ts';
import { readText } from '../../values/text.ts';
import type { Context } from '../context.ts';
import { readVocabulary } from '../field-readers.ts';
import { containsText, selectionOf } from './selection-of.ts';

/** What `submissions(filter, orderBy)` selects. */
export function submissionSelection(
  args: Omit<ProductSubmissionsArgs, 'first'>,
  context: Context,
): Selection<SubmissionNode> | undefined {
  return selectionOf(args, {
    matches: (node, filter) => matches(node, filter, context),
    sortKey: ({ record }, field) =>
      field === 'NAME' ? (readText(record?.['name'])?.toLowerCase() ?? null) : null,
  });
}

/** What the list says is tried first, so that only the rest costs calls. */
async function matches(node: SubmissionNode, filter: SubmissionFilter, context: Context): Promise<boolean> {
  const { submissions } = context.account(node.key.account).sources;
  const { nameContains, type, commitStatus, progress } = filter;
  if (!containsText(readText(node.record?.['name']), nameContains)) return false;
  if (type != null && readVocabulary('SubmissionType', node.record?.['type'], context) !== type) return false;
  if (commitStatus != null) {
    const status = await submissions.field(node, 'commitStatus');
    if (readVocabulary('CommitStatus', status, context) !== commitStatus) return false;
  }
  return progress == null || (await submissions.progress(node)) === progress;
}
