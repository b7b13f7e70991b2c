import type { Distribution, Targeting, WorkflowPin } from '../records.ts';
import { isSettled } from '../workflow/label-workflow.ts';

/** What a label targets once its workflow has come to its end: additions are added, removals gone. */
export function settledTargeting(targeting: Targeting, workflow: WorkflowPin): Targeting {
  if (!isSettled(workflow) || workflow.state === 'failed') return targeting;
  return {
    ...targeting,
    hardwareIds: settle(targeting.hardwareIds),
    chids: settle(targeting.chids),
  };
}

function settle<T extends { readonly distributionState: Distribution }>(targets: readonly T[]): T[] {
  return targets
    .filter(({ distributionState }) => distributionState !== 'pendingRemove')
    .map((target) =>
      target.distributionState === 'pendingAdd' ? { ...target, distributionState: 'added' } : target,
    );
}
