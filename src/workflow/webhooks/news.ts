import type { WebhookEvent } from '../../config/webhook.ts';
import { readRecord } from '../../dashboard/wire-record.ts';
import { writeNodeId } from '../../values/node-id.ts';
import { readText, readTexts } from '../../values/text.ts';
import type { Progress, Snapshot } from '../snapshot.ts';

/** The events that a snapshot tells of; `earlier` is the progress that was seen before, if any was. */
export function newsOf({ key, record, progress }: Snapshot, earlier: Progress | undefined): WebhookEvent[] {
  switch (progress) {
    case 'READY':
      return ['ready'];
    case 'FAILED':
      return ['failed'];
    case 'SHARED':
      return ['shared'];
    // Whatever is published was approved before, whether anybody looked then or not.
    case 'PUBLISHED':
      return ['approved', 'published'];
    case 'PROCESSING': {
      const step = readText(readRecord(record['workflowStatus'])?.['currentStep'])?.toLowerCase() ?? '';
      const approved = earlier === 'AWAITING_APPROVAL' || afterApproval.has(step);
      return key.kind === 'shippingLabel' && approved ? ['approved'] : [];
    }
    default:
      return [];
  }
}

/** What a message says of a thing: names and states, and no address of anything. */
export function describeThing({ key, record, progress }: Snapshot): Record<string, unknown> {
  const workflow = readRecord(record['workflowStatus']);
  const { kind: _kind, ...numbers } = key;
  return {
    kind: key.kind === 'submission' ? 'Submission' : 'ShippingLabel',
    id: writeNodeId(key),
    ...numbers,
    name: readText(record['name']),
    progress,
    currentStep: readText(workflow?.['currentStep']),
    state: readText(workflow?.['state']),
    messages: readTexts(workflow?.['messages']).map(withoutAddresses),
  };
}

/** The steps of a label that follow the approval. */
const afterApproval = new Set(['publishing', 'finalizepublishing']);

/** The service's sentences are meant for people; an address in them could be a secret. */
function withoutAddresses(text: string): string {
  return text.replace(/\bhttps?:\/\/\S+/gi, '[address]');
}
