import { jsonBody, queryParameter } from '../http/emulator-request.ts';
import { empty, json } from '../http/reply.ts';
import { numberKey, page } from '../paging.ts';
import type { LabelRecord } from '../records.ts';
import { BoundObject } from '../rules/bound-object.ts';
import { newLabel } from '../rules/label-rules.ts';
import { cancelLabel, updateLabel } from '../rules/label-update.ts';
import { labelView } from '../views/label-view.ts';
import { labelOf, submissionOf } from './lookup.ts';
import type { Call, Route } from './route.ts';

const LIST = '/products/{productId}/submissions/{submissionId}/shippingLabels';
const ONE = `${LIST}/{shippingLabelId}`;

/** Endpoints 11 to 15 of section 2.1. */
export const LABEL_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: LIST, answer: listLabels },
  { method: 'POST', pattern: LIST, role: 'shippingLabelOwner', answer: createLabel },
  { method: 'GET', pattern: ONE, answer: getLabel },
  { method: 'PATCH', pattern: ONE, role: 'shippingLabelOwner', answer: patchLabel },
  { method: 'PUT', pattern: `${ONE}/cancel`, role: 'shippingLabelOwner', answer: cancel },
];

function listLabels(call: Call) {
  const { request, world } = call;
  const { submission } = submissionOf(call);
  const path = `/products/${submission.productId}/submissions/${submission.id}/shippingLabels`;
  const targeting = world.settings.targetingInLists && wantsTargeting(call);
  const view = (label: LabelRecord) => labelView(label, 'list', targeting, world);
  const list = { name: 'shippingLabels', path, items: submission.labels, key: numberKey, view } as const;
  return json(200, page(list, request.query, world));
}

function getLabel(call: Call) {
  return json(200, labelView(labelOf(call).label, 'detail', wantsTargeting(call), call.world));
}

function createLabel(call: Call) {
  const { request, world } = call;
  const { product, submission } = submissionOf(call);
  const label = newLabel(product, submission, new BoundObject(jsonBody(request)), world);
  world.store.addLabel(submission, label);
  return json(world.settings.createLabelStatus, labelView(label, 'created', false, world));
}

function patchLabel(call: Call) {
  const place = labelOf(call);
  updateLabel(place, new BoundObject(jsonBody(call.request)), call.world);
  return empty(204);
}

function cancel(call: Call) {
  cancelLabel(labelOf(call).label, call.world);
  return empty(204);
}

function wantsTargeting({ request }: Call): boolean {
  return queryParameter(request.query, 'includeTargetingInfo')?.toLowerCase() === 'true';
}
