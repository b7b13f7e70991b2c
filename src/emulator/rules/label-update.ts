import type { ValidationError } from '../http/refusal.ts';
import type {
  ChidTarget,
  Distribution,
  HardwareTarget,
  LabelRecord,
  ProductRecord,
  SubmissionRecord,
  Targeting,
} from '../records.ts';
import { stateOfLabel } from '../views/label-state.ts';
import { isCancellable, isSettled } from '../workflow/label-workflow.ts';
import type { World } from '../world.ts';
import type { BoundObject } from './bound-object.ts';
import { invalidInput, invalidState, readOnlyProduct, validationFailed } from './refusals.ts';
import { settledTargeting } from './targeting.ts';
import { readTargeting, type TargetingInput } from './targeting-input.ts';
import { error, hardwareKey, refuseOldChids, targetingErrors } from './targeting-rules.ts';

/** Applies PATCH of a label and starts its workflow again, or refuses (sections 2.11, 7.2). */
export function updateLabel(
  { product, submission, label }: LabelPlace,
  body: BoundObject,
  world: World,
): void {
  const { settings } = world;
  if (product.access === 'readOnly') {
    throw readOnlyProduct(settings, 'Not allowed to update the shipping labels on a read only product.');
  }
  const workflow = stateOfLabel(label, world);
  if (!isSettled(workflow)) {
    const message = "Can't update the shipping label when another workflow is in progress. Try again.";
    throw invalidInput(settings, message);
  }
  const input = readTargeting(body.object('targeting'));
  refuseNothing(input, world);
  const errors = [...targetingErrors(input, submission, world), ...actionErrors(input)];
  if (errors.length > 0) throw validationFailed(settings, errors);
  const changed = apply(settledTargeting(label.targeting, workflow), input);
  refuseOldChids(changed.chids, changed.hardwareIds, world);
  label.targeting = changed;
  label.startedAt = world.clock.life();
  delete label.approvedAt;
  delete label.cancelledAt;
  delete label.pin;
}

/** Cancels a label that waits for approval or rolls out; nothing else can be (section 7.2). */
export function cancelLabel(label: LabelRecord, world: World): void {
  const workflow = stateOfLabel(label, world);
  if (!isCancellable(workflow) || label.cancelledAt !== undefined) {
    const message = 'Only shipping labels in Microsoft approval or gradual rollout can be cancelled.';
    throw invalidState(world.settings, message);
  }
  label.cancelledAt = world.clock.life();
}

/** A label with what it belongs to. */
export interface LabelPlace {
  readonly product: ProductRecord;
  readonly submission: SubmissionRecord;
  readonly label: LabelRecord;
}

function refuseNothing(input: TargetingInput, { settings }: World): void {
  const audiences = input.restrictedToAudiences;
  const clears = audiences !== undefined && settings.emptyAudiencesClear;
  const usable =
    (input.hardwareIds ?? []).length > 0 ||
    (input.chids ?? []).length > 0 ||
    (audiences ?? []).length > 0 ||
    clears ||
    input.inServicePublishInfo !== undefined;
  if (usable) return;
  const message = 'At least one property is required for update.';
  const properties = ['chids', 'hardwareIds', 'restrictedToAudiences'];
  throw validationFailed(
    settings,
    properties.map((property) => error(property, message)),
  );
}

function actionErrors({ hardwareIds = [], chids = [] }: TargetingInput): ValidationError[] {
  const lists = { hardwareIds, chids };
  return Object.entries(lists).flatMap(([property, targets]) =>
    targets.every(({ action }) => action === 'add' || action === 'remove')
      ? []
      : [error(property, 'The action must be add or remove.')],
  );
}

function apply(present: Targeting, input: TargetingInput): Targeting {
  const { inServicePublishInfo } = input;
  return {
    ...present,
    hardwareIds: merge<HardwareTarget>(present.hardwareIds, input.hardwareIds ?? [], hardwareKey),
    chids: merge<ChidTarget>(present.chids, input.chids ?? [], ({ chid }) => chid.toLowerCase()),
    restrictedToAudiences: input.restrictedToAudiences ?? present.restrictedToAudiences,
    ...(inServicePublishInfo === undefined ? {} : { inServicePublishInfo }),
  };
}

/** Adds what is new and marks what goes; removing what is not there changes nothing. */
function merge<T extends { readonly distributionState: Distribution }>(
  present: readonly T[],
  changes: readonly (Omit<T, 'distributionState'> & { readonly action: string | undefined })[],
  keyOf: (target: Omit<T, 'distributionState'>) => string,
): T[] {
  const merged = new Map(present.map((target) => [keyOf(target), target]));
  for (const { action, ...target } of changes) {
    const key = keyOf(target as unknown as Omit<T, 'distributionState'>);
    const old = merged.get(key);
    if (action === 'remove' && old !== undefined) {
      merged.set(key, { ...old, distributionState: 'pendingRemove' });
    }
    if (action === 'add') {
      const state = old?.distributionState === 'added' ? 'added' : 'pendingAdd';
      merged.set(key, { ...(old ?? (target as unknown as T)), distributionState: state });
    }
  }
  return [...merged.values()];
}
